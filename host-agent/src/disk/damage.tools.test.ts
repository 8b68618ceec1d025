// Disks whose table is damaged or half written, on plain files without root.
import { readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { DiskDocument } from "@croft/schemas/generated/typescript/messages.ts";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import type { Paths } from "../host/paths.ts";
import { run } from "../host/run.ts";
import type { Disks } from "./disks.ts";
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
  TWO,
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

/** Applies a document to a file that must come out of it as it went in. */
async function refused(document: DiskDocument): Promise<{ code: string | null; message: string | null }> {
  const before = await hash(image());
  const report = await disks.applyDisk(document);
  expect(await hash(image())).toBe(before);
  expect(report.state === "failed" || report.state === "error").toBe(true);
  return report;
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
      const row = (await disks.inventory()).find(({ identity }) => identity === "file-alpha/data");
      expect(row).toMatchObject({ adoptable: false, disk: DISK });
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
