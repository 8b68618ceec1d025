// What this host remembers of a disk it adopted. The record on the disk says whose it is; the memory says that it was
// whole once, so a table or a partition that is gone afterwards is damage to be reported, and not an empty place to
// be used anew, whatever `wipe` in the disk's document allowed when it was adopted.
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { makeFolder, readTextIfThere, removeFile, writeFileAtomic } from "../host/files.ts";
import type { Paths } from "../host/paths.ts";

export interface DiskMemory {
  disk: string;
  identity: string;
  /** The disk that it was when it was adopted with its bytes, under another id. */
  former?: string;
  /** Partitions that were made, by id; in sectors. */
  partitions: Record<string, RememberedPartition>;
}

export interface RememberedPartition {
  number: number;
  start: number;
  size: number;
  /** It has grown, and the file system that filled it has not yet. */
  filesystem_due?: true;
}

const file = (paths: Paths, disk: string) => join(paths.tablesOf(disk), "adopted.json");

/** What is remembered of a disk, or null when this host has not adopted it. */
export async function recall(paths: Paths, disk: string): Promise<DiskMemory | null> {
  const text = await readTextIfThere(file(paths, disk));
  return text === null ? null : (JSON.parse(text) as DiskMemory);
}

/** All disks that this host has adopted. */
export async function recallAll(paths: Paths): Promise<DiskMemory[]> {
  const names = await readdir(paths.tables).catch(() => []);
  const found = await Promise.all(names.map((disk) => recall(paths, disk)));
  return found.filter((memory) => memory !== null);
}

export async function remember(paths: Paths, memory: DiskMemory): Promise<void> {
  await makeFolder(paths.tablesOf(memory.disk));
  await writeFileAtomic(file(paths, memory.disk), `${JSON.stringify(memory, null, 2)}\n`);
}

/** Changes what is remembered of a partition, if anything is. Under the disk's lock, or while nothing else works on it. */
export async function rememberPartition(
  paths: Paths,
  disk: string,
  id: string,
  change: (known: RememberedPartition) => RememberedPartition,
): Promise<void> {
  const memory = await recall(paths, disk);
  const known = memory?.partitions[id];
  if (memory === null || known === undefined) return;
  await remember(paths, { ...memory, partitions: { ...memory.partitions, [id]: change(known) } });
}

/** Forgets a disk; its saved tables stay. */
export async function forget(paths: Paths, disk: string): Promise<void> {
  await removeFile(file(paths, disk));
}
