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

test("room for root disks is what is free and what they take, not what they may become", async () => {
  await mkdir(join(folder, "vm_a"));
  await mkdir(join(folder, "vm_without_a_disk"));
  await writeFile(join(folder, "vm_a/root.qcow2"), Buffer.alloc(4 * MIB, 1), { flush: true });
  const sparse = await open(join(folder, "vm_a/root.qcow2"), "r+");
  await sparse.truncate(1024 * MIB);
  await sparse.close();
  const { storageBytes, storageFreeBytes } = await storageOf(folder, join(folder, "disks"));
  expect(storageFreeBytes).toBeGreaterThan(0);
  expect(storageBytes - storageFreeBytes).toBeGreaterThanOrEqual(4 * MIB);
  expect(storageBytes - storageFreeBytes).toBeLessThan(5 * MIB);
});

test("what sparse file disks may still take is promised, and never less than nothing is left", async () => {
  const [vms, disks] = [join(folder, "vms"), join(folder, "disks")];
  for (const path of [vms, disks]) await mkdir(path);
  const free = (await storageOf(vms, disks)).storageFreeBytes;
  const file = await open(join(disks, "data.img"), "w");
  await file.truncate(Math.floor(free / 2));
  const half = (await storageOf(vms, disks)).storageFreeBytes;
  expect(half).toBeLessThan(free * 0.6);
  expect(half).toBeGreaterThan(free * 0.4);
  await file.truncate(free * 2);
  await file.close();
  expect((await storageOf(vms, disks)).storageBytes).toBe(0);
});
