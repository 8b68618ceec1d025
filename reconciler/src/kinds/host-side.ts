// What a kind is on a host: what its host is sent of it, and what a report of it means. Pure, and the same whenever it is
// computed again: a report that arrives twice changes nothing.

import type { SpecOf, StatusOf } from "@croft/schemas/generated/typescript/kinds.ts";
import type { SeedDocument } from "@croft/schemas/generated/typescript/messages.ts";
import type { Internal, ReportHead, Stored, Writes } from "../store/store.ts";
import type { DocumentByKind, DocumentKind, EntryByKind, HostKind } from "./host-kind.ts";
import type { HostSnapshot } from "./host-snapshot.ts";
import type { DriveUse } from "./vm/drive-use.ts";

/** Why an object has no document yet. With a code it will not get one until somebody changes something. */
export interface Blocked {
  code: string | null;
  reason: string;
}

/** What documents are made of. */
export interface Planning {
  snapshot: HostSnapshot;
  drives: DriveUse;
}

export interface Instruction<K extends DocumentKind = DocumentKind> {
  document: DocumentByKind[K];
  secret: SeedDocument | null;
}

/** The documents of a kind. */
export interface HostDocuments<K extends DocumentKind> {
  document(object: Stored<K>, planning: Planning): Instruction<K> | Blocked;
  /** The same document as an instruction to remove the object. The bytes on a disk are kept, whatever it said before. */
  removal(document: DocumentByKind[K], generation: number): DocumentByKind[K];
  /** States of a report that say that nothing of an abandoned object is left. */
  removedStates: readonly EntryByKind[K]["state"][];
  /** Of an object that a host has and that a restored database does not know. */
  unknown: {
    /** How it becomes known again. */
    advice: string;
    /** An instruction to remove it, of which the host needs the id alone. Absent: it is not removed unseen. */
    removal?(entry: EntryByKind[K]): DocumentByKind[K];
  };
  /** What the document of an abandoned object tells of it: its names, and ids of what may go on when it is removed. */
  describe?(document: DocumentByKind[K]): { project: string; name: string; tied: readonly string[] };
}

export interface HostView {
  host: string;
  /** Of the host's last report; null before the first. */
  report: ReportHead | null;
  /** Whether nothing was heard of the host for so long that the report says nothing about now. */
  silent: boolean;
  /** Milliseconds since 1970. */
  now: number;
  /** As its operator declares it. */
  declared?: SpecOf<"host">;
}

/** Finds what a report says of an object; an entry of another kind than the object says nothing. */
export type EntryOf = <K extends keyof EntryByKind>(kind: K, id: string) => EntryByKind[K] | undefined;

/** What is known beside an object when a report of it is read. */
export interface Observing extends Planning {
  view: HostView;
  entryOf: EntryOf;
  /** Why an object has no document, by id. */
  blocked: ReadonlyMap<string, Blocked>;
  /** Whether the report answers the config that says what is wanted of the object now. */
  answered(id: string): boolean;
}

export type Observed<K extends HostKind> =
  | { gone: true }
  | {
      gone: false;
      status: StatusOf<K>;
      /** New internal facts, when they change. */
      internal?: Internal<K>;
    };

/** What was written of an object by a report. */
export interface Written<K extends HostKind> {
  /** As it was before. */
  object: Stored<K>;
  status: StatusOf<K>;
  entryOf: EntryOf;
  actor: string;
}

export interface HostSide<K extends HostKind> {
  /** Whether an object can be on several hosts: what one of them is too old for is not its state then. */
  onManyHosts?: true;
  /** Undefined for a kind that goes into documents of another. */
  documents: K extends DocumentKind ? HostDocuments<K> : undefined;
  observe(object: Stored<K>, observing: Observing): Observed<K>;
  /** What else follows from a new status, in the same transaction. Returns ids of what has to be planned again. */
  written?(tx: Writes, written: Written<K>): Promise<readonly string[]>;
}
