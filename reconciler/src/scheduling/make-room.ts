// Which partitions the agent moves on a disk so that a new one fits, where the free space lies in pieces. Pure; what it foretells
// is done by the agent's disk/partition/make-room.ts, by the same rule: what borders on the largest gap at the front goes to the
// gap before it when it fits there, or else to the smallest one that holds it, as long as that makes the largest gap larger.
import { gibUp, MIB } from "@croft/schemas/bytes.ts";
import type { DiskRoom } from "./place-partition.ts";

interface Place {
  id: string;
  start: number;
  size: number;
}
type Gap = Omit<Place, "id">;

/** Ids of the partitions that are moved, with how many GiB are copied; none where nothing has to be, or where not all places are known yet. */
export function movedForNew({ disk, partitions }: DiskRoom, sizeGib: number): { id: string; gib: number }[] {
  const end = disk.status.size_bytes;
  if (end == null) return [];
  let places: Place[] = [];
  for (const { id, status } of partitions) {
    if (status.start_bytes == null || status.size_bytes == null) return [];
    places.push({ id, start: status.start_bytes, size: status.size_bytes });
  }
  const moved = new Map<string, number>();
  const wanted = sizeGib * 1024 * MIB;
  for (;;) {
    const gaps = gapsBetween(places, end - MIB);
    const large = largest(gaps);
    if (large === undefined) return [];
    if (large.size >= wanted) return [...moved].map(([id, gib]) => ({ id, gib }));
    const next = moveOff(places, gaps, large);
    if (next === undefined) return [];
    const after = places.map((place) => (place.id === next.id ? next : place));
    if ((largest(gapsBetween(after, end - MIB))?.size ?? 0) <= large.size) return [];
    moved.set(next.id, (moved.get(next.id) ?? 0) + gibUp(next.size));
    places = after;
  }
}

function moveOff(places: readonly Place[], gaps: readonly Gap[], large: Gap): Place | undefined {
  const border = places.find(({ start, size }) => start + size === large.start);
  if (border === undefined) return undefined;
  const fitting = gaps.filter((gap) => gap !== large && gap.size >= border.size);
  const own = fitting.find(({ start, size }) => start + size === border.start);
  const gap = own ?? fitting.reduce<Gap | undefined>((a, b) => (a && a.size <= b.size ? a : b), undefined);
  return gap && { ...border, start: gap.start };
}

function gapsBetween(places: readonly Place[], end: number): Gap[] {
  const found: Gap[] = [];
  let next = MIB;
  for (const { start, size } of [...places, { id: "", start: end, size: 0 }].sort(
    (a, b) => a.start - b.start,
  )) {
    if (start > next) found.push({ start: next, size: start - next });
    next = Math.max(next, start + size);
  }
  return found;
}

const largest = (gaps: readonly Gap[]): Gap | undefined =>
  gaps.reduce<Gap | undefined>((a, b) => (a && a.size >= b.size ? a : b), undefined);
