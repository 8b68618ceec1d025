// Long random walks over disks: thousands of steps without root on files, and shorter ones with root through loop
// devices and partition nodes. A failing walk is shrunk and printed; CROFT_WALK_SEED replays it.
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, jest, test } from "@jest/globals";
import { createPaths } from "../../../host-agent/src/host/paths.ts";
import { MOVES } from "../harness/disk-walk/moves.ts";
import type { Ground } from "../harness/disk-walk/real-disk.ts";
import { type Step, type WalkOptions, walkAtRandom } from "../harness/disk-walk/walk.ts";
import { MIB } from "../harness/foreign-disks/disk-bytes.ts";
import { createDevice, detach, devicesBelow } from "../harness/loop-devices.ts";
import { readSampling } from "../harness/sampling/sample.ts";

// A limit for what hangs, not a measure: machines that are busy take their time.
jest.setTimeout(600_000);

const root = process.getuid?.() === 0;
if (!root) console.info("Skipped: loop devices need root.");

const SWIFT = { swift: true } as const;
const LIVE = { guests: true } as const;
const KILLS = 43;
const STEPS = 14;
/**
 * A partition that a guest has moves, because the one behind it is in the way; the agent is killed meanwhile, by each walk at
 * another moment.
 */
const moving = (seed: number): Step[] => [
  { name: "create", drawn: [1, 1, 1] },
  { name: "create", drawn: [1, 1, 1] },
  { name: "attach", drawn: [2, 0, 1] },
  { name: "guestWrite", drawn: [2, 0, 7] },
  { name: "grow", drawn: [2, 4, (seed % KILLS) * 6] },
  { name: "guestWrite", drawn: [2, 1, 9] },
];
const LIVELY = {
  walks: 1_000,
  steps: STEPS,
  limitMs: 8_000,
  // Exhaustive runs take four times as many, and so each moment.
  least: readSampling().exhaustive ? (KILLS * (STEPS + 7)) / 4 : 24,
  favored: ["attach", "grow", "guestWrite"],
  opening: moving,
};

/** A folder of an agent; with sectors of a size also a device. */
const groundOn =
  (asRoot: boolean, sectorSize: number | null, guests = false) =>
  async (): Promise<{ ground: Ground; leave: () => Promise<void> }> => {
    // Loop devices over files in memory would be no test of what lasts; without root there is no cache in between.
    const base = !asRoot && existsSync("/dev/shm") ? "/dev/shm" : tmpdir();
    const folder = await mkdtemp(join(base, "croft-walk-"));
    const paths = createPaths(join(folder, "state"), join(folder, "run"));
    const vms = ["vm_1", "vm_2"].flatMap((vm) => [paths.vm(vm), paths.vmRuntime(vm)]);
    for (const path of [paths.disks, paths.runtimeDir, ...vms]) await mkdir(path, { recursive: true });
    const file = sectorSize === null ? paths.diskFile("data") : join(folder, "device");
    const device = sectorSize === null ? null : await createDevice(file, 32 * MIB, sectorSize);
    return {
      ground: {
        paths,
        root: asRoot,
        device,
        file,
        sectorSize: sectorSize ?? 512,
        ...(asRoot ? {} : SWIFT),
        ...(guests ? LIVE : {}),
      },
      async leave() {
        for (const loop of await devicesBelow(folder)) await detach(loop);
        await rm(folder, { recursive: true });
      },
    };
  };

/** Walks and tells how often each step was taken. */
async function walk(options: WalkOptions): Promise<ReadonlyMap<string, number>> {
  const counts = await walkAtRandom(options);
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  console.info(`${total} steps: ${[...counts].map(([name, count]) => `${count} ${name}`).join(", ")}`);
  return counts;
}

test("a file without root stays what a simple model says", async () => {
  const counts = await walk({
    walks: 1_000,
    steps: 100,
    together: 3,
    limitMs: 10_000,
    least: 500,
    ground: groundOn(false, null),
  });
  expect([...counts.keys()].sort()).toEqual(Object.keys(MOVES).sort());
});

test("a file whose partitions are moved while real QEMUs have them stays so", async () => {
  await walk({ ...LIVELY, ground: groundOn(false, null, true) });
});

(root ? describe : describe.skip)("with root", () => {
  test("a device whose partitions are moved while real QEMUs have them stays what a simple model says", async () => {
    await walk({ ...LIVELY, ground: groundOn(true, 512, true) });
  });

  test.each([
    ["a file through its loop device", null],
    ["a device with sectors of 512 bytes", 512],
    ["a device with sectors of 4096 bytes", 4096],
  ])("%s stays what a simple model says", async (_, sectorSize) => {
    await walk({
      walks: 100,
      steps: 60,
      together: 2,
      limitMs: 8_000,
      least: 40,
      ground: groundOn(true, sectorSize),
    });
  });
});
