// What this agent has to know of a kind of object: in which order objects of it are changed, what changes one, and how it is
// reported. Each kind is one file of this folder; `kinds.ts` lists them.
import type {
  DiskDocument,
  DiskReport,
  MoveDocument,
  MoveReport,
  NetworkDocument,
  NetworkReport,
  PartitionDocument,
  PartitionReport,
  SeedDocument,
  VmDocument,
  VmReport,
} from "@croft/schemas/generated/typescript/messages.ts";
import type { Disks } from "../disk/disks.ts";
import type { Moves } from "../move/moves.ts";
import type { Networks } from "../network/networks.ts";
import type { Machines } from "../vm/lifecycle/machines.ts";

export interface DocumentOf {
  network: NetworkDocument;
  disk: DiskDocument;
  partition: PartitionDocument;
  vm: VmDocument;
  move: MoveDocument;
}

export interface ReportOf {
  network: NetworkReport;
  disk: DiskReport;
  partition: PartitionReport;
  vm: VmReport;
  move: MoveReport;
}

export type KindName = keyof DocumentOf;
export type ObjectDocument = DocumentOf[KindName];
export type ObjectReport = ReportOf[KindName];
export type DocumentsByKind = { [K in KindName]: DocumentOf[K][] };

/** The parts of the agent that do the work. None of it throws: what went wrong is in the report. */
export interface Workers {
  networks: Pick<Networks, "apply">;
  disks: Pick<Disks, "applyDisk" | "applyPartition">;
  machines: Pick<Machines, "apply" | "breakOff" | "reports">;
  moves: Pick<Moves, "apply" | "reports">;
}

/** All objects of a config, by what is wanted of them. */
export interface Around {
  removed: DocumentsByKind;
  added: DocumentsByKind;
}

export interface Kind<K extends KindName> {
  /** Ids of objects whose step must have ended, well or not, before this one is removed. */
  removedAfter(document: DocumentOf[K], around: Around): string[];
  /** The same before it is added or changed. */
  addedAfter(document: DocumentOf[K], around: Around): string[];
  /** Brings the object to its document. Can be repeated after a crash at any line. */
  apply(workers: Workers, document: DocumentOf[K], seed: SeedDocument | null): Promise<ReportOf[K]>;
  /** States of a report that need no new inspection for a while when the document is still the same. */
  settled: ReadonlySet<ReportOf[K]["state"]>;
  /** Ids of objects whose last result is out of date when this one's has changed. */
  affects(document: DocumentOf[K]): string[];
  /** Ends what a step that is under way waits for, when its document no longer wants it. */
  interrupt(workers: Workers, document: DocumentOf[K]): void;
  /** The reports of all objects of this kind; `last` is the result of an object's last step. */
  reports(
    workers: Workers,
    documents: readonly DocumentOf[K][],
    last: (id: string) => ReportOf[K] | undefined,
  ): ReportOf[K][];
}

/** For a kind that has no more to report than what its steps returned: `first` is the report before the first of them. */
export const lastResults =
  <K extends KindName>(first: (document: DocumentOf[K]) => ReportOf[K]): Kind<K>["reports"] =>
  (_workers, documents, last) =>
    documents.map((document) => last(document.id) ?? first(document));

export const idsOf = (documents: readonly { id: string }[]): string[] => documents.map(({ id }) => id);
