// Where partitions go on a disk. Pure arithmetic in sectors; every start and every end that is chosen here lies on a
// multiple of 1 MiB, so that neither 4096-byte sectors nor flash pages are straddled.
//
//   0        1 MiB                                                            size - 1 MiB (about)
//   | table  |  prt_a  |   gap   |  prt_b  |           gap                    | backup of the table |
//              <- usable: first LBA ... last LBA, as the table itself says ->
import { MIB } from "@croft/schemas/bytes.ts";

/** A range of sectors. */
export interface Range {
  start: number;
  size: number;
}

/** What of a table matters for placing: all in sectors of `sectorSize` bytes. */
export interface Layout {
  sectorSize: number;
  /** First and last sector that a partition may use, both included. */
  firstLba: number;
  lastLba: number;
  /** How many entries the table has room for. */
  capacity: number;
  entries: readonly (Range & { number: number })[];
}

/** Sectors that hold a size in bytes, rounded up to whole MiB. */
export function sectorsFor(bytes: number, sectorSize: number): number {
  return (Math.ceil(bytes / MIB) * MIB) / sectorSize;
}

/** Free ranges that begin and end on a multiple of 1 MiB, by position; none is empty. */
export function gaps(layout: Layout): Range[] {
  const align = MIB / layout.sectorSize;
  const found: Range[] = [];
  let next = layout.firstLba;
  const close = (end: number) => {
    const start = Math.ceil(next / align) * align;
    const size = Math.floor(end / align) * align - start;
    if (size > 0) found.push({ start, size });
  };
  for (const entry of [...layout.entries].sort((a, b) => a.start - b.start)) {
    close(entry.start);
    next = Math.max(next, entry.start + entry.size);
  }
  close(layout.lastLba + 1);
  return found;
}

/**
 * The gap for a new partition: the smallest that fits, the first of equals, so that large ones stay whole.
 * `avoid`: gaps that begin there are left out. Returns the partition's own range, or null when it fits nowhere or the table is full.
 */
export function bestGap(layout: Layout, sectors: number, avoid: readonly number[] = []): Range | null {
  if (layout.entries.length >= layout.capacity) return null;
  const fitting = gaps(layout).filter((gap) => gap.size >= sectors && !avoid.includes(gap.start));
  const best = fitting.reduce<Range | null>((a, b) => (a === null || b.size < a.size ? b : a), null);
  return best === null ? null : { start: best.start, size: sectors };
}

/** How many sectors an entry can grow by where it is, in whole MiB. */
export function growRoom(layout: Layout, number: number): number {
  const entry = layout.entries.find((e) => e.number === number);
  if (entry === undefined) return 0;
  const align = MIB / layout.sectorSize;
  const end = entry.start + entry.size;
  const next = Math.min(
    layout.lastLba + 1,
    ...layout.entries.filter((e) => e.number !== number && e.start >= end).map((e) => e.start),
  );
  return Math.max(0, Math.floor(next / align) * align - Math.ceil(end / align) * align);
}

/** Room that partitions can still get, in bytes: all of it, and the largest partition that fits. */
export function room(layout: Layout): { freeBytes: number; largestGapBytes: number } {
  const sizes = gaps(layout).map((gap) => gap.size * layout.sectorSize);
  const full = layout.entries.length >= layout.capacity;
  return {
    freeBytes: sizes.reduce((sum, size) => sum + size, 0),
    largestGapBytes: full ? 0 : Math.max(0, ...sizes),
  };
}
