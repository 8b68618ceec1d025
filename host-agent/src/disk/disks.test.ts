// The part on plain files, without root: real sfdisk, mke2fs, blkid and fallocate on sparse files.

import { existsSync } from "node:fs";
import {
  copyFile,
  mkdtemp,
  open,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  truncate,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import type { DiskDocument, PartitionDocument } from "@croft/schemas/generated/typescript/messages.ts";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { makeFolder } from "../host/files.ts";
import { makePaths, type Paths } from "../host/paths.ts";
import { run } from "../host/run.ts";
import { Disks } from "./disks.ts";
import { diskGuid, PARTITION_TYPES, partUuid } from "./identity.ts";

const MIB = 1024 ** 2;
const DISK = "dsk_0123456789abcdef";
const OTHER_DISK = "dsk_fedcba9876543210";
const ONE = "prt_0000000000000001";
const TWO = "prt_0000000000000002";

let folder: string;
let paths: Paths;
let disks: Disks;
beforeEach(async () => {
  // In memory where that is possible: dozens of synced writes per test wait for no disk.
  folder = await mkdtemp(join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "croft-disks-"));
  paths = makePaths(join(folder, "state"), join(folder, "run"));
  for (const path of [paths.stateDir, paths.runtimeDir, paths.disks, paths.vm("vm_1"), paths.vm("vm_2")]) {
    await makeFolder(path);
  }
  disks = fresh();
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** The agent as it is after a restart. */
const fresh = () => new Disks({ run, paths, host: "alpha", root: false, now: () => new Date() });

const disk = (more: Partial<DiskDocument> = {}): DiskDocument => ({
  kind: "disk",
  id: DISK,
  generation: 1,
  device: null,
  file: { name: "data", size_bytes: 256 * MIB },
  wipe: null,
  wanted: "present",
  ...more,
});

const partition = (id: string, mib: number, more: Partial<PartitionDocument> = {}): PartitionDocument => ({
  kind: "partition",
  id,
  generation: 1,
  disk: DISK,
  size_bytes: mib * MIB,
  filesystem: null,
  wanted: "present",
  ...more,
});

const image = () => paths.diskFile("data");

async function table(path = image()) {
  const { stdout } = await run("sfdisk", ["--json", path]);
  return (
    JSON.parse(stdout) as {
      partitiontable: {
        id: string;
        partitions?: { start: number; size: number; name: string; uuid: string; type: string }[];
      };
    }
  ).partitiontable;
}

async function put(path: string, position: number, bytes: Buffer): Promise<void> {
  const file = await open(path, "r+");
  await file.write(bytes, 0, bytes.length, position);
  await file.close();
}

async function read(path: string, position: number, length: number): Promise<Buffer> {
  const file = await open(path, "r");
  const buffer = Buffer.alloc(length);
  await file.read(buffer, 0, length, position);
  await file.close();
  return buffer;
}

/** What a file holds, in short: checksums of its pieces that are not zero. */
async function hash(path: string): Promise<string> {
  const file = await open(path, "r");
  const zeros = Buffer.alloc(4 * MIB);
  const piece = Buffer.alloc(4 * MIB);
  const sums: string[] = [];
  for (let at = 0; ; at += piece.length) {
    const { bytesRead } = await file.read(piece, 0, piece.length, at);
    if (bytesRead === 0) break;
    const read = piece.subarray(0, bytesRead);
    if (!read.equals(zeros.subarray(0, bytesRead))) sums.push(`${at}:${crc32(read)}`);
  }
  sums.push(String((await file.stat()).size));
  await file.close();
  return sums.join(" ");
}

const isZero = async (position: number, length: number) =>
  (await read(image(), position, length)).equals(Buffer.alloc(length));

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
    expect((await table()).id.toLowerCase()).toBe(diskGuid({ disk: DISK, state: "used" }));
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
    await copyFile("/etc/hostname", join(folder, "elsewhere"));
    await run("ln", ["-s", join(folder, "elsewhere"), image()]);
    expect(await disks.applyDisk(disk())).toMatchObject({ state: "failed", code: "disk_refused" });
  });

  test("makes no empty file in place of one that is gone", async () => {
    await disks.applyDisk(disk());
    await rename(image(), join(folder, "moved"));
    expect(await fresh().applyDisk(disk())).toMatchObject({ state: "error", code: "disk_not_found" });
    expect(await readdir(paths.disks)).toEqual([]);
    await rename(join(folder, "moved"), image());
    expect(await fresh().applyDisk(disk())).toMatchObject({ state: "ready" });
  });
});

/** An empty file where the disk's is expected, made by somebody else. */
async function made(): Promise<string> {
  await (await open(image(), "wx")).close();
  return image();
}

describe("a damaged disk", () => {
  const cases: [string, () => Promise<void>][] = [
    ["the first copy of its table is broken", () => put(image(), 512 + 60, Buffer.from("XXXX"))],
    ["the second copy of its table is gone", () => put(image(), 256 * MIB - 512, Buffer.alloc(512))],
    ["an entry was changed in one copy", () => put(image(), 1024 + 60, Buffer.from("XX"))],
    ["the protective boot record is gone", () => put(image(), 446, Buffer.alloc(66))],
    [
      "everything is zero",
      () => put(image(), 0, Buffer.alloc(MIB)).then(() => put(image(), 255 * MIB, Buffer.alloc(MIB))),
    ],
    [
      "there is a table of somebody else",
      () => run("sfdisk", ["-q", image()], { input: "label: gpt\n" }).then(() => undefined),
    ],
  ];
  test.each(cases)(
    "is reported and left alone, even where wipe allowed adopting it: %s",
    async (_, damage) => {
      await disks.applyDisk(disk());
      await disks.applyPartition(partition(ONE, 10));
      await damage();
      disks = fresh();
      const report = await refused(disk({ wipe: "file-alpha/data" }));
      expect(report).toMatchObject({ state: "error", code: "disk_damaged" });
      expect(report.message).toContain(`tables/${DISK}`);
    },
  );

  test("keeps partitions from being worked on, and the saved table brings it back", async () => {
    await disks.applyDisk(disk());
    await disks.applyPartition(partition(ONE, 10));
    await disks.applyPartition(partition(TWO, 10));
    await put(image(), 512 + 60, Buffer.from("XXXX"));
    const before = await hash(image());
    for (const document of [partition(TWO, 20), partition(ONE, 10, { wanted: "wiped" })]) {
      expect(await disks.applyPartition(document)).toMatchObject({ state: "error", code: "disk_damaged" });
    }
    expect(await hash(image())).toBe(before);
    const saved = (await readdir(paths.tablesOf(DISK))).filter((name) => name.endsWith(".sfdisk")).sort();
    expect(saved.length).toBeGreaterThanOrEqual(3);
    const newest = join(paths.tablesOf(DISK), saved.at(-1)!);
    expect((await stat(newest)).mode & 0o777).toBe(0o600);
    await run("sfdisk", ["-q", image()], { input: await readFile(newest, "utf8") });
    expect(await fresh().applyDisk(disk())).toMatchObject({ state: "ready" });
  });
});

describe("a table that was half written when the power went", () => {
  /** The note that the agent leaves while it writes. */
  const noted = (first: boolean) =>
    writeFile(join(paths.tablesOf(DISK), "writing.json"), JSON.stringify({ what: "", first, at: "" }));

  test.each([
    ["the first copy is broken", () => put(image(), 512 + 60, Buffer.from("XXXX"))],
    [
      "the entries of the first copy are newer than its header",
      () => put(image(), 1024 + 60, Buffer.from("XX")),
    ],
    ["the second copy is broken", () => put(image(), 256 * MIB - 512 + 60, Buffer.from("XXXX"))],
  ])("is written again from the copy that is whole: %s", async (_, damage) => {
    await disks.applyDisk(disk());
    const made = await disks.applyPartition(partition(ONE, 10));
    await damage();
    await noted(false);
    disks = fresh();
    expect(await disks.applyDisk(disk())).toMatchObject({ state: "ready" });
    expect(await disks.applyPartition(partition(ONE, 10))).toEqual(made);
    expect((await run("sfdisk", ["--verify", image()])).stdout).toContain("No errors detected");
  });

  test("is begun again when it was the first one", async () => {
    await disks.applyDisk(disk());
    await rm(join(paths.tablesOf(DISK), "adopted.json"));
    await put(image(), 0, Buffer.alloc(MIB));
    await noted(true);
    expect(await fresh().applyDisk(disk())).toMatchObject({ state: "ready", free_bytes: 254 * MIB });
  });

  test("is begun again only where nothing else has come since", async () => {
    await disks.applyDisk(disk());
    await rm(join(paths.tablesOf(DISK), "adopted.json"));
    await put(image(), 0, Buffer.alloc(MIB));
    await put(image(), 100 * MIB, Buffer.from("mine"));
    await noted(true);
    disks = fresh();
    expect(await refused(disk())).toMatchObject({ code: "disk_not_empty" });
  });
});

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
    const full = await disks.applyPartition(partition(ONE, 101));
    expect(full).toMatchObject({ state: "failed", code: "no_gap" });
    expect(full.message).toContain("it can become 100 MiB");
    expect(await disks.applyPartition(partition(ONE, 99))).toMatchObject({
      state: "failed",
      code: "cannot_shrink",
    });
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

test("a step that takes long is reported as going on, and joined by the next call", async () => {
  let release = () => {};
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  let ended = () => {};
  const end = new Promise<void>((resolve) => {
    ended = resolve;
  });
  const slow: typeof run = async (command, args, options) => {
    if (command === "fallocate") await gate;
    return await run(command, args, options);
  };
  const options = { paths, host: "alpha", root: false, now: () => new Date() };
  disks = new Disks({ ...options, run: slow, patienceMs: 50, onChange: () => ended() });
  await disks.applyDisk(disk());
  expect(await disks.applyPartition(partition(ONE, 20))).toMatchObject({ state: "creating", code: null });
  expect(await disks.applyPartition(partition(ONE, 20))).toMatchObject({ state: "creating", code: null });
  // A newer document waits for the older one's work and is answered by itself.
  const newer = disks.applyPartition(partition(ONE, 20, { generation: 2, filesystem: null }));
  expect(await newer).toMatchObject({ state: "creating", generation: 2 });
  release();
  await end;
  const later = new Disks({ ...options, run });
  expect(await later.applyDisk(disk())).toMatchObject({ free_bytes: 234 * MIB });
  expect((await table()).partitions).toHaveLength(1);
});
