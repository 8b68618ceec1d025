// What every kind answers about a request, in the same words. Rules read the store's facts through `Reads` (inside the
// request's transaction, so what they checked stays true until it is written) and return what shall be written; they
// write nothing themselves. That is why `POST /v1/plan` asks the same rules.

import { GIB } from "@croft/schemas/bytes.ts";
import { CroftError, type ErrorCode, type FieldError } from "@croft/schemas/errors.ts";
import { KINDS, type Kind, type SpecOf, type StatusOf } from "@croft/schemas/generated/typescript/kinds.ts";
import type { Condition } from "@croft/schemas/generated/typescript/messages.ts";
import type { NewMove } from "../moves/new-move.ts";
import type {
  AddressKey,
  AddressLease,
  Internal,
  PortLease,
  Reads,
  Reservation,
  SeedSecret,
  Stored,
} from "../store/store.ts";
import type { FieldChange } from "./field-changes.ts";

/** What a host has of an object that the database lost. */
export interface Adoption {
  id: string;
  host: string;
  /** Of a VM. */
  incarnation?: number;
  /** Of a VM: the SSH host key that its guest has, as its host reports it. */
  host_key?: string;
  /** Of a partition. */
  size_bytes?: number;
}

/** A create that passed its schema. */
export interface NewObject<K extends Kind> {
  id: string;
  /** Name of an existing project; null when shared, global, or when the rules find it. */
  project: string | null;
  shared: boolean;
  name: string | null;
  spec: SpecOf<K>;
  /** Id of the token that asks. */
  principal?: string;
  /** Of a VM: whether it is stored although no host has room, and waits for some. */
  waits?: boolean;
  /** Of what its host has already, under this id (after a database was restored): what the host said of it. */
  adopts?: Adoption;
  /** Of a dry run, where what is absent may only be unknown yet. */
  partial?: boolean;
}

/** An update that passed its schema and changes no immutable field. */
export interface ObjectUpdate<K extends Kind> {
  /** Id of the token that asks. */
  principal?: string;
  before: Stored<K>;
  /** Generation that the document will have. */
  generation: number;
  name: string | null;
  spec: SpecOf<K>;
  changes: readonly FieldChange[];
  /** Fields of `spec` that the request named, changed or not. */
  named: ReadonlySet<string>;
}

/** What is written in the request's transaction beside what the user sent. */
export interface Decision<K extends Kind> {
  status: StatusOf<K>;
  /** What is stored, when that is less than what was sent: what is write-only lies elsewhere. */
  spec?: SpecOf<K>;
  /** For kinds whose project is another object's. */
  project?: string;
  /** Name of the host that the object lives on. */
  host?: string | null;
  /** Id of the object in quarantine that a create brings back, instead of making one. */
  restores?: string;
  /** Ids that the spec refers to. */
  references?: readonly string[];
  internal?: Internal<K>;
  reservation?: Omit<Reservation, "object">;
  take?: readonly Omit<PortLease, "vm">[];
  release?: readonly Pick<PortLease, "protocol" | "port">[];
  takeAddresses?: readonly Omit<AddressLease, "vm">[];
  releaseAddresses?: readonly AddressKey[];
  seed?: SeedSecret;
  /** A move to another host that begins with it. */
  move?: NewMove;
  /** Why it was decided so, one sentence each: shown by `POST /v1/plan`. */
  explanation?: readonly string[];
}

/** `gone`: nothing of it is anywhere else. Otherwise it stays, marked, until whoever holds it has let go. */
export type Removal<K extends Kind> =
  | { gone: true }
  | {
      gone: false;
      status: StatusOf<K>;
      /** What it takes from now on, when that is less than before. */
      reservation?: Omit<Reservation, "object">;
    };

interface SetAside {
  addresses?: readonly AddressKey[];
  ports?: readonly Pick<PortLease, "protocol" | "port">[];
  /** Whether those that it refers to are free for others meanwhile. */
  references?: boolean;
}

export interface KindRules<K extends Kind> {
  /** Throws what refuses the object; nothing is stored then. */
  create(reads: Reads, object: NewObject<K>): Promise<Decision<K>>;
  /** Whether a change of a field that replaces is none after all, such as naming what Croft had chosen. */
  keeps?(change: FieldChange, update: Omit<ObjectUpdate<K>, "changes">): boolean;
  /** Whether a smaller value takes back only what was asked for and never reached. */
  takesBack?(change: FieldChange, before: Stored<K>): boolean;
  /** What an update gives up of what only one object can have, beside its name; of a kind whose updates decide references. */
  givesUp?(reads: Reads, before: Stored<K>, spec: SpecOf<K>): Promise<SetAside>;
  update(reads: Reads, update: ObjectUpdate<K>): Promise<Decision<K>>;
  remove(reads: Reads, document: Stored<K>): Promise<Removal<K>>;
}

/** Whether a host answered the present generation with a failure, and has no more than so many GiB of the object. */
export function neverReached(
  { generation, status }: Stored<"partition"> | Stored<"disk">,
  gib: unknown,
): boolean {
  const failed = status.state === "failed" || status.state === "error";
  if (!failed || (status.observed_generation ?? 0) < generation || status.size_bytes == null) return false;
  return typeof gib === "number" && status.size_bytes <= gib * GIB;
}

/** Status of what is complete the moment it is written. */
export function settled<S extends object>(status: S, generation: number) {
  return {
    ...status,
    observed_generation: generation,
    state: "ready" as const,
    state_reason: null,
    state_code: null,
    conditions: [] as Condition[],
  };
}

/** The condition that tells a client not to wait for the end of a deletion. */
export function waitingForUsers(users: readonly Stored[]): Condition {
  return {
    type: "waiting_for_users",
    status: "true",
    reason: "in_use",
    message: `It goes when its last user has gone: ${users.map(label).join(", ")}.`,
  };
}

export const withoutCondition = (conditions: readonly Condition[], type: string): Condition[] =>
  conditions.filter((condition) => condition.type !== type);

/** `VM web/app-1`, `image debian`, or the id of what has no name. */
export function label(document: {
  kind: Kind;
  id: string;
  project: string | null;
  name: string | null;
}): string {
  const { kind, id, project, name } = document;
  const called = name === null ? id : project === null ? name : `${project}/${name}`;
  return `${KINDS[kind].noun} ${called}`;
}

/** Throws one error for all faults: with their own code when they share it. */
export function refuseFaults(message: string, faults: readonly FieldError[]): void {
  const first = faults[0];
  if (!first) return;
  const code: ErrorCode = faults.every((fault) => fault.code === first.code) ? first.code : "invalid_request";
  throw new CroftError(code, message, {
    detail: faults.map((fault) => `${fault.pointer}: ${fault.message}`).join("\n"),
    errors: faults,
  });
}
