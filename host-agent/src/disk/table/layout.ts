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
 * The gap for a partition that moves, or for a new one on a disk that is filling up: the smallest that fits, the first of equals, so that large ones stay whole.
 * `avoid`: gaps that begin there are left out. Returns the partition's own range, or null when it fits nowhere or the table is full.
 */
export function bestGap(layout: Layout, sectors: number, avoid: readonly number[] = []): Range | null {
  if (layout.entries.length >= layout.capacity) return null;
  const fitting = gaps(layout).filter((gap) => gap.size >= sectors && !avoid.includes(gap.start));
  const best = fitting.reduce<Range | null>((a, b) => (a === null || b.size < a.size ? b : a), null);
  return best === null ? null : { start: best.start, size: sectors };
}

/**
 * The range of a new partition. While more than half of the disk stays in one piece, the partition before it keeps room to
 * grow, at least as much as the new one has: so the new one can be moved into it when all of the disk is needed (`compaction`).
 */
export function placeOfNew(layout: Layout, sectors: number, avoid: readonly number[] = []): Range | null {
  const packed = bestGap(layout, sectors, avoid);
  const large = largest(gaps(layout));
  if (packed === null || large === undefined || avoid.includes(large.start)) return packed;
  const before = neighborBefore(layout, large);
  const room = before === undefined ? 0 : wholeMib(layout, Math.max(before.size, sectors));
  const half = (layout.lastLba + 1 - layout.firstLba) / 2;
  if (large.size - room - sectors <= half) return packed;
  return { start: large.start + room, size: sectors };
}

/** One entry moved to another place, and the table after that. */
interface Moved {
  number: number;
  to: Range;
  after: Layout;
}

/**
 * The moves that make the largest gap larger and larger: what borders on it at the front goes to another gap, that before it if
 * it fits there. `movable`: numbers of the entries that may be moved.
 */
export function* compaction(layout: Layout, movable: ReadonlySet<number>): Generator<Moved> {
  for (let now = layout; ; ) {
    const moved = moveOff(now, movable);
    if (moved === null) return;
    yield moved;
    now = moved.after;
  }
}

function moveOff(layout: Layout, movable: ReadonlySet<number>): Moved | null {
  if (layout.entries.length >= layout.capacity) return null;
  const all = gaps(layout);
  const large = largest(all);
  const entry = large && neighborBefore(layout, large);
  if (large === undefined || entry === undefined || !movable.has(entry.number)) return null;
  const fitting = all.filter((gap) => gap !== large && gap.size >= entry.size);
  const own = fitting.find((gap) => neighborBehind(layout, gap) === entry);
  const gap = own ?? fitting.reduce<Range | undefined>((a, b) => (a && a.size <= b.size ? a : b), undefined);
  if (gap === undefined) return null;
  const to = { start: gap.start, size: entry.size };
  const entries = layout.entries.map((one) => (one === entry ? { ...one, ...to } : one));
  const after = { ...layout, entries };
  // Entries of others need not end on whole MiB: what gains nothing ends it.
  return (largest(gaps(after))?.size ?? 0) > large.size ? { number: entry.number, to, after } : null;
}

const largest = (all: readonly Range[]): Range | undefined =>
  all.reduce<Range | undefined>((a, b) => (a && a.size >= b.size ? a : b), undefined);

const wholeMib = ({ sectorSize }: Layout, sectors: number): number =>
  sectorsFor(sectors * sectorSize, sectorSize);

/** The entry that ends where a gap begins, but for what is left to a whole MiB. */
function neighborBefore({ entries, sectorSize }: Layout, gap: Range): Layout["entries"][number] | undefined {
  return entries.find(
    ({ start, size }) => start < gap.start && gap.start - (start + size) < MIB / sectorSize,
  );
}

function neighborBehind({ entries, sectorSize }: Layout, gap: Range): Layout["entries"][number] | undefined {
  const end = gap.start + gap.size;
  return entries.find(({ start }) => start >= end && start - end < MIB / sectorSize);
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

/** The largest partition in bytes that fits, once others were moved to make room for it. */
export function largestAfterMoves(layout: Layout, movable: ReadonlySet<number>): number {
  let { largestGapBytes } = room(layout);
  for (const { after } of compaction(layout, movable))
    largestGapBytes = Math.max(largestGapBytes, room(after).largestGapBytes);
  return largestGapBytes;
}

/** Room that partitions can still get, in bytes: all of it, and the largest partition that fits as it is. */
export function room(layout: Layout): { freeBytes: number; largestGapBytes: number } {
  const sizes = gaps(layout).map((gap) => gap.size * layout.sectorSize);
  const full = layout.entries.length >= layout.capacity;
  return {
    freeBytes: sizes.reduce((sum, size) => sum + size, 0),
    largestGapBytes: full ? 0 : Math.max(0, ...sizes),
  };
}
