// An agent that is killed for good (SIGKILL) while it works on a disk: before, during and after each of its commands, so
// between any two of lock, probe, save, write, read back and telling the kernel. The next one finishes what it began. A run takes
// its share of them; both before and after every step, without a process for each, is in disk-every-command.test.ts.
import { mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { DiskDocument, PartitionDocument } from "@croft/schemas/generated/typescript/messages.ts";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { build } from "esbuild";
import { execa } from "execa";
import { Disks } from "../../../host-agent/src/disk/disks.ts";
import { createPaths, type Paths } from "../../../host-agent/src/host/paths.ts";
import { type Run, run } from "../../../host-agent/src/host/run.ts";
import { root } from "../harness/clone.ts";
import { detach, devicesBelow } from "../harness/loop-devices.ts";
import { describeSampling, readSampling, sampleMoments } from "../harness/sampling/sample.ts";

const MIB = 1024 ** 2;
const DISK = "dsk_0123456789abcdef";
const KEPT = "prt_0000000000000001";
const MADE = "prt_0000000000000002";

let base: string;
let program: string;
beforeAll(async () => {
  base = await mkdtemp(path.join(tmpdir(), "croft-kills-"));
  program = path.join(base, "killed.mjs");
  await build({
    entryPoints: [path.join(root, "tests/src/harness/disk-killed-main.ts")],
    outfile: program,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    logLevel: "error",
    banner: {
      js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
    },
  });
});
afterAll(() => rm(base, { recursive: true, force: true }));

const disk: DiskDocument = {
  kind: "disk",
  id: DISK,
  generation: 1,
  device: null,
  wipe: null,
  wanted: "present",
  file: { name: "data", size_bytes: 256 * MIB },
};
const partition = (id: string, mib: number, filesystem: "ext4" | null): PartitionDocument => ({
  kind: "partition",
  id,
  generation: 1,
  disk: DISK,
  size_bytes: mib * MIB,
  filesystem,
  wanted: "present",
});
// Made, and made with a file system.
const WORK = [partition(KEPT, 20, null), partition(MADE, 64, "ext4")];
const MOMENTS = ["before", "during", "after"] as const;

/** Where the agent has its folders, made anew. */
async function ground(number: number) {
  const folder = path.join(base, String(number));
  const paths = createPaths(path.join(folder, "state"), path.join(folder, "run"));
  for (const one of [paths.disks, paths.runtimeDir]) await mkdir(one, { recursive: true });
  return { folder, paths };
}

/** Runs the agent until it is killed at that moment of that command; then the next one has to finish. Whether it was killed. */
async function killAt(number: number, moment: (typeof MOMENTS)[number]): Promise<boolean> {
  const { folder, paths } = await ground(number);
  const told = [paths.stateDir, paths.runtimeDir, JSON.stringify(disk), JSON.stringify(WORK)];
  const ended = await execa(process.execPath, [program, ...told, String(number), moment], { reject: false });
  await expectFinished(paths, `${moment} command ${number}`);
  for (const device of await devicesBelow(folder)) await detach(device);
  await rm(folder, { recursive: true });
  if (ended.signal === "SIGKILL") return true;
  expect({ exitCode: ended.exitCode, stderr: ended.stderr }).toEqual({ exitCode: 0, stderr: "" });
  return false;
}

async function expectFinished(paths: Paths, what: string): Promise<void> {
  const asRoot = process.geteuid?.() === 0;
  const next = new Disks({
    run,
    paths,
    host: "alpha",
    root: asRoot,
    now: () => new Date(),
    patienceMs: 120_000,
    devices: { include: [], exclude: [] },
  });
  expect({ what, ...(await next.applyDisk(disk)) }).toMatchObject({ what, state: "ready", code: null });
  for (const [index, document] of WORK.entries()) {
    const report = await next.applyPartition(document);
    expect({ what, ...report }).toMatchObject({ what, state: "ready", code: null, number: index + 1 });
    expect(report.start_bytes).toBe(index === 0 ? MIB : 21 * MIB);
  }
  const image = paths.diskFile("data");
  expect((await run("sfdisk", ["--verify", image])).stdout).toContain("No errors detected");
  await run("e2fsck", ["-fn", `${image}?offset=${21 * MIB}`]);
  expect((await readdir(paths.tablesOf(DISK))).filter((name) => name.includes("writing"))).toEqual([]);
}

/** How many commands an agent runs that nobody kills. */
async function countCommands(): Promise<number> {
  const { folder, paths } = await ground(0);
  let count = 0;
  const counting: Run = async (command, args, options) => {
    count++;
    return await run(command, args, options);
  };
  const root = process.geteuid?.() === 0;
  const disks = new Disks({
    run: counting,
    paths,
    host: "alpha",
    root,
    now: () => new Date(),
    patienceMs: 120_000,
    devices: { include: [], exclude: [] },
  });
  await disks.applyDisk(disk);
  for (const document of WORK) await disks.applyPartition(document);
  for (const device of await devicesBelow(folder)) await detach(device);
  await rm(folder, { recursive: true });
  return count;
}

test("the next agent finishes what one began that was killed at any moment", async () => {
  const commands = await countCommands();
  expect(commands).toBeGreaterThan(20);
  const all = Array.from({ length: commands }, (_, number) => number).flatMap((number) =>
    MOMENTS.map((moment) => ({ number, moment })),
  );
  const sampling = readSampling();
  const sample = sampleMoments(all, ({ moment }) => moment, sampling);
  console.info(describeSampling("kills of an agent", sample.length, all.length, sampling));
  let killed = 0;
  for (const { number, moment } of sample) if (await killAt(number, moment)) killed++;
  // A command that works on the clock may be missing now and then.
  expect(killed).toBeGreaterThan(sample.length / 2);
}, 600_000);
