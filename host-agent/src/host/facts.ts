// What this machine is, as far as the system tells without running anything.
import { readdir, readFile, stat, statfs } from "node:fs/promises";
import os from "node:os";
import { join } from "node:path";

export interface Facts {
  /** Changes with every boot. */
  bootId: string;
  /** Logical CPUs. */
  cpus: number;
  memoryMib: number;
  /** Machine type as `uname -m` says it. */
  architecture: string;
  /** Kernel release. */
  kernel: string;
  /** Whether this process has root. */
  root: boolean;
}

/** Reads the facts; they do not change while the process lives. */
export async function readFacts(): Promise<Facts> {
  return {
    bootId: (await readFile("/proc/sys/kernel/random/boot_id", "utf8")).trim(),
    cpus: os.cpus().length,
    memoryMib: Math.floor(os.totalmem() / 1024 ** 2),
    architecture: os.machine(),
    kernel: os.release(),
    root: process.geteuid?.() === 0,
  };
}

/** What this user may still fill of the file system that holds a folder, in bytes. */
export async function freeBytesOf(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

/**
 * Free space for root disks in bytes, and all of it: that and what the root disks below `vms` (a folder per VM) take already.
 * What the sparse files below `disks` may still take of the same file system is promised, and so is not free; what others
 * keep there is not counted.
 */
export async function storageOf(
  vms: string,
  disks: string,
): Promise<{ storageBytes: number; storageFreeBytes: number }> {
  const promised = await promisedBytes(vms, disks);
  const storageFreeBytes = Math.max(0, (await freeBytesOf(vms)) - promised);
  let taken = 0;
  for (const vm of await readdir(vms)) {
    // Sparse files: what counts are the blocks that are there. A VM may go while this looks.
    const disk = await stat(join(vms, vm, "root.qcow2")).catch(() => null);
    taken += (disk?.blocks ?? 0) * 512;
  }
  return { storageBytes: storageFreeBytes + taken, storageFreeBytes };
}

/** What file disks on the same file system have been promised and not written yet. */
async function promisedBytes(vms: string, disks: string): Promise<number> {
  const { dev } = await stat(vms);
  let promised = 0;
  for (const name of await readdir(disks).catch(() => [])) {
    if (!name.endsWith(".img")) continue;
    const file = await stat(join(disks, name)).catch(() => null);
    if (file?.isFile() && file.dev === dev) promised += Math.max(0, file.size - file.blocks * 512);
  }
  return promised;
}
