// Locks of a partition and of its disk's table. A partition's lock is taken first, and held while its bytes are
// overwritten; the disk's only while its table is read and changed.
import { open } from "node:fs/promises";
import { join } from "node:path";
import { CroftError } from "@croft/schemas/errors.ts";
import { createFolder } from "../../host/files.ts";
import type { Run } from "../../host/run.ts";
import { type AdoptedDisk, type DiskContext, writerOf } from "../context.ts";
import { recordOfGuid } from "../device/identity.ts";
import { mustBeThere } from "../device/presence.ts";
import type { Gpt } from "./gpt.ts";
import type { TableWriter } from "./table.ts";

/**
 * Works on a partition's bytes under its lock. A device is kept open meanwhile, so that its name in the kernel cannot become
 * another one's: commands get the name. Error: `disk_not_found` when it is another one's already.
 */
export async function holdPartition<T>(
  context: DiskContext,
  disk: AdoptedDisk,
  id: string,
  work: (run: Run) => Promise<T>,
): Promise<T> {
  const folder = join(context.paths.runtimeDir, "locks");
  await createFolder(folder);
  const locked = async (run: Run): Promise<T> => {
    if (disk.found.kind === "file") return await work(run);
    const device = await open(disk.found.path, "r");
    try {
      await mustBeThere(context, disk);
      return await work(run);
    } finally {
      await device.close();
    }
  };
  return await context.locks.hold(context.run, join(folder, id), locked, { create: true });
}

/** Works on the table under the disk's lock, once it is sure that this is the disk and that its table is whole. */
export async function holdTable<T>(
  context: DiskContext,
  outer: Run,
  disk: AdoptedDisk,
  work: (run: Run, writer: TableWriter, gpt: Gpt) => Promise<T>,
): Promise<T> {
  return await context.locks.hold(outer, disk.found.path, async (run) => {
    const writer = writerOf(context, run, disk.id, { ...disk.found, table: disk.table });
    const state = await writer.read();
    if (state.state !== "whole" || recordOfGuid(state.gpt.guid)?.disk !== disk.id) {
      await mustBeThere(context, disk);
      const why = state.state === "damaged" ? state.why : "its record is gone";
      throw new CroftError("disk_damaged", `Disk ${disk.id} on ${disk.found.path} is damaged: ${why}.`, {
        detail: `Nothing is written to it. Its last tables are saved in ${context.paths.tablesOf(disk.id)}; \`croft-agent restore-table\` writes one back.`,
      });
    }
    return await work(run, writer, state.gpt);
  });
}

/**
 * Runs what claims a partition's node for itself (O_EXCL). It takes the disk's lock, because sfdisk claims the whole
 * disk while it writes a table, and the kernel refuses either claim while it sees the other.
 */
export async function claimingNodes<T>(
  context: DiskContext,
  outer: Run,
  disk: AdoptedDisk,
  work: (run: Run) => Promise<T>,
): Promise<T> {
  return await context.locks.hold(outer, disk.found.path, work);
}
