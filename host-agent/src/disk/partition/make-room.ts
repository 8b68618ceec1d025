// Makes a gap large enough for a new partition where the free space of a disk lies in pieces, because partitions were given room
// to grow: others are moved, each as it is moved to grow itself (moves.ts), until the new one fits.
import { CroftError, type ErrorCode } from "@croft/schemas/errors.ts";
import type { Run } from "../../host/run.ts";
import { notePlace } from "../adoption-record.ts";
import type { AdoptedDisk, DiskContext } from "../context.ts";
import { findEntry, movableEntries, secondName } from "../table/entries.ts";
import { holdPartition, holdTable } from "../table/hold-table.ts";
import { bestGap, compaction } from "../table/layout.ts";
import { layoutOf } from "../table/table.ts";
import { clearSecondPlace, type Move, type Moves } from "./relocate.ts";

/** Faults of a move that leave everything as it was: there is no room then. */
const STAYS = new Set<ErrorCode>(["partition_attached", "unavailable", "disk_not_empty"]);

/** Moves what has to be moved for a partition of so many sectors; nothing when it fits already, or cannot fit in any case. */
export async function makeRoom(
  context: DiskContext,
  run: Run,
  disk: AdoptedDisk,
  moves: Moves,
  sectors: number,
): Promise<void> {
  try {
    await moveOthers(context, run, disk, moves, sectors);
  } catch (error) {
    if (!(error instanceof CroftError) || !STAYS.has(error.code)) throw error;
  }
}

async function moveOthers(
  context: DiskContext,
  run: Run,
  disk: AdoptedDisk,
  moves: Moves,
  sectors: number,
): Promise<void> {
  for (let done = false; !done; ) {
    const next = await nextMove(context, run, disk, sectors);
    if (next === null) return;
    const { id } = next;
    done = await holdPartition(context, disk, id, async (outer) => {
      const same = await holdTable(context, outer, disk, async (_, __, gpt) => {
        const there = findEntry(disk, gpt, id);
        const still = there?.start === next.entry.start && there.size === next.entry.size;
        if (!still || findEntry(disk, gpt, secondName(id)) !== null) return false;
        // The record says where it is before it moves.
        await notePlace(context.paths, disk.id, id, there);
        return true;
      });
      if (!same) return true;
      const entry = await moves.move(outer, disk, next);
      await holdTable(context, outer, disk, () => notePlace(context.paths, disk.id, id, entry));
      await clearSecondPlace(context, outer, disk, id);
      return false;
    });
  }
}

async function nextMove(
  context: DiskContext,
  run: Run,
  disk: AdoptedDisk,
  sectors: number,
): Promise<(Move & { to: { start: number; size: number } }) | null> {
  return await holdTable(context, run, disk, async (_, __, gpt) => {
    const layout = layoutOf(gpt, disk.found.sectorSize);
    if (bestGap(layout, sectors) !== null) return null;
    const steps = [...compaction(layout, movableEntries(gpt))];
    const [first] = steps;
    if (first === undefined || !steps.some(({ after }) => bestGap(after, sectors) !== null)) return null;
    const entry = gpt.entries.find(({ number }) => number === first.number);
    return entry === undefined ? null : { id: entry.name, entry, sectors: entry.size, to: first.to };
  });
}
