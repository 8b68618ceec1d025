// What the kernel lets the processes of one VM have: QEMU, swtpm and the watcher together. A limit is for what goes wrong,
// such as a QEMU that leaks or that its guest has taken over; what a VM takes when nothing does is what the reconciler counts.
import type { Limits } from "../../host/control-groups.ts";
import type { Hardware } from "./hardware.ts";

/**
 * What a VM takes besides its guest's memory, in MiB. Emulation keeps translated code (`tb-size` in argv.ts, 128 MiB) on top
 * of QEMU itself: measured, a guest of 192 MiB with all its pages in use held 345 under QEMU 7.2.
 */
export const MEMORY_OVERHEAD_MIB = { tcg: 176, kvm: 96 } as const;

/** QEMU does its reads and writes of files in up to 64 threads, and has some of its own. */
const TASKS = 128;
const HEAVIEST = 10_000;

export const limitsOf = (
  { cpus, memory_mib }: Pick<Hardware, "cpus" | "memory_mib">,
  accelerator: "kvm" | "tcg",
): Limits => ({
  memoryMib: memory_mib + 2 * MEMORY_OVERHEAD_MIB[accelerator],
  cpuWeight: Math.min(HEAVIEST, 100 * cpus),
  tasks: TASKS + 2 * cpus,
});
