// What hosts have and this database does not know: found when a host turned out to know more than the database, which was
// restored from a backup then. Nothing of it is stopped or wiped before a person says so.

import type { MoveReport } from "@croft/schemas/generated/typescript/messages.ts";
import type { ReportEntry } from "./host-store.ts";

/** What a host reports of an object that may be unknown. */
export type StrangerEntry = Exclude<ReportEntry, MoveReport>;

export interface Stranger {
  host: string;
  kind: StrangerEntry["kind"];
  id: string;
  /** What the host said of it when it was found. */
  entry: StrangerEntry;
  /** RFC 3339. */
  found_at: string;
}

export interface StrangerReads {
  /** Those that no document of their host and no order to remove them names. */
  all(): Promise<Stranger[]>;
  /** Of this id: one for each host that says it has it. */
  ofId(id: string): Promise<Stranger[]>;
}

export interface StrangerWrites extends StrangerReads {
  put(host: string, entries: readonly StrangerEntry[], at: string): Promise<void>;
  remove(id: string): Promise<void>;
}
