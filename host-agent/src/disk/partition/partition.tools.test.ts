// Partitions and who has them, on plain files without root.
import { readdir, rm } from "node:fs/promises";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import type { Paths } from "../../host/paths.ts";
import { type Run, run } from "../../host/run.ts";
import { PARTITION_TYPES, partUuid } from "../device/identity.ts";
import type { Disks } from "../disks.ts";
import {
  createDiskFixture,
  type DiskFixture,
  disk,
  hash,
  MIB,
  ONE,
  partition,
  put,
  read,
  TWO,
  tableOf,
} from "../fixtures/disk.fixture.ts";

let ground: DiskFixture;
let paths: Paths;
let disks: Disks;
beforeEach(async () => {
  ground = await createDiskFixture();
  paths = ground.paths;
  disks = ground.fresh();
});
afterEach(() => ground.remove());
const fresh = (how?: Run) => ground.fresh(how);
const image = () => ground.image;
const table = () => tableOf(ground.image);

const isZero = async (position: number, length: number) =>
  (await read(image(), position, length)).equals(Buffer.alloc(length));

describe("partitions", () => {
  beforeEach(async () => {
    await disks.applyDisk(disk());
  });

  test("get an entry named and numbered by their id, once", async () => {
    const report = await disks.applyPartition(partition(ONE, 64, { filesystem: "ext4" }));
    expect(report).toMatchObject({
      state: "ready",
      number: 1,
      part_uuid: partUuid(ONE),
      start_bytes: MIB,
      size_bytes: 64 * MIB,
      filesystem: "ext4",
    });
    const after = await hash(image());
    expect(await fresh().applyPartition(partition(ONE, 64))).toMatchObject({
      code: "unavailable",
      state: "creating",
    });
    disks = fresh();
    await disks.applyDisk(disk());
    expect(await disks.applyPartition(partition(ONE, 64, { filesystem: "ext4" }))).toEqual(report);
    expect(await hash(image())).toBe(after);
    expect((await table()).partitions?.map(({ name, type }) => [name, type.toLowerCase()])).toEqual([
      [ONE, PARTITION_TYPES.usable],
    ]);
    await run("e2fsck", ["-fn", `${image()}?offset=${MIB}`]);
  });

  test("never show what an earlier one held: not when made, not when grown", async () => {
    await disks.applyPartition(partition(ONE, 20));
    await put(image(), MIB, Buffer.alloc(20 * MIB, "secret"));
    expect(await disks.applyPartition(partition(ONE, 20, { wanted: "wiped" }))).toMatchObject({
      state: "wiped",
    });
    expect(await isZero(MIB, 20 * MIB)).toBe(true);
    expect((await table()).partitions ?? []).toEqual([]);
    // Left by something that wrote past the agent: gone before the next partition is usable.
    await put(image(), MIB, Buffer.alloc(40 * MIB, "secret"));
    await disks.applyPartition(partition(TWO, 20));
    expect(await isZero(MIB, 20 * MIB)).toBe(true);
    await disks.applyPartition(partition(TWO, 40));
    expect(await isZero(MIB, 40 * MIB)).toBe(true);
  });

  test("grow where they are and keep their bytes, up to their neighbour", async () => {
    await disks.applyPartition(partition(ONE, 20));
    await put(image(), 5 * MIB, Buffer.from("mine"));
    expect(await disks.applyPartition(partition(ONE, 100))).toMatchObject({
      state: "ready",
      number: 1,
      start_bytes: MIB,
      size_bytes: 100 * MIB,
    });
    expect((await read(image(), 5 * MIB, 4)).toString()).toBe("mine");
    await disks.applyPartition(partition(TWO, 50));
    const full = await disks.applyPartition(partition(ONE, 160));
    expect(full).toMatchObject({ state: "failed", code: "no_gap", start_bytes: MIB, size_bytes: 100 * MIB });
    expect(full.message).toContain("it can become 100 MiB");
    expect(full.message).toContain("the largest gap to move it to has 104 MiB");
    expect(await disks.applyPartition(partition(ONE, 99))).toMatchObject({
      state: "failed",
      code: "cannot_shrink",
    });
  });

  describe("with a neighbor in the way", () => {
    const content = Buffer.alloc(MIB, "mine ");
    const wanted = { state: "ready", number: 1, part_uuid: partUuid(ONE), start_bytes: 121 * MIB };
    beforeEach(async () => {
      await disks.applyPartition(partition(ONE, 20, { filesystem: "ext4" }));
      await disks.applyPartition(partition(TWO, 50));
      await put(image(), 19 * MIB, content);
      await put(image(), 71 * MIB, Buffer.alloc(MIB, "theirs "));
    });

    async function mustHaveMoved(): Promise<void> {
      expect((await read(image(), 139 * MIB, MIB)).equals(content)).toBe(true);
      expect(await isZero(MIB, 20 * MIB)).toBe(true);
      expect(await isZero(141 * MIB, 40 * MIB)).toBe(true);
      expect((await read(image(), 71 * MIB, MIB)).equals(Buffer.alloc(MIB, "theirs "))).toBe(true);
      const { partitions } = await table();
      expect(partitions?.map(({ name }) => name)).toEqual([ONE, TWO]);
    }

    test("move to a gap, with number, GUID and every byte, and leave zeros behind", async () => {
      expect(await disks.applyPartition(partition(ONE, 80))).toMatchObject({
        ...wanted,
        size_bytes: 80 * MIB,
        filesystem: "ext4",
      });
      await mustHaveMoved();
      disks = fresh();
      await disks.applyDisk(disk());
      expect(await disks.applyPartition(partition(ONE, 80))).toMatchObject(wanted);
      expect(await disks.applyPartition(partition(ONE, 90))).toMatchObject({
        ...wanted,
        size_bytes: 90 * MIB,
      });
    });

    test("wait until no VM has them, and say so", async () => {
      await disks.drives.open(ONE, { vm: "vm_1", readOnly: false, owner: null });
      const report = await disks.applyPartition(partition(ONE, 80));
      expect(report).toMatchObject({ state: "failed", code: "partition_attached", size_bytes: 20 * MIB });
      expect(report.message).toContain("when the VM is stopped it is moved too");
      // Where it is it grows no further; what was asked for before is taken back.
      expect(await disks.applyPartition(partition(ONE, 20))).toMatchObject({ state: "ready", code: null });
      await disks.drives.close(ONE, "vm_1");
      expect(await disks.applyPartition(partition(ONE, 80))).toMatchObject(wanted);
      await mustHaveMoved();
    });

    test("are moved by the next agent when the first is killed after any command", async () => {
      await disks.applyPartition(partition(ONE, 80, { wanted: "wiped" }));
      await disks.applyPartition(partition(TWO, 50, { wanted: "wiped" }));
      // Every sixth command, others each day; walks kill at all of them.
      const day = Math.floor(Date.now() / 86_400_000);
      for (let count = day % 6, done = false; !done; count += 6) {
        disks = fresh();
        await disks.applyDisk(disk());
        await disks.applyPartition(partition(ONE, 20));
        await disks.applyPartition(partition(TWO, 50));
        await put(image(), 19 * MIB, content);
        await put(image(), 71 * MIB, Buffer.alloc(MIB, "theirs "));
        let left = Number.POSITIVE_INFINITY;
        const mortal = fresh(async (command, args, options) => {
          if (left-- <= 0) throw new Error("killed");
          return await run(command, args, options);
        });
        await mortal.applyDisk(disk());
        left = count;
        done = (await mortal.applyPartition(partition(ONE, 80))).state === "ready";
        disks = fresh();
        await disks.applyDisk(disk());
        // What the guest writes meanwhile is not lost, wherever the partition is.
        await disks.drives.open(ONE, { vm: "vm_1", readOnly: false, owner: null });
        await disks.drives.close(ONE, "vm_1");
        expect(await disks.applyPartition(partition(ONE, 80))).toMatchObject(wanted);
        await mustHaveMoved();
        // Growth that was taken back, or a deletion, after the same kill leaves nothing behind.
        for (const id of [ONE, TWO]) await disks.applyPartition(partition(id, 60, { wanted: "wiped" }));
        expect((await table()).partitions ?? []).toEqual([]);
        expect(await isZero(MIB, 200 * MIB)).toBe(true);
      }
    }, 300_000);

    test("are deleted or kept as they are after a kill in the middle of a move", async () => {
      for (const wantedThen of ["wiped", "kept"] as const) {
        const mortal = fresh(async (command, args, options) => {
          if (command === "cmp") throw new Error("killed");
          return await run(command, args, options);
        });
        await mortal.applyDisk(disk());
        await mortal.applyPartition(partition(TWO, 50));
        await mortal.applyPartition(partition(ONE, 80));
        expect((await table()).partitions).toHaveLength(3);
        disks = fresh();
        await disks.applyDisk(disk());
        const report = await disks.applyPartition(partition(ONE, 20, { wanted: wantedThen }));
        expect(report).toMatchObject({ state: wantedThen });
        expect(await isZero(121 * MIB, 100 * MIB)).toBe(true);
        expect(await disks.applyPartition(partition(ONE, 20))).toMatchObject({ state: "ready", number: 1 });
      }
    });
  });

  test("that were given room to grow make room again when all of the disk is needed", async () => {
    const THREE = "prt_0000000000000003";
    await disks.applyPartition(partition(ONE, 20, { filesystem: "ext4" }));
    const second = await disks.applyPartition(partition(TWO, 20));
    expect(second).toMatchObject({ state: "ready", start_bytes: 41 * MIB });
    await put(image(), 42 * MIB, Buffer.alloc(MIB, "theirs "));
    expect(await disks.applyDisk(disk())).toMatchObject({
      free_bytes: 214 * MIB,
      largest_gap_bytes: 214 * MIB,
    });
    expect(await disks.applyPartition(partition(THREE, 210))).toMatchObject({ state: "ready", number: 3 });
    expect(await disks.applyPartition(partition(TWO, 20))).toMatchObject({
      state: "ready",
      start_bytes: 21 * MIB,
    });
    expect((await read(image(), 22 * MIB, MIB)).equals(Buffer.alloc(MIB, "theirs "))).toBe(true);
    expect((await table()).partitions?.map(({ name }) => name)).toEqual([ONE, TWO, THREE]);
  });

  test("are refused without room, with the largest gap named", async () => {
    await disks.applyPartition(partition(ONE, 200));
    const report = await disks.applyPartition(partition(TWO, 60));
    expect(report).toMatchObject({ state: "failed", code: "no_gap", number: null });
    expect(report.message).toContain("largest gap is 54 MiB");
    expect(await disks.applyDisk(disk())).toMatchObject({
      free_bytes: 54 * MIB,
      largest_gap_bytes: 54 * MIB,
    });
    expect((await table()).partitions).toHaveLength(1);
  });

  test("made at the same time each get a place of their own", async () => {
    const ids = Array.from({ length: 6 }, (_, i) => `prt_00000000000000a${i}`);
    const reports = await Promise.all(ids.map((id) => disks.applyPartition(partition(id, 10))));
    expect(reports.map(({ state }) => state)).toEqual(ids.map(() => "ready"));
    expect(new Set(reports.map(({ start_bytes }) => start_bytes)).size).toBe(ids.length);
  });

  test("whose entry something else deleted or moved are reported, and no empty one takes their place", async () => {
    await disks.applyPartition(partition(ONE, 20));
    await run("sfdisk", ["-q", "--delete", image(), "1"]);
    expect(await disks.applyPartition(partition(ONE, 20))).toMatchObject({
      state: "error",
      code: "partition_damaged",
    });
    expect((await table()).partitions ?? []).toEqual([]);
    // Deleting it is still possible.
    expect(await disks.applyPartition(partition(ONE, 20, { wanted: "wiped" }))).toMatchObject({
      state: "wiped",
    });
  });

  test("with xfs are made inside the file too", async () => {
    const larger = { file: { name: "data", size_bytes: 1024 * MIB } };
    await disks.applyDisk(disk(larger));
    await disks.applyPartition(partition(ONE, 1));
    expect(await disks.applyPartition(partition(TWO, 400, { filesystem: "xfs" }))).toMatchObject({
      state: "ready",
      filesystem: "xfs",
    });
    expect((await readdir(paths.disks)).filter((name) => name.startsWith("."))).toEqual([]);
  });

  test("a file system that cannot be made is an error, and the partition is not usable", async () => {
    const report = await disks.applyPartition(partition(ONE, 100, { filesystem: "xfs" }));
    expect(report).toMatchObject({ state: "error", code: "filesystem_failed" });
    expect(report.message).toMatch(/mkfs.xfs/);
    expect((await table()).partitions?.[0]?.type.toLowerCase()).toBe(PARTITION_TYPES.making);
    await expect(disks.drives.open(ONE, { vm: "vm_1", readOnly: false, owner: null })).rejects.toMatchObject({
      code: "unavailable",
    });
    expect(await disks.applyPartition(partition(ONE, 100, { wanted: "wiped" }))).toMatchObject({
      state: "wiped",
    });
  });
});

describe("drives", () => {
  const who = { vm: "vm_1", readOnly: false, owner: null };

  test("a window serves one VM at a time, is not wiped meanwhile, and the agent's restart changes nothing in that", async () => {
    await disks.applyDisk(disk());
    await disks.applyPartition(partition(ONE, 20));
    const window = { kind: "window", path: image(), descriptor: null, offsetBytes: MIB, sizeBytes: 20 * MIB };
    expect(await disks.drives.open(ONE, who)).toEqual(window);
    expect(await disks.drives.open(ONE, who)).toEqual(window);
    disks = fresh();
    await disks.applyDisk(disk());
    await expect(disks.drives.open(ONE, { ...who, vm: "vm_2" })).rejects.toMatchObject({
      code: "partition_attached",
    });
    await disks.drives.close(ONE, "vm_2");
    const wipe = partition(ONE, 20, { wanted: "wiped" });
    expect(await disks.applyPartition(wipe)).toMatchObject({ state: "failed", code: "partition_attached" });
    expect(await disks.applyDisk(disk({ wanted: "released" }))).toMatchObject({ code: "partition_attached" });
    await disks.drives.close(ONE, "vm_1");
    await disks.drives.close(ONE, "vm_1");
    expect(await disks.applyPartition(wipe)).toMatchObject({ state: "wiped" });
  });

  test("a VM that is gone holds nothing", async () => {
    await disks.applyDisk(disk());
    await disks.applyPartition(partition(ONE, 20));
    await disks.drives.open(ONE, who);
    await rm(paths.vm("vm_1"), { recursive: true });
    expect(await disks.drives.open(ONE, { ...who, vm: "vm_2" })).toMatchObject({ kind: "window" });
  });
});
