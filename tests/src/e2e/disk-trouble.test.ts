// Disks that vanish, fail or fill: told on the disk, on its partitions and to who wants to use one, while another disk of
// the same host goes on as if nothing were.
import { randomBytes } from "node:crypto";
import { rename, rm, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { DiskDocument } from "@croft/schemas/generated/typescript/messages.ts";
import { createId } from "@croft/schemas/ids.ts";
import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import type { Disks } from "../../../host-agent/src/disk/disks.ts";
import {
  partition as anyPartition,
  createDiskFixture,
  type DiskFixture,
  disk,
} from "../../../host-agent/src/disk/fixtures/disk.fixture.ts";
import type { Paths } from "../../../host-agent/src/host/paths.ts";
import { run } from "../../../host-agent/src/host/run.ts";
import { evidenceOf, MIB, put } from "../harness/foreign-disks/disk-bytes.ts";
import { attach, createDevice, detach, devicesBelow } from "../harness/loop-devices.ts";
import { withRoot } from "../harness/with-root.ts";

const SICK = createId("disk", randomBytes(10));
const WELL = createId("disk", randomBytes(10));
const ON_SICK = createId("partition", randomBytes(10));
const ON_WELL = createId("partition", randomBytes(10));
const suite = withRoot("loop devices");

jest.setTimeout(600_000);

let folder: string;
let paths: Paths;
let disks: Disks;
let fresh: DiskFixture["fresh"];
let mounted: string | null = null;
beforeEach(async () => {
  ({ folder, paths, fresh } = await createDiskFixture({ root: true }));
  disks = fresh();
});
afterEach(async () => {
  await disks.drives.leave();
  for (const device of await devicesBelow(folder)) await detach(device);
  if (mounted !== null) await run("umount", [mounted]);
  mounted = null;
  await rm(folder, { recursive: true, force: true });
});

const device = (id: string, path: string) => disk({ id, device: path, file: null });
const file = (id: string) => disk({ id, file: { name: "data", size_bytes: 128 * MIB } });
const partition = (id: string, on: string, mib = 16) => anyPartition(id, mib, { disk: on });
const open = (id: string) => disks.drives.open(id, { vm: "vm_1", readOnly: false, owner: null });

/** A disk that is well, beside the one that is to come. */
async function createWell(): Promise<void> {
  const path = await createDevice(join(folder, "well"), 128 * MIB);
  expect(await disks.applyDisk(device(WELL, path))).toMatchObject({ state: "ready" });
}

/** The other disk of the host can do everything meanwhile. */
async function wellGoesOn(path = ""): Promise<void> {
  expect(await disks.applyDisk(device(WELL, path))).toMatchObject({ state: "ready", code: null });
  expect(await disks.applyPartition(partition(ON_WELL, WELL))).toMatchObject({ state: "ready", code: null });
  expect(await open(ON_WELL)).toMatchObject({ kind: "device" });
  await disks.drives.close(ON_WELL, "vm_1");
  expect((await disks.inventory()).find(({ disk }) => disk === WELL)).toBeDefined();
}

/** Disk, partition and drive say the same, and none of them says that it is merely being made. */
async function everybodyIsTold(document: DiskDocument, code: string, words: RegExp): Promise<void> {
  const disk = await disks.applyDisk(document);
  expect(disk).toMatchObject({ state: "error", code });
  expect(disk.message).toMatch(words);
  // What was known of it is still told.
  expect(disk).toMatchObject({ size_bytes: expect.any(Number), identity: expect.any(String) });
  const report = await disks.applyPartition(partition(ON_SICK, SICK));
  expect(report).toMatchObject({ state: "error", code });
  expect(report.message).toMatch(words);
  await expect(open(ON_SICK)).rejects.toMatchObject({ code });
  const wiped = await disks.applyPartition({ ...partition(ON_SICK, SICK), wanted: "wiped", generation: 2 });
  expect(wiped).toMatchObject({ state: "error", code });
}

suite("a device", () => {
  let path: string;
  let sick: string;
  beforeEach(async () => {
    await createWell();
    sick = join(folder, "sick");
    path = await createDevice(sick, 128 * MIB);
    expect(await disks.applyDisk(device(SICK, path))).toMatchObject({ state: "ready" });
    expect(await disks.applyPartition(partition(ON_SICK, SICK))).toMatchObject({ state: "ready" });
  });

  test("vanishes, and is there again on another path", async () => {
    await detach(path);
    // Before anybody looked at the disk itself.
    await expect(open(ON_SICK)).rejects.toMatchObject({ code: "disk_not_found" });
    expect(await disks.applyPartition(partition(ON_SICK, SICK))).toMatchObject({ code: "disk_not_found" });
    await everybodyIsTold(device(SICK, path), "disk_not_found", /Cannot find|is gone/);
    await wellGoesOn();
    const other = await createDevice(join(folder, "other"), 64 * MIB);
    const back = await attach(sick);
    expect([other, back]).toContain(path);
    expect(await disks.applyDisk(device(SICK, path))).toMatchObject({
      state: "ready",
      code: null,
      path: back,
    });
    expect(await disks.applyPartition(partition(ON_SICK, SICK))).toMatchObject({
      state: "ready",
      code: null,
    });
    expect(await open(ON_SICK)).toMatchObject({ sizeBytes: 16 * MIB });
  });

  test("vanishes, and another one takes its path", async () => {
    await detach(path);
    const other = join(folder, "other");
    await writeFile(other, "");
    await truncate(other, 128 * MIB);
    await run("losetup", [path, other]);
    await put(path, 20 * MIB, "of somebody else");
    const before = await evidenceOf(other);
    await expect(open(ON_SICK)).rejects.toMatchObject({ code: "disk_not_found" });
    expect(await disks.applyPartition(partition(ON_SICK, SICK, 32))).toMatchObject({
      code: "disk_not_found",
    });
    await everybodyIsTold(device(SICK, path), "disk_not_found", /Cannot find/);
    await wellGoesOn();
    expect(await evidenceOf(other)).toEqual(before);
  });

  test("fails, and is well again", async () => {
    // Behind the end of its file a loop device answers with an error, as a broken disk does.
    await run("cp", ["--sparse=always", sick, `${sick}.copy`]);
    await truncate(sick, 0);
    await run("blockdev", ["--flushbufs", path]);
    await everybodyIsTold(device(SICK, path), "disk_io", /input\/output error|EIO/i);
    await wellGoesOn();
    // An agent that starts while it fails says the same.
    await disks.drives.leave();
    disks = fresh();
    const told = await disks.applyDisk(device(SICK, path));
    expect(told).toMatchObject({ state: "error", code: "disk_io" });
    expect(await disks.applyPartition(partition(ON_SICK, SICK))).toMatchObject({
      state: "error",
      code: "disk_io",
    });
    const row = (await disks.inventory()).find((one) => one.path === path);
    expect(row?.holds).toContainEqual(expect.stringContaining("cannot read"));
    await run("cp", [`${sick}.copy`, sick]);
    await run("blockdev", ["--flushbufs", path]);
    expect(await disks.applyDisk(device(SICK, path))).toMatchObject({ state: "ready", code: null });
    expect(await disks.applyPartition(partition(ON_SICK, SICK))).toMatchObject({
      state: "ready",
      code: null,
    });
  });
});

suite("a file", () => {
  test("vanishes, and is there again", async () => {
    await createWell();
    await disks.applyDisk(file(SICK));
    await disks.applyPartition(partition(ON_SICK, SICK));
    const image = paths.diskFile("data");
    await rename(image, join(folder, "away"));
    await everybodyIsTold(file(SICK), "disk_not_found", /is gone/);
    await wellGoesOn();
    await rename(join(folder, "away"), image);
    expect(await disks.applyDisk(file(SICK))).toMatchObject({ state: "ready", code: null });
    expect(await disks.applyPartition(partition(ON_SICK, SICK))).toMatchObject({
      state: "ready",
      code: null,
    });
  });

  test("lies on a file system that fills: it stays usable, and says that its guests will have to wait", async () => {
    await createWell();
    await run("mount", ["-t", "tmpfs", "-o", "size=80m", "none", paths.disks]);
    mounted = paths.disks;
    expect(await disks.applyDisk(file(SICK))).toMatchObject({ state: "ready", code: null });
    expect(await disks.applyPartition(partition(ON_SICK, SICK))).toMatchObject({
      state: "ready",
      code: null,
    });
    await run("dd", ["if=/dev/zero", `of=${paths.disks}/filler`, "bs=1M"]).catch(() => undefined);
    const full = { state: "ready", code: "storage_full", message: expect.stringMatching(/make room/i) };
    expect(await disks.applyDisk(file(SICK))).toMatchObject(full);
    expect(await disks.applyPartition(partition(ON_SICK, SICK))).toMatchObject(full);
    expect(await open(ON_SICK)).toMatchObject({ sizeBytes: 16 * MIB });
    await disks.drives.close(ON_SICK, "vm_1");
    await wellGoesOn();
    await rm(join(paths.disks, "filler"));
    expect(await disks.applyDisk(file(SICK))).toMatchObject({ state: "ready", code: null });
    expect(await disks.applyPartition(partition(ON_SICK, SICK))).toMatchObject({
      state: "ready",
      code: null,
    });
  });
});
