// An agent that dies before or after any single command that it runs on a disk: the next one ends what was begun. A run
// takes its share of the commands, with each program before and after.
import { mkdir, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import type { Disks } from "../../../host-agent/src/disk/disks.ts";
import {
  createDiskFixture,
  DISK,
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
import { type Run, run } from "../../../host-agent/src/host/run.ts";
import { createDevice, detach, devicesBelow } from "../harness/loop-devices.ts";
import { describeSampling, readSampling, sampleMoments } from "../harness/sampling/sample.ts";
import { withRoot } from "../harness/with-root.ts";

const suite = withRoot("loop devices and partition nodes");

jest.setTimeout(600_000);

let folder: string;
let paths: Paths;
/** The agent as it is after a restart. */
let fresh: DiskFixture["fresh"];

beforeEach(async () => {
  ({ folder, paths, fresh } = await createDiskFixture({ root: true }));
});

afterEach(async () => {
  for (const device of await devicesBelow(folder)) await detach(device);
  await rm(folder, { recursive: true, force: true });
});

const text = async (path: string, position: number, length: number): Promise<string> =>
  (await read(path, position, length)).toString("latin1");

suite("an agent that is killed after any command", () => {
  interface Death {
    /** Of the command, from 0. */
    readonly number: number;
    readonly when: "before" | "after";
  }

  /** Runs commands up to a death: before one, or after it was done and before anything was made of that. */
  function mortal({ number, when }: Death): Run {
    let left = number;
    let died = false;
    return async (command, args, options) => {
      if (died) throw new Error("killed");
      if (left-- > 0) return await run(command, args, options);
      died = true;
      if (when === "after") await run(command, args, options);
      throw new Error("killed");
    };
  }

  /** Which programs a work runs, in order. */
  async function programsOf(work: (disks: Disks) => Promise<void>): Promise<string[]> {
    const programs: string[] = [];
    const noted: Run = async (command, args, options) => {
      programs.push(command);
      return await run(command, args, options);
    };
    await work(fresh(noted));
    return programs;
  }

  /** Every command both ways, or every other one each way. */
  const deathsOf = (programs: readonly string[], both: boolean): Death[] =>
    programs.flatMap((_, number): Death[] => {
      const [before, after] = [{ number, when: "before" } as const, { number, when: "after" } as const];
      if (both) return [before, after];
      return [number % 2 === 0 ? before : after];
    });

  async function clear(): Promise<void> {
    for (const loop of await devicesBelow(folder)) await detach(loop);
    await rm(paths.stateDir, { recursive: true });
    await mkdir(paths.disks, { recursive: true });
  }

  /** Does the work in peace, then with each kill of the run's share, each time finished by a new agent. The commands there are. */
  async function withEveryKill(
    before: () => Promise<void>,
    work: (disks: Disks) => Promise<void>,
    check: () => Promise<void>,
    both = false,
  ): Promise<number> {
    await before();
    const programs = await programsOf(work);
    await check();
    const sampling = readSampling();
    const all = deathsOf(programs, both);
    const deaths = sampleMoments(all, ({ number, when }) => `${when} ${programs[number]}`, sampling);
    console.info(
      describeSampling(expect.getState().currentTestName ?? "", deaths.length, all.length, sampling),
    );
    for (const death of deaths) {
      await clear();
      await before();
      await work(fresh(mortal(death)));
      await work(fresh());
      await check();
    }
    return programs.length;
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
    expect(commands).toBeGreaterThan(10);
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
        expect(await text(`${loop}p1`, 63 * MIB, 4)).toBe("mine");
        expect(await text(`${loop}p1`, 256 * MIB - 2 * MIB, MIB)).toBe("\0".repeat(MIB));
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
        expect(await text(image, 33 * MIB, 4)).toBe("\0\0\0\0");
        expect(await text(image, 97 * MIB, 4)).toBe("kept");
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
        const path = await createDevice(file, 256 * MIB);
        await run("mke2fs", ["-q", "-t", "ext4", path]);
      },
      async (agent) => {
        const [path] = await devicesBelow(folder);
        report = await agent.applyDisk(disk({ device: path!, file: null, wipe: `loop-${file}` }));
      },
      async () => {
        expect(report).toMatchObject({ state: "ready", free_bytes: 254 * MIB });
        const [path] = await devicesBelow(folder);
        expect((await run("sfdisk", ["--verify", path!])).stdout).toContain("No errors detected");
      },
    );
  });
});
