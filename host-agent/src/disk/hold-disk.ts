// What every step on a whole disk begins with: nobody else has it, and its table is there to be read and written.
import type { FileHandle } from "node:fs/promises";
import type { Run } from "../host/run.ts";
import type { DiskContext } from "./context.ts";
import type { FoundDisk } from "./device/inventory.ts";
import { attachLoop } from "./device/nodes.ts";
import { claim } from "./guard.ts";
import type { Gpt } from "./table/gpt.ts";
import type { TableWriter } from "./table/table.ts";

/** Claims a device, or every loop device that somebody made over a file. `doing` in words that follow "Cannot". */
export async function claimAll(context: DiskContext, found: FoundDisk, doing: string): Promise<FileHandle[]> {
  const loops = context.root ? found.loops.filter(({ readOnly }) => !readOnly) : [];
  const paths = found.kind === "device" ? [found.path] : loops.map(({ path }) => path);
  const held: FileHandle[] = [];
  try {
    for (const path of paths) held.push(await claim(path, doing));
    return held;
  } catch (error) {
    for (const handle of held) await handle.close();
    throw error;
  }
}

/** What the table is read and written through. With root a file has a loop device, for its partitions' nodes. */
export async function tableOf(context: DiskContext, run: Run, found: FoundDisk): Promise<string> {
  if (found.kind === "device" || !context.root) return found.path;
  return await attachLoop(run, context.roots, found.path);
}

/** Writes Croft's record: the GUID of the disk. */
export async function setGuid(writer: TableWriter, table: string, before: Gpt, guid: string): Promise<Gpt> {
  return await writer.change(before, {
    what: "write Croft's record",
    args: ["--disk-id", table, guid],
    touches: null,
    check: (after) => (after.guid === guid ? null : "the record is not there"),
  });
}
