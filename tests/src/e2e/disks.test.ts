// A disk that is a file, for an agent with root: partitions are nodes of a loop device, claimed, grown while they are open.
import { mkdir, open, readdir, rm, stat } from "node:fs/promises";
import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import type { Disks } from "../../../host-agent/src/disk/disks.ts";
import {
  createDiskFixture,
  type DiskFixture,
  disk,
  MIB,
  ONE,
  partition,
  put,
  read,
  TWO,
} from "../../../host-agent/src/disk/fixtures/disk.fixture.ts";
import type { Paths } from "../../../host-agent/src/host/paths.ts";
import { run } from "../../../host-agent/src/host/run.ts";
import { detach, devicesBelow } from "../harness/loop-devices.ts";
import { withRoot } from "../harness/with-root.ts";

const suite = withRoot("loop devices and partition nodes");

jest.setTimeout(600_000);

let folder: string;
let paths: Paths;
let disks: Disks;
/** The agent as it is after a restart. */
let fresh: DiskFixture["fresh"];

beforeEach(async () => {
  ({ folder, paths, fresh } = await createDiskFixture({ root: true }));
  disks = fresh();
});

afterEach(async () => {
  for (const device of await devicesBelow(folder)) await detach(device);
  await rm(folder, { recursive: true, force: true });
});

/** A user that has nothing, as QEMU's is. */
const NOBODY = { uid: 52_001, gid: 52_001 };

const text = async (path: string, position: number, length: number): Promise<string> =>
  (await read(path, position, length)).toString("latin1");

/** Size of a node, asked as a user who owns nothing but it. */
async function sizeAsNobody(path: string): Promise<number> {
  const who = [`--reuid=${NOBODY.uid}`, `--regid=${NOBODY.gid}`, "--clear-groups"];
  return Number((await run("setpriv", [...who, "blockdev", "--getsize64", path])).stdout);
}

suite("a file disk with root", () => {
  const who = { vm: "vm_1", readOnly: false, owner: NOBODY };

  test("gives a partition a node, claims it for one VM, and grows it while it is open", async () => {
    expect(await disks.applyDisk(disk())).toMatchObject({ state: "ready" });
    const made = await disks.applyPartition(partition(ONE, 64, { filesystem: "ext4" }));
    expect(made).toMatchObject({ state: "ready", number: 1, filesystem: "ext4", size_bytes: 64 * MIB });
    // The VM's user must get at its own folder.
    const own = paths.vmRuntime("vm_1");
    await mkdir(own, { recursive: true });
    for (const path of [folder, paths.runtimeDir, paths.runtimeVms]) await run("chmod", ["0711", path]);
    await run("chown", [String(NOBODY.uid), own]);
    const source = await disks.drives.open(ONE, who);
    expect(source).toMatchObject({ kind: "device", descriptor: null, sizeBytes: 64 * MIB });
    expect(await sizeAsNobody(source.path)).toBe(64 * MIB);

    const [loop] = await devicesBelow(folder);
    // Nobody else makes a file system on it, mounts it, or opens it for another VM.
    await expect(run("mke2fs", ["-q", `${loop}p1`])).rejects.toThrow(/in use by the system/);
    await expect(run("mount", [`${loop}p1`, "/mnt"])).rejects.toThrow(/busy/);
    await expect(disks.drives.open(ONE, { ...who, vm: "vm_2" })).rejects.toMatchObject({
      code: "partition_attached",
    });
    expect(await disks.applyPartition(partition(ONE, 64, { wanted: "wiped" }))).toMatchObject({
      code: "partition_attached",
    });

    const guest = await open(source.path, "r+");
    try {
      const grown = await disks.applyPartition(partition(ONE, 128, { filesystem: "ext4" }));
      expect(grown).toMatchObject({ state: "ready", size_bytes: 128 * MIB, start_bytes: made.start_bytes });
      expect(await disks.drives.open(ONE, who)).toMatchObject({ path: source.path, sizeBytes: 128 * MIB });
      expect(await sizeAsNobody(source.path)).toBe(128 * MIB);
      // The file under it grows too while all that is open.
      expect(await disks.applyDisk(disk({ file: { name: "data", size_bytes: 512 * MIB } }))).toMatchObject({
        state: "ready",
        size_bytes: 512 * MIB,
        largest_gap_bytes: 382 * MIB,
      });
      expect(await disks.applyPartition(partition(ONE, 400))).toMatchObject({
        state: "ready",
        size_bytes: 400 * MIB,
      });
      // A guest of which no note is left is still seen: the node is open.
      await disks.drives.close(ONE, "vm_1");
      const wipe = await disks.applyPartition(partition(ONE, 400, { wanted: "wiped" }));
      expect(wipe).toMatchObject({ state: "failed", code: "partition_attached" });
      expect(await disks.applyPartition(partition(ONE, 400))).toMatchObject({ state: "ready" });
    } finally {
      await guest.close();
    }
    expect(await disks.applyPartition(partition(ONE, 400, { wanted: "wiped" }))).toMatchObject({
      state: "wiped",
    });
    expect((await readdir("/dev")).filter((name) => `/dev/${name}` === `${loop}p1`)).toEqual([]);
    expect(
      await disks.applyDisk(disk({ file: { name: "data", size_bytes: 512 * MIB }, wanted: "erased" })),
    ).toMatchObject({
      state: "erased",
    });
    expect(await devicesBelow(folder)).toEqual([]);
    expect(await readdir(paths.disks)).toEqual([]);
  });

  test("makes many partitions of one disk at once, each at the first try", async () => {
    await disks.applyDisk(disk({ file: { name: "data", size_bytes: 2048 * MIB } }));
    const ids = Array.from({ length: 12 }, (_, index) => `prt_${String(index).padStart(16, "0")}`);
    const reports = await Promise.all(
      ids.map((id) => disks.applyPartition(partition(id, 64, { filesystem: "ext4" }))),
    );
    expect(reports.map(({ state, message }) => ({ state, message }))).toEqual(
      ids.map(() => ({ state: "ready", message: null })),
    );
  });

  test("gives the VM's user a node that works where its own folder allows none", async () => {
    await disks.applyDisk(disk());
    await disks.applyPartition(partition(ONE, 64));
    // As /run is mounted on most systems.
    await run("mount", ["-t", "tmpfs", "-o", "nodev,size=1m", "none", paths.runtimeDir]);
    try {
      await mkdir(paths.vmRuntime("vm_1"), { recursive: true });
      const { path } = await disks.drives.open(ONE, who);
      expect(path).not.toContain(paths.runtimeDir);
      expect(await sizeAsNobody(path)).toBe(64 * MIB);
      await disks.drives.close(ONE, "vm_1");
      await expect(stat(path)).rejects.toMatchObject({ code: "ENOENT" });
    } finally {
      await run("umount", [paths.runtimeDir]);
    }
  });

  test("keeps what was written when the machine loses its loop devices, and shows nothing old in a new partition", async () => {
    await disks.applyDisk(disk());
    await disks.applyPartition(partition(ONE, 32));
    await disks.applyPartition(partition(TWO, 32));
    const [first] = await devicesBelow(folder);
    await put(`${first}p1`, 8 * MIB, "secret of one");
    await put(`${first}p2`, 8 * MIB, "kept by two");
    await detach(first!);
    disks = fresh();
    await disks.applyDisk(disk());
    await disks.applyPartition(partition(TWO, 32));
    const [loop] = await devicesBelow(folder);
    expect(await text(`${loop}p2`, 8 * MIB, 11)).toBe("kept by two");
    expect(await disks.applyPartition(partition(ONE, 32, { wanted: "wiped" }))).toMatchObject({
      state: "wiped",
    });
    const third = "prt_0000000000000003";
    expect(await disks.applyPartition(partition(third, 32))).toMatchObject({
      state: "ready",
      number: 1,
      start_bytes: MIB,
    });
    expect(await text(`${loop}p1`, 8 * MIB, 13)).toBe("\0".repeat(13));
    expect(await text(`${loop}p2`, 8 * MIB, 11)).toBe("kept by two");
  });
});

suite("a host whose file system is full", () => {
  const mountSmall = (size: string) =>
    run("mount", ["-t", "tmpfs", "-o", `size=${size}`, "none", paths.disks]);

  test("says so, leaves nothing half made, and goes on when there is room", async () => {
    await mountSmall("1m");
    try {
      const report = await disks.applyDisk(disk());
      expect(report).toMatchObject({ state: "error", code: "storage_full" });
      expect(await readdir(paths.disks)).toEqual([]);
      await run("mount", ["-o", "remount,size=3m", paths.disks]);
      expect(await disks.applyDisk(disk())).toMatchObject({ state: "ready" });
      const full = await disks.applyPartition(partition(ONE, 200, { filesystem: "ext4" }));
      expect(full).toMatchObject({ state: "error", code: "storage_full" });
      await run("mount", ["-o", "remount,size=40m", paths.disks]);
      expect(await disks.applyPartition(partition(ONE, 200, { filesystem: "ext4" }))).toMatchObject({
        state: "ready",
        filesystem: "ext4",
      });
      for (const loop of await devicesBelow(folder)) await detach(loop);
    } finally {
      await run("umount", [paths.disks]);
    }
  });
});
