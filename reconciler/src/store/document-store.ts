// Documents of all kinds, as the store keeps them.

import type { Document, Kind, SpecOf, StatusOf } from "@croft/schemas/generated/typescript/kinds.ts";
import type { InternalByKind } from "../kinds/internal-facts.ts";
import type { Belongings } from "./belongings.ts";

/** Facts about an object that are nobody's field. */
export type Internal<K extends Kind> = InternalByKind[K];

/** A document as stored: what REST shows, and what it does not. */
export type Stored<K extends Kind = Kind> = Document<K> & {
  /** SHA-256 of the creating request as sent, for the adoption of a create that was never answered. */
  create_digest: string | null;
  /** Trace of the request that wrote it last. */
  trace_id?: string | null;
  /** That request in its trace. */
  span_id?: string | null;
  internal: Internal<K>;
};

/** What figures of an object are made of. */
export type FigureSource<K extends Kind> = Pick<
  Stored<K>,
  | "id"
  | "project"
  | "name"
  | "revision"
  | "created_at"
  | "updated_at"
  | "tags"
  | "default_tags"
  | "spec"
  | "status"
> & {
  /** Since when it is in its state, RFC 3339. */
  state_since: string;
};

/** What is read of an object to find out whether anything is wrong with it. */
export type SuspectDocument = Pick<
  Stored,
  "kind" | "id" | "project" | "name" | "generation" | "deleting" | "updated_at" | "status" | "trace_id"
> & {
  /** Of a spec only `power_state` and `wait_for`, null where they are not given. */
  spec: object;
  state_since: string;
};

export interface SuspectFilter {
  /**
   * `members`: what is in the project, what is shared, and the project itself. `admins`: what is in it, and what is in none (hosts,
   * disks). All when absent.
   */
  scope?: { project: string; sees: "members" | "admins" } | undefined;
  after: number;
  limit: number;
}

/** One of any kind: `kind` tells which. */
export type AnyStored = { [K in Kind]: Stored<K> }[Kind];

export interface NewDocument<K extends Kind> {
  kind: K;
  id: string;
  project: string | null;
  shared: boolean;
  name: string | null;
  tags: Record<string, string>;
  default_tags: Record<string, string>;
  spec: SpecOf<K>;
  status: StatusOf<K>;
  created_by: string;
  create_digest: string | null;
  internal?: Internal<K>;
  /** Name of the host the object lives on, when it lives on one: what `onHost` finds it by. */
  host?: string | null;
  /** Ids that the spec refers to: what `referrers` finds it by. */
  references?: readonly string[];
}

export interface ListFilter {
  /** Name of a project; objects of all projects when absent. */
  project?: string;
  /** Also what is shared with all projects, when `project` is given. */
  includeShared?: boolean;
  name?: string;
  state?: string;
  /** Every one must be in the merge of `default_tags` and `tags`. */
  tags?: Record<string, string>;
  ids?: readonly string[];
  /** Of hosts, as they are declared. */
  region?: string;
  zone?: string;
  labels?: Record<string, string>;
  /** Also what is being deleted (default true: it is still there). */
  includeDeleting?: boolean;
  /** Also partitions in quarantine (default true: they are still there). */
  includeQuarantined?: boolean;
  /** Position after which the page starts, from `Page.next`. */
  after?: number;
  /** At most 1,000; without it there is one page of all. */
  limit?: number;
  /** Where a page with a limit ends early: it holds at least one document, and few more than these bytes (8 MiB). */
  maxBytes?: number;
}

export interface Page<T> {
  items: T[];
  /** Position to go on from, or null at the end. */
  next: number | null;
}

/** Single documents, by what names them. */
export interface DocumentLookups {
  get<K extends Kind>(kind: K, id: string): Promise<Stored<K> | undefined>;
  /** Of any kind. */
  find(id: string): Promise<AnyStored | undefined>;
  /** Several at once, in no particular order; missing ones are left out. */
  findAll(ids: readonly string[]): Promise<AnyStored[]>;
  /** Among what is not being deleted. `project` is null for what has none. */
  byName<K extends Kind>(kind: K, project: string | null, name: string): Promise<Stored<K> | undefined>;
  /** The newest unclaimed object that an equal request of the same principal made since `since` (RFC 3339). */
  byCreateDigest<K extends Kind>(
    kind: K,
    principal: string,
    digest: string,
    since: string,
  ): Promise<Stored<K> | undefined>;
}

/** Pages of a kind. */
export interface DocumentLists {
  /** A page in the order of creation. */
  list<K extends Kind>(kind: K, filter?: ListFilter): Promise<Page<Stored<K>>>;
}

/** What lives where. */
export interface PlaceReads {
  /**
   * Everything that lives on a host (disks, partitions, VMs, attachments), what is being deleted included, in the order
   * of creation. With `ids`: only these objects and what is tied to them, however far: a VM to its attachments and to
   * the partitions that it has or is letting go, those to other VMs that want them, a partition to its disk. What only
   * shares a disk or a network is not tied. Networks are on a host by its VMs, and while its config still names them.
   */
  onHost(host: string, ids?: readonly string[]): Promise<AnyStored[]>;
  /** Ids of what lives on a host, and of what its current config still names. */
  idsOnHost(host: string): Promise<string[]>;
  /** Number of the document that was created last; 0 before the first. Numbers rise, and none is used again. */
  lastNumber(): Promise<number>;
  /** Ids of what lives on a host and has a higher number. */
  createdAfter(host: string, number: number): Promise<Set<string>>;
  /** VMs without a host, in the order of creation: all, or the first ones. */
  unplaced(limit?: number): Promise<Stored<"vm">[]>;
  /** Hosts of the VMs of a spread group; of one that moves both, where they are not in one domain. */
  spreadGroup(project: string, group: string): Promise<{ vm: string; host: string }[]>;
  /** Of one kind. */
  ofKindOnHost<K extends Kind>(host: string, kind: K): Promise<Stored<K>[]>;
}

/** What refers to what. */
export interface ReferenceReads {
  /** Which of these ids anything refers to that is not in quarantine. */
  referred(ids: readonly string[]): Promise<Set<string>>;
  /** Where what refers to this id lives, when it lives on a host. */
  placesOfReferrers(id: string): Promise<{ id: string; host: string }[]>;
  /** A host on which something else than `but` refers to this id. */
  hostOfReferrers(id: string, but?: string): Promise<string | undefined>;
  /** Everything whose spec refers to this id, what is being deleted included. */
  referrers<K extends Kind>(id: string, kind: K): Promise<Stored<K>[]>;
  /** All hosts on which something refers to this id. */
  hostsOfReferrers(id: string): Promise<string[]>;
  /** VMs of a host that refer to these ids, what is being deleted included, by id and in the order of creation. */
  usersOnHost(host: string, ids: readonly string[]): Promise<Map<string, Stored<"vm">[]>>;
}

/** What tells whether documents changed, and what figures are made of. */
export interface RevisionReads {
  /** The ids and revisions of a kind, a page of at most 1,000 in the order of creation: all that tells whether it changed. */
  listRevisions(
    kind: Kind,
    filter: { project?: string; after: number; limit: number },
  ): Promise<Page<{ id: string; revision: string }>>;
  /** What figures are made of, of those of these ids that are there: far less is read than of whole documents. */
  figureSources<K extends Kind>(kind: K, ids: readonly string[]): Promise<FigureSource<K>[]>;
  /** Documents of all kinds with which something may be wrong: only what is surely well is left out. A page in the order of creation. */
  suspects(filter: SuspectFilter): Promise<Page<SuspectDocument>>;
  /** The newest revision. */
  revision(): Promise<string>;
  /** Revisions of those of these ids that are there. */
  revisions(ids: readonly string[]): Promise<Map<string, string>>;
}

/** How much there is. */
export interface CountReads {
  /** Whether a project holds anything, and how much of each kind (what is being deleted included, what is in quarantine not). */
  countByKind(project: string): Promise<Partial<Record<Kind, number>>>;
  /** Bytes that the images of a project take, as unpacked; without one of them where it is named. */
  bytesOfImages(project: string, but?: string): Promise<number>;
  /** Host ports that the VMs of a project forward, those that are being deleted included. */
  portsOfVms(project: string): Promise<number>;
  /** Whether anything in a project is being deleted. */
  hasLeaving(project: string): Promise<boolean>;
  /** How many objects of each kind and state there are, of all or of one project. */
  countByState(project?: string): Promise<{ kind: string; state: string; count: number }[]>;
}

export interface DocumentReads
  extends DocumentLookups,
    DocumentLists,
    PlaceReads,
    ReferenceReads,
    RevisionReads,
    CountReads {}

export interface SpecUpdate<K extends Kind> {
  /** Null: it leaves its project. */
  project?: string | null;
  name?: string | null;
  tags?: Record<string, string>;
  default_tags?: Record<string, string>;
  spec?: SpecOf<K>;
  /** Status that the request decides (`ready: false`, a new placement), in the same write. */
  status?: StatusOf<K>;
  internal?: Internal<K>;
  host?: string | null;
  references?: readonly string[];
}

export interface DocumentWrites extends DocumentReads {
  /** Throws `already_exists` when the name is taken, `port_in_use`. Wakes `object:<id>` and `documents`. */
  insert<K extends Kind>(document: NewDocument<K>, belongings?: Belongings): Promise<Stored<K>>;
  /** A user's write: the generation rises. Throws `already_exists` when the new name is taken. */
  updateSpec<K extends Kind>(kind: K, id: string, update: SpecUpdate<K>): Promise<Stored<K>>;
  /** What was observed or decided: the generation stays. Nothing is written when nothing differs. */
  updateStatus<K extends Kind>(
    kind: K,
    id: string,
    update: {
      status?: StatusOf<K>;
      internal?: Internal<K>;
      host?: string | null;
      project?: null;
      references?: readonly string[];
    },
  ): Promise<Stored<K>>;
  /**
   * The same for a document that was read before: undefined, and nothing written, when somebody wrote it since. One
   * statement instead of two.
   */
  observe<K extends Kind>(
    before: Stored<K>,
    update: { status: StatusOf<K>; internal?: Internal<K> },
  ): Promise<Stored<K> | undefined>;
  /**
   * Makes what was marked as deleting an object again, as if it were created now: id and number in the order of
   * creation stay, the generation rises, all else is new. Throws `already_exists` when the name is taken.
   */
  revive<K extends Kind>(document: NewDocument<K>): Promise<Stored<K>>;
  /**
   * Frees the name and what the object refers to, for an update of the same transaction that gives it another name and
   * other references. Nobody is woken: outside the transaction this is never seen.
   */
  setAside(id: string, what: { name: boolean; references: boolean }): Promise<void>;
  /** Marks as deleting: the name is free from now on, state becomes `deleting`, the generation rises. */
  markDeleting<K extends Kind>(kind: K, id: string, status?: StatusOf<K>): Promise<Stored<K>>;
  /** The row is gone, with its reservation, leases, secrets and references. Waiters for `deleted` are woken. */
  remove(id: string): Promise<void>;
  /** Marks as claimed; unknown ids, and those of other projects when one is named, are ignored. Returns how many exist. */
  claim(ids: readonly string[], project?: string | null): Promise<number>;
}
