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
import { type WalkOptions, walkAtRandom } from "../harness/disk-walk/walk.ts";
import { MIB } from "../harness/foreign-disks/disk-bytes.ts";
import { createDevice, detach, devicesBelow } from "../harness/loop-devices.ts";

// A limit for what hangs, not a measure: machines that are busy take their time.
jest.setTimeout(600_000);

const root = process.getuid?.() === 0;
if (!root) console.info("Skipped: loop devices need root.");

const SWIFT = { swift: true } as const;

/** A folder of an agent; with sectors of a size also a device. */
const groundOn =
  (asRoot: boolean, sectorSize: number | null) =>
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
      ground: { paths, root: asRoot, device, file, sectorSize: sectorSize ?? 512, ...(asRoot ? {} : SWIFT) },
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

(root ? describe : describe.skip)("with root", () => {
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
