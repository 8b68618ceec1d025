// On which disk a partition goes. Pure; the counterpart of place-vm.ts for disks.
//
// What is free is what the agent last reported, less what was promised since: partitions that are not on the disk yet,
// and growth that is not done yet. All of that might come out of the largest gap, so the largest gap is counted less it.

import { gibDown, MIB } from "@croft/schemas/bytes.ts";
import type { SpecOf } from "@croft/schemas/generated/typescript/kinds.ts";
import { closedBecause } from "../kinds/host/placing.ts";
import type { Stored } from "../store/store.ts";
import { misplaced } from "./topology.ts";

export interface DiskRoom {
  disk: Stored<"disk">;
  /** Partitions on it, those being deleted included. */
  partitions: readonly Stored<"partition">[];
  /** As its host is declared; absent where that makes no difference. */
  declared?: SpecOf<"host"> | undefined;
}

export interface PartitionDemand {
  size_gib: number;
  /** Id of the disk that the user named. */
  disk?: string | undefined;
  /** Name of the host that the user named. */
  host?: string | undefined;
  region?: string | undefined;
}

/** GiB promised on the disk that its report does not show yet. */
function promisedGib(partitions: readonly Stored<"partition">[]): number {
  return partitions
    .filter(({ deleting }) => !deleting)
    .reduce((sum, { spec, status }) => sum + Math.max(0, spec.size_gib - gibDown(status.size_bytes ?? 0)), 0);
}

/** Largest partition in GiB that fits; null when nobody can know yet (a block device that was not looked at). */
function largestGib({ disk, partitions }: DiskRoom): number | null {
  const { largest_gap_gib, free_gib } = disk.status;
  const promised = promisedGib(partitions);
  if (largest_gap_gib != null && free_gib != null)
    return Math.max(0, Math.min(largest_gap_gib, free_gib) - promised);
  // The partition table takes the first and the last MiB of a file, and so the last whole GiB.
  return disk.spec.file === undefined ? null : Math.max(0, disk.spec.file.size_gib - 1 - promised);
}

export interface PartitionPlacement {
  disk: Stored<"disk"> | null;
  refusals: { disk: string; host: string; reason: string }[];
  explanation: string;
}

function refusal(room: DiskRoom, demand: PartitionDemand): string | undefined {
  const { disk, declared } = room;
  if (demand.disk !== undefined && demand.disk !== disk.id)
    return `the partition is to be on disk ${demand.disk}`;
  if (demand.host !== undefined && demand.host !== disk.spec.host)
    return `the partition is to be on host ${demand.host}`;
  const elsewhere =
    declared && misplaced({ name: disk.spec.host, spec: declared }, { region: demand.region });
  if (elsewhere !== undefined) return `host ${disk.spec.host}: ${elsewhere.reason}`;
  const closed = declared && closedBecause(declared);
  if (closed !== undefined) return `host ${disk.spec.host}: ${closed}`;
  if (disk.deleting) return "the disk is being deleted";
  const { state, state_reason } = disk.status;
  if (state === "failed" || state === "error") return `the disk cannot be used: ${state_reason ?? state}`;
  // A disk that was named may still be on its way; one that Croft chooses is to be there.
  if (demand.disk === undefined && state !== "ready") return `the disk is ${state}`;
  const largest = largestGib(room);
  if (largest === null || demand.size_gib <= largest) return undefined;
  return `${demand.size_gib} GiB asked, ${largest} GiB is the largest that fits`;
}

/**
 * Chooses a disk on which the partition can become twice as large, where there is one; among equals the one on which the least is
 * left over, so that large gaps stay for large partitions.
 */
export function placePartition(rooms: readonly DiskRoom[], demand: PartitionDemand): PartitionPlacement {
  const refusals: PartitionPlacement["refusals"] = [];
  let best: DiskRoom | undefined;
  for (const room of rooms) {
    const reason = refusal(room, demand);
    if (reason !== undefined) refusals.push({ disk: room.disk.id, host: room.disk.spec.host, reason });
    else if (best === undefined || better(room, best, demand.size_gib)) best = room;
  }
  if (best) {
    const grows = growsOn(best, demand.size_gib) ? "where it has room to grow and" : "where it fits and";
    const why = demand.disk === undefined ? `${grows} the least is left over` : "which was named";
    return {
      disk: best.disk,
      refusals,
      explanation: `On disk ${best.disk.id} of host ${best.disk.spec.host}, ${why}.`,
    };
  }
  const explanation =
    rooms.length === 0
      ? "There is no disk; adopt one with croft_disk."
      : `No disk has room: ${refusals.map(({ disk, reason }) => `${disk}: ${reason}`).join("; ")}.`;
  return { disk: null, refusals, explanation };
}

const left = (room: DiskRoom): number => largestGib(room) ?? Number.POSITIVE_INFINITY;
const growsOn = (room: DiskRoom, sizeGib: number): boolean => left(room) >= 2 * sizeGib;
const tighter = (a: DiskRoom, b: DiskRoom): boolean =>
  left(a) < left(b) || (left(a) === left(b) && a.disk.id < b.disk.id);
const better = (a: DiskRoom, b: DiskRoom, sizeGib: number): boolean =>
  growsOn(a, sizeGib) === growsOn(b, sizeGib) ? tighter(a, b) : growsOn(a, sizeGib);

/** How a partition becomes larger: `moves` says that it is copied to a gap of its disk, because a neighbor is in the way. */
export type Growth = { lacking: string } | { moves: boolean };

/**
 * Whether a partition can become so large: where it is, up to its neighbor or to the end of its disk, whose last MiB is the
 * table's, or else in a gap that is large enough for all of it.
 */
export function growthOf(
  { disk, partitions }: DiskRoom,
  partition: Stored<"partition">,
  sizeGib: number,
): Growth {
  const start = partition.status.start_bytes;
  const diskEnd = disk.status.size_bytes;
  if (start == null || diskEnd == null) return { moves: false };
  const end = diskEnd - MIB;
  const others = partitions.flatMap(({ id, status: { start_bytes, size_bytes } }) =>
    id === partition.id || start_bytes == null || size_bytes == null
      ? []
      : [{ start: start_bytes, end: start_bytes + size_bytes }],
  );
  const behind = others.filter((other) => other.start > start);
  const most = gibDown(Math.min(end, ...behind.map((other) => other.start)) - start);
  if (sizeGib <= most) return { moves: false };
  const own = { start, end: start + (partition.status.size_bytes ?? 0) };
  const gap = gibDown(largestGap([...others, own], end));
  if (sizeGib <= gap) return { moves: true };
  const by = behind.length > 0 ? "its neighbor" : "the end";
  return {
    lacking: `${sizeGib} GiB asked, and up to ${by} on disk ${disk.id} it can become ${most} GiB; the largest gap to move it to has ${gap} GiB`,
  };
}

function largestGap(taken: readonly { start: number; end: number }[], end: number): number {
  let [largest, next] = [0, MIB];
  for (const range of [...taken, { start: end, end }].sort((a, b) => a.start - b.start)) {
    largest = Math.max(largest, range.start - next);
    next = Math.max(next, range.end);
  }
  return largest;
}

/** Why a partition cannot become so large, or undefined. */
export function lackingToGrow(
  room: DiskRoom,
  partition: Stored<"partition">,
  sizeGib: number,
): string | undefined {
  const growth = growthOf(room, partition, sizeGib);
  return "lacking" in growth ? growth.lacking : undefined;
}
