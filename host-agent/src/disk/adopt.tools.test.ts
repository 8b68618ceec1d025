// Adopting disks and letting go of them, on plain files without root.
import { copyFile, open, readdir, rename, rm, stat, truncate } from "node:fs/promises";
import { join } from "node:path";
import type { DiskDocument } from "@croft/schemas/generated/typescript/messages.ts";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import type { Paths } from "../host/paths.ts";
import { run } from "../host/run.ts";
import { diskGuid } from "./device/identity.ts";
import type { Disks } from "./disks.ts";
import {
  createDiskFixture,
  DISK,
  type DiskFixture,
  disk,
  hash,
  MIB,
  ONE,
  OTHER_DISK,
  partition,
  put,
  read,
  tableOf,
} from "./fixtures/disk.fixture.ts";

let ground: DiskFixture;
let paths: Paths;
let disks: Disks;
beforeEach(async () => {
  ground = await createDiskFixture();
  paths = ground.paths;
  disks = ground.fresh();
});
afterEach(() => ground.remove());
const fresh = () => ground.fresh();
const image = () => ground.image;
const table = () => tableOf(ground.image);

/** Applies a document to a file that must come out of it as it went in. */
async function refused(document: DiskDocument): Promise<{ code: string | null; message: string | null }> {
  const before = await hash(image());
  const report = await disks.applyDisk(document);
  expect(await hash(image())).toBe(before);
  expect(report.state === "failed" || report.state === "error").toBe(true);
  return report;
}

describe("adopting a file", () => {
  test("makes it sparse, with Croft's record, and is repeated without a change", async () => {
    const report = await disks.applyDisk(disk());
    expect(report).toMatchObject({
      state: "ready",
      code: null,
      identity: "file-alpha/data",
      size_bytes: 256 * MIB,
      sector_size: 512,
      free_bytes: 254 * MIB,
      largest_gap_bytes: 254 * MIB,
      path: image(),
    });
    expect((await stat(image())).blocks * 512).toBeLessThan(4 * MIB);
    expect((await table()).id.toLowerCase()).toBe(diskGuid({ disk: DISK, state: "used", remnants: false }));
    const before = await hash(image());
    expect(await fresh().applyDisk(disk())).toEqual(report);
    expect(await hash(image())).toBe(before);
    expect(await disks.inventory()).toContainEqual(
      expect.objectContaining({ identity: "file-alpha/data", disk: DISK, adoptable: false }),
    );
  });

  test("grows in place, and never shrinks", async () => {
    await disks.applyDisk(disk());
    await disks.applyPartition(partition(ONE, 10));
    const larger = { file: { name: "data", size_bytes: 512 * MIB } };
    expect(await disks.applyDisk(disk(larger))).toMatchObject({
      state: "ready",
      size_bytes: 512 * MIB,
      free_bytes: 500 * MIB,
    });
    expect((await table()).partitions).toHaveLength(1);
    const report = await refused(disk());
    expect(report).toMatchObject({ state: "failed", code: "cannot_shrink", size_bytes: 512 * MIB });
  });

  test("refuses one byte in the middle of a sparse file, and takes it when wipe names the disk", async () => {
    await truncate(await made(), 1024 * MIB);
    await put(image(), 700 * MIB + 123, Buffer.from([7]));
    const big = { file: { name: "data", size_bytes: 1024 * MIB } };
    const report = await disks.applyDisk(disk(big));
    expect(report).toMatchObject({ state: "failed", code: "disk_not_empty" });
    expect(report.message).toContain(`byte ${700 * MIB + 123}`);
    expect(report.message).toContain('wipe = "file-alpha/data"');
    const wrong = await disks.applyDisk(disk({ ...big, wipe: "file-alpha/other" }));
    expect(wrong).toMatchObject({ state: "failed", code: "disk_not_empty" });
    expect((await read(image(), 700 * MIB + 123, 1))[0]).toBe(7);
    expect(await disks.applyDisk(disk({ ...big, wipe: "file-alpha/data" }))).toMatchObject({
      state: "ready",
    });
    expect((await read(image(), 700 * MIB + 123, 1))[0]).toBe(0);
  });

  test.each([
    ["ext4", (path: string) => run("mke2fs", ["-q", "-F", "-t", "ext4", path]), /ext4/],
    [
      "a GPT of somebody else",
      (path: string) => run("sfdisk", ["-q", path], { input: "label: gpt\nsize=10MiB\n" }),
      /a GPT with partition 1, 10 MiB/,
    ],
    [
      "an MBR",
      (path: string) => run("sfdisk", ["-q", path], { input: "label: dos\nsize=10MiB\n" }),
      /an MBR partition table with partition 1, 10 MiB/,
    ],
    ["swap", (path: string) => run("mkswap", [path]), /swap/],
    [
      "an old file system at sector 63",
      (path: string) => run("mke2fs", ["-q", "-F", "-E", "offset=32256", path, "20m"]),
      /an ext2 file system at byte 32256/,
    ],
  ])("refuses %s, says what it found, and changes nothing", async (_, make, words) => {
    await truncate(await made(), 64 * MIB);
    await make(image());
    const report = await refused(disk({ file: { name: "data", size_bytes: 64 * MIB } }));
    expect(report.code).toBe("disk_not_empty");
    expect(report.message).toMatch(words);
    const row = (await disks.inventory())[0];
    expect(row).toMatchObject({ adoptable: true, disk: null });
    expect(row?.reason).toContain("wipe");
  });

  test("refuses a GPT whose front is gone", async () => {
    await truncate(await made(), 64 * MIB);
    await run("sfdisk", ["-q", image()], { input: "label: gpt\nsize=10MiB\n" });
    await put(image(), 0, Buffer.alloc(MIB));
    expect(await refused(disk({ file: { name: "data", size_bytes: 64 * MIB } }))).toMatchObject({
      code: "disk_not_empty",
    });
  });

  test("refuses a link in place of the file", async () => {
    await copyFile("/etc/hostname", join(ground.folder, "elsewhere"));
    await run("ln", ["-s", join(ground.folder, "elsewhere"), image()]);
    expect(await disks.applyDisk(disk())).toMatchObject({ state: "failed", code: "disk_refused" });
  });

  test("makes no empty file in place of one that is gone", async () => {
    await disks.applyDisk(disk());
    await rename(image(), join(ground.folder, "moved"));
    expect(await fresh().applyDisk(disk())).toMatchObject({ state: "error", code: "disk_not_found" });
    expect(await readdir(paths.disks)).toEqual([]);
    expect(await disks.inventory()).toContainEqual(
      expect.objectContaining({ disk: DISK, path: "", reason: expect.stringContaining("is gone") }),
    );
    await rename(join(ground.folder, "moved"), image());
    expect(await fresh().applyDisk(disk())).toMatchObject({ state: "ready" });
  });
});

/** An empty file where the disk's is expected, made by somebody else. */
async function made(): Promise<string> {
  await (await open(image(), "wx")).close();
  return image();
}

describe("letting go", () => {
  test("released keeps every byte and partition, and another id takes it up again", async () => {
    await disks.applyDisk(disk());
    await disks.applyPartition(partition(ONE, 20));
    await put(image(), 5 * MIB, Buffer.from("mine"));
    expect(await disks.applyDisk(disk({ wanted: "released" }))).toMatchObject({
      state: "released",
      code: null,
    });
    expect(await disks.applyDisk(disk({ wanted: "released" }))).toMatchObject({ state: "released" });
    expect(await disks.inventory()).toContainEqual(
      expect.objectContaining({ disk: DISK, adoptable: true, reason: null }),
    );
    // Adopted again on another path and by another id, without `wipe`.
    await rename(image(), paths.diskFile("moved"));
    const again = disk({ id: OTHER_DISK, file: { name: "moved", size_bytes: 256 * MIB } });
    expect(await disks.applyDisk(again)).toMatchObject({ state: "ready", free_bytes: 234 * MIB });
    expect((await read(paths.diskFile("moved"), 5 * MIB, 4)).toString()).toBe("mine");
    expect(await disks.applyPartition(partition(ONE, 20, { disk: OTHER_DISK }))).toMatchObject({
      state: "ready",
      number: 1,
    });
  });

  test("a disk of another Croft that was not released is not taken", async () => {
    await disks.applyDisk(disk());
    await rm(paths.tables, { recursive: true });
    const report = await refused(disk({ id: OTHER_DISK }));
    expect(report).toMatchObject({ code: "disk_not_empty" });
    expect(report.message).toContain(DISK);
  });

  test("one file is not two disks", async () => {
    await disks.applyDisk(disk());
    const report = await refused(disk({ id: OTHER_DISK, wipe: "file-alpha/data" }));
    expect(report).toMatchObject({ state: "failed", code: "disk_refused" });
  });

  test("erased removes the file when it holds nothing any more, and only its own", async () => {
    await disks.applyDisk(disk());
    await disks.applyPartition(partition(ONE, 20));
    expect(await disks.applyDisk(disk({ wanted: "erased" }))).toMatchObject({
      state: "failed",
      code: "in_use",
    });
    await disks.applyPartition(partition(ONE, 20, { wanted: "wiped" }));
    expect(await disks.applyDisk(disk({ wanted: "erased" }))).toMatchObject({ state: "erased" });
    expect(await disks.applyDisk(disk({ wanted: "erased" }))).toMatchObject({ state: "erased" });
    expect(await readdir(paths.disks)).toEqual([]);
    await truncate(await made(), 8 * MIB);
    expect(await disks.applyDisk(disk({ wanted: "erased" }))).toMatchObject({ state: "erased" });
    expect(await readdir(paths.disks)).toEqual(["data.img"]);
  });
});

describe("a file that is elsewhere now", () => {
  beforeEach(async () => {
    await disks.applyDisk(disk());
    await disks.applyPartition(partition(ONE, 20));
    await put(image(), 5 * MIB, Buffer.from("mine"));
  });

  test("is known by what is written on it, and stays known", async () => {
    await rename(image(), paths.diskFile("renamed"));
    disks = fresh();
    const moved = await disks.applyDisk(disk());
    expect(moved).toMatchObject({ state: "ready", path: paths.diskFile("renamed") });
    expect(moved.partitions).toMatchObject([{ id: ONE, number: 1, start_bytes: MIB, size_bytes: 20 * MIB }]);
    expect(await readdir(paths.disks)).toEqual(["renamed.img"]);
    expect(await disks.applyPartition(partition(ONE, 30))).toMatchObject({ state: "ready" });
    expect((await read(paths.diskFile("renamed"), 5 * MIB, 4)).toString()).toBe("mine");
  });

  test("is not guessed at when there are two of it", async () => {
    await copyFile(image(), paths.diskFile("first"));
    await rename(image(), paths.diskFile("second"));
    const report = await fresh().applyDisk(disk());
    expect(report).toMatchObject({ code: "disk_refused" });
    expect(report.message).toMatch(/first\.img and .*second\.img both carry the record/);
    expect(await readdir(paths.disks)).toEqual(["first.img", "second.img"]);
  });

  test("is refused as a copy while the original is there, by name, and taken when it is alone", async () => {
    const copy = disk({ id: OTHER_DISK, file: { name: "copy", size_bytes: 256 * MIB } });
    await copyFile(image(), paths.diskFile("copy"));
    const used = await disks.applyDisk(copy);
    expect(used).toMatchObject({ state: "failed", code: "disk_refused" });
    expect(used.message).toContain(`it is a copy of disk ${DISK}, which is on ${image()}`);
    await rm(paths.diskFile("copy"));

    // The same after a release: one of the two is adopted first.
    await disks.applyDisk(disk({ wanted: "released" }));
    await copyFile(image(), paths.diskFile("copy"));
    const again = "dsk_0000000000000009";
    expect(await disks.applyDisk(disk({ id: again }))).toMatchObject({ state: "ready" });
    const released = await disks.applyDisk(copy);
    expect(released).toMatchObject({ state: "failed", code: "disk_refused" });
    expect(released.message).toContain(`it is a copy of disk ${again}`);
    await rename(image(), join(ground.folder, "away"));
    expect(await fresh().applyDisk(copy)).toMatchObject({ state: "ready" });
  });

  test("that was not released is taken with its bytes only where its disk was given up", async () => {
    await rm(paths.tables, { recursive: true });
    const elsewhere = disk({ id: OTHER_DISK });
    expect(await refused(elsewhere)).toMatchObject({ code: "disk_not_empty" });
    expect(await refused({ ...elsewhere, former: "dsk_0000000000000009" })).toMatchObject({
      code: "disk_not_empty",
    });
    expect(await disks.applyDisk({ ...elsewhere, former: DISK })).toMatchObject({
      state: "ready",
      partitions: [{ id: ONE }],
    });
    expect(await disks.applyPartition(partition(ONE, 20, { disk: OTHER_DISK }))).toMatchObject({
      state: "ready",
    });
    expect((await read(image(), 5 * MIB, 4)).toString()).toBe("mine");
  });
});
