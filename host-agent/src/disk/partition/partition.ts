// The states of a partition, all of them kept in the type of its entry, so that whoever comes next knows them.
//
//   no entry --reserve--> reserved --every byte zero--> making --zeros, then its file system--> usable --grow--> usable
//      ^                     |                           |  ^--- killed in between: anew ---'     |
//      '--a byte of others---'                           '---------------- wipe ------------------+--> wiping --zeros--> no entry
//
// A disk is looked at in samples when it is adopted, so what others left between them is met here: before a range is
// overwritten for the first time, all of it is read. Only on a device that was adopted with `wipe`, and in a file, which
// tells where it has data, is that not needed, and the entry begins as `making`.
//
// A partition in quarantine is a usable one without a node that nobody may open: its entry and its bytes are not touched,
// so that nothing has to be undone when it is wanted again.
//
// A range is reserved before it is overwritten, so nobody else gets it meanwhile, and usable only when every byte that
// an earlier partition left is gone. An entry's number never changes, and its start only when it is moved to a gap that is
// large enough for it to grow (relocate.ts).
import { CroftError } from "@croft/schemas/errors.ts";
import type { PartitionDocument } from "@croft/schemas/generated/typescript/messages.ts";
import type { Run } from "../../host/run.ts";
import {
  loadAdoptionRecord,
  notePlace,
  type PartitionRecord,
  updatePartitionRecord,
} from "../adoption-record.ts";
import type { AdoptedDisk, DiskContext } from "../context.ts";
import { PARTITION_TYPES, recordOfGuid } from "../device/identity.ts";
import { ensureNode, nodeAt, removeNodesOver } from "../device/nodes.ts";
import {
  addEntry,
  damaged,
  findEntry,
  fitsWhereItIs,
  growEntry,
  mustFind,
  mustFitSomewhere,
  rangeOf,
  removeEntry,
  secondName,
  setType,
} from "../table/entries.ts";
import type { Gpt, GptEntry } from "../table/gpt.ts";
import { claimingNodes, holdPartition, holdTable } from "../table/hold-table.ts";
import { sectorsFor } from "../table/layout.ts";
import { readTable, type TableWriter } from "../table/table.ts";
import { createFilesystem } from "./filesystem.ts";
import { filesystemSize, fillsItsPlace } from "./filesystem-size.ts";
import { foreignIn, mustInspect } from "./first-inspection.ts";
import { makeRoom } from "./make-room.ts";
import { zero } from "./overwrite.ts";
import { clearSecondPlace, type Moves } from "./relocate.ts";

/** Makes a partition be there, usable and as large as its document says; answers with its entry. */
export async function createPartition(
  context: DiskContext,
  disk: AdoptedDisk,
  document: PartitionDocument,
  moves: Moves,
): Promise<GptEntry> {
  const { there, second } = await peek(disk, document.id);
  const known = (await loadAdoptionRecord(context.paths, disk.id))?.partitions[document.id];
  const sectors = sectorsFor(document.size_bytes, disk.found.sectorSize);
  if (there?.size === sectors && isUsable(there) && samePlace(there, known) && second === null) return there;
  return await holdPartition(context, disk, document.id, async (outer) => {
    const { id } = document;
    const copying = second !== null && (await moves.settle(outer, disk, { id, sectors }));
    if (second !== null && !copying) await clearSecondPlace(context, outer, disk, id);
    if (there === null) await makeRoom(context, outer, disk, moves, sectors);
    let entry = await holdTable(context, outer, disk, (run, writer, gpt) =>
      copying
        ? Promise.resolve(mustFind(disk, gpt, id))
        : reserve(context, run, writer, { disk, gpt, document }),
    );
    if (isUsable(entry) && entry.size < sectors) {
      entry = await moves.move(outer, disk, { id, entry, sectors });
      await holdTable(context, outer, disk, () => notePlace(context.paths, disk.id, id, entry));
      await clearSecondPlace(context, outer, disk, id);
    }
    if (entry.type === PARTITION_TYPES.reserved)
      entry = await inspectReserved(context, outer, disk, entry, document.id);
    if (entry.type !== PARTITION_TYPES.making) return entry;
    await fill(context, outer, disk, entry, document);
    entry = await holdTable(context, outer, disk, async (_, writer, gpt) => {
      const now = mustFind(disk, gpt, document.id);
      const after = await setType(writer, disk, gpt, now, "usable");
      await notePlace(context.paths, disk.id, document.id, after);
      return after;
    });
    return entry;
  });
}

/**
 * Closes a partition and keeps its entry and its bytes; answers with the entry. Null: there is nothing to be kept, and
 * nothing of it is left, because it was never made to the end. Safe to repeat. Error: `partition_attached` while it is
 * in use.
 */
export async function keepPartition(
  context: DiskContext,
  disk: AdoptedDisk,
  id: string,
): Promise<GptEntry | null> {
  const { there, second } = await peek(disk, id);
  const remembered = (await loadAdoptionRecord(context.paths, disk.id))?.partitions[id];
  const closed =
    there !== null &&
    (!context.root || (await nodeAt(context.roots, disk.table, rangeOf(disk, there).start)) === null);
  if (closed && isUsable(there) && samePlace(there, remembered) && second === null) return there;
  const entry = await holdPartition(context, disk, id, async (outer) => {
    if (second !== null) await clearSecondPlace(context, outer, disk, id);
    return await holdTable(context, outer, disk, async (run, _, gpt) => {
      const found = findEntry(disk, gpt, id);
      const known = (await loadAdoptionRecord(context.paths, disk.id))?.partitions[id];
      if (found === null && known !== undefined) {
        throw damaged(disk, id, `entry ${known.number} is gone from the table`);
      }
      if (found === null || !isUsable(found)) return null;
      if (context.root) await removeNodesOver(run, context.roots, disk.table, rangeOf(disk, found));
      // On a disk that was adopted again: from now on its loss is noticed.
      if (known === undefined || known.moving_to !== undefined)
        await notePlace(context.paths, disk.id, id, found);
      return found;
    });
  });
  if (entry === null) await wipePartition(context, disk, id);
  return entry;
}

/** Destroys a partition's bytes, then its entry. Safe to repeat. Error: `partition_attached` while it is in use. */
export async function wipePartition(context: DiskContext, disk: AdoptedDisk, id: string): Promise<void> {
  await holdPartition(context, disk, id, async (outer) => {
    await clearSecondPlace(context, outer, disk, id);
    const entry = await holdTable(context, outer, disk, async (run, writer, gpt) => {
      const found = findEntry(disk, gpt, id);
      if (found === null) return null;
      // First of all: it fails while anybody has the node open, and nothing is lost yet.
      if (context.root) await removeNodesOver(run, context.roots, disk.table, rangeOf(disk, found));
      if (found.type === PARTITION_TYPES.reserved) {
        // Nothing of it was ever written: what lies there is not this partition's.
        await removeEntry(writer, disk, gpt, found, id);
        return null;
      }
      if (found.type === PARTITION_TYPES.wiping) return found;
      return await setType(writer, disk, gpt, found, "wiping");
    });
    if (entry !== null) {
      await zero(outer, disk, rangeOf(disk, entry));
      await holdTable(context, outer, disk, async (_, writer, gpt) => {
        const found = mustFind(disk, gpt, id);
        await removeEntry(writer, disk, gpt, found, id);
      });
    }
    await holdTable(context, outer, disk, () => notePlace(context.paths, disk.id, id, null));
  });
}

/** The entry of a partition as it is now, or null. Throws when the disk or the entry is damaged. */
export async function readPartition(
  context: DiskContext,
  disk: AdoptedDisk,
  id: string,
): Promise<GptEntry | null> {
  const { there } = await peek(disk, id);
  return (
    there ?? (await holdTable(context, context.run, disk, async (_, __, gpt) => findEntry(disk, gpt, id)))
  );
}

/** Whether a partition may be used: it is neither being made nor being wiped. */
export function isUsable(entry: GptEntry): boolean {
  const { reserved, making, wiping } = PARTITION_TYPES;
  return entry.type !== reserved && entry.type !== making && entry.type !== wiping;
}

/**
 * The entry of a partition and the other place that it has while it is moved, read without lock or command, which is enough
 * while nothing is to be done; null says that it was not enough.
 */
async function peek(
  disk: AdoptedDisk,
  id: string,
): Promise<{ there: GptEntry | null; second: GptEntry | null }> {
  const state = await readTable({ ...disk.found, table: disk.table });
  if (state.state !== "whole" || recordOfGuid(state.gpt.guid)?.disk !== disk.id)
    return { there: null, second: null };
  return { there: findEntry(disk, state.gpt, id), second: findEntry(disk, state.gpt, secondName(id)) };
}

const samePlace = (entry: GptEntry, known: PartitionRecord | undefined): boolean =>
  known?.moving_to === undefined &&
  known?.number === entry.number &&
  known.start === entry.start &&
  known.size === entry.size;

/** Whether an entry is where this host left it, as large as it was or larger. */
function inPlace(entry: GptEntry, { number, start, size, moving_to }: PartitionRecord): boolean {
  if (entry.number !== number) return false;
  const moved = entry.start === moving_to?.start && entry.size >= moving_to.size;
  return moved || (entry.start === start && entry.size >= size);
}

/** The node of an entry, made or grown as needed. Only with root. */
export async function nodeFor(context: DiskContext, run: Run, disk: AdoptedDisk, entry: GptEntry) {
  const range = rangeOf(disk, entry);
  return await ensureNode(run, context.roots, disk.table, {
    number: entry.number,
    startBytes: range.start,
    sizeBytes: range.end - range.start,
  });
}

/**
 * Finds the entry, or reserves one; grows it when it is to be larger and has the room where it is. One that is smaller than
 * asked for has to be moved.
 */
export async function reserve(
  context: DiskContext,
  run: Run,
  writer: TableWriter,
  { disk, gpt, document }: { disk: AdoptedDisk; gpt: Gpt; document: PartitionDocument },
): Promise<GptEntry> {
  const sectors = sectorsFor(document.size_bytes, disk.found.sectorSize);
  const found = findEntry(disk, gpt, document.id);
  const known = (await loadAdoptionRecord(context.paths, disk.id))?.partitions[document.id];
  if (found === null) {
    if (known !== undefined) throw damaged(disk, document.id, `entry ${known.number} is gone from the table`);
    const type = mustInspect(disk) ? "reserved" : "making";
    return await addEntry(writer, disk, gpt, { id: document.id, sectors, type });
  }
  if (known !== undefined && !inPlace(found, known)) {
    throw damaged(disk, document.id, "its entry was moved, renumbered or made smaller");
  }
  if (found.type === PARTITION_TYPES.wiping) {
    throw new CroftError("deleting", `Partition ${document.id} is being wiped.`, {
      detail: "Its bytes are lost already. Make a new partition.",
    });
  }
  if (found.size > sectors)
    throw smaller(document.id, found.size * disk.found.sectorSize, document.size_bytes);
  if (found.size === sectors) {
    const unknown = known === undefined || known.moving_to !== undefined;
    if (unknown && isUsable(found)) await notePlace(context.paths, disk.id, document.id, found);
    return found;
  }
  // A kill after a move, or one that came to nothing.
  if (known?.moving_to !== undefined) await notePlace(context.paths, disk.id, document.id, found);
  await noteDue(context, disk, found, document);
  if (!fitsWhereItIs(disk, gpt, found, sectors) && isUsable(found)) {
    mustFitSomewhere(disk, gpt, { entry: found, id: document.id, sectors });
    // The record says where it is before it moves, also on a disk that was adopted again.
    await notePlace(context.paths, disk.id, document.id, found);
    return found;
  }
  const grown = await growEntry(
    writer,
    disk,
    gpt,
    { entry: found, id: document.id, sectors },
    async (range) => {
      const refusal = await foreignIn(run, disk, range, `grow partition ${document.id}`);
      if (refusal !== null) throw refusal;
      await zero(run, disk, range);
    },
  );
  if (isUsable(found)) await notePlace(context.paths, disk.id, document.id, grown);
  return grown;
}

/** Before an entry grows: a file system that fills it is to grow with it, now or when the guest lets go of it. */
async function noteDue(
  context: DiskContext,
  disk: AdoptedDisk,
  entry: GptEntry,
  { id, filesystem }: PartitionDocument,
): Promise<void> {
  if (filesystem === null || !isUsable(entry)) return;
  const { start, end } = rangeOf(disk, entry);
  const node = context.root ? await nodeAt(context.roots, disk.table, start) : null;
  const size = node === null ? await filesystemSize(disk.found.path, start) : await filesystemSize(node.path);
  if (size === null || !fillsItsPlace(size, end - start)) return;
  // On a disk that was adopted again nothing is known of it yet.
  await notePlace(context.paths, disk.id, id, entry);
  await updatePartitionRecord(context.paths, disk.id, id, (known) => ({ ...known, filesystem_due: true }));
}

/** Reads all of a reserved range: answers with its entry as one to be made, or gives the place back and refuses. */
export async function inspectReserved(
  context: DiskContext,
  run: Run,
  disk: AdoptedDisk,
  entry: GptEntry,
  id: string,
): Promise<GptEntry> {
  const refusal = await foreignIn(run, disk, rangeOf(disk, entry), `make partition ${id}`);
  return await holdTable(context, run, disk, async (_, writer, gpt) => {
    const found = mustFind(disk, gpt, id);
    if (refusal === null) return await setType(writer, disk, gpt, found, "making");
    await removeEntry(writer, disk, gpt, found, id);
    throw refusal;
  });
}

/** Overwrites a range and makes its file system. */
async function fill(
  context: DiskContext,
  run: Run,
  disk: AdoptedDisk,
  entry: GptEntry,
  document: PartitionDocument,
): Promise<void> {
  // What was written through an old node must not come back out of its cache.
  if (context.root) await removeNodesOver(run, context.roots, disk.table, rangeOf(disk, entry));
  const range = rangeOf(disk, entry);
  await zero(run, disk, range);
  if (document.filesystem === null) return;
  const { filesystem, id } = document;
  if (!context.root) {
    await createFilesystem(run, filesystem, { kind: "window", path: disk.found.path, range }, id);
    return;
  }
  const { path } = await nodeFor(context, run, disk, entry);
  await claimingNodes(context, run, disk, (locked) =>
    createFilesystem(locked, filesystem, { kind: "node", path }, id),
  );
}

function smaller(id: string, from: number, to: number): CroftError {
  return new CroftError("cannot_shrink", `Cannot shrink partition ${id} from ${from} to ${to} bytes.`, {
    detail: "A partition only grows. Put its former size back.",
  });
}
