// The disk part of the agent with root, on real loop devices: nodes, claims, growth of what is open, sectors of 4096
// bytes, refusals, and a kill after every single command.
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { cp, mkdir, mkdtemp, open, readdir, rename, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DiskDocument, PartitionDocument } from "@croft/schemas/generated/typescript/messages.ts";
import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { Disks } from "../../../host-agent/src/disk/disks.ts";
import { diskGuid } from "../../../host-agent/src/disk/identity.ts";
import { makePaths, type Paths } from "../../../host-agent/src/host/paths.ts";
import { type Run, run } from "../../../host-agent/src/host/run.ts";
import { attach, detach, devicesBelow, makeDevice } from "../harness/loop-devices.ts";

const MIB = 1024 ** 2;
const DISK = "dsk_0123456789abcdef";
const ONE = "prt_0000000000000001";
const TWO = "prt_0000000000000002";
/** A user that has nothing, as QEMU's is. */
const NOBODY = { uid: 52_001, gid: 52_001 };

const root = process.getuid?.() === 0;
if (!root) console.info("Skipped: loop devices and partition nodes need root.");
const suite = root ? describe : describe.skip;

jest.setTimeout(600_000);

let folder: string;
let paths: Paths;
let disks: Disks;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "croft-disks-"));
  paths = makePaths(join(folder, "state"), join(folder, "run"));
  for (const path of [paths.disks, paths.runtimeDir, paths.vm("vm_1"), paths.vm("vm_2")]) {
    await mkdir(path, { recursive: true });
  }
  disks = fresh();
});

afterEach(async () => {
  for (const device of await devicesBelow(folder)) await detach(device);
  await rm(folder, { recursive: true, force: true });
});

/** The agent as it is after a restart. */
const fresh = (how: Run = run) =>
  new Disks({ run: how, paths, host: "alpha", root: true, now: () => new Date(), patienceMs: 120_000 });

const disk = (more: Partial<DiskDocument> = {}): DiskDocument => ({
  kind: "disk",
  id: DISK,
  generation: 1,
  device: null,
  file: { name: "data", size_bytes: 256 * MIB },
  wipe: null,
  wanted: "present",
  ...more,
});
const device = (path: string, more: Partial<DiskDocument> = {}) =>
  disk({ device: path, file: null, ...more });

const partition = (id: string, mib: number, more: Partial<PartitionDocument> = {}): PartitionDocument => ({
  kind: "partition",
  id,
  generation: 1,
  disk: DISK,
  size_bytes: mib * MIB,
  filesystem: null,
  wanted: "present",
  ...more,
});

async function hash(path: string): Promise<string> {
  const sum = createHash("sha256");
  for await (const piece of createReadStream(path)) sum.update(piece as Buffer);
  return sum.digest("hex");
}

async function put(path: string, position: number, text: string): Promise<void> {
  const file = await open(path, "r+");
  await file.write(Buffer.from(text), 0, text.length, position);
  await file.sync();
  await file.close();
}

async function read(path: string, position: number, length: number): Promise<string> {
  const file = await open(path, "r");
  const buffer = Buffer.alloc(length);
  await file.read(buffer, 0, length, position);
  await file.close();
  return buffer.toString("latin1");
}

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
    expect(await read(`${loop}p2`, 8 * MIB, 11)).toBe("kept by two");
    expect(await disks.applyPartition(partition(ONE, 32, { wanted: "wiped" }))).toMatchObject({
      state: "wiped",
    });
    const third = "prt_0000000000000003";
    expect(await disks.applyPartition(partition(third, 32))).toMatchObject({
      state: "ready",
      number: 1,
      start_bytes: MIB,
    });
    expect(await read(`${loop}p1`, 8 * MIB, 13)).toBe("\0".repeat(13));
    expect(await read(`${loop}p2`, 8 * MIB, 11)).toBe("kept by two");
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

suite.each([512, 4096])("a device with sectors of %i bytes", (sectorSize) => {
  test("is adopted, partitioned, released, and known again on another path", async () => {
    const file = join(folder, "device");
    const path = await makeDevice(file, 1024 * MIB, sectorSize);
    const row = (await disks.inventory()).find((found) => found.path === path);
    expect(row).toMatchObject({ adoptable: true, holds: [], sector_size: sectorSize, disk: null });
    expect(await disks.applyDisk(device(row!.identity))).toMatchObject({
      state: "ready",
      path,
      sector_size: sectorSize,
      size_bytes: 1024 * MIB,
      free_bytes: 1022 * MIB,
    });
    expect(await disks.applyPartition(partition(ONE, 400, { filesystem: "xfs" }))).toMatchObject({
      state: "ready",
      filesystem: "xfs",
    });
    expect(await disks.applyPartition(partition(TWO, 100, { filesystem: "ext4" }))).toMatchObject({
      state: "ready",
      number: 2,
      start_bytes: 401 * MIB,
      filesystem: "ext4",
    });
    expect(await disks.applyPartition(partition(TWO, 200))).toMatchObject({
      state: "ready",
      size_bytes: 200 * MIB,
      filesystem: "ext4",
    });
    await run("e2fsck", ["-fn", `${path}p2`]);

    // The machine comes up again and the disk is elsewhere, with another one on its old path.
    await detach(path);
    const stranger = await makeDevice(join(folder, "stranger"), 64 * MIB);
    const moved = await attach(file, sectorSize);
    expect([stranger, moved]).toContain(path);
    disks = fresh();
    expect(await disks.applyDisk(device(path))).toMatchObject({
      state: "ready",
      path: moved,
      free_bytes: 422 * MIB,
    });
    expect(await disks.applyPartition(partition(TWO, 200))).toMatchObject({
      state: "ready",
      filesystem: "ext4",
    });

    expect(await disks.applyPartition(partition(ONE, 400, { wanted: "wiped" }))).toMatchObject({
      state: "wiped",
    });
    expect(await disks.applyDisk(device(moved, { wanted: "released" }))).toMatchObject({ state: "released" });
    const released = (await disks.inventory()).find((found) => found.path === moved);
    expect(released).toMatchObject({ adoptable: true, disk: DISK, reason: null });
    const again = "dsk_aaaaaaaaaaaaaaaa";
    expect(await disks.applyDisk(device(moved, { id: again }))).toMatchObject({ state: "ready" });
    const { stdout } = await run("sfdisk", ["--disk-id", moved]);
    expect(stdout.toLowerCase()).toBe(diskGuid({ disk: again, state: "used", remnants: false }));
    expect(await disks.applyPartition(partition(TWO, 200, { disk: again }))).toMatchObject({
      state: "ready",
      filesystem: "ext4",
    });
    expect(await disks.applyDisk(device(moved, { id: again, wanted: "erased" }))).toMatchObject({
      code: "disk_refused",
    });
  });
});

suite("a device that holds something", () => {
  const contents: [string, (path: string) => Promise<unknown>, RegExp][] = [
    ["ext4", (path) => run("mke2fs", ["-q", "-t", "ext4", path]), /ext4/],
    [
      "a GPT",
      (path) =>
        run("sfdisk", ["-q", "--no-reread", "--no-tell-kernel", path], { input: "label: gpt\nsize=10MiB\n" }),
      /GPT/,
    ],
    [
      "an MBR",
      (path) =>
        run("sfdisk", ["-q", "--no-reread", "--no-tell-kernel", path], { input: "label: dos\nsize=10MiB\n" }),
      /MBR/,
    ],
    ["random bytes at its end", (path) => put(path, 512 * MIB - 40 * MIB, "x"), /byte 494927872/],
    ["random bytes at its front", (path) => put(path, 60 * MIB + 5, "x"), /byte 62914565/],
  ];
  test.each(contents)(
    "is refused and unchanged: %s; and taken when wipe is its identity",
    async (_, fill, words) => {
      const file = join(folder, "device");
      const path = await makeDevice(file, 512 * MIB);
      await fill(path);
      const before = await hash(file);
      const report = await disks.applyDisk(device(path));
      expect(report).toMatchObject({ state: "failed", code: "disk_not_empty" });
      expect(report.message).toMatch(words);
      const { identity } = (await disks.inventory()).find((found) => found.path === path)!;
      expect(report.message).toContain(`wipe = "${identity}"`);
      expect(await disks.applyDisk(device(path, { wipe: `${identity}x` }))).toMatchObject({
        code: "disk_not_empty",
      });
      expect(await hash(file)).toBe(before);
      expect(await disks.applyDisk(device(path, { wipe: identity }))).toMatchObject({ state: "ready" });
      expect(await disks.applyPartition(partition(ONE, 500))).toMatchObject({
        state: "ready",
        filesystem: null,
      });
      expect(await read(`${path}p1`, 471 * MIB, 1)).toBe("\0");
      expect(await read(`${path}p1`, 59 * MIB + 5, 1)).toBe("\0");
    },
  );

  test("takes its room although the kernel remembers another partition there", async () => {
    const path = await makeDevice(join(folder, "device"), 256 * MIB);
    expect(await disks.applyDisk(device(path))).toMatchObject({ state: "ready" });
    // As a loop device has it whose file was taken away under its partitions: numbers and ranges of another disk.
    await run("addpart", [path, "7", "4096", "200000"]);
    await run("addpart", [path, "1", "300000", "2048"]);
    const made = await disks.applyPartition(partition(ONE, 100, { filesystem: "ext4" }));
    expect(made).toMatchObject({ state: "ready", code: null, number: 1, start_bytes: MIB });
    expect(await disks.applyPartition(partition(TWO, 50))).toMatchObject({ state: "ready", code: null });
    expect((await readdir("/dev")).filter((name) => `/dev/${name}`.startsWith(`${path}p`)).sort()).toEqual(
      [1, 2].map((number) => `${path.slice("/dev/".length)}p${number}`),
    );
  });

  test("loses nothing that no look at the whole of it had shown", async () => {
    const file = join(folder, "device");
    const path = await makeDevice(file, 1024 * MIB);
    // Between two samples: they are 3.5 MiB apart, from 64 MiB on.
    const at = 64 * MIB + 2 * MIB;
    const theirs = Buffer.alloc(MIB, "somebody's only copy");
    const write = await open(path, "r+");
    await write.write(theirs, 0, theirs.length, at);
    await write.sync();
    await write.close();
    const kept = async () => {
      const read = await open(path, "r");
      const { buffer } = await read.read(Buffer.alloc(theirs.length), 0, theirs.length, at);
      await read.close();
      return buffer.equals(theirs);
    };
    const refused = { code: "disk_not_empty", message: expect.stringContaining(`at byte ${at}`) };

    expect(await disks.applyDisk(device(path))).toMatchObject({ state: "ready" });
    expect(await disks.applyPartition(partition(ONE, 900))).toMatchObject({ state: "failed", ...refused });
    expect(await disks.applyPartition(partition(ONE, 900, { wanted: "wiped" }))).toMatchObject({
      state: "wiped",
    });
    expect(await disks.applyPartition(partition(TWO, 60))).toMatchObject({ state: "ready" });
    expect(await disks.applyPartition(partition(TWO, 100))).toMatchObject({ state: "failed", ...refused });
    expect(await kept()).toBe(true);

    expect(await disks.applyDisk(device(path, { wanted: "released" }))).toMatchObject({ state: "released" });
    const identity = (await disks.inventory()).find((found) => found.path === path)!.identity;
    expect(await disks.applyDisk(device(path, { wipe: identity }))).toMatchObject({ state: "ready" });
    expect(await disks.applyPartition(partition(TWO, 100))).toMatchObject({ state: "ready" });
    expect(await kept()).toBe(false);
  });

  test("is refused while it is mounted, or open for somebody alone, even with wipe", async () => {
    const file = join(folder, "device");
    const path = await makeDevice(file, 128 * MIB);
    await run("mke2fs", ["-q", "-t", "ext4", path]);
    const { identity } = (await disks.inventory()).find((found) => found.path === path)!;
    const point = join(folder, "mount");
    await mkdir(point);
    await run("mount", [path, point]);
    try {
      const report = await disks.applyDisk(device(path, { wipe: identity }));
      expect(report).toMatchObject({ state: "failed", code: "disk_refused" });
      expect(report.message).toContain(`mounted at ${point}`);
      const row = (await disks.inventory()).find((found) => found.path === path);
      expect(row).toMatchObject({ adoptable: false, reason: `it is mounted at ${point}` });
    } finally {
      await run("umount", [point]);
    }
    const before = await hash(file);
    const { constants } = await import("node:fs");
    const claim = await open(path, constants.O_RDWR | constants.O_EXCL);
    try {
      expect(await disks.applyDisk(device(path, { wipe: identity }))).toMatchObject({
        state: "failed",
        code: "disk_refused",
      });
    } finally {
      await claim.close();
    }
    expect(await hash(file)).toBe(before);
  });

  test("is not taken for a disk that was adopted and is away; two copies of one are refused", async () => {
    const file = join(folder, "device");
    const path = await makeDevice(file, 64 * MIB);
    await disks.applyDisk(device(path));
    await cp(file, join(folder, "copy"));
    const copy = await attach(join(folder, "copy"));
    const twins = await disks.applyDisk(device(path));
    expect(twins).toMatchObject({ state: "failed", code: "disk_refused" });
    expect(twins.message).toContain(copy);
    await detach(copy);
    await detach(path);
    await rename(file, join(folder, "away"));
    await makeDevice(join(folder, "other"), 64 * MIB);
    const before = await hash(join(folder, "other"));
    expect(await fresh().applyDisk(device(path))).toMatchObject({ state: "error", code: "disk_not_found" });
    expect(await hash(join(folder, "other"))).toBe(before);
  });

  test("disks under the system are listed and never adoptable", async () => {
    const rows = await disks.inventory();
    const rooted = rows.filter((row) => row.holds.some((text) => /root file system|mounted/.test(text)));
    for (const row of rooted) {
      expect(row.adoptable).toBe(false);
      const report = await disks.applyDisk(device(row.path, { wipe: row.identity }));
      expect(report).toMatchObject({ state: "failed", code: "disk_refused" });
    }
    expect(rows.filter((row) => row.path.startsWith(paths.disks))).toEqual([]);
  });
});

suite("an agent that is killed after any command", () => {
  /**
   * Runs `count` commands; then the agent is dead: before the next one, or after it was done and before anything was made
   * of that, by turns: each command both ways, or every other one each way. Nothing runs any more then.
   */
  function mortal(count: number, both: boolean): { run: Run; died: () => boolean } {
    let left = both ? Math.floor(count / 2) : count;
    let died = false;
    const limited: Run = async (command, args, options) => {
      if (died) throw new Error("killed");
      if (left-- > 0) return await run(command, args, options);
      died = true;
      if (count % 2 === 1) await run(command, args, options);
      throw new Error("killed");
    };
    return { run: limited, died: () => died };
  }

  /** Does the work with a kill before or after the first, second, third... command until it ends by itself, each time finished by a new agent. */
  async function withEveryKill(
    before: () => Promise<void>,
    work: (disks: Disks) => Promise<void>,
    check: () => Promise<void>,
    both = false,
  ): Promise<number> {
    for (let count = 0; ; count++) {
      await before();
      const life = mortal(count, both);
      await work(fresh(life.run));
      await work(fresh());
      await check();
      for (const loop of await devicesBelow(folder)) await detach(loop);
      if (!life.died()) return count;
      await rm(paths.stateDir, { recursive: true });
      await mkdir(paths.disks, { recursive: true });
    }
  }

  const sound = async () => {
    const { stdout, stderr } = await run("sfdisk", ["--verify", paths.diskFile("data")]);
    expect(`${stdout}${stderr}`).toContain("No errors detected");
    expect((await readdir(paths.tablesOf(DISK))).filter((name) => name.includes("writing"))).toEqual([]);
    expect((await readdir(paths.disks)).sort()).toEqual(["data.img"]);
  };

  test("adopts a disk and makes a partition with its file system", async () => {
    let report: unknown;
    const commands = await withEveryKill(
      async () => undefined,
      async (agent) => {
        await agent.applyDisk(disk());
        report = await agent.applyPartition(partition(ONE, 64, { filesystem: "ext4" }));
      },
      async () => {
        expect(report).toMatchObject({ state: "ready", number: 1, start_bytes: MIB, filesystem: "ext4" });
        await run("e2fsck", ["-fn", `${paths.diskFile("data")}?offset=${MIB}`]);
        await sound();
      },
      true,
    );
    expect(commands).toBeGreaterThan(20);
  });

  test("grows a disk and a partition that holds something", async () => {
    const reports: unknown[] = [];
    await withEveryKill(
      async () => {
        const agent = fresh();
        await agent.applyDisk(disk());
        await agent.applyPartition(partition(ONE, 64));
        const [loop] = await devicesBelow(folder);
        await put(`${loop}p1`, 63 * MIB, "mine");
      },
      async (agent) => {
        reports[0] = await agent.applyDisk(disk({ file: { name: "data", size_bytes: 512 * MIB } }));
        reports[1] = await agent.applyPartition(partition(ONE, 300));
      },
      async () => {
        expect(reports[0]).toMatchObject({ state: "ready", size_bytes: 512 * MIB });
        expect(reports[1]).toMatchObject({ state: "ready", size_bytes: 300 * MIB });
        const [loop] = await devicesBelow(folder);
        expect(await read(`${loop}p1`, 63 * MIB, 4)).toBe("mine");
        expect(await read(`${loop}p1`, 256 * MIB - 2 * MIB, MIB)).toBe("\0".repeat(MIB));
        await sound();
      },
    );
  });

  test("wipes a partition, and releases the disk", async () => {
    const reports: unknown[] = [];
    await withEveryKill(
      async () => {
        const agent = fresh();
        await agent.applyDisk(disk());
        await agent.applyPartition(partition(ONE, 64));
        await agent.applyPartition(partition(TWO, 64));
        const [loop] = await devicesBelow(folder);
        await put(`${loop}p1`, 32 * MIB, "gone");
        await put(`${loop}p2`, 32 * MIB, "kept");
      },
      async (agent) => {
        await agent.applyDisk(disk());
        reports[0] = await agent.applyPartition(partition(ONE, 64, { wanted: "wiped" }));
        if ((reports[0] as { state: string }).state !== "wiped") return;
        reports[1] = await agent.applyDisk(disk({ wanted: "released" }));
      },
      async () => {
        expect(reports[0]).toMatchObject({ state: "wiped" });
        expect(reports[1]).toMatchObject({ state: "released" });
        expect(await devicesBelow(folder)).toEqual([]);
        const image = paths.diskFile("data");
        expect(await read(image, 33 * MIB, 4)).toBe("\0\0\0\0");
        expect(await read(image, 97 * MIB, 4)).toBe("kept");
        const { stdout } = await run("sfdisk", ["--json", image]);
        expect(JSON.parse(stdout).partitiontable.partitions).toEqual([
          expect.objectContaining({ name: TWO }),
        ]);
        expect((await stat(image)).size).toBe(256 * MIB);
        await sound();
      },
    );
  });

  test("takes a device with wipe", async () => {
    const file = join(folder, "device");
    let report: unknown;
    await withEveryKill(
      async () => {
        await rm(file, { force: true });
        const path = await makeDevice(file, 256 * MIB);
        await run("mke2fs", ["-q", "-t", "ext4", path]);
      },
      async (agent) => {
        const [path] = await devicesBelow(folder);
        report = await agent.applyDisk(device(path!, { wipe: `loop-${file}` }));
      },
      async () => {
        expect(report).toMatchObject({ state: "ready", free_bytes: 254 * MIB });
        const [path] = await devicesBelow(folder);
        expect((await run("sfdisk", ["--verify", path!])).stdout).toContain("No errors detected");
      },
    );
  });
});
