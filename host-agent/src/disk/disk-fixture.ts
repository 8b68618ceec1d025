// Disks for tests: real sfdisk, mke2fs, blkid and fallocate on sparse files, and with root on loop devices over them.
import { existsSync } from "node:fs";
import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import type { DiskDocument, PartitionDocument } from "@croft/schemas/generated/typescript/messages.ts";
import { makeFolder } from "../host/files.ts";
import { makePaths, type Paths } from "../host/paths.ts";
import { type Run, run } from "../host/run.ts";
import { Disks } from "./disks.ts";

export const MIB = 1024 ** 2;
export const DISK = "dsk_0123456789abcdef";
export const OTHER_DISK = "dsk_fedcba9876543210";
export const ONE = "prt_0000000000000001";
export const TWO = "prt_0000000000000002";

export interface DiskFixture {
  folder: string;
  paths: Paths;
  /** Path of the file of the disk that `disk()` means. */
  image: string;
  /** The agent as it is after a restart; `asRoot`: otherwise than told for all. */
  fresh(how?: Run, asRoot?: boolean): Disks;
  remove(): Promise<void>;
}

/** An agent's folders, with those of the VMs `vm_1` and `vm_2`. `root`: the agent has it, where the test does. */
export async function makeDiskFixture({ root = false } = {}): Promise<DiskFixture> {
  // In memory where that is possible: dozens of synced writes per test wait for no disk. Loop devices want a real file system.
  const base = !root && existsSync("/dev/shm") ? "/dev/shm" : tmpdir();
  const folder = await mkdtemp(join(base, "croft-disks-"));
  const paths = makePaths(join(folder, "state"), join(folder, "run"));
  for (const path of [paths.stateDir, paths.runtimeDir, paths.disks, paths.vm("vm_1"), paths.vm("vm_2")]) {
    await makeFolder(path);
  }
  return {
    folder,
    paths,
    image: paths.diskFile("data"),
    fresh: (how = run, asRoot = root) =>
      new Disks({ run: how, paths, host: "alpha", root: asRoot, now: () => new Date(), patienceMs: 120_000 }),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

export const disk = (more: Partial<DiskDocument> = {}): DiskDocument => ({
  kind: "disk",
  id: DISK,
  generation: 1,
  device: null,
  file: { name: "data", size_bytes: 256 * MIB },
  wipe: null,
  wanted: "present",
  ...more,
});

export const partition = (
  id: string,
  mib: number,
  more: Partial<PartitionDocument> = {},
): PartitionDocument => ({
  kind: "partition",
  id,
  generation: 1,
  disk: DISK,
  size_bytes: mib * MIB,
  filesystem: null,
  wanted: "present",
  ...more,
});

/** The table of a file as sfdisk reads it. */
export async function tableOf(path: string) {
  const { stdout } = await run("sfdisk", ["--json", path]);
  return (
    JSON.parse(stdout) as {
      partitiontable: {
        id: string;
        partitions?: { start: number; size: number; name: string; uuid: string; type: string }[];
      };
    }
  ).partitiontable;
}

export async function put(path: string, position: number, what: Buffer | string): Promise<void> {
  const file = await open(path, "r+");
  const bytes = Buffer.from(what);
  await file.write(bytes, 0, bytes.length, position);
  await file.sync();
  await file.close();
}

export async function read(path: string, position: number, length: number): Promise<Buffer> {
  const file = await open(path, "r");
  const buffer = Buffer.alloc(length);
  await file.read(buffer, 0, length, position);
  await file.close();
  return buffer;
}

/** What a file holds, in short: checksums of its pieces that are not zero. */
export async function hash(path: string): Promise<string> {
  const file = await open(path, "r");
  const zeros = Buffer.alloc(4 * MIB);
  const piece = Buffer.alloc(4 * MIB);
  const sums: string[] = [];
  for (let at = 0; ; at += piece.length) {
    const { bytesRead } = await file.read(piece, 0, piece.length, at);
    if (bytesRead === 0) break;
    const part = piece.subarray(0, bytesRead);
    if (!part.equals(zeros.subarray(0, bytesRead))) sums.push(`${at}:${crc32(part)}`);
  }
  sums.push(String((await file.stat()).size));
  await file.close();
  return sums.join(" ");
}
