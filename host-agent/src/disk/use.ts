// Notes that a disk is used from now on: its counter rises, on the disk and in the agent's record. Copies that are made before
// have a lower one.
import { loadAdoptionRecord, saveAdoptionRecord } from "./adoption-record.ts";
import type { DiskContext } from "./context.ts";
import type { FoundDisk } from "./device/inventory.ts";
import { readUsage, writeUsage } from "./table/usage-record.ts";

/** Raises the counter of a disk, under its lock. Errors: those of the file system, save for a full one. */
export async function noteUse(
  context: DiskContext,
  disk: string,
  { path }: Pick<FoundDisk, "path">,
): Promise<void> {
  const record = await loadAdoptionRecord(context.paths, disk);
  if (record === null) return;
  const counter = Math.max((await readUsage(path, disk)) ?? 0, record.counter ?? 0) + 1;
  try {
    if (!(await writeUsage(path, disk, counter))) return;
  } catch (error) {
    // A file whose first MiB is a hole, on a full file system: it goes on without.
    if ((error as { code?: unknown }).code === "ENOSPC") return;
    throw error;
  }
  await saveAdoptionRecord(context.paths, { ...record, counter });
}
