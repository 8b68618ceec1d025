// A short walk without root on files; the long ones are end-to-end tests.
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { walkAtRandom } from "../../../tests/src/harness/disk-walk/walk.ts";
import { createPaths } from "../host/paths.ts";

test("a disk is what a simple model says after every step of a random walk", async () => {
  const counts = await walkAtRandom({
    walks: 2,
    steps: 30,
    limitMs: 1_200,
    least: 10,
    ground: async () => {
      const folder = await mkdtemp(join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "croft-walk-"));
      const paths = createPaths(join(folder, "state"), join(folder, "run"));
      for (const path of [paths.disks, paths.runtimeDir, paths.vm("vm_1"), paths.vm("vm_2")])
        await mkdir(path, { recursive: true });
      const file = paths.diskFile("data");
      return {
        ground: { paths, root: false, device: null, file, sectorSize: 512 },
        leave: () => rm(folder, { recursive: true }),
      };
    },
  });
  expect(counts.size).toBeGreaterThan(0);
}, 180_000);
