// What every step on a disk needs to know of its surroundings.
import type { Paths } from "../host/paths.ts";
import type { Run } from "../host/run.ts";
import type { SystemRoots } from "./device/devices.ts";
import type { FoundDisk, Inventory } from "./device/inventory.ts";
import type { Locks } from "./device/locks.ts";
import type { Gpt } from "./table/gpt.ts";
import { TableWriter } from "./table/table.ts";

export interface DiskContext {
  run: Run;
  paths: Paths;
  /** Whether this process has root: only then are there loop devices and nodes. */
  root: boolean;
  now: () => Date;
  roots: SystemRoots;
  locks: Locks;
  inventory: Inventory;
}

/** A disk that is adopted and was found. */
export interface AdoptedDisk {
  id: string;
  found: FoundDisk;
  /** What sfdisk and partx work on: the device, the file's loop device, or without root the file itself. */
  table: string;
  gpt: Gpt;
}

/** The tables of a disk, written under the lock that `run` passes on. */
export function writerOf(
  context: DiskContext,
  run: Run,
  disk: string,
  at: { table: string; sizeBytes: number; sectorSize: number },
): TableWriter {
  return new TableWriter(run, at, context.paths.tablesOf(disk), context.now);
}
