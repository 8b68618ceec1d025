// An agent that is killed for good (SIGKILL) while it works on a disk: before, during and after each of its commands, so
// between any two of lock, probe, save, write, read back and telling the kernel. The next one finishes what it began. That
// every step is covered both before and after, without a process for each, is in disks.test.ts.
import { mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { DiskDocument, PartitionDocument } from "@croft/schemas/generated/typescript/messages.ts";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { build } from "esbuild";
import { execa } from "execa";
import { Disks } from "../../../host-agent/src/disk/disks.ts";
import { makePaths } from "../../../host-agent/src/host/paths.ts";
import { run } from "../../../host-agent/src/host/run.ts";
import { root } from "../harness/clone.ts";
import { detach, devicesBelow } from "../harness/loop-devices.ts";

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
  const paths = makePaths(path.join(folder, "state"), path.join(folder, "run"));
  for (const one of [paths.disks, paths.runtimeDir]) await mkdir(one, { recursive: true });
  return { folder, paths };
}

test("the next agent finishes what one began that was killed at any moment", async () => {
  let killed = 0;
  for (let number = 0; ; number++) {
    const { folder, paths } = await ground(number);
    const moment = MOMENTS[number % MOMENTS.length] as string;
    const told = [paths.stateDir, paths.runtimeDir, JSON.stringify(disk), JSON.stringify(WORK)];
    const ended = await execa(process.execPath, [program, ...told, String(number), moment], {
      reject: false,
    });
    const asRoot = process.geteuid?.() === 0;
    const options = { run, paths, host: "alpha", root: asRoot, now: () => new Date(), patienceMs: 120_000 };
    const next = new Disks(options);
    const what = `${moment} command ${number}`;
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
    for (const device of await devicesBelow(folder)) await detach(device);
    await rm(folder, { recursive: true });
    if (ended.signal !== "SIGKILL") {
      expect({ exitCode: ended.exitCode, stderr: ended.stderr }).toEqual({ exitCode: 0, stderr: "" });
      break;
    }
    killed++;
  }
  expect(killed).toBeGreaterThan(20);
}, 300_000);
