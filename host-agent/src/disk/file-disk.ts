// The files behind file disks: made whole, grown, never shrunk.
import { open, rename, rm, truncate } from "node:fs/promises";
import { dirname, join } from "node:path";
import { MIB } from "@croft/schemas/bytes.ts";
import { CroftError } from "@croft/schemas/errors.ts";
import { createFolder, syncFolder } from "../host/files.ts";
import { loadAdoptionRecord } from "./adoption-record.ts";
import type { DiskContext } from "./context.ts";

/** Makes the file of a disk, whole or not at all. Errors: `storage_full`; `disk_not_found` when it was there once. */
export async function createFileDisk(
  context: DiskContext,
  disk: string,
  file: { name: string; size_bytes: number },
): Promise<void> {
  if ((await context.inventory.file(file.name)) !== null) return;
  const path = context.paths.diskFile(file.name);
  if ((await loadAdoptionRecord(context.paths, disk)) !== null) {
    throw new CroftError("disk_not_found", `The file of disk ${disk} is gone: ${path}.`, {
      detail:
        "It was there and held this disk; no empty one is made in its place. Put it back and all goes on. If its bytes are " +
        "lost for good, an admin gives up its partitions, and then the disk, by `croft delete … --force`.",
    });
  }
  await createFolder(dirname(path));
  const unfinished = join(dirname(path), `.${file.name}.new`);
  await rm(unfinished, { force: true });
  await (await open(unfinished, "wx", 0o600)).close();
  try {
    await growFile(unfinished, 0, file.size_bytes);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
  await rename(unfinished, path);
  await syncFolder(dirname(path));
}

/**
 * Makes a file larger, sparse but for the two ends that hold its table: so later changes of the table cannot fail for
 * want of room. Leaves the old size when there is no room.
 */
export async function growFile(path: string, from: number, to: number): Promise<void> {
  const zeros = Buffer.alloc(MIB);
  const file = await open(path, "r+");
  try {
    if (from === 0) await file.write(zeros, 0, Math.min(MIB, to), 0);
    const end = Math.max(from, to - MIB);
    await file.write(zeros, 0, to - end, end);
    await file.truncate(to);
    await file.sync();
  } catch (cause) {
    await truncate(path, from);
    if ((cause as { code?: unknown }).code !== "ENOSPC") throw cause;
    throw new CroftError("storage_full", `Cannot make ${path} ${to} bytes large: its file system is full.`, {
      detail: "Make room on the host; it is tried again.",
      cause,
    });
  } finally {
    await file.close();
  }
}
