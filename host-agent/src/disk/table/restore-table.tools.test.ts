// Saved tables written back, on plain files without root.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { type Run, run } from "../../host/run.ts";
import type { DiskContext } from "../context.ts";
import { SYSTEM } from "../device/devices.ts";
import { Inventory } from "../device/inventory.ts";
import { Locks } from "../device/locks.ts";
import type { Disks } from "../disks.ts";
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
  TWO,
  tableOf,
} from "../fixtures/disk.fixture.ts";
import { restoreTable } from "./restore-table.ts";
import { readSaved, savedTables } from "./saved-tables.ts";

let ground: DiskFixture;
let disks: Disks;
beforeEach(async () => {
  ground = await createDiskFixture();
  disks = ground.fresh();
  await disks.applyDisk(disk());
  await disks.applyPartition(partition(ONE, 20));
  await disks.applyPartition(partition(TWO, 30));
});
afterEach(() => ground.remove());

function context(how: Run = run): DiskContext {
  const { paths } = ground;
  const inventory = new Inventory({ run: how, paths, host: "", root: false });
  return {
    run: how,
    paths,
    root: false,
    now: () => new Date(),
    roots: SYSTEM,
    locks: new Locks(),
    inventory,
  };
}

/** The table as it is now, kept as a person would. */
async function keep(): Promise<string> {
  const file = join(ground.folder, "kept.sfdisk");
  await writeFile(file, (await run("sfdisk", ["-d", ground.image])).stdout);
  return file;
}
const restore = async (file: string, force = false, how: Run = run) =>
  restoreTable(context(how), DISK, await readSaved(context(), DISK, file), { force });

const damages: [string, () => Promise<unknown>][] = [
  ["everything at both ends is zero", () => wipeEnds()],
  ["the first copy is broken", () => put(ground.image, 512 + 60, Buffer.from("XXXX"))],
  ["both copies are broken", () => breakBoth()],
  ["there is a table of somebody else", () => run("sfdisk", ["-q", ground.image], { input: "label: dos\n" })],
];
async function wipeEnds(): Promise<void> {
  await put(ground.image, 0, Buffer.alloc(MIB));
  await put(ground.image, 255 * MIB, Buffer.alloc(MIB));
}
async function breakBoth(): Promise<void> {
  await put(ground.image, 512 + 60, Buffer.from("XXXX"));
  await put(ground.image, 256 * MIB - 512 + 60, Buffer.from("XXXX"));
}

test.each(damages)("brings everything back when %s", async (_, damage) => {
  await put(ground.image, 25 * MIB, Buffer.from("the only copy"));
  const file = await keep();
  const before = await tableOf(ground.image);
  await damage();
  const damaged = await read(ground.image, 0, MIB);
  disks = ground.fresh();
  expect(await disks.applyDisk(disk())).toMatchObject({ state: "error", code: "disk_damaged" });

  const restored = await restore(file);
  expect(restored.entries.map(({ name }) => name)).toEqual([ONE, TWO]);
  expect((await read(restored.before[0] as string, 0, MIB)).equals(damaged)).toBe(true);
  expect(await tableOf(ground.image)).toEqual(before);
  disks = ground.fresh();
  expect(await disks.applyDisk(disk())).toMatchObject({ state: "ready" });
  for (const document of [partition(ONE, 20), partition(TWO, 30)]) {
    expect(await disks.applyPartition(document)).toMatchObject({ state: "ready", code: null });
  }
  expect((await read(ground.image, 25 * MIB, 13)).toString()).toBe("the only copy");
});

test("the saved tables are listed, the newest first, with what is in them", async () => {
  const [found, ...others] = await savedTables(context());
  expect(others).toEqual([]);
  expect(found?.disk).toBe(DISK);
  const newest = await readSaved(context(), DISK, found?.files[0] as string);
  expect(newest.entries.map(({ name }) => name)).toEqual([ONE, TWO]);
  const oldest = await readSaved(context(), DISK, found?.files.at(-1) as string);
  expect(oldest.entries).toEqual([]);
});

test("a disk that has grown since keeps its new room", async () => {
  const file = await keep();
  const larger = disk({ file: { name: "data", size_bytes: 512 * MIB } });
  await disks.applyDisk(larger);
  await put(ground.image, 0, Buffer.alloc(MIB));
  await restore(file);
  expect(await ground.fresh().applyDisk(larger)).toMatchObject({ state: "ready", free_bytes: 460 * MIB });
});

describe("refuses, and writes nothing", () => {
  const refused = async (work: Promise<unknown>, code: string, words: RegExp): Promise<void> => {
    const before = await hash(ground.image);
    await expect(work).rejects.toMatchObject({ code, message: expect.stringMatching(words) });
    expect(await hash(ground.image)).toBe(before);
  };

  test("while a VM has a partition", async () => {
    const file = await keep();
    await disks.drives.open(TWO, { vm: "vm_1", readOnly: false, owner: null });
    await refused(restore(file, true), "in_use", /vm_1 has partition/);
  });

  test("a table that lacks a partition, unless it is told to", async () => {
    const three = "prt_0000000000000003";
    const file = await keep();
    await disks.applyPartition(partition(three, 10));
    await refused(restore(file), "in_use", new RegExp(three));
    await restore(file, true);
    disks = ground.fresh();
    await disks.applyDisk(disk());
    expect((await tableOf(ground.image)).partitions).toHaveLength(2);
    expect(await disks.applyPartition(partition(TWO, 30))).toMatchObject({ state: "ready" });
  });

  test("a table of another disk, or one that does not fit", async () => {
    const script = (await run("sfdisk", ["-d", ground.image])).stdout;
    const file = join(ground.folder, "changed.sfdisk");
    const other = ground.fresh();
    await other.applyDisk(disk({ id: OTHER_DISK, file: { name: "other", size_bytes: 64 * MIB } }));
    await writeFile(file, (await run("sfdisk", ["-d", ground.paths.diskFile("other")])).stdout);
    await refused(restore(file), "invalid_value", new RegExp(`the record of ${OTHER_DISK}`));
    await writeFile(file, script.replace(/start= *\d+, size= *61440/, "start= 43008, size= 10000000"));
    await refused(restore(file), "invalid_value", /ends behind the end/);
    await writeFile(file, script.replace(/start= *104448/, "start= 4096"));
    await refused(restore(file), "invalid_value", /overlap/);
    await writeFile(file, "nothing");
    await refused(restore(file), "invalid_value", /no saved GPT/);
    await refused(restore("not-there.sfdisk"), "invalid_value", /Cannot read/);
  });

  test("where two disks could be meant", async () => {
    const file = await keep();
    await run("cp", ["--sparse=always", ground.image, ground.paths.diskFile("copy")]);
    await run("mv", [ground.image, ground.paths.diskFile("moved")]);
    await expect(restore(file)).rejects.toMatchObject({
      code: "disk_refused",
      message: expect.stringMatching(/copy\.img and .*moved\.img/),
    });
  });
});

test("killed while it writes, the agent finishes or the command does", async () => {
  const file = await keep();
  await put(ground.image, 512 + 60, Buffer.from("XXXX"));
  for (let count = 0; ; count++) {
    let left = count;
    const mortal: Run = async (command, args, options) => {
      if (left-- <= 0) throw new Error("killed");
      return await run(command, args, options);
    };
    const done = await restore(file, false, mortal).then(
      () => true,
      () => false,
    );
    if (done) break;
    await restore(file);
    expect(await ground.fresh().applyDisk(disk())).toMatchObject({ state: "ready" });
    await put(ground.image, 512 + 60, Buffer.from("XXXX"));
  }
  disks = ground.fresh();
  await disks.applyDisk(disk());
  expect(await disks.applyPartition(partition(TWO, 30))).toMatchObject({ state: "ready" });
});
