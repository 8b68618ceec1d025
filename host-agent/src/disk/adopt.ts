// Makes a disk Croft's, and lets go of it.
//
//                    not there --(file)--> made, empty
//                        |                    |
//   holds something --refused, or `wipe`--> empty --first table--> ours --release--> released (bytes and record kept)
//                                                                   |  ^------------------'  adopted again, by any id
//                                                                   '--erase (files)--> gone
//
// Every arrow can be cut off anywhere and is walked again from what is found on the disk.
import type { FileHandle } from "node:fs/promises";
import { CroftError } from "@croft/schemas/errors.ts";
import type { DiskDocument } from "@croft/schemas/generated/typescript/messages.ts";
import { isMissing, removeFile } from "../host/files.ts";
import type { Run } from "../host/run.ts";
import { closeLook, tableAreas } from "./contents.ts";
import { type AdoptedDisk, type DiskContext, writerOf } from "./context.ts";
import { growFile, makeFileDisk } from "./file-disk.ts";
import type { Gpt } from "./gpt.ts";
import { claim, type Decision, decideByContents, decideByRecord, refusePlace } from "./guard.ts";
import { diskGuid, recordOfGuid } from "./identity.ts";
import { type FoundDisk, knownPartitions } from "./inventory.ts";
import { locate } from "./locate.ts";
import { forget, recall, remember } from "./memory.ts";
import { attachLoop, detachLoop, loopOf, partitionNumbers, removeNode, resizeLoop } from "./nodes.ts";
import { readTable, type TableWriter } from "./table.ts";
import { endsOf, findByteLeft, zeroRange } from "./zeros.ts";

/** Makes a disk be adopted, as large as its document says. Throws CroftErrors with the code and what to do. */
export async function adopt(context: DiskContext, document: DiskDocument): Promise<AdoptedDisk> {
  if (document.file !== null) await makeFileDisk(context, document.id, document.file);
  const there = await locate(context, document);
  // Some of these cannot even be opened to be locked.
  refusePlace(there, document.id);
  const settled = await asWanted(context, document, there);
  if (settled !== null) return settled;
  const { path } = there;
  return await context.locks.hold(context.run, path, async (run) => {
    // Found again under the lock: what was true before it may not be now.
    const found = await locate(context, document);
    if (found.path !== path) {
      throw new CroftError("unavailable", `Disk ${document.id} moved from ${path} to ${found.path}.`);
    }
    return await adoptLocked(context, run, document, found);
  });
}

/** A look without lock or command: the disk when there is nothing to do, else null. */
async function asWanted(
  context: DiskContext,
  document: DiskDocument,
  found: FoundDisk,
): Promise<AdoptedDisk | null> {
  const { id, file } = document;
  if (found.hindrance !== null || found.record?.disk !== id || found.record.state !== "used") return null;
  if ((file?.size_bytes ?? found.sizeBytes) !== found.sizeBytes) return null;
  if ((await recall(context.paths, id))?.identity !== found.identity) return null;
  const byLoop = found.kind === "file" && context.root;
  const table = byLoop ? await loopOf(context.roots, found.path) : found.path;
  if (table === null) return null;
  const state = await readTable({ ...found, table });
  return state.state === "whole" && !state.grown ? { id, found, table, gpt: state.gpt } : null;
}

async function adoptLocked(
  context: DiskContext,
  run: Run,
  document: DiskDocument,
  found: FoundDisk,
): Promise<AdoptedDisk> {
  const disk = document.id;
  refusePlace(found, disk);
  const decision = await judge(context, run, document, found);
  const held = decision === "ours" ? [] : await claimAll(context, found, disk);
  let taken: { table: string; gpt: Gpt };
  try {
    taken = await take(context, run, decision, { disk, found });
  } finally {
    for (const handle of held) await handle.close();
  }
  if ((await recall(context.paths, disk)) === null) {
    await remember(context.paths, { disk, identity: found.identity, partitions: {} });
  }
  return await growToSize(context, run, document, { id: disk, found, ...taken });
}

/** Claims a device, or every loop device that somebody made over a file. */
async function claimAll(context: DiskContext, found: FoundDisk, disk: string): Promise<FileHandle[]> {
  const loops = context.root ? found.loops.filter(({ readOnly }) => !readOnly) : [];
  const paths = found.kind === "device" ? [found.path] : loops.map(({ path }) => path);
  const held: FileHandle[] = [];
  try {
    for (const path of paths) held.push(await claim(path, `adopt ${found.path} as ${disk}`));
    return held;
  } catch (error) {
    for (const handle of held) await handle.close();
    throw error;
  }
}

/** Writes what was decided, and returns the table that is there then. */
async function take(
  context: DiskContext,
  run: Run,
  decision: Decision,
  { disk, found }: { disk: string; found: FoundDisk },
): Promise<{ table: string; gpt: Gpt }> {
  if (decision === "wipe_and_adopt") {
    await writerOf(context, run, disk, { ...found, table: found.path }).saveForeign();
    await wipe(context, run, found);
  }
  const table = await tableOf(context, run, found);
  const writer = writerOf(context, run, disk, { ...found, table });
  const guid = diskGuid({ disk, state: "used" });
  if (decision === "adopt" || decision === "wipe_and_adopt") return { table, gpt: await writer.create(guid) };
  const state = await writer.read();
  if (state.state !== "whole") {
    throw new CroftError("disk_damaged", `The table of disk ${disk} on ${found.path} is not whole.`);
  }
  if (decision === "ours") return { table, gpt: state.gpt };
  return { table, gpt: await setGuid(writer, table, state.gpt, guid) };
}

/** Decides what may be done with a disk by its record and by what it holds. Throws a `Refusal`. */
async function judge(
  context: DiskContext,
  run: Run,
  document: DiskDocument,
  found: FoundDisk,
): Promise<Decision> {
  const writer = writerOf(context, run, document.id, { ...found, table: found.path });
  const state = await readTable({ table: found.path, ...found });
  const record = found.record;
  const noted = await writer.noted();
  // A first table that a killed agent left half written is no foreign contents.
  const own =
    noted === "first" && state.state !== "whole" && (record === null || record.disk === document.id);
  const facts = {
    disk: document.id,
    path: found.path,
    identity: found.identity,
    wipe: document.wipe,
    record: own ? null : record,
    // With a note, copies that differ are our own work, which the writer finishes.
    whole: state.state === "whole" || (noted === "change" && state.state === "damaged" && state.gpt !== null),
    remembered: (await recall(context.paths, document.id)) !== null,
    otherDiskHere: await otherDiskHere(context, document.id, found),
  };
  const byRecord = decideByRecord(facts);
  if (byRecord !== null) return byRecord;
  const holds = await closeLook(run, found, own ? tableAreas(found) : []);
  // What a half written first table of ours left are its own.
  return decideByContents(facts, own ? holds : [...knownPartitions(found), ...holds]);
}

async function otherDiskHere(context: DiskContext, disk: string, found: FoundDisk): Promise<string | null> {
  const other = found.record;
  if (other === null || other.disk === disk || other.state !== "used") return null;
  const memory = await recall(context.paths, other.disk);
  return memory !== null && memory.identity === found.identity ? other.disk : null;
}

/**
 * Destroys what a disk holds so far that nothing is found again: signatures, nodes of old partitions, both ends. What
 * lies between is overwritten when a partition gets its place.
 */
async function wipe(context: DiskContext, run: Run, found: FoundDisk): Promise<void> {
  if (found.kind === "device") {
    for (const number of await partitionNumbers(context.roots, found.path)) {
      await removeNode(run, context.roots, found.path, number);
    }
    await run("wipefs", ["-a", "-f", "-q", found.path]);
  }
  const ranges = found.kind === "file" ? [{ start: 0, end: found.sizeBytes }] : endsOf(found.sizeBytes);
  for (const range of ranges) {
    await zeroRange(run, found, range);
    const left = await findByteLeft(run, found, range);
    if (left === null) continue;
    throw new CroftError("disk_io", `Cannot wipe ${found.path}: byte ${left} is still not zero.`, {
      detail: "The disk takes writes and does not keep them. Replace it.",
    });
  }
}

/** What the table is read and written through. With root a file has a loop device, for its partitions' nodes. */
async function tableOf(context: DiskContext, run: Run, found: FoundDisk): Promise<string> {
  if (found.kind === "device" || !context.root) return found.path;
  return await attachLoop(run, context.roots, found.path);
}

async function setGuid(writer: TableWriter, table: string, before: Gpt, guid: string): Promise<Gpt> {
  return await writer.change(before, {
    what: "write Croft's record",
    args: ["--disk-id", table, guid],
    touches: null,
    check: (after) => (after.guid === guid ? null : "the record is not there"),
  });
}

/** Grows a file to the size wanted and moves the second copy of the table to a disk's new end. */
async function growToSize(
  context: DiskContext,
  run: Run,
  document: DiskDocument,
  disk: AdoptedDisk,
): Promise<AdoptedDisk> {
  const { found, table } = disk;
  let { sizeBytes } = found;
  const wanted = document.file?.size_bytes ?? sizeBytes;
  if (wanted < sizeBytes) {
    throw new CroftError(
      "cannot_shrink",
      `Cannot shrink disk ${disk.id} from ${sizeBytes} to ${wanted} bytes.`,
      {
        detail: "A disk only grows. Put its former size back.",
      },
    );
  }
  if (wanted > sizeBytes) {
    await growFile(found.path, sizeBytes, wanted);
    sizeBytes = wanted;
  }
  if (table !== found.path) await resizeLoop(run, table);
  const writer = writerOf(context, run, disk.id, { table, sizeBytes, sectorSize: found.sectorSize });
  const state = await writer.read();
  if (state.state !== "whole") {
    throw new CroftError("disk_damaged", `The table of disk ${disk.id} on ${found.path} is not whole.`);
  }
  if (!state.grown) return { ...disk, found: { ...found, sizeBytes }, gpt: state.gpt };
  const last = sizeBytes / found.sectorSize - 1;
  const gpt = await writer.change(state.gpt, {
    what: "move the second copy of the table to the disk's new end",
    args: ["--relocate", "gpt-bak-std", table],
    touches: null,
    check: (after) => (after.otherLba === Math.floor(last) ? null : "the second copy is not at the end"),
  });
  return { ...disk, found: { ...found, sizeBytes }, gpt };
}

/** Lets go of a disk and keeps its bytes. A disk that is away or damaged is let go as it is. */
export async function release(context: DiskContext, document: DiskDocument): Promise<void> {
  const disk = document.id;
  const found = await findOurs(context, document);
  if (found !== null) {
    await context.locks.hold(context.run, found.path, async (run) => {
      const table = await tableOf(context, run, found);
      const writer = writerOf(context, run, disk, { ...found, table });
      const state = await writer.read();
      if (state.state === "whole" && recordOfGuid(state.gpt.guid)?.disk === disk) {
        for (const entry of state.gpt.entries) {
          if (context.root) await removeNode(run, context.roots, table, entry.number);
        }
        const guid = diskGuid({ disk, state: "released" });
        if (state.gpt.guid !== guid) await setGuid(writer, table, state.gpt, guid);
      }
      if (table !== found.path) await detachLoop(run, context.roots, found.path);
    });
  }
  await forget(context.paths, disk);
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
          `Cannot erase disk ${disk}: it holds ${state.gpt.entries.length} partitions.`,
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
  await forget(context.paths, disk);
}

/** The disk, if it carries this disk's record or this host remembers it as such. */
async function findOurs(context: DiskContext, document: DiskDocument): Promise<FoundDisk | null> {
  try {
    const found = await locate(context, document);
    const remembered = (await recall(context.paths, document.id))?.identity === found.identity;
    return remembered || found.record?.disk === document.id ? found : null;
  } catch (error) {
    if (isMissing(error) || (error instanceof CroftError && error.code === "disk_not_found")) return null;
    throw error;
  }
}
