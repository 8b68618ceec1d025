// What hosts report, by object.

import type { HostReport } from "@croft/schemas/generated/typescript/messages.ts";
import type { Fleet } from "../scheduling/fleet.ts";
import type { Amounts } from "./belongings.ts";
import type { Stored } from "./document-store.ts";
import type { HostFacts } from "./host-facts.ts";

/** A report without its lists: what it says of the host as a whole. */
export type ReportHead = Omit<HostReport, "objects" | "disks">;
/** What a report says of one object. */
export type ReportEntry = HostReport["objects"][number];

export interface PortCounts {
  ssh: number;
  forwarded: number;
  /** Those of TCP that are in the host's range, whatever they are for. */
  in_range: number;
}

/** What a pass over a host begins with. */
export interface HostOverview {
  document: Stored<"host">;
  /** Of the last report, or null when none came yet. */
  report: ReportHead | null;
  /** What is reserved on it. */
  used: Amounts;
  /** GiB of partitions in quarantine on its disks. */
  quarantinedGib: number;
  /** Of ports that VMs have of it. */
  ports: PortCounts;
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

/** What a host said of how others reach it for networks that span hosts. */
export type Overlay = NonNullable<NonNullable<HostReport["facts"]["network"]>["overlay"]>;

export interface HostReads {
  /** Of those of these hosts that announced an address for networks that span hosts. */
  overlays(names: readonly string[]): Promise<Map<string, Overlay>>;
  get(name: string): Promise<HostRecord | undefined>;
  overview(name: string): Promise<HostOverview | undefined>;
  /** Of every host, in the order of names. */
  facts(): Promise<HostFacts[]>;
  /** Every host with what is reserved on it, as placing searches them. In a transaction it costs what changed since the last. */
  fleet(): Promise<Fleet>;
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
  /**
   * Forgets what the host reported, and what it has that nobody knows. Its config's generation stays, and what it was to remove:
   * a machine that joins under the name again removes that first.
   */
  remove(name: string): Promise<void>;
}
