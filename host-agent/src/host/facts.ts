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

/** What Croft's files take, in bytes on disk. */
interface StorageUse {
  rootDisks: number;
  fileDisks: number;
  images: number;
  logs: number;
}

export interface Storage {
  /** Free space for root disks, and what they take already. */
  storageBytes: number;
  /** What file disks on the same file system may still take is promised, and so is not free. */
  storageFreeBytes: number;
  use: StorageUse;
}

/** Names in a VM's folder. */
const LOGS = /^serial\.log/;
const ROOT_DISK = "root.qcow2";

/**
 * What the folders of VMs (a folder for each), file disks and images take, and what is free: sparse files count by the blocks that
 * are there. What others keep on the file system is not counted.
 */
export async function storageOf(folders: { vms: string; disks: string; images: string }): Promise<Storage> {
  const use: StorageUse = { rootDisks: 0, fileDisks: 0, images: 0, logs: 0 };
  let overlays = 0;
  for (const vm of await readdir(folders.vms)) {
    for (const { name, taken } of await filesOf(join(folders.vms, vm))) {
      if (LOGS.test(name)) use.logs += taken;
      else use.rootDisks += taken;
      if (name === ROOT_DISK) overlays += taken;
    }
  }
  const { dev } = await stat(folders.vms);
  let promised = 0;
  for (const file of await filesOf(folders.disks)) {
    if (!file.name.endsWith(".img")) continue;
    use.fileDisks += file.taken;
    if (file.dev === dev) promised += Math.max(0, file.size - file.taken);
  }
  for (const { taken } of await filesOf(folders.images)) use.images += taken;
  const storageFreeBytes = Math.max(0, (await freeBytesOf(folders.vms)) - promised);
  return { storageBytes: storageFreeBytes + overlays, storageFreeBytes, use };
}

interface FileSize {
  name: string;
  dev: number;
  size: number;
  /** Bytes of the blocks that are there. */
  taken: number;
}

/** Plain files of a folder; none of one that is not there. A file may go while this looks. */
async function filesOf(folder: string): Promise<FileSize[]> {
  const found: FileSize[] = [];
  for (const name of await readdir(folder).catch(() => [])) {
    const file = await stat(join(folder, name)).catch(() => null);
    if (file?.isFile()) found.push({ name, dev: file.dev, size: file.size, taken: file.blocks * 512 });
  }
  return found;
}
