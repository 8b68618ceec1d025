// How a machine becomes a host: whoever administers Croft makes a token for one host name, and the agent that brings
// it first, with a key of its own, gets the host's certificate.
//
//   no host --token, CSR--> joined (certificate) --renew, with the latest that it has shown--> joined (another certificate)
//                              \--the same token and key, within the hour (the answer was lost)--> the same again
//                              \--token, CSR again--> joined; every certificate before is revoked
//
// Which machine may be which host: see joining-machine.ts. A refusal leaves the token good, and an event says why.

import { createHash, randomBytes } from "node:crypto";
import { CroftError } from "@croft/schemas/errors.ts";
import { createId } from "@croft/schemas/ids.ts";
import { NAME } from "@croft/schemas/names.ts";
import type { HostMachine } from "../kinds/host/internal.ts";
import type { JoinToken, Reads, Store, Stored, Writes } from "../store/store.ts";
import type { AgentsAuthority } from "./authority.ts";
import type { CallingHost } from "./caller.ts";
import { checkJoiningAgent, type JoiningAgent, type KnownHost } from "./joining-machine.ts";

/** What an agent needs to join, as a file for its machine. */
export interface JoinFile {
  endpoint: string;
  token: string;
  host: string;
  ca_certificate: string;
  /** Of the authority: what the first contact of the agent is checked with. */
  fingerprint: string;
  /** What to run on the machine. */
  command: string;
  expires_at: string;
}

interface Joined {
  host_id: string;
  host: string;
  certificate: string;
  ca_certificate: string;
}

export interface Joining {
  /** Makes a token for one host name: good once, for an hour unless told. */
  create(host: string, options?: JoinTokenOptions): Promise<JoinFile>;
  /**
   * Uses a token up. Errors: `unauthorized`; `invalid_request`, `agent_outdated`, `precondition_failed` and `already_exists`,
   * which leave the token good.
   */
  join(token: string, csr: string, agent?: JoiningAgent): Promise<Joined>;
  /** Notes which machine a host is that joined before agents said so. */
  greeted(hostId: string, agent: JoiningAgent): Promise<void>;
  /**
   * A further certificate for a host; those it has stay good until they end. Throws `unauthorized` when the host has shown a
   * later one than that of `serial`: who still has the earlier one is a copy of it.
   */
  renew(caller: CallingHost, csr: string): Promise<Joined>;
}

interface JoinTokenOptions {
  /** 3600 unless given. */
  ttl_seconds?: number | undefined;
  /** The machine may take the place of another one that was this host: an operator says that the other is off. */
  replaces_machine?: boolean | undefined;
}

const TOKEN_LIFE_SECONDS = 3600;

/** Of which nothing is known, as of those before agents said so. */
const UNKNOWN_AGENT: JoiningAgent = {
  contract_version: null,
  state_id: null,
  machine: null,
  copied: false,
  known_as: null,
  time: null,
};

export interface JoiningParts {
  store: Store;
  authority: AgentsAuthority;
  /** Where agents reach this reconciler. */
  endpoint: () => string;
  /** Milliseconds since 1970, by the clock that counts. */
  now: () => number;
  /** The same by the machine's clock, which is compared with the agents'. */
  wallClock?: () => number;
  /** Seconds since a host that counts as connected was heard. */
  heardSecondsAgo?: (host: string) => number | undefined;
}

export function joining(parts: JoiningParts): Joining {
  const { store, authority, endpoint, now, wallClock = now, heardSecondsAgo = () => undefined } = parts;
  const certify = async (tx: Writes, hostId: string, host: string, csr: string): Promise<Joined> => {
    const issued = await authority.sign(csr, hostId);
    await tx.access.putCertificate({ ...issued, host, revoked: false });
    return { host_id: hostId, host, certificate: issued.pem, ca_certificate: authority.certificate };
  };

  const isNews = refusalsTold(now);

  return {
    async create(host, { ttl_seconds = TOKEN_LIFE_SECONDS, replaces_machine = false } = {}) {
      if (!NAME.test(host)) throw badName(host);
      const token = randomBytes(32).toString("base64url");
      const expires_at = new Date(now() + ttl_seconds * 1000).toISOString();
      const stored = { host, expires_at, replaces_machine, used_at: null };
      await store.write((tx) => tx.access.putJoinToken(hashOf(token), stored));
      const { fingerprint, certificate: ca_certificate } = authority;
      const command = `CROFT_JOIN_TOKEN=${token} croft-agent join ${endpoint()} --fingerprint ${fingerprint}`;
      return { endpoint: endpoint(), token, host, ca_certificate, fingerprint, command, expires_at };
    },

    // Token, host and certificate in one transaction: a request that is refused, or a crash, leaves the token good.
    // Signing inside it takes a millisecond.
    async join(token, csr, agent = UNKNOWN_AGENT) {
      const ownHash = hashOf(`${token}:${await authority.keyOf(csr)}`);
      let about: JoinToken | undefined;
      try {
        return await store.write(async (tx) => {
          const at = new Date(now()).toISOString();
          // An agent whose answer was lost asks again: with the same key, and nobody else can.
          const again = await tx.access.joinToken(ownHash);
          about = await tx.access.joinToken(hashOf(token));
          const good = goodToken(again ?? about, at);
          const found = await tx.documents.byName("host", null, good.host);
          const known = found && (await knownHost(tx, found, heardSecondsAgo(good.host)));
          if (again === undefined) {
            const who = { ...agent, known_as: await presentHost(tx, agent.known_as) };
            checkJoiningAgent(who, good.host, known, good, wallClock());
            // Else the machine that had the name before could take it back by the token that it joined with.
            await tx.access.removeJoinTokensOf(good.host);
          }
          await tx.access.putJoinToken(ownHash, { ...good, used_at: null });
          await tx.access.putJoinToken(hashOf(token), { ...good, used_at: at });
          await tx.access.revokeCertificates(good.host);
          const id = await ensureHost(tx, good.host, found, machineOf(agent));
          return certify(tx, id, good.host, csr);
        });
      } catch (error) {
        if (about !== undefined && error instanceof CroftError && isNews(about.host, error.code)) {
          await noteRefusal(store, about.host, error);
        }
        throw error;
      }
    },

    async greeted(hostId, agent) {
      const machine = machineOf(agent);
      const host = await store.documents.get("host", hostId);
      if (machine === undefined || host === undefined || host.internal.machine !== undefined) return;
      await store.write((tx) =>
        tx.documents.updateStatus("host", hostId, { internal: { ...host.internal, machine } }),
      );
    },

    renew: ({ id, name, serial }, csr) =>
      store.write(async (tx) => {
        if (await tx.access.isSuperseded(serial)) throw superseded(name);
        return certify(tx, id, name, csr);
      }),
  };
}

/** Throws `unauthorized` for a token that is unknown, used or has ended. */
function goodToken(token: JoinToken | undefined, now: string): JoinToken {
  if (token === undefined) throw badToken("The join token is not known here.");
  if (token.used_at !== null) {
    throw badToken(`The join token for host ${token.host} was used on ${token.used_at}; it is good once.`);
  }
  if (token.expires_at <= now) {
    throw badToken(`The join token for host ${token.host} ended on ${token.expires_at}.`);
  }
  return token;
}

/** The id while there is such a host: one that was given up or removed is nobody. */
const presentHost = async (tx: Reads, id: string | null): Promise<string | null> =>
  id !== null && (await tx.documents.get("host", id)) !== undefined ? id : null;

async function knownHost(
  tx: Reads,
  { id, name, internal }: Stored<"host">,
  heard: number | undefined,
): Promise<KnownHost> {
  const holds = (await tx.documents.onHost(name ?? "")).length;
  return { id, machine: internal.machine, holds, heard_seconds_ago: heard };
}

const machineOf = ({ state_id, machine }: JoiningAgent): HostMachine | undefined =>
  state_id === null ? undefined : { state_id, machine };

/** The same refusal of a host is one event a minute: whoever has a token that is used up could write without end. */
const REFUSAL_EVERY_MS = 60_000;
const MOST_REFUSALS = 1000;

function refusalsTold(now: () => number): (host: string, code: string) => boolean {
  const told = new Map<string, number>();
  return (host, code) => {
    const key = `${host} ${code}`;
    if (now() - (told.get(key) ?? Number.NEGATIVE_INFINITY) < REFUSAL_EVERY_MS) return false;
    if (told.size >= MOST_REFUSALS) told.clear();
    told.set(key, now());
    return true;
  };
}

/** For the reconciler's side of a refusal: whoever made the token sees it among the events. */
const noteRefusal = (store: Store, host: string, { code, message, detail }: CroftError): Promise<void> =>
  store.write(async (tx) => {
    const found = await tx.documents.byName("host", null, host);
    await tx.events.append({
      type: "host.join_refused",
      actor: "croft",
      kind: "host",
      object: found?.id ?? host,
      project: null,
      name: host,
      data: { code, reason: message, remedy: detail },
    });
  });

async function ensureHost(
  tx: Writes,
  name: string,
  present: Stored<"host"> | undefined,
  machine: HostMachine | undefined,
): Promise<string> {
  const id = present?.id ?? createId("host", randomBytes(10));
  const internal = { ...present?.internal, ...(machine === undefined ? {} : { machine }) };
  if (present !== undefined) {
    if (machine !== undefined) await tx.documents.updateStatus("host", id, { internal });
  } else {
    await tx.documents.insert({
      kind: "host",
      id,
      project: null,
      shared: false,
      name,
      tags: {},
      default_tags: {},
      spec: { schedulable: true, maintenance: false },
      status: {
        observed_generation: 1,
        state: "pending",
        state_reason: null,
        state_code: null,
        conditions: [],
      },
      internal,
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

const superseded = (host: string): CroftError =>
  new CroftError("unauthorized", `The certificate of host ${host} is not renewed: a later one is in use.`, {
    detail:
      "Another machine, or a copy of this one's state folder, has renewed it. If that was not meant, join the host anew: that " +
      "revokes all of its certificates.",
  });

const badToken = (what: string): CroftError =>
  new CroftError("unauthorized", what, {
    detail:
      "Make a new one (`croft host add NAME`, or croft_join_token in Terraform) and give it to the agent.",
  });
