import { mkdir, mkdtemp, open, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { storageOf } from "./facts.ts";

const MIB = 1024 ** 2;
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "croft-facts-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const foldersIn = (vms: string, beside: string) => ({
  vms,
  disks: join(beside, "disks"),
  images: join(beside, "images"),
});

test("room for root disks is what is free and what they take, not what they may become", async () => {
  await mkdir(join(folder, "vm_a"));
  await mkdir(join(folder, "vm_without_a_disk"));
  await writeFile(join(folder, "vm_a/root.qcow2"), Buffer.alloc(4 * MIB, 1), { flush: true });
  const sparse = await open(join(folder, "vm_a/root.qcow2"), "r+");
  await sparse.truncate(1024 * MIB);
  await sparse.close();
  const { storageBytes, storageFreeBytes } = await storageOf(foldersIn(folder, folder));
  expect(storageFreeBytes).toBeGreaterThan(0);
  expect(storageBytes - storageFreeBytes).toBeGreaterThanOrEqual(4 * MIB);
  expect(storageBytes - storageFreeBytes).toBeLessThan(5 * MIB);
});

test("what sparse file disks may still take is promised, and never less than nothing is left", async () => {
  const [vms, disks] = [join(folder, "vms"), join(folder, "disks")];
  for (const path of [vms, disks]) await mkdir(path);
  const free = (await storageOf(foldersIn(vms, folder))).storageFreeBytes;
  const file = await open(join(disks, "data.img"), "w");
  await file.truncate(Math.floor(free / 2));
  const half = (await storageOf(foldersIn(vms, folder))).storageFreeBytes;
  expect(half).toBeLessThan(free * 0.6);
  expect(half).toBeGreaterThan(free * 0.4);
  await file.truncate(free * 2);
  await file.close();
  expect((await storageOf(foldersIn(vms, folder))).storageBytes).toBe(0);
});

test("what takes the storage is told by use, as far as it is written", async () => {
  const [vms, disks, images] = ["vms", "disks", "images"].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  await mkdir(join(vms, "vm_a"), { recursive: true });
  for (const path of [disks, images]) await mkdir(path);
  const written = (path: string, mib: number) => writeFile(path, Buffer.alloc(mib * MIB, 1), { flush: true });
  await written(join(vms, "vm_a/root.qcow2"), 4);
  await written(join(vms, "vm_a/seed.iso"), 1);
  await written(join(vms, "vm_a/serial.log"), 2);
  await written(join(vms, "vm_a/serial.log.1"), 3);
  await written(join(disks, "data.img"), 6);
  const sparse = await open(join(disks, "data.img"), "r+");
  await sparse.truncate(1024 * MIB);
  await sparse.close();
  await written(join(images, "a".repeat(64)), 7);
  const { use } = await storageOf({ vms, disks, images });
  const inMib = Object.fromEntries(
    Object.entries(use).map(([name, bytes]) => [name, Math.floor(bytes / MIB)]),
  );
  expect(inMib).toEqual({ rootDisks: 5, logs: 5, fileDisks: 6, images: 7 });
});
