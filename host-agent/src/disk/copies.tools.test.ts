// Devices whose names lead elsewhere later, and copies of a disk that are plugged in beside it or instead of it.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { DiskDocument } from "@croft/schemas/generated/typescript/messages.ts";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { loadAdoptionRecord } from "./adoption-record.ts";
import type { AdoptedDisk, DiskContext } from "./context.ts";
import { Inventory } from "./device/inventory.ts";
import { Locks } from "./device/locks.ts";
import { Disks } from "./disks.ts";
import { runOnFiles, SimulatedDevices } from "./fixtures/device.fixture.ts";
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
} from "./fixtures/disk.fixture.ts";
import { locate } from "./locate.ts";
import { createPartition } from "./partition/partition.ts";
import { readTable } from "./table/table.ts";
import { noteUse } from "./use.ts";
import { useCopy } from "./use-copy.ts";

let ground: DiskFixture;
let devices: SimulatedDevices;
let disks: Disks;

beforeEach(async () => {
  ground = await createDiskFixture();
  devices = await SimulatedDevices.below(ground.folder);
  disks = fresh();
});
afterEach(() => ground.remove());

const fresh = () =>
  new Disks({
    run: runOnFiles,
    paths: ground.paths,
    host: "alpha",
    root: true,
    now: () => new Date(),
    roots: devices.roots,
    patienceMs: 120_000,
  });

function context(): DiskContext {
  const { paths } = ground;
  const { roots } = devices;
  const inventory = new Inventory({ run: runOnFiles, paths, host: "alpha", root: true, roots });
  return { run: runOnFiles, paths, root: true, now: () => new Date(), roots, locks: new Locks(), inventory };
}

const device = (name: string, more: Partial<DiskDocument> = {}): DiskDocument =>
  disk({ device: devices.path(name), file: null, ...more });
const rowOf = async (name: string) =>
  (await disks.inventory()).find(({ path }) => path === devices.path(name));

/** The disk as steps on its partitions get it. */
async function adopted(document: DiskDocument): Promise<AdoptedDisk> {
  const found = await locate(context(), document);
  const state = await readTable({ ...found, table: found.path });
  if (state.state !== "whole") throw new Error("the table is not whole");
  return { id: document.id, found, table: found.path, gpt: state.gpt };
}
const make = async (document: DiskDocument, mib: number) =>
  createPartition(context(), await adopted(document), partition(ONE, mib), {
    settle: async () => false,
    move: async () => {
      throw new Error("nothing is to be moved");
    },
  });
/** What the start of a VM does to the disk's counter. */
const use = async (document: DiskDocument) => noteUse(context(), DISK, (await adopted(document)).found);

describe("a name of the kernel", () => {
  beforeEach(async () => {
    await devices.plug("sda", "FIRST", { sizeBytes: 64 * MIB });
    await put(devices.path("sda"), 5 * MIB, "of somebody");
    expect(await disks.applyDisk(device("sda"))).toMatchObject({ state: "failed", code: "disk_not_empty" });
  });

  test("is not the disk: another, empty one that gets it is not adopted", async () => {
    const first = join(ground.folder, "first");
    await devices.unplug("sda", first);
    await devices.plug("sda", "SECOND", { sizeBytes: 64 * MIB });
    const before = await hash(devices.path("sda"));
    for (const agent of [disks, fresh()]) {
      const report = await agent.applyDisk(device("sda"));
      expect(report).toMatchObject({ state: "failed", code: "disk_refused" });
      expect(report.message).toContain(
        "that was serial-FIRST when it was inspected first, and is serial-SECOND now",
      );
    }
    expect(await hash(devices.path("sda"))).toBe(before);

    // The first one is known on another path.
    await devices.plug("sdb", "FIRST", { sizeBytes: 64 * MIB, from: first });
    expect(await disks.applyDisk(device("sda"))).toMatchObject({ code: "disk_not_empty" });
    await put(devices.path("sdb"), 5 * MIB, Buffer.alloc(11));
    expect(await disks.applyDisk(device("sda"))).toMatchObject({ state: "ready", path: devices.path("sdb") });
    expect(await hash(devices.path("sda"))).toBe(before);
  });

  test("is free for another disk once the first is given up", async () => {
    await devices.unplug("sda");
    expect(await disks.applyDisk(device("sda"))).toMatchObject({ code: "disk_not_found" });
    await devices.plug("sda", "SECOND", { sizeBytes: 64 * MIB });
    expect(await disks.applyDisk(device("sda", { wanted: "released" }))).toMatchObject({ state: "released" });
    expect(await disks.applyDisk(device("sda"))).toMatchObject({ state: "ready" });
  });
});

test("a place is no identity: another disk that is plugged in there is not adopted", async () => {
  await devices.plug("sda", "", { sizeBytes: 64 * MIB });
  await put(devices.path("sda"), 5 * MIB, "of somebody");
  const row = await rowOf("sda");
  expect(row?.identity).toMatch(/^place-/);
  await disks.applyDisk(device("sda", { device: row?.identity as string }));
  await devices.unplug("sda");
  await devices.plug("sda", "", { sizeBytes: 64 * MIB });
  expect(await fresh().applyDisk(device("sda", { device: row?.identity as string }))).toMatchObject({
    code: "disk_refused",
    message: expect.stringContaining("another disk in its place"),
  });
});

describe("a copy of a disk", () => {
  let original: string;
  const document = () => device("sda");

  beforeEach(async () => {
    original = join(ground.folder, "original");
    await devices.plug("sda", "ORIGINAL", { sizeBytes: 64 * MIB });
    expect(await disks.applyDisk(document())).toMatchObject({ state: "ready" });
    await make(document(), 32);
    await put(devices.path("sda"), 8 * MIB, "old bytes");
  });

  test("changes nothing for the disk in use, and is told by name", async () => {
    await devices.plug("sdb", "COPY", { sizeBytes: 64 * MIB, from: devices.path("sda") });
    for (const agent of [disks, fresh()]) {
      expect(await agent.applyDisk(document())).toMatchObject({
        state: "ready",
        code: null,
        path: devices.path("sda"),
      });
    }
    expect(await rowOf("sdb")).toMatchObject({
      adoptable: true,
      reason: expect.stringContaining(`it is a copy of disk ${DISK}, which is on ${devices.path("sda")}`),
    });
    await use(document());
    expect((await rowOf("sdb"))?.reason).toContain(`it is an older copy of disk ${DISK}`);
    expect((await rowOf("sda"))?.reason).toBe(`it is adopted as ${DISK}`);
    expect(await disks.applyDisk(device("sdb", { id: OTHER_DISK }))).toMatchObject({
      code: "disk_refused",
      message: expect.stringContaining(`it is a copy of disk ${DISK}`),
    });
  });

  test("takes its place when it is gone, says so, and grows over the end of the smaller disk", async () => {
    await devices.plug("sdb", "LARGER", { sizeBytes: 256 * MIB, from: devices.path("sda") });
    await devices.unplug("sda", original);
    const report = await disks.applyDisk(document());
    expect(report).toMatchObject({ state: "ready", path: devices.path("sdb"), size_bytes: 256 * MIB });
    expect(report.message).toContain("before it was serial-ORIGINAL");
    expect(await make(document(), 200)).toMatchObject({ number: 1, size: (200 * MIB) / 512 });
    expect((await read(devices.path("sdb"), 8 * MIB, 9)).toString()).toBe("old bytes");

    // The original comes back, first beside the copy, then alone.
    await devices.plug("sda", "ORIGINAL", { sizeBytes: 64 * MIB, from: original });
    expect(await disks.applyDisk(document())).toMatchObject({ state: "ready", path: devices.path("sdb") });
    expect((await rowOf("sda"))?.reason).toContain(`it is an older copy of disk ${DISK}`);
    await devices.unplug("sdb");
    for (const agent of [fresh(), disks]) {
      const refused = await agent.applyDisk(document());
      expect(refused).toMatchObject({ state: "failed", code: "disk_refused" });
      expect(refused.message).toContain(`croft-agent use-disk ${DISK} serial-ORIGINAL`);
    }
    expect((await rowOf("sda"))?.reason).toContain("which is not connected");

    await useCopy(context(), DISK, "serial-ORIGINAL");
    expect(await disks.applyDisk(document())).toMatchObject({ state: "ready", path: devices.path("sda") });
    expect(await make(document(), 32)).toMatchObject({ number: 1, start: 2048 });
  });

  test("that lacks what was written by the last VM is older, although it is the only one left", async () => {
    await devices.plug("sdb", "COPY", { sizeBytes: 64 * MIB, from: devices.path("sda") });
    await use(document());
    await devices.unplug("sda");
    expect(await disks.applyDisk(document())).toMatchObject({ code: "disk_refused" });
    // To let the disk go its copy need not be there, and keeps what it holds.
    const before = await hash(devices.path("sdb"));
    expect(await disks.applyDisk({ ...document(), wanted: "released" })).toMatchObject({ state: "released" });
    expect(await hash(devices.path("sdb"))).toBe(before);
  });

  test("is not chosen by chance where two are equal and the disk is gone", async () => {
    await devices.plug("sdb", "COPY1", { sizeBytes: 64 * MIB, from: devices.path("sda") });
    await devices.plug("sdc", "COPY2", { sizeBytes: 64 * MIB, from: devices.path("sda") });
    await devices.unplug("sda");
    const refused = await disks.applyDisk(document());
    expect(refused).toMatchObject({ state: "failed", code: "disk_refused" });
    expect(refused.message).toContain("serial-COPY1 or serial-COPY2");
    await useCopy(context(), DISK, "serial-COPY2");
    expect(await disks.applyDisk(document())).toMatchObject({ state: "ready", path: devices.path("sdc") });
  });

  test("a disk of an agent that kept no counter goes on", async () => {
    await put(devices.path("sda"), 32 * 1024, Buffer.alloc(8192));
    const record = join(ground.paths.tablesOf(DISK), "adopted.json");
    await writeFile(record, JSON.stringify({ disk: DISK, identity: "serial-ORIGINAL", partitions: {} }));
    disks = fresh();
    expect(await disks.applyDisk(document())).toMatchObject({ state: "ready", code: null });
    await use(document());
    expect((await loadAdoptionRecord(ground.paths, DISK))?.counter).toBe(1);
    expect((await read(devices.path("sda"), 8 * MIB, 9)).toString()).toBe("old bytes");
  });
});
