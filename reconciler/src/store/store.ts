// The store in the words of the domain. Everything that must survive a power loss goes through here; SQL lives only in
// the folders beside this file.
//
//   request --> write(fn) --> [ queue of the one writer ] --> one commit for all that waited
//                                                               |
//                    answer <-----------------------------------+--> wake(topics), with the documents in hand
//
// A `write` is one transaction: what `fn` throws undoes that `fn` alone, although its commit may be shared. Inside, use
// only the `tx` handed in. Reads outside run on a connection of their own and see committed data only.

import type {
  Event,
  HostConfig,
  HostDocument,
  HostReport,
  SeedDocument,
} from "@croft/schemas/generated/typescript/messages.ts";
import type { Role } from "@croft/schemas/roles.ts";
import type { Amounts, NewEvent, PortLease, Reservation, SeedSecret } from "./belongings.ts";
import type { ClockReads, ClockWrites } from "./clock-store.ts";
import type { AnyStored, DocumentReads, DocumentWrites, Stored } from "./document-store.ts";
import type { StrangerReads, StrangerWrites } from "./stranger-store.ts";

export type * from "./belongings.ts";
export type * from "./clock-store.ts";
export type * from "./document-store.ts";
export type * from "./stranger-store.ts";

export interface ReservationReads {
  of(object: string): Promise<Reservation | undefined>;
  usedByHost(host: string): Promise<Amounts>;
  usedByProject(project: string): Promise<Amounts>;
  usedByHosts(): Promise<Map<string, Amounts>>;
  onDisk(disk: string): Promise<Reservation[]>;
}

export interface ReservationWrites extends ReservationReads {
  /** Makes or replaces the object's reservation. */
  put(reservation: Reservation): Promise<void>;
  release(object: string): Promise<void>;
}

export interface PortReads {
  /**
   * The first port from `from` (default `first`) up to `last`, then from `first` on, that nobody leases and that is not
   * in `busy`; undefined when all are taken.
   */
  free(
    host: string,
    protocol: "tcp" | "udp",
    range: { first: number; last: number; from?: number; busy?: readonly number[] },
  ): Promise<number | undefined>;
  of(vm: string): Promise<PortLease[]>;
  /** Of these VMs, or of all VMs on a host. */
  onHost(host: string, vms?: readonly string[]): Promise<PortLease[]>;
  holder(host: string, protocol: "tcp" | "udp", port: number): Promise<PortLease | undefined>;
}

export interface PortWrites extends PortReads {
  /** Throws `port_in_use` when another VM holds it. */
  lease(lease: PortLease): Promise<void>;
  release(vm: string, keys: readonly { protocol: "tcp" | "udp"; port: number }[]): Promise<void>;
  releaseAll(vm: string): Promise<void>;
}

export interface SecretReads {
  /** The seed of a VM. Its user data stays in the spec. */
  seed(vm: string): Promise<SeedSecret | undefined>;
  /** The seeds of several VMs, by VM. */
  seeds(vms: readonly string[]): Promise<Map<string, SeedSecret>>;
  /** A named secret of the reconciler itself (keys of its certificate authorities), as text. */
  own(name: string): Promise<string | undefined>;
}

export interface SecretWrites extends SecretReads {
  putSeed(vm: string, seed: SeedSecret): Promise<void>;
  /** Stores it unless there is one already; returns what is stored (so that two starts agree). */
  putOwn(name: string, value: string): Promise<string>;
}

/** A report without its lists: what it says of the host as a whole. */
export type ReportHead = Omit<HostReport, "objects" | "disks">;
/** What a report says of one object. */
export type ReportEntry = HostReport["objects"][number];

/** What a pass over a host begins with. */
export interface HostOverview {
  document: Stored<"host">;
  /** Of the last report, or null when none came yet. */
  report: ReportHead | null;
  /** What is reserved on it. */
  used: Amounts;
  /** Of its current config; 0 before the first. */
  generation: number;
  /** Contract version of its current config. */
  contract: number;
  /** Whether it has to remove what was given up. */
  gaveUp: boolean;
  /** What it says of configs before this generation is about those of another database; 0 for all of this one's. */
  fence: number;
}

/** What the store knows of a host beside its document. */
export interface HostRecord {
  id: string;
  name: string;
  /** Of the last report, or null when none came yet. */
  report: ReportHead | null;
  reported_at: string | null;
}

/** How a report differs from the stored one. */
export interface ReportChange {
  /** Absent while only entries are written. */
  head?: ReportHead;
  /** The inventory, when it differs. */
  disks?: HostReport["disks"];
  /** Entries that are new or say something new. */
  entries: readonly ReportEntry[];
  /** Entries that are no longer there. */
  gone: readonly Pick<ReportEntry, "kind" | "id">[];
}

/** What placing needs of a host: not its whole report, which may be large. */
export interface HostFacts {
  name: string;
  state: string;
  /** Null before the first report. */
  facts: HostReport["facts"] | null;
}

export interface HostReads {
  get(name: string): Promise<HostRecord | undefined>;
  overview(name: string): Promise<HostOverview | undefined>;
  /** Of every host, in the order of names. */
  facts(): Promise<HostFacts[]>;
  all(): Promise<HostRecord[]>;
  /** The inventory of the host's last report; empty before the first. */
  disks(name: string): Promise<HostReport["disks"]>;
  /** What the last report says of these objects, or of all. */
  reported(name: string, ids?: readonly string[]): Promise<ReportEntry[]>;
  /** Ports that the VMs of the last report found held by other processes of the host. */
  busyPorts(name: string): Promise<number[]>;
}

export interface HostWrites extends HostReads {
  /** Replaces the host's report. The host's document (kind `host`) is written separately. */
  putReport(name: string, report: HostReport, at: string): Promise<void>;
  /** The same by what changed, so that the cost does not grow with what did not. */
  changeReport(name: string, change: ReportChange, at: string): Promise<void>;
}

/** A host document or a secret document as UTF-8: its digest is the SHA-256 of exactly these bytes. */
export interface Blob {
  digest: string;
  bytes: Uint8Array;
}

export type ManifestEntry = HostConfig["documents"][number];

export interface StoredEntry {
  entry: ManifestEntry;
  /** Generation of the config that brought the entry as it is. */
  since: number;
}

/** What a host still has to remove of an object that was given up: the object itself is gone. */
export type GivenUp = Exclude<HostDocument, SeedDocument>;

export interface HostConfigReads {
  /** What was given up and the host has not yet removed. */
  givenUp(host: string): Promise<GivenUp[]>;
  /** Generation of the host's current manifest; 0 before the first. */
  generation(host: string): Promise<number>;
  /** The same as far as it may be offered to the host: 0 while it was not met after a restore. */
  offered(host: string): Promise<number>;
  /** Whether the host has to be met first: what it has is not known before. `observed`: the generation that it answers. */
  isUnmet(host: string, observed: number): Promise<boolean>;
  /** The current manifest of a host, or undefined before the first. */
  current(host: string): Promise<HostConfig | undefined>;
  /** The same as JSON, which is not parsed on the way. */
  currentText(host: string): Promise<{ generation: number; json: string } | undefined>;
  /** Entries of these objects in the current manifest, or all, by id. */
  entries(host: string, ids?: readonly string[]): Promise<Map<string, StoredEntry>>;
  /** Objects whose entries came with a config after one generation and up to another. */
  changedBetween(host: string, after: number, upTo: number): Promise<string[]>;
  /** Bytes of a document or secret that the host's current manifest names; undefined for all else. */
  document(host: string, digest: string): Promise<Uint8Array | undefined>;
}

/** How a host's next manifest differs from its current one. */
export interface HostConfigChange {
  host: string;
  contract_version: number;
  /** The next one of the host; any other is refused. */
  generation: number;
  put: readonly ManifestEntry[];
  /** Ids whose entries are taken out. */
  drop: readonly string[];
  /** What the entries of `put` name. */
  blobs: readonly Blob[];
}

export interface HostConfigWrites extends HostConfigReads {
  giveUp(host: string, order: GivenUp): Promise<void>;
  /** The host has removed these. */
  forgetGivenUp(host: string, ids: readonly string[]): Promise<void>;
  /**
   * The host was met after a restore: its manifest goes on above `observed`, all of its entries are to be answered anew, and
   * nothing that it says of earlier generations counts. Wakes `host_config:<host>`. Returns the new generation.
   */
  met(host: string, observed: number): Promise<number>;
  /**
   * Makes the next manifest, stores the documents it newly names and forgets those it no longer names. Throws when the
   * generation is not the next one. Wakes `host_config:<host>`.
   */
  change(change: HostConfigChange): Promise<void>;
}

export interface JoinToken {
  host: string;
  expires_at: string;
}

export interface HostCertificate {
  serial: string;
  host: string;
  expires_at: string;
  revoked: boolean;
}

export interface Token {
  id: string;
  name: string;
  role: Role;
  /** Name of the project that the role counts for; null for all. */
  project: string | null;
  created_at: string;
  created_by: string;
  /** RFC 3339; null when it does not end by itself. */
  expires_at: string | null;
}

export interface AccessReads {
  tokenByHash(hash: string): Promise<Token | undefined>;
  token(id: string): Promise<Token | undefined>;
  tokens(): Promise<Token[]>;
  certificate(serial: string): Promise<HostCertificate | undefined>;
}

export interface AccessWrites extends AccessReads {
  /** Forgets what has expired on the way. */
  putToken(token: Token, hash: string): Promise<void>;
  removeToken(id: string): Promise<void>;
  /**
   * Lets tokens that were made by a clock that was ahead live as long as they were made for, from `now` (RFC 3339) on:
   * those made more than an hour later than that.
   */
  rebaseFutureTokens(now: string): Promise<void>;
  /** Ends the tokens of a project, so that a later one of its name does not inherit them. */
  removeTokensOf(project: string): Promise<void>;
  putJoinToken(hash: string, token: JoinToken): Promise<void>;
  /** Uses the token up: returns it once, and never again; undefined when unknown, used or expired at `now`. */
  takeJoinToken(hash: string, now: string): Promise<JoinToken | undefined>;
  putCertificate(certificate: HostCertificate): Promise<void>;
  /** Revokes all certificates of a host. Wakes `certificates:<host>`. */
  revokeCertificates(host: string): Promise<void>;
}

/** Whole bytes under `<state>/blobs/<sha256>`. */
export interface BlobRecord {
  sha256: string;
  size_bytes: number;
  created_by: string;
  created_at: string;
  /** When bytes that nobody uses are thrown away; null once an image uses them. */
  expires_at: string | null;
}

export interface BlobReads {
  get(sha256: string): Promise<BlobRecord | undefined>;
}

export interface BlobWrites extends BlobReads {
  put(record: BlobRecord): Promise<void>;
  remove(sha256: string): Promise<void>;
}

/** What a project, or an admin, uploads, or showed to have by an upload or a fetch: one for each hash. */
export interface UploadRecord {
  /** Of the whole. */
  sha256: string;
  /** Name of the project; null for admins. */
  project: string | null;
  /** Of the whole, as declared. */
  size_bytes: number;
  /** `whole`: all bytes came and have the hash; `claimed`: an image is made of them. */
  state: "arriving" | "whole" | "claimed";
  created_by: string;
  created_at: string;
  /** When it is forgotten. */
  expires_at: string;
}

export interface UploadReads {
  get(sha256: string, project: string | null): Promise<UploadRecord | undefined>;
  expired(now: string): Promise<UploadRecord[]>;
  /** Bytes of the project's uploads that no image was made of, under way ones as declared. */
  unclaimedBytes(project: string): Promise<number>;
  /** The same of one token. */
  unclaimedBy(principal: string): Promise<{ count: number; bytes: number }>;
}

export interface UploadWrites extends UploadReads {
  put(record: UploadRecord): Promise<void>;
  /** Claims what is whole for an image of the project; an admin's too. */
  claim(sha256: string, project: string | null, expires_at: string): Promise<void>;
  remove(sha256: string, project: string | null): Promise<void>;
  /** Forgets the uploads of a project, so that a later one of its name does not inherit them. */
  removeOf(project: string): Promise<void>;
}

export interface EventReads {
  /** Events after a number, oldest first; only those of a project when its id is given. */
  after(number: number, limit: number, project?: string | null): Promise<Event[]>;
  /** First and last number still kept; both 0 when there is none. */
  bounds(): Promise<{ first: number; last: number }>;
  /** Whether a reader that has read up to this number lacks nothing that is not here: it has to list anew when it does. */
  isContinued(number: number): Promise<boolean>;
}

export interface EventWrites extends EventReads {
  append(event: NewEvent): Promise<void>;
  /** Notes how far the log is now, by the clock that counts (milliseconds). */
  mark(counted: number): Promise<void>;
  /** Forgets what was there at the newest mark up to `before`, and all but the newest `keep`. */
  prune(before: number, keep: number): Promise<void>;
}

/** A request that is answered again for the same `Idempotency-Key`. What the object holds is read anew then. */
export interface IdempotencyRecord {
  principal: string;
  path: string;
  key: string;
  body_digest: string;
  status: number;
  /** Id of the object that it was about. */
  object: string;
  created_at: string;
}

export interface IdempotencyReads {
  get(principal: string, path: string, key: string): Promise<IdempotencyRecord | undefined>;
}

export interface IdempotencyWrites extends IdempotencyReads {
  /** Keeps the newest `keep` of its principal. `created_at` is the store's to say, by the clock that counts. */
  put(record: Omit<IdempotencyRecord, "created_at">, keep: number): Promise<void>;
  /** `before`: RFC 3339. */
  prune(before: string): Promise<void>;
}

export interface Reads {
  documents: DocumentReads;
  reservations: ReservationReads;
  ports: PortReads;
  secrets: SecretReads;
  hosts: HostReads;
  hostConfigs: HostConfigReads;
  access: AccessReads;
  blobs: BlobReads;
  uploads: UploadReads;
  events: EventReads;
  idempotency: IdempotencyReads;
  clock: ClockReads;
  strangers: StrangerReads;
}

export interface Writes extends Reads {
  documents: DocumentWrites;
  reservations: ReservationWrites;
  ports: PortWrites;
  secrets: SecretWrites;
  hosts: HostWrites;
  hostConfigs: HostConfigWrites;
  access: AccessWrites;
  blobs: BlobWrites;
  uploads: UploadWrites;
  events: EventWrites;
  idempotency: IdempotencyWrites;
  clock: ClockWrites;
  strangers: StrangerWrites;
}

/** What a commit changed. */
export type Change =
  | {
      type: "document";
      /** As it is now; of a removed one the last state. */
      document: AnyStored;
      /** As it was; null for a new one. */
      before: AnyStored | null;
      removed: boolean;
      /** Names of the hosts that it lives on or lived on before. */
      hosts: readonly string[];
    }
  | { type: "host_config"; host: string; generation: number }
  | { type: "tokens" }
  /** Certificates of a host were revoked. */
  | { type: "certificates"; host: string }
  | { type: "event" };

/** `documents`: every document; `object:<id>`: one of them; `host_config:<host name>`; `events`; `tokens`; `certificates:<host name>`. */
export type Topic =
  | "documents"
  | "events"
  | "tokens"
  | `object:${string}`
  | `host_config:${string}`
  | `certificates:${string}`;

export interface Store extends Reads {
  /** Reads that belong together: all see the same moment. `fn` awaits only what its `reads` return. */
  snapshot<T>(fn: (reads: Reads) => Promise<T>): Promise<T>;
  /**
   * One turn of the writer. `fn` awaits only what `tx` returns; what it throws undoes what it wrote. It may be run twice
   * (what the first run wrote is undone then), so it changes nothing but the store.
   */
  write<T>(fn: (tx: Writes) => Promise<T>): Promise<T>;
  /**
   * Takes so many bytes of the file system for writes that come when it is full; the next call takes them again. Whatever
   * finds it full uses them by itself.
   */
  hold(bytes: number): Promise<void>;
  /** Makes the store's files as short as they may be. */
  shorten(): Promise<void>;
  /** Calls the listener after each commit that changed the topic, until the returned function is called. */
  subscribe(topic: Topic, listener: (change: Change) => void): () => void;
  /** Ends after the writes under way. */
  close(): Promise<void>;
}
