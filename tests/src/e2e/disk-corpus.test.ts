// Disks of other systems, as many kinds as there are: each is refused, named in words, and left byte for byte as it was.
// An empty disk and a disk of ours are taken, so a guard that refuses everything does not pass.
import { randomBytes } from "node:crypto";
import { rm, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { DiskDocument, HostReport } from "@croft/schemas/generated/typescript/messages.ts";
import { createId } from "@croft/schemas/ids.ts";
import { afterEach, beforeAll, beforeEach, expect, jest, test } from "@jest/globals";
import type { Disks } from "../../../host-agent/src/disk/disks.ts";
import {
  createDiskFixture,
  type DiskFixture,
  disk,
} from "../../../host-agent/src/disk/fixtures/disk.fixture.ts";
import type { Paths } from "../../../host-agent/src/host/paths.ts";
import { run } from "../../../host-agent/src/host/run.ts";
import { evidenceOf, MIB, type TestDisk } from "../harness/foreign-disks/disk-bytes.ts";
import { FILESYSTEMS } from "../harness/foreign-disks/filesystems.ts";
import type { Carrier, Layout } from "../harness/foreign-disks/layout.ts";
import { LEFTOVERS } from "../harness/foreign-disks/leftovers.ts";
import { MEMBERS } from "../harness/foreign-disks/members.ts";
import { TABLES } from "../harness/foreign-disks/tables.ts";
import { installLayoutTools } from "../harness/foreign-disks/tools.ts";
import { attach, detach, devicesBelow } from "../harness/loop-devices.ts";
import { withRoot } from "../harness/with-root.ts";

/** Ids of this run alone: a disk that carries one is found wherever on the machine it is. */
const DISK = createId("disk", randomBytes(10));
const OTHER = createId("disk", randomBytes(10));

jest.setTimeout(600_000);

let folder: string;
let paths: Paths;
let fresh: DiskFixture["fresh"];
beforeAll(() => installLayoutTools(), 600_000);
beforeEach(async () => {
  ({ folder, paths, fresh } = await createDiskFixture({ root: true }));
});
afterEach(async () => {
  for (const device of await devicesBelow(folder)) await detach(device);
  await rm(folder, { recursive: true, force: true });
});

const agent = (asRoot: boolean) => fresh(run, asRoot);

interface Carried extends TestDisk {
  /** The file that holds the bytes. */
  file: string;
  document: DiskDocument;
}

/** An empty disk of a kind. */
async function carry(carrier: Carrier, sizeBytes: number): Promise<Carried> {
  const file = carrier === "file" ? paths.diskFile("data") : join(folder, "device");
  await writeFile(file, "");
  await truncate(file, sizeBytes);
  const document = disk({ id: DISK, file: null });
  if (carrier === "file") {
    const disk = { kind: "file" as const, path: file, sizeBytes, sectorSize: 512 };
    return { ...disk, file, document: { ...document, file: { name: "data", size_bytes: sizeBytes } } };
  }
  const sectorSize = carrier === "device512" ? 512 : 4096;
  const path = await attach(file, sectorSize);
  return { kind: "device", path, sizeBytes, sectorSize, file, document: { ...document, device: path } };
}

const rowOf = async (disks: Disks, path: string): Promise<HostReport["disks"][number]> => {
  const row = (await disks.inventory()).find((one) => one.path === path);
  if (row === undefined) throw new Error(`${path} is not in the inventory`);
  return row;
};

/** Shows a disk to an agent in every way there is; none of them may change it. */
async function mustRefuse(disks: Disks, disk: Carried, words: RegExp): Promise<void> {
  // What is written to a device reaches its file when the kernel likes.
  const settle = () => (disk.kind === "device" ? run("blockdev", ["--flushbufs", disk.path]) : undefined);
  await settle();
  const before = await evidenceOf(disk.file);
  const row = await rowOf(disks, disk.path);
  const report = await disks.applyDisk(disk.document);
  expect(report).toMatchObject({ state: "failed", code: "disk_not_empty" });
  expect(report.message).toMatch(words);
  expect(report.message).toContain(`wipe = "${row.identity}"`);
  const wrong = await disks.applyDisk({ ...disk.document, wipe: `${row.identity}x` });
  expect(wrong).toMatchObject({ state: "failed", code: "disk_not_empty" });
  // Nor under another name, nor when it is let go or erased without having been taken.
  expect(await disks.applyDisk({ ...disk.document, id: OTHER })).toMatchObject({ code: "disk_not_empty" });
  await disks.applyDisk({ ...disk.document, wanted: "released" });
  await disks.applyDisk({ ...disk.document, wanted: "erased" });
  await settle();
  expect(await evidenceOf(disk.file)).toEqual(before);
  expect(row).toMatchObject({ adoptable: true, disk: null, size_bytes: disk.sizeBytes });
  expect(row.sector_size).toBe(disk.sectorSize);
}

function refusals(layouts: readonly Layout[]): [string, Layout, Carrier][] {
  return layouts.flatMap((layout) =>
    (layout.on ?? (["file", "device512"] as const)).map((carrier): [string, Layout, Carrier] => [
      `${layout.name} on a ${carrier}`,
      layout,
      carrier,
    ]),
  );
}

const suite = withRoot("loop devices");

suite.each([
  ["a file system or a container", FILESYSTEMS],
  ["a member of something larger", MEMBERS],
  ["a partition table", TABLES],
  ["what an earlier owner left", LEFTOVERS],
])("%s is refused, named and unchanged", (_, layouts) => {
  test.each(refusals(layouts))("%s", async (__, layout, carrier) => {
    const disk = await carry(carrier, (layout.sizeMib ?? 160) * MIB);
    await layout.lay(disk);
    await mustRefuse(agent(true), disk, layout.words);
    // The same file for an agent without privileges, which has other ways to look.
    if (carrier === "file") await mustRefuse(agent(false), disk, layout.words);
  });
});

suite.each(["file", "device512", "device4096"] as const)("control: a %s", (carrier) => {
  test("is taken when it is empty, known again as ours, and taken again when it was released", async () => {
    const disk = await carry(carrier, 160 * MIB);
    expect(await rowOf(agent(true), disk.path)).toMatchObject({ adoptable: true, reason: null, holds: [] });
    expect(await agent(true).applyDisk(disk.document)).toMatchObject({ state: "ready" });
    const adopted = await evidenceOf(disk.file);
    expect(await agent(true).applyDisk(disk.document)).toMatchObject({ state: "ready" });
    expect(await rowOf(agent(true), disk.path)).toMatchObject({ adoptable: false, disk: DISK });
    expect(await evidenceOf(disk.file)).toEqual(adopted);
    expect(await agent(true).applyDisk({ ...disk.document, wanted: "released" })).toMatchObject({
      state: "released",
    });
    expect(await rowOf(agent(true), disk.path)).toMatchObject({ adoptable: true, reason: null });
    expect(await agent(true).applyDisk({ ...disk.document, id: OTHER })).toMatchObject({ state: "ready" });
  });

  test("whose every byte was written with zeros is empty too", async () => {
    const disk = await carry(carrier, 160 * MIB);
    await run("dd", ["if=/dev/zero", `of=${disk.path}`, "bs=1M", "count=160", "conv=notrunc,fsync"]);
    expect(await agent(true).applyDisk(disk.document)).toMatchObject({ state: "ready" });
  });
});
