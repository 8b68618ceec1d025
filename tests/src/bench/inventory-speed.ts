// How long an agent takes to look at a host with 64 disks of many kinds, beside what lsblk takes to list them.
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { execa } from "execa";
import { Disks } from "../../../host-agent/src/disk/disks.ts";
import { createPaths } from "../../../host-agent/src/host/paths.ts";
import { run } from "../../../host-agent/src/host/run.ts";
import { createDevice, detach, devicesBelow } from "../harness/loop-devices.ts";
import { type Figure, figure, type Round } from "./figures.ts";

const DISKS = 64;
const ROUNDS = 5;
const SIZE = 256 * 1024 ** 2;

/** What disks of a host hold: nothing, a table, a file system, or swap. */
const KINDS: readonly ((device: string) => Promise<unknown>)[] = [
  async () => undefined,
  (device) =>
    execa("sfdisk", ["-q", "--no-reread", "--no-tell-kernel", device], {
      input: "label: gpt\nsize=64MiB\nsize=64MiB\n",
    }),
  (device) => execa("mke2fs", ["-q", "-F", "-t", "ext4", device]),
  (device) => execa("mkswap", [device]),
];

async function elapsed(work: () => Promise<unknown>): Promise<number> {
  const begun = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - begun) / 1e6;
}

/** Measures a first look, as after the agent's start, and a later one. Needs root. */
export async function inventorySpeed(note: (text: string) => void): Promise<Figure[]> {
  const folder = mkdtempSync(path.join(tmpdir(), "croft-bench-inventory-"));
  const paths = createPaths(path.join(folder, "state"), path.join(folder, "run"));
  for (const one of [paths.disks, paths.runtimeDir]) mkdirSync(one, { recursive: true });
  try {
    note(`making ${DISKS} disks`);
    for (let number = 0; number < DISKS; number++) {
      const device = await createDevice(path.join(folder, `disk-${number}`), SIZE);
      await KINDS[number % KINDS.length]?.(device);
    }
    const first: Round[] = [];
    const later: Round[] = [];
    const lsblk = () => elapsed(() => execa("lsblk", ["--json", "--output-all"]));
    for (let round = 1; round <= ROUNDS; round++) {
      note(`inventory, round ${round} of ${ROUNDS}`);
      const disks = new Disks({ run, paths, host: "alpha", root: true, now: () => new Date() });
      const look = async () => {
        const found = await disks.inventory();
        if (found.length < DISKS) throw new Error(`only ${found.length} disks were found`);
      };
      first.push({ croft: await elapsed(look), theirs: await lsblk() });
      later.push({ croft: await elapsed(look), theirs: await lsblk() });
    }
    const about = { unit: "ms" as const, yardstick: "lsblk --output-all" };
    const tools = "wipefs, sfdisk and blkid, which are run up to six times for each disk";
    const ends = "reading both ends of each disk, which tells whether it changed";
    return [
      figure({ ...about, name: `inventory of ${DISKS} disks, the first`, limit: tools }, first),
      figure({ ...about, name: `inventory of ${DISKS} disks, a later one`, limit: ends }, later),
    ];
  } finally {
    for (const loop of await devicesBelow(folder)) await detach(loop);
    rmSync(folder, { recursive: true, force: true });
  }
}
