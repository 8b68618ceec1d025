// How a machine becomes a host: whoever administers Croft makes a token for one host name, and the agent that brings
// it first, with a key of its own, gets the host's certificate.
//
//   no host --token, CSR--> joined (certificate) --renew--> joined (another certificate)
//                              \--the same token and key, within the hour (the answer was lost)--> the same again
//                              \--token, CSR again--> joined; every certificate before is revoked

import { createHash, randomBytes } from "node:crypto";
import { CroftError } from "@croft/schemas/errors.ts";
import { createId } from "@croft/schemas/ids.ts";
import { NAME } from "@croft/schemas/names.ts";
import type { Store, Writes } from "../store/store.ts";
import type { AgentsAuthority } from "./authority.ts";

/** What an agent needs to join, as a file for its machine. */
export interface JoinFile {
  endpoint: string;
  token: string;
  host: string;
  ca_certificate: string;
  expires_at: string;
}

interface Joined {
  host_id: string;
  host: string;
  certificate: string;
  ca_certificate: string;
}

export interface Joining {
  /** Makes a token for one host name: good once, for an hour. */
  create(host: string, principal: string): Promise<JoinFile>;
  /** Uses a token up. Errors: `unauthorized`, `invalid_request` (the token stays good). */
  join(token: string, csr: string): Promise<Joined>;
  /** A further certificate for a host; those it has stay good until they end. */
  renew(hostId: string, host: string, csr: string): Promise<Joined>;
}

const TOKEN_LIFE_MS = 3_600_000;

export interface JoiningParts {
  store: Store;
  authority: AgentsAuthority;
  /** Where agents reach this reconciler. */
  endpoint: () => string;
  /** Milliseconds since 1970. */
  now: () => number;
}

export function joining({ store, authority, endpoint, now }: JoiningParts): Joining {
  const certify = async (tx: Writes, hostId: string, host: string, csr: string): Promise<Joined> => {
    const issued = await authority.sign(csr, hostId);
    await tx.access.putCertificate({ ...issued, host, revoked: false });
    return { host_id: hostId, host, certificate: issued.pem, ca_certificate: authority.certificate };
  };

  return {
    async create(host) {
      if (!NAME.test(host)) throw badName(host);
      const token = randomBytes(32).toString("base64url");
      const expires_at = new Date(now() + TOKEN_LIFE_MS).toISOString();
      await store.write((tx) => tx.access.putJoinToken(hashOf(token), { host, expires_at }));
      return { endpoint: endpoint(), token, host, ca_certificate: authority.certificate, expires_at };
    },

    // Token, host and certificate in one transaction: a request that is refused, or a crash, leaves the token good.
    // Signing inside it takes a millisecond.
    async join(token, csr) {
      const ownHash = hashOf(`${token}:${await authority.keyOf(csr)}`);
      return store.write(async (tx) => {
        const at = new Date(now()).toISOString();
        const taken =
          (await tx.access.takeJoinToken(hashOf(token), at)) ?? (await tx.access.takeJoinToken(ownHash, at));
        if (taken === undefined) throw badToken();
        // An agent whose answer was lost asks again: with the same key, and nobody else can.
        await tx.access.putJoinToken(ownHash, taken);
        await tx.access.revokeCertificates(taken.host);
        const id = await ensureHost(tx, taken.host);
        return certify(tx, id, taken.host, csr);
      });
    },

    renew: (hostId, host, csr) => store.write((tx) => certify(tx, hostId, host, csr)),
  };
}

async function ensureHost(tx: Writes, name: string): Promise<string> {
  const present = await tx.hosts.get(name);
  const id = present?.id ?? createId("host", randomBytes(10));
  if (present === undefined) {
    await tx.documents.insert({
      kind: "host",
      id,
      project: null,
      shared: false,
      name,
      tags: {},
      default_tags: {},
      spec: {},
      status: {
        observed_generation: 1,
        state: "pending",
        state_reason: null,
        state_code: null,
        conditions: [],
      },
      created_by: "croft",
      create_digest: null,
    });
  }
  await tx.events.append({
    type: "host.joined",
    actor: "croft",
    kind: "host",
    object: id,
    project: null,
    name,
    data: { again: present !== undefined },
  });
  return id;
}

const hashOf = (token: string): string => createHash("sha256").update(token).digest("hex");

const badName = (host: string): CroftError =>
  new CroftError("invalid_request", "The join token cannot be made: the host's name is not valid.", {
    detail:
      "A name has up to 63 lower-case letters, digits and dashes, and begins and ends with a letter or digit.",
    errors: [{ code: "invalid_value", pointer: "/host", message: `${JSON.stringify(host)} is no host name` }],
  });

const badToken = (): CroftError =>
  new CroftError("unauthorized", "The join token is not known, was used, or is older than an hour.", {
    detail: "Make a new one (POST /v1/agent/join_tokens) and give its contents to the agent.",
  });
