import { describe, expect, test } from "@jest/globals";
import type { Stored } from "../store/store.ts";
import { type DiskRoom, lackingToGrow, placePartition } from "./place-partition.ts";

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
  test("takes the tightest disk that fits, so that large gaps stay", () => {
    const rooms = [room(disk("dsk_a", { largest_gap_gib: 19 })), room(disk("dsk_b", { largest_gap_gib: 6 }))];
    expect(placePartition(rooms, { size_gib: 5 }).disk?.id).toBe("dsk_b");
    expect(placePartition(rooms, { size_gib: 7 }).disk?.id).toBe("dsk_a");
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

describe("lackingToGrow", () => {
  const at = (start_gib: number, size_gib: number): Stored<"partition"> =>
    ({ status: { start_bytes: start_gib * GIB, size_bytes: size_gib * GIB } }) as Stored<"partition">;
  const [first, second, last] = [at(1, 2), at(6, 2), at(10, 4)];
  const here = room(disk("dsk_a", { size_bytes: 20 * GIB }), [first, second, last]);

  test("a partition grows up to its neighbour", () => {
    expect(lackingToGrow(here, first, 5)).toBeUndefined();
    expect(lackingToGrow(here, first, 6)).toBe(
      "6 GiB asked, and up to its neighbour on disk dsk_a it can become 5 GiB",
    );
  });

  test("the last one grows up to the end of the disk, less the table there", () => {
    expect(lackingToGrow(here, last, 9)).toBeUndefined();
    expect(lackingToGrow(here, last, 10)).toBe(
      "10 GiB asked, and up to the end on disk dsk_a it can become 9 GiB",
    );
  });

  test("where nothing was reported yet, the agent decides", () => {
    expect(lackingToGrow(room(disk("dsk_a", {}), [first]), first, 100)).toBeUndefined();
  });
});
