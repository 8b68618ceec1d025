import { expect, test } from "@jest/globals";
import type { Stored } from "../store/store.ts";
import { movedForNew } from "./make-room.ts";

const [MIB, GIB] = [1024 ** 2, 1024 ** 3];

/** A disk of `gib` with partitions at start and size in GiB. */
const disk = (gib: number, ...places: [string, number, number][]) => ({
  disk: { id: "dsk_a", status: { size_bytes: gib * GIB } } as Stored<"disk">,
  partitions: places.map(
    ([id, start, size]) =>
      ({ id, status: { start_bytes: start * GIB + MIB, size_bytes: size * GIB } }) as Stored<"partition">,
  ),
});

test("nothing moves where a gap is large enough", () => {
  expect(movedForNew(disk(20, ["prt_1", 0, 2], ["prt_2", 4, 2]), 10)).toEqual([]);
});

test("what kept room to grow is moved, the last first, with its GiB", () => {
  const spread = disk(20, ["prt_1", 0, 2], ["prt_2", 4, 2], ["prt_3", 8, 2]);
  expect(movedForNew(spread, 11)).toEqual([{ id: "prt_3", gib: 2 }]);
  // First back to its neighbor, then into the gap before that one.
  expect(movedForNew(spread, 13)).toEqual([{ id: "prt_3", gib: 4 }]);
});

test("of what cannot be made to fit, and of places that nobody knows yet, nothing is foretold", () => {
  expect(movedForNew(disk(20, ["prt_1", 0, 2], ["prt_2", 4, 2]), 18)).toEqual([]);
  const unknown = disk(20, ["prt_1", 0, 2], ["prt_2", 8, 2]);
  unknown.partitions.push({
    id: "prt_3",
    status: { start_bytes: null, size_bytes: null },
  } as Stored<"partition">);
  expect(movedForNew(unknown, 13)).toEqual([]);
});
