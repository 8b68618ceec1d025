// Devices whose names lead elsewhere later, and copies of a disk that are plugged in beside it or instead of it.
import { copyFile, rm, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { DiskDocument } from "@croft/schemas/generated/typescript/messages.ts";
import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import { SYSTEM } from "../../../host-agent/src/disk/device/devices.ts";
import { Inventory } from "../../../host-agent/src/disk/device/inventory.ts";
import { Locks } from "../../../host-agent/src/disk/device/locks.ts";
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
} from "../../../host-agent/src/disk/fixtures/disk.fixture.ts";
import { useCopy } from "../../../host-agent/src/disk/use-copy.ts";
import type { Paths } from "../../../host-agent/src/host/paths.ts";
import { run } from "../../../host-agent/src/host/run.ts";
import { attach, createDevice, detach, devicesBelow } from "../harness/loop-devices.ts";
import { withRoot } from "../harness/with-root.ts";

const suite = withRoot("loop devices");

jest.setTimeout(600_000);

let folder: string;
let paths: Paths;
let disks: Disks;
let fresh: DiskFixture["fresh"];

beforeEach(async () => {
  ({ folder, paths, fresh } = await createDiskFixture({ root: true }));
  disks = fresh();
});

afterEach(async () => {
  await disks.drives.leave();
  for (const device of await devicesBelow(folder)) await detach(device);
  await rm(folder, { recursive: true, force: true });
});

const device = (path: string, more: Partial<DiskDocument> = {}) =>
  disk({ device: path, file: null, ...more });

const rowAt = async (path: string) => (await disks.inventory()).find((row) => row.path === path);

/** Puts an empty file behind a loop device that another file had. */
async function swap(path: string, file: string): Promise<void> {
  await detach(path);
  await writeFile(file, "");
  await truncate(file, 128 * MIB);
  await run("losetup", [path, file]);
}

/** What a start of VM `vm_1` does, and its end. */
async function start(): Promise<void> {
  await disks.drives.open(ONE, { vm: "vm_1", readOnly: false, owner: null });
}
const stop = () => disks.drives.close(ONE, "vm_1");

const useDisk = (identity: string) =>
  useCopy(
    {
      run,
      paths,
      root: true,
      now: () => new Date(),
      roots: SYSTEM,
      locks: new Locks(),
      inventory: new Inventory({
        run,
        paths,
        host: "alpha",
        root: true,
        devices: { include: [`loop-${folder}/*`], exclude: [] },
      }),
    },
    DISK,
    identity,
  );

suite("a name of the kernel", () => {
  test("is not the disk: another one that gets it is never adopted", async () => {
    const file = join(folder, "first");
    const path = await createDevice(file, 128 * MIB);
    await run("mke2fs", ["-q", "-t", "ext4", path]);
    expect(await disks.applyDisk(device(path))).toMatchObject({ state: "failed", code: "disk_not_empty" });
    await swap(path, join(folder, "second"));
    const before = await hash(join(folder, "second"));
    for (const agent of [disks, fresh()]) {
      const report = await agent.applyDisk(device(path));
      expect(report).toMatchObject({ state: "failed", code: "disk_refused" });
      expect(report.message).toContain(join(folder, "first"));
    }
    expect(await hash(join(folder, "second"))).toBe(before);

    // The first one is known on another path, and may be adopted there once it is empty.
    const elsewhere = await attach(file);
    expect(await disks.applyDisk(device(path))).toMatchObject({ code: "disk_not_empty" });
    await run("blkdiscard", ["-f", "-z", elsewhere]);
    expect(await disks.applyDisk(device(path))).toMatchObject({ state: "ready", path: elsewhere });
    expect(await hash(join(folder, "second"))).toBe(before);
  });

  test("is free for another disk once the first is given up", async () => {
    const path = await createDevice(join(folder, "first"), 128 * MIB);
    await run("mke2fs", ["-q", "-t", "ext4", path]);
    await disks.applyDisk(device(path));
    await swap(path, join(folder, "second"));
    expect(await disks.applyDisk(device(path, { wanted: "released" }))).toMatchObject({ state: "released" });
    expect(await disks.applyDisk(device(path))).toMatchObject({ state: "ready" });
  });
});

suite("a copy of a disk", () => {
  let file: string;
  let path: string;
  const copy = (name: string) => join(folder, name);

  beforeEach(async () => {
    file = join(folder, "original");
    path = await createDevice(file, 128 * MIB);
    expect(await disks.applyDisk(device(path))).toMatchObject({ state: "ready" });
    expect(await disks.applyPartition(partition(ONE, 64))).toMatchObject({ state: "ready" });
    await put(path, 8 * MIB, "old bytes");
  });

  test("changes nothing for the disk in use, nor for the next start of its VM", async () => {
    await start();
    await copyFile(file, copy("copy"));
    const other = await attach(copy("copy"));
    for (const agent of [disks, fresh()]) {
      expect(await agent.applyDisk(device(path))).toMatchObject({ state: "ready", code: null, path });
    }
    await stop();
    await start();
    expect(await rowAt(other)).toMatchObject({
      adoptable: true,
      reason: expect.stringMatching(new RegExp(`^it is an older copy of disk ${DISK}, which is on ${path}`)),
    });
    expect((await rowAt(path))?.reason).toBe(`it is adopted as ${DISK}`);
    expect(await disks.applyDisk(device(other, { id: "dsk_0000000000000007" }))).toMatchObject({
      code: "disk_refused",
      message: expect.stringContaining(`it is a copy of disk ${DISK}`),
    });
  });

  test("takes its place when it is gone, says so, and grows over what was the end of the smaller one", async () => {
    await copyFile(file, copy("larger"));
    await truncate(copy("larger"), 512 * MIB);
    await detach(path);
    const larger = await attach(copy("larger"));
    const report = await disks.applyDisk(device(path));
    expect(report).toMatchObject({ state: "ready", path: larger, size_bytes: 512 * MIB });
    expect(report.message).toContain(`before it was loop-${file}`);
    expect(await disks.applyPartition(partition(ONE, 300))).toMatchObject({ state: "ready", code: null });
    expect((await read(larger, 8 * MIB, 9)).toString()).toBe("old bytes");
    await start();
    await put(larger, 8 * MIB, "new bytes");
    await stop();

    // The original comes back, which lacks what was written since: first beside the copy, then alone.
    const stale = await attach(file);
    expect(await disks.applyDisk(device(path))).toMatchObject({ state: "ready", path: larger });
    expect((await rowAt(stale))?.reason).toMatch(/an older copy/);
    await detach(larger);
    for (const agent of [fresh(), disks]) {
      const refused = await agent.applyDisk(device(path));
      expect(refused).toMatchObject({ state: "failed", code: "disk_refused" });
      expect(refused.message).toContain(`croft-agent use-disk ${DISK} loop-${file}`);
    }
    await expect(start()).rejects.toMatchObject({ code: "disk_refused" });
    // Until a person says so.
    await useDisk(`loop-${file}`);
    expect(await disks.applyDisk(device(path))).toMatchObject({ state: "ready", path: stale });
    expect(await disks.applyPartition(partition(ONE, 64))).toMatchObject({ state: "ready" });
    await start();
    const again = await attach(copy("larger"));
    expect(await disks.applyDisk(device(path))).toMatchObject({ state: "ready", path: stale });
    expect((await rowAt(again))?.reason).toMatch(/copy of disk/);
  });

  test("that was made before the last start of a VM is older, although nothing else tells it", async () => {
    await copyFile(file, copy("backup"));
    await start();
    await stop();
    await detach(path);
    await attach(copy("backup"));
    expect(await disks.applyDisk(device(path))).toMatchObject({
      code: "disk_refused",
      message: expect.stringContaining("older copy"),
    });
  });

  test("is not chosen by chance where two are equal and the disk is gone", async () => {
    await copyFile(file, copy("one"));
    await copyFile(file, copy("two"));
    await detach(path);
    await attach(copy("one"));
    await attach(copy("two"));
    expect(await disks.applyDisk(device(path))).toMatchObject({ state: "failed", code: "disk_refused" });
    await useDisk(`loop-${copy("two")}`);
    expect(await disks.applyDisk(device(path))).toMatchObject({
      state: "ready",
      identity: `loop-${copy("two")}`,
    });
  });

  test("a disk of an agent that kept no counter goes on", async () => {
    await put(path, 32 * 1024, Buffer.alloc(8192));
    const record = join(paths.tablesOf(DISK), "adopted.json");
    await writeFile(record, JSON.stringify({ disk: DISK, identity: `loop-${file}`, partitions: {} }));
    disks = fresh();
    expect(await disks.applyDisk(device(path))).toMatchObject({ state: "ready", code: null });
    expect(await disks.applyPartition(partition(ONE, 64))).toMatchObject({ state: "ready" });
    await start();
    expect((await read(path, 8 * MIB, 9)).toString()).toBe("old bytes");
  });
});
