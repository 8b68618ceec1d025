// Moves a partition on its disk, to a gap that is large enough for it to grow. What has to be known after a kill is in the
// table: a second entry, named after the partition, for the place that is not its own.
//
//   entry at its old place   --second entry over the gap-->  zeros, then a copy in the gap, compared
//        ^                                                      |
//        '-- killed, refused or not wanted any more: zeros <----+--one write of the table: number, GUID and name stay,
//            over the gap, the second entry is removed                the two entries exchange their places
//                                                                                |
//   entry at its new place   <--second entry removed--  zeros over the old place (also after a kill)
//
// A copy that was cut off is never continued: a guest may have written to the old place since. Nobody may open the partition
// between the copy and the exchange, which the caller sees to.
import { CroftError } from "@croft/schemas/errors.ts";
import type { Run } from "../../host/run.ts";
import { updatePartitionRecord } from "../adoption-record.ts";
import type { AdoptedDisk, DiskContext } from "../context.ts";
import { PARTITION_TYPES } from "../device/identity.ts";
import { removeNodesOver } from "../device/nodes.ts";
import { copyRange } from "../device/zeros.ts";
import {
  addEntry,
  exchangePlaces,
  findEntry,
  mustFind,
  noRoomToGrow,
  rangeOf,
  removeEntry,
  secondName,
  setType,
} from "../table/entries.ts";
import type { GptEntry } from "../table/gpt.ts";
import { holdTable } from "../table/hold-table.ts";
import { bestGap, type Range } from "../table/layout.ts";
import { layoutOf } from "../table/table.ts";
import { foreignIn, mustInspect } from "./first-inspection.ts";
import { zero } from "./overwrite.ts";

/** Ends what an earlier move left: overwrites the place that is not the partition's own and frees it. Under its lock. */
export async function clearSecondPlace(
  context: DiskContext,
  run: Run,
  disk: AdoptedDisk,
  id: string,
): Promise<void> {
  const name = secondName(id);
  const second = await holdTable(context, run, disk, async (locked, writer, gpt) => {
    const found = findEntry(disk, gpt, name);
    if (found === null) return null;
    if (context.root) await removeNodesOver(locked, context.roots, disk.table, rangeOf(disk, found));
    if (found.type !== PARTITION_TYPES.reserved) return found;
    // Nothing of it was ever written: what lies there is somebody's.
    await removeEntry(writer, disk, gpt, found, name);
    return null;
  });
  if (second === null) return;
  await zero(run, disk, rangeOf(disk, second));
  await holdTable(context, run, disk, (_, writer, gpt) =>
    removeEntry(writer, disk, gpt, mustFind(disk, gpt, name), name),
  );
}

/**
 * Moves a partition to where it has so many sectors; answers with its entry there. Under its lock, without another place of
 * it, and while nobody has it or can get it. Errors: `no_gap`; `disk_not_empty` when all large gaps hold something that
 * nobody allowed to be destroyed; `disk_io`.
 */
export async function movePartition(
  context: DiskContext,
  run: Run,
  disk: AdoptedDisk,
  move: Move,
): Promise<GptEntry> {
  const { id, entry } = move;
  const place = await takePlace(context, run, disk, move);
  const from = rangeOf(disk, entry);
  const to = rangeOf(disk, place);
  // What was written through the node must be on the disk, and nobody may have it open.
  await holdTable(context, run, disk, async (locked) => {
    if (context.root) await removeNodesOver(locked, context.roots, disk.table, from);
  });
  await zero(run, disk, to);
  await copyRange(run, disk.found, from, to.start);
  return await takeItsPlace(context, run, disk, { id, entry, place });
}

/** One write of the table: the partition is where its copy is. Its former place is to be wiped. */
export async function takeItsPlace(
  context: DiskContext,
  run: Run,
  disk: AdoptedDisk,
  { id, entry, place }: { id: string; entry: GptEntry; place: GptEntry },
): Promise<GptEntry> {
  return await holdTable(context, run, disk, async (_, writer, gpt) => {
    const now = mustFind(disk, gpt, id);
    if (JSON.stringify(now) !== JSON.stringify(entry)) {
      throw new CroftError("unavailable", `Partition ${id} changed while it was copied.`, {
        detail: "It is where it was; the copy is discarded and made again.",
      });
    }
    await updatePartitionRecord(context.paths, disk.id, id, (known) => ({
      ...known,
      moving_to: { start: place.start, size: place.size },
    }));
    return await exchangePlaces(writer, disk, gpt, { id, second: secondName(id) });
  });
}

/** A partition that is to be moved; `to`: where to, in a gap that holds it all. Without it, the best gap. */
export interface Move {
  id: string;
  entry: GptEntry;
  sectors: number;
  to?: Range;
}

/** What moves partitions on their disk, with or without a guest that has them (moves.ts). */
export interface Moves {
  /** Ends what an earlier move left with a guest. True: its copy goes on, to a place with so many sectors. Under its lock. */
  settle(run: Run, disk: AdoptedDisk, wanted: { id: string; sectors: number }): Promise<boolean>;
  /** Moves a partition to where it has so many sectors; answers with its entry there. Under its lock. */
  move(run: Run, disk: AdoptedDisk, wanted: Move): Promise<GptEntry>;
}

/** Reserves the best gap that holds nothing of anybody's. */
export async function takePlace(
  context: DiskContext,
  run: Run,
  disk: AdoptedDisk,
  { id, entry, sectors, to }: Move,
): Promise<GptEntry> {
  const name = secondName(id);
  const avoid: number[] = [];
  for (let refusal: CroftError | null = null; ; ) {
    const place = await holdTable(context, run, disk, async (_, writer, gpt) => {
      const type = mustInspect(disk) ? "reserved" : "making";
      const refuse = () => refusal ?? noRoomToGrow(disk, gpt, { entry, id, sectors });
      const gap = bestGap(layoutOf(gpt, disk.found.sectorSize), sectors, avoid);
      return await addEntry(writer, disk, gpt, { id: name, sectors, type, at: to ?? gap, refuse });
    });
    if (place.type === PARTITION_TYPES.making) return place;
    refusal = await foreignIn(run, disk, rangeOf(disk, place), `move partition ${id} there to let it grow`);
    const kept = await holdTable(context, run, disk, async (_, writer, gpt) => {
      const found = mustFind(disk, gpt, name);
      if (refusal === null) return await setType(writer, disk, gpt, found, "making");
      await removeEntry(writer, disk, gpt, found, name);
      return null;
    });
    if (kept !== null) return kept;
    if (to !== undefined && refusal !== null) throw refusal;
    avoid.push(place.start);
  }
}
