// Partitions in quarantine, on plain files without root: real sfdisk and mke2fs on sparse files.

import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DiskDocument, PartitionDocument } from "@croft/schemas/generated/typescript/messages.ts";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { createFolder } from "../../host/files.ts";
import { createPaths, type Paths } from "../../host/paths.ts";
import { type Run, run } from "../../host/run.ts";
import { Disks } from "../disks.ts";

const MIB = 1024 ** 2;
const ONE = "prt_0000000000000001";
const TWO = "prt_0000000000000002";

let folder: string;
let paths: Paths;
let disks: Disks;
beforeEach(async () => {
  folder = await mkdtemp(join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "croft-quarantine-"));
  paths = createPaths(join(folder, "state"), join(folder, "run"));
  for (const path of [paths.stateDir, paths.runtimeDir, paths.disks, paths.vm("vm_1")])
    await createFolder(path);
  disks = fresh();
  await disks.applyDisk(disk());
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** The agent as it is after a restart. */
const fresh = (runner: Run = run) =>
  new Disks({ run: runner, paths, host: "alpha", root: false, now: () => new Date(), patienceMs: 120_000 });

const disk = (more: Partial<DiskDocument> = {}): DiskDocument => ({
  kind: "disk",
  id: "dsk_0123456789abcdef",
  generation: 1,
  device: null,
  wipe: null,
  wanted: "present",
  file: { name: "data", size_bytes: 128 * MIB },
  ...more,
});
const partition = (more: Partial<PartitionDocument> = {}): PartitionDocument => ({
  kind: "partition",
  id: ONE,
  generation: 1,
  disk: "dsk_0123456789abcdef",
  size_bytes: 20 * MIB,
  filesystem: null,
  wanted: "present",
  ...more,
});

async function bytes(range: { start: number; length: number }): Promise<Buffer> {
  const file = await open(paths.diskFile("data"), "r");
  const buffer = Buffer.alloc(range.length);
  await file.read(buffer, 0, range.length, range.start);
  await file.close();
  return buffer;
}

async function put(start: number, text: string): Promise<void> {
  const file = await open(paths.diskFile("data"), "r+");
  await file.write(Buffer.from(text), 0, text.length, start);
  await file.close();
}

const hash = (buffer: Buffer): string => createHash("sha256").update(buffer).digest("hex");
const user = { vm: "vm_1", readOnly: false, owner: null };

test("every byte, the number and the place are the same after keeping and restoring", async () => {
  const made = await disks.applyPartition(partition({ filesystem: "ext4" }));
  const start = made.start_bytes as number;
  await put(start + 15 * MIB, "the only copy");
  const whole = { start: 0, length: 128 * MIB };
  const before = hash(await bytes(whole));

  const kept = await disks.applyPartition(partition({ generation: 2, filesystem: "ext4", wanted: "kept" }));
  expect(kept).toEqual({ ...made, generation: 2, state: "kept" });
  expect(hash(await bytes(whole))).toBe(before);
  expect(await disks.applyPartition(partition({ generation: 2, wanted: "kept" }))).toEqual(kept);

  // What the new document says of a file system makes none.
  const back = await disks.applyPartition(partition({ generation: 3, filesystem: "xfs" }));
  expect(back).toEqual({ ...made, generation: 3 });
  expect(hash(await bytes(whole))).toBe(before);
});

test("one that comes back larger shows its bytes and zeros after them", async () => {
  await put(60 * MIB, "from before");
  const { start_bytes } = await disks.applyPartition(partition());
  const start = start_bytes as number;
  await put(start, "the only copy");
  await disks.applyPartition(partition({ generation: 2, wanted: "kept" }));
  const grown = await disks.applyPartition(partition({ generation: 3, size_bytes: 90 * MIB }));
  expect(grown).toMatchObject({ state: "ready", number: 1, start_bytes, size_bytes: 90 * MIB });
  const after = await bytes({ start, length: 90 * MIB });
  expect(after.subarray(0, 13).toString()).toBe("the only copy");
  expect(after.subarray(13).every((byte) => byte === 0)).toBe(true);
});

test("its place is nobody else's, and nobody may open it", async () => {
  await disks.applyPartition(partition({ size_bytes: 100 * MIB }));
  const keep = partition({ generation: 2, size_bytes: 100 * MIB, wanted: "kept" });
  await disks.applyPartition(keep);
  await expect(disks.drives.open(ONE, user)).rejects.toMatchObject({ code: "unavailable" });
  const other = partition({ id: TWO, size_bytes: 50 * MIB });
  expect(await disks.applyPartition(other)).toMatchObject({ state: "failed", code: "no_gap" });

  await disks.applyPartition({ ...keep, generation: 3, wanted: "present" });
  expect(await disks.drives.open(ONE, user)).toMatchObject({ kind: "window", sizeBytes: 100 * MIB });
});

test("a VM that has it keeps it out of quarantine until it lets go", async () => {
  await disks.applyPartition(partition());
  await disks.drives.open(ONE, user);
  const keep = partition({ generation: 2, wanted: "kept" });
  expect(await disks.applyPartition(keep)).toMatchObject({ state: "failed", code: "partition_attached" });
  await disks.drives.close(ONE, "vm_1");
  expect(await disks.applyPartition(keep)).toMatchObject({ state: "kept" });
});

test("what was never made to the end is not kept: nothing of it is left", async () => {
  const keep = partition({ generation: 2, filesystem: "ext4", wanted: "kept" });
  expect(await disks.applyPartition(keep)).toMatchObject({ state: "wiped" });
  const broken: Run = (program, args, options) =>
    program === "mke2fs" ? run("false", [], options) : run(program, args, options);
  disks = fresh(broken);
  await disks.applyDisk(disk());
  const failed = await disks.applyPartition(partition({ generation: 3, filesystem: "ext4" }));
  expect(failed).toMatchObject({ state: "error", code: "filesystem_failed" });
  expect(await disks.applyPartition({ ...keep, generation: 4 })).toMatchObject({ state: "wiped" });
  expect(await disks.applyPartition(partition({ id: TWO, size_bytes: 120 * MIB }))).toMatchObject({
    state: "ready",
  });
});

test("one whose entry something else deleted is reported, and not taken for wiped", async () => {
  await disks.applyPartition(partition());
  await run("sfdisk", ["--delete", paths.diskFile("data"), "1"]);
  const keep = partition({ generation: 2, wanted: "kept" });
  expect(await disks.applyPartition(keep)).toMatchObject({ state: "error", code: "partition_damaged" });
});

test("stays on a disk that is released, and is found there by another life of that disk", async () => {
  const made = await disks.applyPartition(partition());
  await put(made.start_bytes as number, "the only copy");
  await disks.applyPartition(partition({ generation: 2, wanted: "kept" }));
  expect(await disks.applyDisk(disk({ generation: 2, wanted: "released" }))).toMatchObject({
    state: "released",
  });

  const again = "dsk_fedcba9876543210";
  disks = fresh();
  await disks.applyDisk(disk({ id: again }));
  const keep = partition({ generation: 2, disk: again, wanted: "kept" });
  expect(await disks.applyPartition(keep)).toMatchObject({ state: "kept", number: made.number });
  const back = await disks.applyPartition({ ...keep, generation: 3, wanted: "present" });
  expect(back).toEqual({ ...made, generation: 3 });
  const read = await bytes({ start: made.start_bytes as number, length: 13 });
  expect(read.toString()).toBe("the only copy");
});

test("wiping out of quarantine leaves zeros and no entry", async () => {
  const { start_bytes } = await disks.applyPartition(partition());
  await put(start_bytes as number, "a secret");
  await disks.applyPartition(partition({ generation: 2, wanted: "kept" }));
  expect(await disks.applyPartition(partition({ generation: 2, wanted: "wiped" }))).toMatchObject({
    state: "wiped",
  });
  const left = await bytes({ start: start_bytes as number, length: 20 * MIB });
  expect(left.every((byte) => byte === 0)).toBe(true);
  const whole = partition({ id: TWO, size_bytes: 120 * MIB });
  expect(await disks.applyPartition(whole)).toMatchObject({ state: "ready" });
});
