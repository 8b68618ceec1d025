import { expect, test } from "@jest/globals";
import { behindWalls } from "../../host/walls.ts";
import { limitsOf, MEMORY_OVERHEAD_MIB } from "./limits.ts";

test("a VM may have more than its guest's memory, by what its accelerator needs, and never an endless weight", () => {
  const small = { cpus: 1, memory_mib: 192 };
  // Measured under emulation: 345 MiB.
  expect(limitsOf(small, "tcg").memoryMib).toBeGreaterThan(345);
  expect(192 + MEMORY_OVERHEAD_MIB.tcg).toBeGreaterThan(345);
  expect(limitsOf(small, "kvm").memoryMib).toBeLessThan(limitsOf(small, "tcg").memoryMib);
  expect(limitsOf({ cpus: 4, memory_mib: 1 }, "kvm").cpuWeight).toBe(400);
  expect(limitsOf({ cpus: 1024, memory_mib: 1 }, "kvm").cpuWeight).toBe(10_000);
});

test("its unit has the limits", () => {
  const vm = { id: "vm_a", runtimeDir: "/r", owner: null, kvm: false, watch: null };
  const walls = { units: true, emptyFolder: null, ownProcesses: false };
  const limits = limitsOf({ cpus: 2, memory_mib: 512 }, "kvm");
  const words = behindWalls(["qemu"], { ...vm, limits }, walls);
  expect(words.filter((word) => /Max|Weight/.test(word))).toEqual([
    "--property=MemoryMax=704M",
    "--property=CPUWeight=200",
    "--property=TasksMax=132",
  ]);
  const ends = behindWalls(["true"], { ...vm, limits: null }, walls);
  expect(ends.filter((word) => /Max|Weight/.test(word))).toEqual([]);
});
