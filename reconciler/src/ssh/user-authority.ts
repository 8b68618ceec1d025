// The authority that signs users' keys: made at the first start, kept among the reconciler's own secrets; every guest
// trusts its public half.

import { generateKeyPairSync, type KeyObject, randomBytes } from "node:crypto";
import type { Store } from "../store/store.ts";
import { issueUserCertificate } from "./certificate.ts";
import { ed25519PublicLine, readPrivateKey } from "./host-key.ts";
import { parsePublicKey } from "./public-key.ts";

const SECRET = "ssh_user_authority";

// A guest's clock may be behind: when it has just booted, after a pause, or for long where nothing sets it. An earlier
// beginning gives nobody more than a guest with such a clock does anyway.
const CLOCK_SKEW_SECONDS = 24 * 3600;

export interface UserAuthority {
  /** One line for `TrustedUserCAKeys`. */
  publicKey: string;
  /** Signs `publicKey` (a line of OpenSSH's format) for the given principals, from now on for `ttlSeconds`. */
  issue(request: CertificateOrder): string;
  /** The same for the login to one VM. */
  signUserKey(request: {
    vm: string;
    public_key: string;
    ttl_seconds: number;
    /** Id of the token that asks: the guest's log names it at each login. */
    principal: string;
  }): Promise<string>;
}

interface CertificateOrder {
  publicKey: string;
  /** Written into the guest's log at login. */
  keyId: string;
  principals: readonly string[];
  ttlSeconds: number;
}

/**
 * Opens the store's authority, and makes it when there is none. `now` is in milliseconds; certificates begin at the
 * `earliest` that it may be, for guests whose clocks are right while this machine's is ahead.
 */
export async function openUserAuthority(
  store: Store,
  now: () => number,
  earliest: () => number = now,
): Promise<UserAuthority> {
  const pem =
    (await store.secrets.own(SECRET)) ?? (await store.write((tx) => tx.secrets.putOwn(SECRET, createKey())));
  return userAuthority(readPrivateKey(pem), now, earliest);
}

const createKey = (): string =>
  generateKeyPairSync("ed25519").privateKey.export({ format: "pem", type: "pkcs8" }).toString();

export function userAuthority(
  key: KeyObject,
  now: () => number,
  earliest: () => number = now,
): UserAuthority {
  const issue = ({ publicKey, keyId, principals, ttlSeconds }: CertificateOrder): string => {
    const seconds = Math.floor(now() / 1000);
    return issueUserCertificate(key, {
      publicKey: parsePublicKey(publicKey),
      keyId,
      principals,
      serial: randomBytes(8).readBigUInt64BE(),
      validAfter: Math.floor(earliest() / 1000) - CLOCK_SKEW_SECONDS,
      validBefore: seconds + ttlSeconds,
      nonce: randomBytes(32),
    });
  };
  return {
    publicKey: ed25519PublicLine(key, "croft-user-ca"),
    issue,
    async signUserKey({ vm, public_key, ttl_seconds, principal }) {
      // The VM's id is its only principal: a certificate opens one VM.
      return issue({
        publicKey: public_key,
        keyId: `croft:${principal}:${vm}`,
        principals: [vm],
        ttlSeconds: ttl_seconds,
      });
    },
  };
}
