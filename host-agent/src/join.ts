// How this machine becomes a host, and stays one.
//
//   no certificate --invitation, key made here, CSR--> joined (certificate/, 0600) --two thirds of its life--> renewed
//        | no join file: refused with what to do         | the state folder is a copy: refused, its guests may run elsewhere
//
// An invitation is a join file (`join_file`), or the line that `croft-agent join` takes.
import { randomBytes, X509Certificate } from "node:crypto";
import { join } from "node:path";
import { CroftError } from "@croft/schemas/errors.ts";
import { CONTRACT_VERSION } from "./contract.ts";
import { createFolder, readTextIfThere, writeFileAtomic } from "./host/files.ts";
import { differenceOf, readStateMark, type StateMark } from "./host/state-mark.ts";
import { type Joined, type JoinRequest, requestJoin } from "./reconciler-client.ts";

/** Who this host is, as kept on disk. */
export interface Membership {
  endpoint: string;
  host: string;
  hostId: string;
  caCertificate: string;
  key: string;
  certificate: string;
  /** Made with the state folder; absent in one of an earlier version. */
  stateId?: string;
  /** Where the state folder was made; absent likewise. */
  mark?: StateMark;
}

/** What a machine joins with. */
export interface Invitation {
  endpoint: string;
  caCertificate: string;
  token: string;
}

interface KeyAndRequest {
  key: string;
  csr: string;
}

const file = (folder: string) => join(folder, "membership.json");

/** What was kept, or null before the first join. */
export async function readMembership(folder: string): Promise<Membership | null> {
  const text = await readTextIfThere(file(folder));
  return text === null ? null : (JSON.parse(text) as Membership);
}

/**
 * The same for an agent that is to run. Throws `precondition_failed` when the state folder is a copy. One that was kept by an
 * earlier version is marked as made here.
 */
export async function openMembership(folder: string): Promise<Membership | null> {
  const kept = await readMembership(folder);
  if (kept === null) return null;
  const present = await readStateMark(folder);
  const difference = kept.mark === undefined ? undefined : differenceOf(kept.mark, present);
  if (difference !== undefined) throw isCopy(kept, difference);
  if (kept.mark !== undefined && kept.stateId !== undefined) return kept;
  const marked = { ...kept, stateId: kept.stateId ?? newStateId(), mark: present };
  await write(folder, marked);
  return marked;
}

/** Joins with the contents of a join file, and keeps the result. The token is used up only when that succeeded. */
export async function joinReconciler(
  folder: string,
  joinFile: string | null,
  made?: KeyAndRequest,
): Promise<Membership> {
  const text = joinFile === null ? null : await readTextIfThere(joinFile);
  if (text === null) {
    throw new CroftError(
      "unauthorized",
      "joining the reconciler: there is neither a certificate nor a join file",
      {
        detail:
          "Make a join token on the reconciler and run the line that comes with it (`croft-agent join …`), or put its contents into a file and name it in join_file.",
      },
    );
  }
  const { endpoint, token, ca_certificate: caCertificate } = JSON.parse(text) as Record<string, string>;
  if (!endpoint || !token || !caCertificate) {
    throw new CroftError("invalid_request", `joining the reconciler: ${joinFile} is no join file`);
  }
  return acceptInvitation(folder, { endpoint, token, caCertificate }, made);
}

/** Joins, and keeps the result. A key that is given again proves that the answer before was lost. */
export async function acceptInvitation(
  folder: string,
  { endpoint, caCertificate, token }: Invitation,
  made?: KeyAndRequest,
): Promise<Membership> {
  const { key, csr } = made ?? (await createKeyAndRequest("new host"));
  const before = await readMembership(folder);
  const mark = before === null ? null : await readStateMark(folder);
  const copied = before?.mark !== undefined && mark !== null && differenceOf(before.mark, mark) !== undefined;
  const stateId = copied ? newStateId() : (before?.stateId ?? newStateId());
  const machine = (mark ?? (await readStateMark("/"))).machine;
  const asked: JoinRequest = {
    token,
    csr,
    contract_version: CONTRACT_VERSION,
    state_id: stateId,
    machine,
    copied,
    known_as: before?.hostId ?? null,
    time: new Date().toISOString(),
  };
  return keep(folder, { endpoint, key, stateId }, await requestJoin({ endpoint, caCertificate }, asked));
}

/** Whether less than a third of the certificate's life is left. */
export function needsRenewal({ certificate }: Membership, now: Date): boolean {
  const { validFrom, validTo } = new X509Certificate(certificate);
  const [from, to] = [Date.parse(validFrom), Date.parse(validTo)];
  return now.getTime() > to - (to - from) / 3;
}

/** Gets another certificate, for another key. */
export async function renewMembership(
  folder: string,
  present: Membership,
  renew: (csr: string) => Promise<Joined>,
): Promise<Membership> {
  const { key, csr } = await createKeyAndRequest(present.host);
  const { endpoint, stateId = newStateId() } = present;
  return keep(folder, { endpoint, key, stateId }, await renew(csr));
}

async function keep(
  folder: string,
  { endpoint, key, stateId }: { endpoint: string; key: string; stateId: string },
  joined: Joined,
): Promise<Membership> {
  await createFolder(folder);
  const membership: Membership = {
    endpoint,
    host: joined.host,
    hostId: joined.host_id,
    caCertificate: joined.ca_certificate,
    key,
    certificate: joined.certificate,
    stateId,
    mark: await readStateMark(folder),
  };
  await write(folder, membership);
  return membership;
}

const write = (folder: string, membership: Membership): Promise<void> =>
  writeFileAtomic(file(folder), `${JSON.stringify(membership)}\n`);

const newStateId = (): string => randomBytes(16).toString("hex");

const isCopy = ({ host, hostId }: Membership, difference: string): CroftError =>
  new CroftError(
    "precondition_failed",
    `starting the host agent: its state folder is that of host ${host} (${hostId}), but ${difference}`,
    {
      detail: `The guests of host ${host} may run where it was made, and would run twice: nothing was started. If this machine is to be host ${host} from now on and the other one is off, make a join token for ${host} with "replaces_machine": true and run its line here. If it is to be another host, give it an empty state folder (state_dir).`,
    },
  );

/** A P-256 key and a certificate request of it, both PEM. */
export async function createKeyAndRequest(host: string): Promise<KeyAndRequest> {
  // Loaded only here: an agent that has joined needs neither for months.
  await import("reflect-metadata");
  const x509 = await import("@peculiar/x509");
  x509.cryptoProvider.set(crypto as never);
  const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
  const keys = await crypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
  const request = await x509.Pkcs10CertificateRequestGenerator.create({
    name: `CN=${host}`,
    keys: keys as never,
    signingAlgorithm: algorithm,
  });
  const pkcs8 = Buffer.from(await crypto.subtle.exportKey("pkcs8", keys.privateKey)).toString("base64");
  const lines = pkcs8.match(/.{1,64}/g) ?? [];
  return {
    key: `-----BEGIN PRIVATE KEY-----\n${lines.join("\n")}\n-----END PRIVATE KEY-----\n`,
    csr: request.toString("pem"),
  };
}
