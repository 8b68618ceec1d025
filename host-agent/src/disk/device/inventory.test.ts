import { mkdir, mkdtemp, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { createPaths, type Paths } from "../../host/paths.ts";
import { run } from "../../host/run.ts";
import { DISK } from "../fixtures/disk.fixture.ts";
import { locate } from "../locate.ts";
import type { DeviceRules } from "./device-filter.ts";
import type { SystemRoots } from "./devices.ts";
import { Inventory } from "./inventory.ts";
import { Locks } from "./locks.ts";

const SIZE = 64 * 1024 ** 2;
let folder: string;
let roots: SystemRoots;
let paths: Paths;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "croft-inventory-"));
  roots = { sys: join(folder, "sys"), dev: join(folder, "dev"), proc: join(folder, "proc") };
  paths = createPaths(join(folder, "state"), join(folder, "run"));
  await write(join(roots.proc, "self/mountinfo"), "");
  await mkdir(paths.disks, { recursive: true });
  await device("vda", "boot-1");
  await device("vdb", "data-1");
});
afterEach(() => rm(folder, { recursive: true }));

async function write(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}

/** A disk as the kernel lists it, with a sparse file as its node. */
async function device(name: string, serial: string): Promise<void> {
  await write(join(roots.sys, "block", name, "size"), String(SIZE / 512));
  await write(join(roots.sys, "block", name, "serial"), serial);
  await write(join(roots.dev, name), "");
  await truncate(join(roots.dev, name), SIZE);
}

const inventoryWith = (devices: DeviceRules) =>
  new Inventory({ run, paths, host: "alpha", root: true, roots, devices });

test("a device that the owner excludes is neither found nor opened", async () => {
  // An open of the excluded one would fail: its node is missing.
  await rm(join(roots.dev, "vda"));
  const inventory = inventoryWith({ include: ["*"], exclude: ["boot-*"] });
  expect((await inventory.report()).map(({ identity }) => identity)).toEqual(["serial-data-1"]);
  expect((await inventory.excluded()).map(({ identity }) => identity)).toEqual(["serial-boot-1"]);
});

test("a disk on an excluded device is refused with the setting that excludes it", async () => {
  const inventory = inventoryWith({ include: ["*"], exclude: ["/*/vda"] });
  const context = { run, paths, root: true, now: () => new Date(), roots, locks: new Locks(), inventory };
  const document = {
    kind: "disk",
    id: DISK,
    generation: 1,
    device: "boot-1",
    file: null,
    wipe: null,
    wanted: "present",
  } as const;
  await expect(locate(context, document)).rejects.toMatchObject({
    code: "disk_not_found",
    message: expect.stringContaining("its setting `devices` excludes it"),
    detail: expect.stringContaining("include serial-boot-1"),
  });
});
