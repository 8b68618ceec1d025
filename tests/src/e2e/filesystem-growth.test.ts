// File systems that grow with their partition, as root on loop devices: real e2fsck, resize2fs and e2undo, run as a user
// that has nothing.
import { randomBytes } from "node:crypto";
import { readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { PartitionDocument } from "@croft/schemas/generated/typescript/messages.ts";
import { createId } from "@croft/schemas/ids.ts";
import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import type { Disks } from "../../../host-agent/src/disk/disks.ts";
import {
  createDiskFixture,
  type DiskFixture,
  disk,
  partition,
} from "../../../host-agent/src/disk/fixtures/disk.fixture.ts";
import type { Paths } from "../../../host-agent/src/host/paths.ts";
import { type Run, run } from "../../../host-agent/src/host/run.ts";
import { MIB } from "../harness/foreign-disks/disk-bytes.ts";
import { detach, devicesBelow } from "../harness/loop-devices.ts";
import { withRoot } from "../harness/with-root.ts";

const DISK = createId("disk", randomBytes(10));
const ONE = createId("partition", randomBytes(10));
const GUEST = { vm: "vm_1", readOnly: false, owner: null };
const suite = withRoot("loop devices");

jest.setTimeout(600_000);

let folder: string;
let paths: Paths;
let disks: Disks;
let fresh: DiskFixture["fresh"];
beforeEach(async () => {
  ({ folder, paths, fresh } = await createDiskFixture({ root: true }));
  await begin();
});
afterEach(async () => {
  await disks.drives.leave();
  for (const device of await devicesBelow(folder)) await detach(device);
  await rm(folder, { recursive: true, force: true });
});

/** An agent that starts and looks at its disk. */
async function begin(how: Run = run): Promise<void> {
  disks = fresh(how);
  const report = await disks.applyDisk(disk({ id: DISK, file: { name: "data", size_bytes: 4096 * MIB } }));
  if (how === run) expect(report).toMatchObject({ state: "ready" });
}

const apply = (mib: number, more: Partial<PartitionDocument> = {}) =>
  disks.applyPartition(partition(ONE, mib, { disk: DISK, filesystem: "ext4", ...more }));

async function node(): Promise<string> {
  const [loop] = await devicesBelow(folder);
  return `${loop}p1`;
}
/** Size of the ext4 in MiB, which must be whole. */
async function ext4Mib(): Promise<number> {
  const path = await node();
  await run("e2fsck", ["-fn", path]);
  const { stdout } = await run("dumpe2fs", ["-h", path]);
  const number = (name: string) => Number(new RegExp(`^${name}:\\s*(\\d+)`, "m").exec(stdout)?.[1]);
  return (number("Block count") * number("Block size")) / MIB;
}
async function holds(text: string): Promise<void> {
  await run("debugfs", ["-w", "-R", `write ${join(folder, "file")} file`, await node()]);
  expect(await contents()).toBe(text);
}
const contents = async () => (await run("debugfs", ["-R", "cat file", await node()])).stdout;
const left = async () => (await readdir(paths.tablesOf(DISK))).filter((name) => name.startsWith(ONE));

suite("ext4 that no guest has", () => {
  beforeEach(async () => {
    await writeFile(join(folder, "file"), "the only copy");
    expect(await apply(640)).toMatchObject({ state: "ready", filesystem: "ext4" });
    await holds("the only copy");
  });

  test("grows with its partition, and out of quarantine", async () => {
    expect(await apply(768)).toMatchObject({ state: "ready", code: null, message: null });
    expect([await ext4Mib(), await contents(), await left()]).toEqual([768, "the only copy", []]);
    await apply(768, { generation: 2, wanted: "kept" });
    expect(await apply(1024, { generation: 3 })).toMatchObject({ state: "ready", code: null });
    expect([await ext4Mib(), await contents()]).toEqual([1024, "the only copy"]);
  });

  test("grows with small blocks too", async () => {
    await run("mke2fs", ["-q", "-F", "-t", "ext4", "-b", "1024", await node()]);
    await holds("the only copy");
    expect(await apply(768)).toMatchObject({ state: "ready", code: null, message: null });
    expect([await ext4Mib(), await contents()]).toEqual([768, "the only copy"]);
  });

  test("grows when its guest did not and let go of it", async () => {
    await disks.drives.open(ONE, GUEST);
    const told = await apply(768);
    expect(told).toMatchObject({ state: "ready", code: null });
    expect(told.message).toMatch(/640 MiB.*VM vm_1 has it/);
    expect(await ext4Mib()).toBe(640);
    // Also over a restart of the agent.
    await disks.drives.leave();
    await begin();
    expect((await apply(768)).message).toMatch(/VM vm_1 has it/);
    await disks.drives.close(ONE, "vm_1");
    expect(await apply(768)).toMatchObject({ state: "ready", message: null });
    expect([await ext4Mib(), await contents()]).toEqual([768, "the only copy"]);
  });

  test("is left as it is when its owner made it smaller than its partition", async () => {
    await run("resize2fs", [await node(), "300M"]).catch(() => undefined);
    await run("e2fsck", ["-fy", await node()]);
    await run("resize2fs", [await node(), "300M"]);
    expect(await apply(768)).toMatchObject({ state: "ready", message: null });
    expect(await ext4Mib()).toBe(300);
  });

  test("with errors that need a person is left alone and told, until somebody wrote it", async () => {
    // A directory that is a link to nowhere: what `e2fsck -p` does not decide by itself.
    await run("debugfs", ["-w", "-R", "clri <2>", await node()]);
    const before = (await run("md5sum", [await node()])).stdout;
    const told = await apply(768);
    expect(told).toMatchObject({ state: "ready", code: "filesystem_failed", size_bytes: 768 * MIB });
    expect(told.message).toMatch(/does not repair by itself/);
    const commands: string[] = [];
    await begin(async (command, args, options) => {
      commands.push([command, ...args].join(" "));
      return await run(command, args, options);
    });
    await apply(768);
    expect(commands.filter((line) => line.includes("e2fsck"))).toHaveLength(1);
    await apply(768);
    expect(commands.filter((line) => line.includes("e2fsck"))).toHaveLength(1);
    expect(before).not.toBe("");
    await expect(disks.drives.open(ONE, GUEST)).resolves.toMatchObject({ sizeBytes: 768 * MIB });
    await disks.drives.close(ONE, "vm_1");
    await run("e2fsck", ["-fy", await node()], { allowedExitCodes: [0, 1] });
    expect(await apply(768)).toMatchObject({ state: "ready", code: null, message: null });
    expect(await ext4Mib()).toBe(768);
  });

  test("is whole whenever the agent is killed, and nobody opens it half grown", async () => {
    let size = 640;
    for (let count = 0; ; count++) {
      size += 64;
      let more = count;
      let died = false;
      // Before a command and after one by turns.
      const mortal: Run = async (command, args, options) => {
        if (died) throw new Error("killed");
        if (more-- > 0) return await run(command, args, options);
        died = true;
        if (count % 2 === 1) await run(command, args, options);
        throw new Error("killed");
      };
      await disks.drives.leave();
      await begin(mortal);
      await apply(size);
      await disks.drives.leave();
      await begin();
      // What looks at the partition first is whoever wants to open it.
      await disks.drives.open(ONE, GUEST).then(
        () => disks.drives.close(ONE, "vm_1"),
        (error: { code: string }) => expect(error.code).toBe("unavailable"),
      );
      expect(await apply(size)).toMatchObject({ state: "ready", code: null });
      expect([await contents(), await ext4Mib()]).toEqual(["the only copy", size]);
      if (!died) break;
    }
    expect(await left()).toEqual([]);
  });
});

suite("XFS", () => {
  test("is left to a guest, and that is told", async () => {
    await apply(640, { filesystem: "xfs" });
    const told = await apply(800, { filesystem: "xfs" });
    expect(told).toMatchObject({ state: "ready", code: null });
    expect(told.message).toMatch(/xfs, 640 MiB.*xfs_growfs/);
  });
});
