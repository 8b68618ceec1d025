import { describe, expect, test } from "@jest/globals";
import type { Stored } from "../store/store.ts";
import { type DiskRoom, growthOf, lackingToGrow, placePartition } from "./place-partition.ts";

const disk = (id: string, status: Partial<Stored<"disk">["status"]>, host = "h1"): Stored<"disk"> =>
  ({
    kind: "disk",
    id,
    deleting: false,
    spec: { host, file: { name: id, size_gib: 20 } },
    status: { state: "ready", state_reason: null, free_gib: 19, largest_gap_gib: 19, ...status },
  }) as Stored<"disk">;
const partition = (size_gib: number, size_bytes: number | null): Stored<"partition"> =>
  ({ kind: "partition", deleting: false, spec: { size_gib }, status: { size_bytes } }) as Stored<"partition">;
const room = (d: Stored<"disk">, partitions: Stored<"partition">[] = []): DiskRoom => ({
  disk: d,
  partitions,
});
const GIB = 1024 ** 3;

describe("placePartition", () => {
  test("takes the tightest disk that leaves room to grow, so that large gaps stay", () => {
    const rooms = [room(disk("dsk_a", { largest_gap_gib: 19 })), room(disk("dsk_b", { largest_gap_gib: 6 }))];
    expect(placePartition(rooms, { size_gib: 3 }).disk?.id).toBe("dsk_b");
    expect(placePartition(rooms, { size_gib: 5 })).toMatchObject({
      disk: { id: "dsk_a" },
      explanation: "On disk dsk_a of host h1, where it has room to grow and the least is left over.",
    });
    // Nowhere: the tightest that fits at all.
    const full = [room(disk("dsk_a", { largest_gap_gib: 9 })), room(disk("dsk_b", { largest_gap_gib: 6 }))];
    expect(placePartition(full, { size_gib: 5 })).toMatchObject({
      disk: { id: "dsk_b" },
      explanation: "On disk dsk_b of host h1, where it fits and the least is left over.",
    });
  });

  test("what was promised since the last report is not promised again", () => {
    const rooms = [room(disk("dsk_a", {}), [partition(10, null), partition(4, 2 * GIB)])];
    expect(placePartition(rooms, { size_gib: 7 }).disk?.id).toBe("dsk_a");
    const refused = placePartition(rooms, { size_gib: 8 });
    expect(refused.disk).toBeNull();
    expect(refused.explanation).toBe("No disk has room: dsk_a: 8 GiB asked, 7 GiB is the largest that fits.");
  });

  test("a disk that is named may still be on its way; one that Croft chooses may not", () => {
    const rooms = [room(disk("dsk_a", { state: "creating", free_gib: null, largest_gap_gib: null }))];
    expect(placePartition(rooms, { size_gib: 19, disk: "dsk_a" }).disk?.id).toBe("dsk_a");
    expect(placePartition(rooms, { size_gib: 20, disk: "dsk_a" }).disk).toBeNull();
    expect(placePartition(rooms, { size_gib: 1 }).refusals[0]?.reason).toBe("the disk is creating");
  });

  test("keeps to the host that was named", () => {
    const rooms = [room(disk("dsk_a", {}, "h1")), room(disk("dsk_b", {}, "h2"))];
    expect(placePartition(rooms, { size_gib: 1, host: "h2" }).disk?.id).toBe("dsk_b");
  });

  test("without any disk it says what to do", () => {
    expect(placePartition([], { size_gib: 1 }).explanation).toBe(
      "There is no disk; adopt one with croft_disk.",
    );
  });
});

describe("growth", () => {
  const at = (id: string, start_gib: number, size_gib: number): Stored<"partition"> =>
    ({ id, status: { start_bytes: start_gib * GIB, size_bytes: size_gib * GIB } }) as Stored<"partition">;
  const [first, second, last] = [at("prt_1", 1, 2), at("prt_2", 6, 2), at("prt_3", 10, 4)];
  const here = room(disk("dsk_a", { size_bytes: 20 * GIB }), [first, second, last]);

  test("a partition grows where it is up to its neighbor, and in a gap beyond that", () => {
    expect(growthOf(here, first, 5)).toEqual({ moves: false });
    // Behind the last one 6 GiB are left, less the table.
    expect(growthOf(room(disk("dsk_a", { size_bytes: 21 * GIB }), [...here.partitions]), first, 6)).toEqual({
      moves: true,
    });
    expect(lackingToGrow(here, first, 6)).toBe(
      "6 GiB asked, and up to its neighbor on disk dsk_a it can become 5 GiB; the largest gap to move it to has 5 GiB",
    );
  });

  test("its own place is no part of a gap", () => {
    const two = room(disk("dsk_a", { size_bytes: 10 * GIB }), [at("prt_1", 3, 2), at("prt_2", 6, 3)]);
    expect(growthOf(two, two.partitions[0] as Stored<"partition">, 4)).toHaveProperty("lacking");
  });

  test("two of one GiB on six can both grow", () => {
    const [one, two] = [at("prt_1", 0, 1), at("prt_2", 1, 1)];
    const both = room(disk("dsk_a", { size_bytes: 6 * GIB }), [one, two]);
    expect(growthOf(both, one, 2)).toEqual({ moves: true });
    expect(growthOf(both, two, 2)).toEqual({ moves: false });
  });

  test("the last one grows up to the end of the disk, less the table there", () => {
    expect(lackingToGrow(here, last, 9)).toBeUndefined();
    expect(lackingToGrow(here, last, 10)).toMatch(
      /^10 GiB asked, and up to the end on disk dsk_a it can become 9 GiB/,
    );
  });

  test("of what was not looked at nothing is known", () => {
    expect(lackingToGrow(room(disk("dsk_a", {}), [first]), first, 100)).toBeUndefined();
  });
});
