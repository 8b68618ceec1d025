// What this machine is, as far as the system tells without running anything.
import { readFile, statfs } from "node:fs/promises";
import os from "node:os";

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

/** Size of the file system that holds a folder, and what of it this user may still fill, in bytes. */
export async function storageOf(folder: string): Promise<{ storageBytes: number; storageFreeBytes: number }> {
  const { blocks, bavail, bsize } = await statfs(folder);
  return { storageBytes: blocks * bsize, storageFreeBytes: bavail * bsize };
}
