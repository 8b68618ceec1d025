import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  bestGap,
  compaction,
  gaps,
  growRoom,
  type Layout,
  largestAfterMoves,
  placeOfNew,
  room,
  sectorsFor,
} from "./layout.ts";

const MIB = 1024 ** 2;

/** A disk of either sector size with entries that do not overlap, some of them not aligned (made by other tools). */
const layouts: fc.Arbitrary<Layout> = fc
  .record({
    sectorSize: fc.constantFrom(512, 4096),
    mib: fc.integer({ min: 3, max: 4000 }),
    cuts: fc.array(
      fc.tuple(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 1, max: 900 }), fc.boolean()),
      {
        maxLength: 12,
      },
    ),
    capacity: fc.constantFrom(4, 128),
  })
  .map(({ sectorSize, mib, cuts, capacity }) => {
    const align = MIB / sectorSize;
    const firstLba = align;
    const lastLba = mib * align - 34;
    const entries: Layout["entries"][number][] = [];
    let next = firstLba;
    for (const [skip, size, odd] of cuts) {
      if (entries.length === capacity) break;
      const start = next + skip * (odd ? 1 : align);
      const sectors = size * (odd ? 3 : align);
      if (start + sectors > lastLba + 1) break;
      entries.push({ number: entries.length + 1, start, size: sectors });
      next = start + sectors;
    }
    return { sectorSize, firstLba, lastLba, capacity, entries };
  });

const sizes = fc.integer({ min: 1, max: 900 }).map((mib) => mib * MIB);
const overlap = (a: { start: number; size: number }, b: { start: number; size: number }) =>
  a.start < b.start + b.size && b.start < a.start + a.size;

describe("layout", () => {
  test("a chosen range is aligned, usable, and touches no entry", () => {
    fc.assert(
      fc.property(layouts, sizes, (layout, bytes) => {
        const sectors = sectorsFor(bytes, layout.sectorSize);
        const range = bestGap(layout, sectors);
        if (range === null) return;
        expect((range.start * layout.sectorSize) % MIB).toBe(0);
        expect(range.size * layout.sectorSize).toBe(bytes);
        expect(range.start).toBeGreaterThanOrEqual(layout.firstLba);
        expect(range.start + range.size).toBeLessThanOrEqual(layout.lastLba + 1);
        for (const entry of layout.entries) expect(overlap(range, entry)).toBe(false);
      }),
    );
  });

  test("what the largest gap names fits, and one MiB more does not", () => {
    fc.assert(
      fc.property(layouts, (layout) => {
        const { largestGapBytes, freeBytes } = room(layout);
        expect(largestGapBytes).toBeLessThanOrEqual(freeBytes);
        if (largestGapBytes > 0) expect(bestGap(layout, largestGapBytes / layout.sectorSize)).not.toBeNull();
        expect(bestGap(layout, (largestGapBytes + MIB) / layout.sectorSize)).toBeNull();
      }),
    );
  });

  test("filling the largest gap again and again uses up all room that is free", () => {
    fc.assert(
      fc.property(layouts, (start) => {
        let layout: Layout = { ...start, capacity: 1000 };
        for (let number = 500; room(layout).largestGapBytes > 0; number++) {
          const range = bestGap(layout, room(layout).largestGapBytes / layout.sectorSize);
          layout = { ...layout, entries: [...layout.entries, { number, ...range! }] };
        }
        expect(room(layout).freeBytes).toBe(0);
      }),
    );
  });

  test("an entry grows up to its neighbour and no further, without moving", () => {
    fc.assert(
      fc.property(layouts, (layout) => {
        for (const entry of layout.entries) {
          const more = growRoom(layout, entry.number);
          const grown = { start: entry.start, size: entry.size + more };
          expect((more * layout.sectorSize) % MIB).toBe(0);
          expect(grown.start + grown.size).toBeLessThanOrEqual(layout.lastLba + 1);
          for (const other of layout.entries) {
            if (other.number !== entry.number) expect(overlap(grown, other)).toBe(false);
          }
        }
      }),
    );
  });

  test("takes the smallest gap that fits, so that large ones stay whole", () => {
    const align = 2048;
    const layout: Layout = {
      sectorSize: 512,
      firstLba: align,
      lastLba: 100 * align - 34,
      capacity: 128,
      entries: [
        { number: 1, start: 50 * align, size: 10 * align },
        { number: 2, start: 70 * align, size: 10 * align },
      ],
    };
    expect(gaps(layout).map((gap) => [gap.start / align, gap.size / align])).toEqual([
      [1, 49],
      [60, 10],
      [80, 19],
    ]);
    expect(bestGap(layout, 10 * align)).toEqual({ start: 60 * align, size: 10 * align });
    expect(bestGap(layout, 11 * align)).toEqual({ start: 80 * align, size: 11 * align });
    expect(bestGap({ ...layout, capacity: 2 }, align)).toBeNull();
    expect(growRoom(layout, 1)).toBe(10 * align);
    expect(growRoom(layout, 2)).toBe(19 * align);
    expect(growRoom(layout, 3)).toBe(0);
  });

  const diskOf = (mib: number, ...entries: [start: number, size: number][]): Layout => ({
    sectorSize: 512,
    firstLba: 2048,
    lastLba: mib * 2048 - 34,
    capacity: 128,
    entries: entries.map(([start, size], index) => ({
      number: index + 1,
      start: start * 2048,
      size: size * 2048,
    })),
  });
  const placed = (layout: Layout, mib: number) => {
    const place = placeOfNew(layout, mib * 2048);
    return place && [place.start / 2048, place.size / 2048];
  };

  test("leaves room to grow before a new partition while more than half of the disk stays in one piece", () => {
    expect(placed(diskOf(100), 10)).toEqual([1, 10]);
    expect(placed(diskOf(100, [1, 10]), 10)).toEqual([21, 10]);
    expect(placed(diskOf(100, [1, 5]), 15)).toEqual([21, 15]);
    // What is left is what others may want as a whole.
    expect(placed(diskOf(100, [1, 10], [21, 10]), 20)).toEqual([31, 20]);
    expect(placed(diskOf(100, [1, 10], [21, 10], [31, 20]), 10)).toEqual([11, 10]);
    expect(placed(diskOf(100, [1, 10]), 80)).toEqual([11, 80]);
  });

  test("the room that was left can be had: others are moved into it, one after the other", () => {
    const layout = diskOf(100, [1, 10], [21, 10], [41, 10]);
    const all = new Set([1, 2, 3]);
    expect(room(layout).largestGapBytes).toBe(48 * MIB);
    expect(largestAfterMoves(layout, all)).toBe(68 * MIB);
    expect([...compaction(layout, all)].map(({ number, to }) => [number, to.start / 2048])).toEqual([
      [3, 31],
      [3, 11],
    ]);
    // One that is none of Croft's stays where it is, and so does what is before it.
    expect(largestAfterMoves(layout, new Set([1, 2]))).toBe(48 * MIB);
  });

  test("moves take no place of anybody's and end", () => {
    fc.assert(
      fc.property(layouts, (layout) => {
        const movable = new Set(layout.entries.map(({ number }) => number));
        let [before, most] = [layout, room(layout).largestGapBytes];
        for (const { number, to, after } of compaction(layout, movable)) {
          for (const entry of before.entries) expect(overlap(to, entry)).toBe(false);
          expect(before.entries.find((entry) => entry.number === number)?.size).toBe(to.size);
          expect(room(after).largestGapBytes).toBeGreaterThan(most);
          [before, most] = [after, room(after).largestGapBytes];
        }
      }),
    );
  });

  test("counts whole MiB on disks of 4096-byte sectors", () => {
    expect(sectorsFor(1, 4096)).toBe(256);
    expect(sectorsFor(3 * MIB, 4096)).toBe(768);
    expect(sectorsFor(3 * MIB, 512)).toBe(6144);
  });
});
