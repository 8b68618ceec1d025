// What this host recorded of a disk when it adopted it. The record on the disk says whose it is; this one says that the disk was
// whole once, so a table or a partition that is gone afterwards is damage to be reported, and not an empty place to
// be used anew, whatever `wipe` in the disk's document allowed when it was adopted.
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { createFolder, readTextIfThere, removeFile, writeFileAtomic } from "../host/files.ts";
import type { Paths } from "../host/paths.ts";

export interface AdoptionRecord {
  disk: string;
  identity: string;
  /** The disk that it was when it was adopted with its bytes, under another id. */
  former?: string;
  /** The counter that was last written to it (`table/usage-record.ts`); absent while it has none. */
  counter?: number;
  /** The identity under which it was known before this one. */
  taken_over_from?: string;
  /** Partitions that were made, by id; in sectors. */
  partitions: Record<string, PartitionRecord>;
}

export interface PartitionRecord {
  number: number;
  start: number;
  size: number;
  /** Where it is to be once a move is done; in between it is in one of the two places. */
  moving_to?: { start: number; size: number };
  /** It has grown, and the file system that filled it has not yet. */
  filesystem_due?: true;
}

const file = (paths: Paths, disk: string) => join(paths.tablesOf(disk), "adopted.json");

/** The record of a disk, or null when this host has not adopted it. */
export async function loadAdoptionRecord(paths: Paths, disk: string): Promise<AdoptionRecord | null> {
  const text = await readTextIfThere(file(paths, disk));
  return text === null ? null : (JSON.parse(text) as AdoptionRecord);
}

/** All disks that this host has adopted. */
export async function loadAdoptionRecords(paths: Paths): Promise<AdoptionRecord[]> {
  const names = await readdir(paths.tables).catch(() => []);
  const found = await Promise.all(names.map((disk) => loadAdoptionRecord(paths, disk)));
  return found.filter((record) => record !== null);
}

export async function saveAdoptionRecord(paths: Paths, record: AdoptionRecord): Promise<void> {
  await createFolder(paths.tablesOf(record.disk));
  await writeFileAtomic(file(paths, record.disk), `${JSON.stringify(record, null, 2)}\n`);
}

/** Changes what is remembered of a partition, if anything is. Under the disk's lock, or while nothing else works on it. */
export async function updatePartitionRecord(
  paths: Paths,
  disk: string,
  id: string,
  change: (known: PartitionRecord) => PartitionRecord,
): Promise<void> {
  const memory = await loadAdoptionRecord(paths, disk);
  const known = memory?.partitions[id];
  if (memory === null || known === undefined) return;
  await saveAdoptionRecord(paths, { ...memory, partitions: { ...memory.partitions, [id]: change(known) } });
}

/** Notes where a partition is; null when there is none any more. Under the disk's lock. */
export async function notePlace(
  paths: Paths,
  disk: string,
  id: string,
  entry: Pick<PartitionRecord, "number" | "start" | "size"> | null,
): Promise<void> {
  const record = await loadAdoptionRecord(paths, disk);
  if (record === null || (entry === null && record.partitions[id] === undefined)) return;
  const { [id]: known, ...others } = record.partitions;
  if (entry === null) return await saveAdoptionRecord(paths, { ...record, partitions: others });
  const { moving_to: _, ...rest } = known ?? {};
  const mine = { ...rest, number: entry.number, start: entry.start, size: entry.size };
  await saveAdoptionRecord(paths, { ...record, partitions: { ...others, [id]: mine } });
}

/**
 * The device that a disk's name led to when it was inspected for the first time, before it was adopted. A name can lead to
 * another device later; only this one will do.
 */
export interface Candidate {
  identity: string;
  size_bytes: number;
  /** The boot of the machine, and the kernel's number of the device in it. */
  boot_id: string;
  sequence: string;
}

const candidateFile = (paths: Paths, disk: string) => join(paths.tablesOf(disk), "candidate.json");

export async function loadCandidate(paths: Paths, disk: string): Promise<Candidate | null> {
  const text = await readTextIfThere(candidateFile(paths, disk));
  return text === null ? null : (JSON.parse(text) as Candidate);
}

export async function saveCandidate(paths: Paths, disk: string, candidate: Candidate): Promise<void> {
  await createFolder(paths.tablesOf(disk));
  await writeFileAtomic(candidateFile(paths, disk), `${JSON.stringify(candidate, null, 2)}\n`);
}

/**
 * Whether a disk lacks what was written since, as its counter tells. The device that was recorded may have lost its counter
 * with the rest of its first MiB.
 */
export function isOlder(
  found: { identity: string; record: { disk: string } | null; counter: number | null },
  record: AdoptionRecord,
): boolean {
  if (found.record?.disk !== record.disk || record.counter === undefined) return false;
  if (found.counter === null) return found.identity !== record.identity;
  return found.counter < record.counter;
}

/** Deletes what was recorded of a disk; its saved tables stay. */
export async function deleteAdoptionRecord(paths: Paths, disk: string): Promise<void> {
  await removeFile(file(paths, disk));
  await removeFile(candidateFile(paths, disk));
}
