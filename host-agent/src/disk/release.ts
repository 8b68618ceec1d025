// Lets go of a disk: with its bytes, or with its file.
import { CroftError } from "@croft/schemas/errors.ts";
import type { DiskDocument } from "@croft/schemas/generated/typescript/messages.ts";
import { isMissing, removeFile } from "../host/files.ts";
import { deleteAdoptionRecord, loadAdoptionRecord } from "./adoption-record.ts";
import { type DiskContext, writerOf } from "./context.ts";
import { diskGuid, recordOfGuid } from "./device/identity.ts";
import type { FoundDisk } from "./device/inventory.ts";
import { detachLoop, detachRemoved, loopOf, removeNodesOver } from "./device/nodes.ts";
import { Refusal } from "./guard.ts";
import { setGuid, tableOf } from "./hold-disk.ts";
import { locate } from "./locate.ts";
import { readTable } from "./table/table.ts";

/** Lets go of a disk and keeps its bytes. A disk that is away or damaged is let go as it is. */
export async function release(context: DiskContext, document: DiskDocument): Promise<void> {
  const disk = document.id;
  const found = await findOurs(context, document);
  if (found !== null) {
    await context.locks.hold(context.run, found.path, async (run) => {
      const table = await tableOf(context, run, found);
      const writer = writerOf(context, run, disk, { ...found, table });
      const state = await writer.read();
      const record = state.state === "whole" ? recordOfGuid(state.gpt.guid) : null;
      if (state.state === "whole" && record?.disk === disk) {
        for (const entry of state.gpt.entries) {
          const range = {
            start: entry.start * found.sectorSize,
            end: (entry.start + entry.size) * found.sectorSize,
          };
          if (context.root) await removeNodesOver(run, context.roots, table, range);
        }
        const guid = diskGuid({ ...record, state: "released" });
        if (state.gpt.guid !== guid) await setGuid(writer, table, state.gpt, guid);
      }
      if (table !== found.path) await detachLoop(run, context.roots, found.path);
    });
  }
  await letGoOfRemoved(context, document);
  await deleteAdoptionRecord(context.paths, disk);
}

/** Removes the file of a disk, if it is this disk's. Error: `in_use` while it has partitions. */
export async function erase(context: DiskContext, document: DiskDocument): Promise<void> {
  const disk = document.id;
  if (document.file === null) {
    throw new CroftError("disk_refused", `Cannot erase disk ${disk}: it is a device.`, {
      detail: 'Only files are erased. Set on_delete = "keep".',
    });
  }
  const found = await findOurs(context, document);
  if (found !== null) {
    await context.locks.hold(context.run, found.path, async (run) => {
      const state = await readTable({ table: found.path, ...found });
      if (state.state === "whole" && state.gpt.entries.length > 0) {
        throw new CroftError(
          "in_use",
          `Cannot erase disk ${disk}: it holds ${state.gpt.entries.length === 1 ? "a partition" : `${state.gpt.entries.length} partitions`}.`,
          {
            detail: "Delete its partitions first.",
          },
        );
      }
      if (context.root && (await loopOf(context.roots, found.path)) !== null) {
        await detachLoop(run, context.roots, found.path);
      }
      await removeFile(found.path);
    });
  }
  await letGoOfRemoved(context, document);
  await deleteAdoptionRecord(context.paths, disk);
}

async function letGoOfRemoved(context: DiskContext, { file }: DiskDocument): Promise<void> {
  if (file === null || !context.root) return;
  await detachRemoved(context.run, context.roots, context.paths.diskFile(file.name));
}

/** The disk, if it carries this disk's record or this host remembers it as such. */
async function findOurs(context: DiskContext, document: DiskDocument): Promise<FoundDisk | null> {
  try {
    const found = await locate(context, document);
    const remembered = (await loadAdoptionRecord(context.paths, document.id))?.identity === found.identity;
    return remembered || found.record?.disk === document.id ? found : null;
  } catch (error) {
    if (isMissing(error) || (error instanceof CroftError && error.code === "disk_not_found")) return null;
    // The disk itself is away; a copy keeps what it holds, and another device was never this disk.
    if (error instanceof Refusal && ["older", "other_device"].includes(error.reason)) return null;
    throw error;
  }
}
