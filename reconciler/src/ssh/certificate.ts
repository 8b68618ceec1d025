// User certificates in OpenSSH's format (PROTOCOL.certkeys): the user's public key and what it may do, signed by
// Croft's user authority. Written out here because no package at hand signs for security keys or names extensions.

import { type KeyObject, sign } from "node:crypto";
import { ed25519Blob } from "./host-key.ts";
import type { PublicKey } from "./public-key.ts";
import { string, uint32, uint64 } from "./wire.ts";

const USER_CERTIFICATE = 1;

// What a login may do; in the order of their names, as the format demands.
const EXTENSIONS = ["permit-agent-forwarding", "permit-port-forwarding", "permit-pty", "permit-user-rc"];

export interface CertificateRequest {
  publicKey: PublicKey;
  /** Written into the guest's log at login. */
  keyId: string;
  principals: readonly string[];
  serial: bigint;
  /** Seconds since 1970; the certificate is good from the first to just before the second. */
  validAfter: number;
  validBefore: number;
  /** 32 random bytes, so that what is signed cannot be foreseen. */
  nonce: Buffer;
}

/** Issues a user certificate as one line of OpenSSH's format. `authority` is an ed25519 private key. */
export function issueUserCertificate(authority: KeyObject, request: CertificateRequest): string {
  const type = certificateType(request.publicKey.algorithm);
  const unsigned = Buffer.concat([
    string(type),
    string(request.nonce),
    request.publicKey.fields,
    uint64(request.serial),
    uint32(USER_CERTIFICATE),
    string(request.keyId),
    string(Buffer.concat(request.principals.map(string))),
    uint64(BigInt(request.validAfter)),
    uint64(BigInt(request.validBefore)),
    string(""),
    string(Buffer.concat(EXTENSIONS.flatMap((name) => [string(name), string("")]))),
    string(""),
    string(ed25519Blob(authority)),
  ]);
  const signature = Buffer.concat([string("ssh-ed25519"), string(sign(null, unsigned, authority))]);
  return `${type} ${Buffer.concat([unsigned, string(signature)]).toString("base64")} ${request.keyId}`;
}

// `ssh-ed25519` becomes `ssh-ed25519-cert-v01@openssh.com`; a vendor's suffix is not written twice.
const certificateType = (algorithm: string): string =>
  `${algorithm.replace(/@openssh\.com$/, "")}-cert-v01@openssh.com`;
