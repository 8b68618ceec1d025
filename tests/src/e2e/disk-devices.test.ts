// A disk that is a device: sectors of 512 and of 4096 bytes, other paths after a reboot, and what it held before.
import { constants } from "node:fs";
import { mkdir, open, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import type { DiskDocument } from "@croft/schemas/generated/typescript/messages.ts";
import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import { diskGuid } from "../../../host-agent/src/disk/device/identity.ts";
import type { Disks } from "../../../host-agent/src/disk/disks.ts";
import {
  createDiskFixture,
  DISK,
  type DiskFixture,
  disk,
  hash,
  MIB,
  ONE,
  partition,
  put,
  read,
  TWO,
} from "../../../host-agent/src/disk/fixtures/disk.fixture.ts";
import type { Paths } from "../../../host-agent/src/host/paths.ts";
import { run } from "../../../host-agent/src/host/run.ts";
import { attach, createDevice, detach, devicesBelow } from "../harness/loop-devices.ts";
import { withRoot } from "../harness/with-root.ts";

const suite = withRoot("loop devices and partition nodes");

jest.setTimeout(600_000);

let folder: string;
let paths: Paths;
let disks: Disks;
/** The agent as it is after a restart. */
let fresh: DiskFixture["fresh"];

beforeEach(async () => {
  ({ folder, paths, fresh } = await createDiskFixture({ root: true }));
  disks = fresh();
});

afterEach(async () => {
  for (const device of await devicesBelow(folder)) await detach(device);
  await rm(folder, { recursive: true, force: true });
});

const device = (path: string, more: Partial<DiskDocument> = {}) =>
  disk({ device: path, file: null, ...more });

const text = async (path: string, position: number, length: number): Promise<string> =>
  (await read(path, position, length)).toString("latin1");

suite.each([512, 4096])("a device with sectors of %i bytes", (sectorSize) => {
  test("is adopted, partitioned, released, and known again on another path", async () => {
    const file = join(folder, "device");
    const path = await createDevice(file, 1024 * MIB, sectorSize);
    const row = (await disks.inventory()).find((found) => found.path === path);
    expect(row).toMatchObject({ adoptable: true, holds: [], sector_size: sectorSize, disk: null });
    expect(await disks.applyDisk(device(row!.identity))).toMatchObject({
      state: "ready",
      path,
      sector_size: sectorSize,
      size_bytes: 1024 * MIB,
      free_bytes: 1022 * MIB,
    });
    expect(await disks.applyPartition(partition(ONE, 400, { filesystem: "xfs" }))).toMatchObject({
      state: "ready",
      filesystem: "xfs",
    });
    expect(await disks.applyPartition(partition(TWO, 100, { filesystem: "ext4" }))).toMatchObject({
      state: "ready",
      number: 2,
      start_bytes: 401 * MIB,
      filesystem: "ext4",
    });
    expect(await disks.applyPartition(partition(TWO, 200))).toMatchObject({
      state: "ready",
      size_bytes: 200 * MIB,
      filesystem: "ext4",
    });
    await run("e2fsck", ["-fn", `${path}p2`]);

    // The machine comes up again and the disk is elsewhere, with another one on its old path.
    await detach(path);
    const stranger = await createDevice(join(folder, "stranger"), 64 * MIB);
    const moved = await attach(file, sectorSize);
    expect([stranger, moved]).toContain(path);
    disks = fresh();
    expect(await disks.applyDisk(device(path))).toMatchObject({
      state: "ready",
      path: moved,
      free_bytes: 422 * MIB,
    });
    expect(await disks.applyPartition(partition(TWO, 200))).toMatchObject({
      state: "ready",
      filesystem: "ext4",
    });

    expect(await disks.applyPartition(partition(ONE, 400, { wanted: "wiped" }))).toMatchObject({
      state: "wiped",
    });
    expect(await disks.applyDisk(device(moved, { wanted: "released" }))).toMatchObject({ state: "released" });
    const released = (await disks.inventory()).find((found) => found.path === moved);
    expect(released).toMatchObject({ adoptable: true, disk: DISK, reason: null });
    const again = "dsk_aaaaaaaaaaaaaaaa";
    expect(await disks.applyDisk(device(moved, { id: again }))).toMatchObject({ state: "ready" });
    const { stdout } = await run("sfdisk", ["--disk-id", moved]);
    expect(stdout.toLowerCase()).toBe(diskGuid({ disk: again, state: "used", remnants: false }));
    expect(await disks.applyPartition(partition(TWO, 200, { disk: again }))).toMatchObject({
      state: "ready",
      filesystem: "ext4",
    });
    expect(await disks.applyDisk(device(moved, { id: again, wanted: "erased" }))).toMatchObject({
      code: "disk_refused",
    });
  });
});

suite("a device that holds something", () => {
  const contents: [string, (path: string) => Promise<unknown>, RegExp][] = [
    ["ext4", (path) => run("mke2fs", ["-q", "-t", "ext4", path]), /ext4/],
    [
      "a GPT",
      (path) =>
        run("sfdisk", ["-q", "--no-reread", "--no-tell-kernel", path], { input: "label: gpt\nsize=10MiB\n" }),
      /GPT/,
    ],
    [
      "an MBR",
      (path) =>
        run("sfdisk", ["-q", "--no-reread", "--no-tell-kernel", path], { input: "label: dos\nsize=10MiB\n" }),
      /MBR/,
    ],
    ["random bytes at its end", (path) => put(path, 512 * MIB - 40 * MIB, "x"), /byte 494927872/],
    ["random bytes at its front", (path) => put(path, 60 * MIB + 5, "x"), /byte 62914565/],
  ];
  test.each(contents)(
    "is refused and unchanged: %s; and taken when wipe is its identity",
    async (_, fill, words) => {
      const file = join(folder, "device");
      const path = await createDevice(file, 512 * MIB);
      await fill(path);
      const before = await hash(file);
      const report = await disks.applyDisk(device(path));
      expect(report).toMatchObject({ state: "failed", code: "disk_not_empty" });
      expect(report.message).toMatch(words);
      const { identity } = (await disks.inventory()).find((found) => found.path === path)!;
      expect(report.message).toContain(`wipe = "${identity}"`);
      expect(await disks.applyDisk(device(path, { wipe: `${identity}x` }))).toMatchObject({
        code: "disk_not_empty",
      });
      expect(await hash(file)).toBe(before);
      expect(await disks.applyDisk(device(path, { wipe: identity }))).toMatchObject({ state: "ready" });
      expect(await disks.applyPartition(partition(ONE, 500))).toMatchObject({
        state: "ready",
        filesystem: null,
      });
      expect(await text(`${path}p1`, 471 * MIB, 1)).toBe("\0");
      expect(await text(`${path}p1`, 59 * MIB + 5, 1)).toBe("\0");
    },
  );

  test("takes its room although the kernel remembers another partition there", async () => {
    const path = await createDevice(join(folder, "device"), 256 * MIB);
    expect(await disks.applyDisk(device(path))).toMatchObject({ state: "ready" });
    // As a loop device has it whose file was taken away under its partitions: numbers and ranges of another disk.
    await run("addpart", [path, "7", "4096", "200000"]);
    await run("addpart", [path, "1", "300000", "2048"]);
    const made = await disks.applyPartition(partition(ONE, 100, { filesystem: "ext4" }));
    expect(made).toMatchObject({ state: "ready", code: null, number: 1, start_bytes: MIB });
    expect(await disks.applyPartition(partition(TWO, 50))).toMatchObject({ state: "ready", code: null });
    expect((await readdir("/dev")).filter((name) => `/dev/${name}`.startsWith(`${path}p`)).sort()).toEqual(
      [1, 2].map((number) => `${path.slice("/dev/".length)}p${number}`),
    );
  });

  test("loses nothing that no look at the whole of it had shown", async () => {
    const file = join(folder, "device");
    const path = await createDevice(file, 1024 * MIB);
    // Between two samples: they are 3.5 MiB apart, from 64 MiB on.
    const at = 64 * MIB + 2 * MIB;
    const theirs = Buffer.alloc(MIB, "somebody's only copy");
    const write = await open(path, "r+");
    await write.write(theirs, 0, theirs.length, at);
    await write.sync();
    await write.close();
    const kept = async () => {
      const read = await open(path, "r");
      const { buffer } = await read.read(Buffer.alloc(theirs.length), 0, theirs.length, at);
      await read.close();
      return buffer.equals(theirs);
    };
    const refused = { code: "disk_not_empty", message: expect.stringContaining(`at byte ${at}`) };

    expect(await disks.applyDisk(device(path))).toMatchObject({ state: "ready" });
    expect(await disks.applyPartition(partition(ONE, 900))).toMatchObject({ state: "failed", ...refused });
    expect(await disks.applyPartition(partition(ONE, 900, { wanted: "wiped" }))).toMatchObject({
      state: "wiped",
    });
    expect(await disks.applyPartition(partition(TWO, 60))).toMatchObject({ state: "ready" });
    expect(await disks.applyPartition(partition(TWO, 100))).toMatchObject({ state: "failed", ...refused });
    expect(await kept()).toBe(true);

    expect(await disks.applyDisk(device(path, { wanted: "released" }))).toMatchObject({ state: "released" });
    const identity = (await disks.inventory()).find((found) => found.path === path)!.identity;
    expect(await disks.applyDisk(device(path, { wipe: identity }))).toMatchObject({ state: "ready" });
    expect(await disks.applyPartition(partition(TWO, 100))).toMatchObject({ state: "ready" });
    expect(await kept()).toBe(false);
  });

  test("is refused while it is mounted, or open for somebody alone, even with wipe", async () => {
    const file = join(folder, "device");
    const path = await createDevice(file, 128 * MIB);
    await run("mke2fs", ["-q", "-t", "ext4", path]);
    const { identity } = (await disks.inventory()).find((found) => found.path === path)!;
    const point = join(folder, "mount");
    await mkdir(point);
    await run("mount", [path, point]);
    try {
      const report = await disks.applyDisk(device(path, { wipe: identity }));
      expect(report).toMatchObject({ state: "failed", code: "disk_refused" });
      expect(report.message).toContain(`mounted at ${point}`);
      const row = (await disks.inventory()).find((found) => found.path === path);
      expect(row).toMatchObject({ adoptable: false, reason: `it is mounted at ${point}` });
    } finally {
      await run("umount", [point]);
    }
    const before = await hash(file);
    const claim = await open(path, constants.O_RDWR | constants.O_EXCL);
    try {
      expect(await disks.applyDisk(device(path, { wipe: identity }))).toMatchObject({
        state: "failed",
        code: "disk_refused",
      });
    } finally {
      await claim.close();
    }
    expect(await hash(file)).toBe(before);
  });

  test("is not taken for a disk that was adopted and is away", async () => {
    const file = join(folder, "device");
    const path = await createDevice(file, 64 * MIB);
    await disks.applyDisk(device(path));
    await detach(path);
    await rename(file, join(folder, "away"));
    await createDevice(join(folder, "other"), 64 * MIB);
    const before = await hash(join(folder, "other"));
    expect(await fresh().applyDisk(device(path))).toMatchObject({ state: "error", code: "disk_not_found" });
    expect(await hash(join(folder, "other"))).toBe(before);
  });

  test("disks under the system are listed and never adoptable", async () => {
    const rows = await disks.inventory();
    const rooted = rows.filter((row) => row.holds.some((text) => /root file system|mounted/.test(text)));
    for (const row of rooted) {
      expect(row.adoptable).toBe(false);
      const report = await disks.applyDisk(device(row.path, { wipe: row.identity }));
      expect(report).toMatchObject({ state: "failed", code: "disk_refused" });
    }
    expect(rows.filter((row) => row.path.startsWith(paths.disks))).toEqual([]);
  });
});
