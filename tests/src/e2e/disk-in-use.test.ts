// Disks that this host itself uses: never adopted, not even with `wipe`, whatever way the use is hidden in; the inventory
// says the same, and not one byte of them changes.
import { randomBytes } from "node:crypto";
import { mkdir, open, rm, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { DiskDocument } from "@croft/schemas/generated/typescript/messages.ts";
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
import { evidenceOf, MIB, put } from "../harness/foreign-disks/disk-bytes.ts";
import { sfdisk } from "../harness/foreign-disks/tables.ts";
import { installLayoutTools } from "../harness/foreign-disks/tools.ts";
import { attach, createDevice, detach, devicesBelow } from "../harness/loop-devices.ts";
import { withRoot } from "../harness/with-root.ts";

/** Ids of this run alone: a disk that carries one is found wherever on the machine it is. */
const DISK = createId("disk", randomBytes(10));
const suite = withRoot("loop devices and mounts");

jest.setTimeout(600_000);

let folder: string;
let point: string;
let paths: Paths;
let fresh: DiskFixture["fresh"];
/** Undoes what a test did to the system, last things first. */
let undo: (() => Promise<unknown>)[];

beforeAll(() => installLayoutTools(), 600_000);
beforeEach(async () => {
  ({ folder, paths, fresh } = await createDiskFixture({ root: true }));
  point = join(folder, "mount");
  await mkdir(point);
  undo = [];
});
afterEach(async () => {
  for (const step of undo.reverse()) await step();
  for (const device of await devicesBelow(folder)) await detach(device);
  await rm(folder, { recursive: true, force: true });
});

const agent = (asRoot = true) => fresh(run, asRoot);
const document = (more: Partial<DiskDocument>) => disk({ id: DISK, file: null, ...more });
const fileDisk = (more: Partial<DiskDocument> = {}) =>
  document({ file: { name: "data", size_bytes: 128 * MIB }, wipe: "file-alpha/data", ...more });

async function mount(device: string, at = point): Promise<void> {
  await run("mount", [device, at]);
  undo.push(() => run("umount", [at]));
}

async function rowOf(disks: Disks, path: string) {
  const row = (await disks.inventory()).find((one) => one.path === path);
  if (row === undefined) throw new Error(`${path} is not in the inventory`);
  return row;
}

/** Neither the inventory nor adopting, with the right `wipe`, takes a disk for free. `file` holds its bytes. */
async function mustKeepOff(path: string, file: string, words: RegExp, disks = agent()): Promise<void> {
  const row = await rowOf(disks, path);
  expect(row).toMatchObject({ adoptable: false, reason: expect.stringMatching(words) });
  expect(row.holds).toContainEqual(expect.stringMatching(words));
  const before = await evidenceOf(file);
  const wanted =
    path === paths.diskFile("data") ? fileDisk() : document({ device: path, wipe: row.identity });
  const report = await disks.applyDisk(wanted);
  expect(report).toMatchObject({ state: "failed", code: "disk_refused" });
  expect(report.message).toMatch(words);
  expect(await evidenceOf(file)).toEqual(before);
}

/** A device with ext4 on it. */
async function withExt4(name = "device"): Promise<string> {
  const path = await createDevice(join(folder, name), 128 * MIB);
  await run("mke2fs", ["-q", "-t", "ext4", path]);
  return path;
}

suite("a disk that the system uses", () => {
  test("holds the state of the agent", async () => {
    const path = await withExt4();
    await mount(path, paths.stateDir);
    await mkdir(paths.disks, { recursive: true });
    await run("sync", []);
    const row = await rowOf(agent(), path);
    expect(row).toMatchObject({ adoptable: false, reason: "it holds the state of this agent" });
    const report = await agent().applyDisk(document({ device: path, wipe: row.identity }));
    expect(report).toMatchObject({ state: "failed", code: "disk_refused" });
    expect(report.message).toContain("the state of this agent");
  });

  test("has a mounted partition", async () => {
    const path = await createDevice(join(folder, "device"), 128 * MIB);
    await sfdisk(path, "label: gpt", "size=64MiB");
    await run("partx", ["-a", path]);
    await run("mke2fs", ["-q", "-t", "ext4", `${path}p1`]);
    await mount(`${path}p1`);
    await mustKeepOff(path, join(folder, "device"), /mounted at .*mount/);
  });

  test("is mounted where this agent cannot see it", async () => {
    const path = await withExt4();
    // In a mount namespace of its own, as containers have.
    const hidden = `mount ${path} ${point} && touch ${folder}/up && while [ -e ${folder}/up ]; do sleep 0.05; done; umount ${point}`;
    const done = run("unshare", ["-m", "sh", "-c", hidden]);
    for (;;)
      if (
        await open(join(folder, "up")).then(
          (file) => file.close().then(() => true),
          () => false,
        )
      )
        break;
    const { identity } = await rowOf(agent(), path);
    const report = await agent().applyDisk(document({ device: path, wipe: identity }));
    await rm(join(folder, "up"));
    await done;
    expect(report).toMatchObject({ state: "failed", code: "disk_refused" });
    await run("e2fsck", ["-fn", path]);
  });

  test("is a member of a mounted Btrfs that names another member", async () => {
    const one = await createDevice(join(folder, "one"), 128 * MIB);
    const two = await createDevice(join(folder, "two"), 128 * MIB);
    await run("mkfs.btrfs", ["-q", "-d", "raid1", "-m", "raid1", one, two]);
    for (const device of [one, two]) await run("btrfs", ["device", "scan", device]);
    undo.push(() => run("btrfs", ["device", "scan", "--forget"]));
    await mount(one);
    await mustKeepOff(one, join(folder, "one"), /mounted at .*mount/);
    await mustKeepOff(two, join(folder, "two"), /mounted at .*mount/);
  });

  test("is swap", async () => {
    const path = await createDevice(join(folder, "device"), 128 * MIB);
    await run("mkswap", [path]);
    await run("swapon", ["-p", "-1", path]).catch(() => run("swapon", [path]));
    undo.push(() => run("swapoff", [path]));
    await mustKeepOff(path, join(folder, "device"), /used as swap/);
  });

  test("is open for somebody alone", async () => {
    const path = await createDevice(join(folder, "device"), 128 * MIB);
    const { O_RDWR, O_EXCL } = (await import("node:fs")).constants;
    const claim = await open(path, O_RDWR | O_EXCL);
    const report = await agent().applyDisk(document({ device: path }));
    await claim.close();
    expect(report).toMatchObject({ state: "failed", code: "disk_refused" });
    expect(report.message).toContain("holds");
  });

  test("is read-only", async () => {
    const path = await createDevice(join(folder, "device"), 128 * MIB);
    await run("blockdev", ["--setro", path]);
    // The kernel would keep it so for whatever is behind this loop device next.
    undo.push(() => run("blockdev", ["--setrw", path]));
    const { identity } = await rowOf(agent(), path);
    const report = await agent().applyDisk(document({ device: path, wipe: identity }));
    expect(report).toMatchObject({ state: "failed", code: "disk_refused" });
    expect(report.message).toContain("read-only");
  });
});

suite("a file disk of the agent that something on this host uses", () => {
  async function image(): Promise<string> {
    const file = paths.diskFile("data");
    await writeFile(file, "");
    await truncate(file, 128 * MIB);
    return file;
  }

  test.each([true, false])("is mounted (agent with root: %p)", async (asRoot) => {
    const file = await image();
    await run("mke2fs", ["-q", "-F", "-t", "ext4", file]);
    await mount(await attach(file));
    await run("sync", []);
    await mustKeepOff(file, file, /mounted at .*mount/, agent(asRoot));
  });

  test("is mounted from an offset in it", async () => {
    const file = await image();
    await run("mke2fs", ["-q", "-F", "-t", "ext4", "-E", `offset=${MIB}`, file, "64m"]);
    const { stdout } = await run("losetup", ["-f", "--show", "-o", String(MIB), file]);
    await mount(stdout.trim());
    await run("sync", []);
    await mustKeepOff(file, file, /mounted at .*mount/);
  });

  test("is swap", async () => {
    const file = paths.diskFile("data");
    await run("dd", ["if=/dev/zero", `of=${file}`, "bs=1M", "count=128"]);
    await run("chmod", ["0600", file]);
    await run("mkswap", [file]);
    await run("swapon", [file]);
    undo.push(() => run("swapoff", [file]));
    await mustKeepOff(file, file, /used as swap/);
  });

  test("is claimed through a loop device", async () => {
    const file = await image();
    const { O_RDWR, O_EXCL } = (await import("node:fs")).constants;
    const claim = await open(await attach(file), O_RDWR | O_EXCL);
    const before = await evidenceOf(file);
    const report = await agent().applyDisk(fileDisk());
    await claim.close();
    expect(report).toMatchObject({ state: "failed", code: "disk_refused" });
    expect(await evidenceOf(file)).toEqual(before);
  });
});

suite("partitions that the kernel knows and no table tells of", () => {
  test("keep a disk from being taken without `wipe`", async () => {
    const path = await createDevice(join(folder, "device"), 128 * MIB);
    await sfdisk(path, "label: gpt", "size=64MiB");
    await run("partx", ["-a", path]);
    await put(path, 0, Buffer.alloc(MIB));
    await put(path, 127 * MIB, Buffer.alloc(MIB));
    const words = new RegExp(`partitions that this host knows: ${path.slice(5)}p1`);
    const row = await rowOf(agent(), path);
    expect(row).toMatchObject({ adoptable: true, reason: expect.stringContaining("wipe") });
    expect(row.holds).toContainEqual(expect.stringMatching(words));
    const report = await agent().applyDisk(document({ device: path }));
    expect(report).toMatchObject({ state: "failed", code: "disk_not_empty" });
    expect(report.message).toMatch(words);
    expect(await agent().applyDisk(document({ device: path, wipe: row.identity }))).toMatchObject({
      state: "ready",
    });
  });
});
