// The command that writes a saved partition table back: the real program, on a loop device.

import { randomBytes } from "node:crypto";
import { mkdir, open, rm } from "node:fs/promises";
import { join } from "node:path";
import { createId } from "@croft/schemas/ids.ts";
import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import { execa } from "execa";
import type { Disks } from "../../../host-agent/src/disk/disks.ts";
import {
  createDiskFixture,
  type DiskFixture,
  disk,
  partition,
} from "../../../host-agent/src/disk/fixtures/disk.fixture.ts";
import type { Paths } from "../../../host-agent/src/host/paths.ts";
import { run } from "../../../host-agent/src/host/run.ts";
import { root } from "../harness/clone.ts";
import { evidenceOf, MIB, put } from "../harness/foreign-disks/disk-bytes.ts";
import { createDevice, detach, devicesBelow } from "../harness/loop-devices.ts";
import { withRoot } from "../harness/with-root.ts";

const DISK = createId("disk", randomBytes(10));
const PARTITION = createId("partition", randomBytes(10));
const suite = withRoot("loop devices");

jest.setTimeout(600_000);

let folder: string;
let paths: Paths;
let device: string;
let disks: Disks;
let fresh: DiskFixture["fresh"];
beforeEach(async () => {
  ({ folder, paths, fresh } = await createDiskFixture({ root: true }));
  device = await createDevice(join(folder, "device"), 128 * MIB, 4096);
  disks = fresh();
});
afterEach(async () => {
  await disks.drives.leave();
  for (const one of await devicesBelow(folder)) await detach(one);
  await rm(folder, { recursive: true, force: true });
});

const adopt = () => disks.applyDisk(disk({ id: DISK, device, file: null }));
const make = (mib: number) =>
  disks.applyPartition(partition(PARTITION, mib, { disk: DISK, filesystem: "ext4" }));

/** Runs the program as an administrator does. */
async function command(...args: string[]) {
  const env = {
    CROFT_AGENT_STATE_DIR: paths.stateDir,
    CROFT_AGENT_RUNTIME_DIR: paths.runtimeDir,
    CROFT_DEVICES: JSON.stringify({ include: [`loop-${folder}/*`] }),
  };
  const program = join(root, "host-agent/dist/main.js");
  return await execa(process.execPath, [program, "restore-table", ...args], { env, reject: false });
}

suite("croft-agent restore-table", () => {
  test("brings a disk back whose table was destroyed, and keeps its hands off one that is in use", async () => {
    expect(await adopt()).toMatchObject({ state: "ready", sector_size: 4096 });
    await make(32);
    expect(await make(64)).toMatchObject({ state: "ready", filesystem: "ext4" });
    await disks.drives.open(PARTITION, { vm: "vm_1", readOnly: false, owner: null });
    // The last change of the table was saved before it: the newest one has the partition with its former size.
    const list = await command("--list");
    expect(list.stdout).toContain(DISK);
    expect(list.stdout).toContain(`${PARTITION}  32 MiB at byte ${MIB}`);
    const file = join(folder, "kept.sfdisk");
    await run("sh", ["-c", `sfdisk -d ${device} > ${file}`]);
    const busy = await command(DISK, file);
    expect(busy).toMatchObject({ exitCode: 1, stderr: expect.stringContaining("VM vm_1 has partition") });
    await disks.drives.close(PARTITION, "vm_1");
    const point = join(folder, "mount");
    await mkdir(point);
    await run("mount", [`${device}p1`, point]);
    const before = await evidenceOf(join(folder, "device"));
    const mounted = await command(DISK, file);
    await run("umount", [point]);
    expect(mounted).toMatchObject({ exitCode: 1, stderr: expect.stringContaining("is mounted at") });
    const held = await open(`${device}p1`, (await import("node:fs")).constants.O_EXCL);
    const claimed = await command(DISK, file);
    await held.close();
    expect(claimed).toMatchObject({ exitCode: 1, stderr: expect.stringContaining("holds") });
    await put(device, 0, Buffer.alloc(32 * 1024));
    await put(device, 127 * MIB, Buffer.alloc(MIB));
    expect((await evidenceOf(join(folder, "device"))) === before).toBe(false);

    disks = fresh();
    expect(await adopt()).toMatchObject({ state: "error", code: "disk_damaged" });
    const done = await command(DISK, file);
    expect(done).toMatchObject({ exitCode: 0, stderr: "" });
    expect(done.stdout).toContain(`${PARTITION}  64 MiB at byte ${MIB}`);
    disks = fresh();
    expect(await adopt()).toMatchObject({ state: "ready" });
    expect(await make(64)).toMatchObject({ state: "ready", filesystem: "ext4", number: 1 });
    await run("e2fsck", ["-fn", `${device}p1`]);
  });

  test("says how it is used, and what is wrong", async () => {
    expect(await command()).toMatchObject({ exitCode: 2, stdout: expect.stringContaining("usage:") });
    expect(await command("dsk_0000000000000000", "x")).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining("Cannot read the saved table"),
    });
    expect(await command("--list")).toMatchObject({ exitCode: 0, stdout: "" });
  });
});
