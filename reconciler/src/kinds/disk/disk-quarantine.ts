// What is in quarantine on a disk that goes, and what is found on one that comes.
//
// A disk that is released takes along what is in quarantine on it: those partitions are on no disk then. The agent that
// adopts a disk tells which of Croft's partitions its table has, wherever it comes from, so they are known by their ids
// again, on any host and under any name of the disk. What no row knows (its row was forgotten, or it is another Croft's)
// comes into quarantine without an end, because nobody here can say what it is worth.

import { gibDown } from "@croft/schemas/bytes.ts";
import type { Condition, DiskReport } from "@croft/schemas/generated/typescript/messages.ts";
import type { Reads, Stored, Writes } from "../../store/store.ts";
import { ofKind } from "../host-kind.ts";
import { withoutCondition } from "../kind-rules.ts";
import { appendEvent, isQuarantined, NO_PROJECT } from "../partition/quarantine.ts";

type Partition = Stored<"partition">;
type Entry = NonNullable<DiskReport["partitions"]>[number];

const identityKey = (identity: string): string => `identity:${identity}`;
const recordKey = (disk: string): string => `record:${disk}`;

/** What is in quarantine on a disk of a host's inventory, as far as its identity and the record on it tell. */
export async function quarantinedOn(
  reads: Reads,
  { identity, disk }: { identity: string; disk: string | null },
): Promise<Partition[]> {
  const found = new Map<string, Partition>();
  for (const key of [identityKey(identity), ...(disk === null ? [] : [recordKey(disk), disk])]) {
    for (const one of await reads.documents.referrers(key, "partition")) {
      if (isQuarantined(one)) found.set(one.id, one);
    }
  }
  return [...found.values()];
}

/** What is in quarantine on a disk that was released stays on it, and is found again on it by the agent that adopts it. */
export async function leaveDisk(tx: Writes, disk: Stored<"disk">, actor: string): Promise<void> {
  const identity = disk.status.identity ?? disk.id;
  for (const partition of await tx.documents.referrers(disk.id, "partition")) {
    if (!isQuarantined(partition)) continue;
    const released = {
      type: "disk_released",
      status: "true",
      reason: "released",
      message: `Its bytes are on the disk ${identity}, which was released. Adopt that disk to restore or purge it.`,
    } as const;
    await tx.documents.updateStatus("partition", partition.id, {
      status: { ...partition.status, disk: null, host: null, conditions: [released] },
      internal: { ...partition.internal, identity },
      host: null,
      references: [identityKey(identity), recordKey(disk.id)],
    });
    await tx.reservations.release(partition.id);
    await appendEvent(tx, partition, "released", actor, { disk: disk.id, identity });
  }
}

/** What an agent found on a disk that it adopted. */
export interface FoundOnDisk {
  identity: string;
  /** Undefined from an agent that does not tell. */
  entries: readonly Entry[] | undefined;
}

/** A disk was adopted: what is in quarantine on it is its own again. Answers with the ids of what changed. */
export async function returnToDisk(
  tx: Writes,
  disk: Stored<"disk">,
  { identity, entries }: FoundOnDisk,
  actor: string,
): Promise<string[]> {
  const homeless = ({ status }: Partition): boolean => !status.disk;
  if (entries === undefined) {
    const known = await tx.documents.referrers(identityKey(identity), "partition");
    for (const partition of known.filter(homeless)) await bind(tx, disk, partition, actor);
    return known.map(({ id }) => id);
  }
  const found = await tx.documents.findAll(entries.map(({ id }) => id));
  const rows = new Map(ofKind(found, "partition").map((row) => [row.id, row]));
  const unknown = rows.size === entries.length ? new Set() : await unknownOn(tx, disk.spec.host);
  const changed: string[] = [];
  const elsewhere: Partition[] = [];
  for (const entry of entries) {
    const row = rows.get(entry.id);
    if (row?.status.disk === disk.id || unknown.has(entry.id)) continue;
    if (row === undefined) await bind(tx, disk, await takeIn(tx, disk, entry, actor), actor);
    else if (isQuarantined(row) && homeless(row)) await bind(tx, disk, row, actor);
    else elsewhere.push(row);
    changed.push(entry.id);
  }
  await tellCopy(tx, disk, elsewhere);
  return changed;
}

/** What a restored database does not know is a person's to adopt, and may be in use by a guest that runs on. */
const unknownOn = async (tx: Writes, host: string): Promise<Set<string>> =>
  new Set((await tx.strangers.all()).filter((one) => one.host === host).map(({ id }) => id));

async function bind(tx: Writes, disk: Stored<"disk">, partition: Partition, actor: string): Promise<void> {
  const { host } = disk.spec;
  await tx.documents.updateStatus("partition", partition.id, {
    status: { ...partition.status, disk: disk.id, host, conditions: [] },
    host,
    references: [disk.id],
  });
  await tx.reservations.put({
    object: partition.id,
    project: NO_PROJECT,
    host,
    disk: disk.id,
    vms: 0,
    cpus: 0,
    memory_mib: 0,
    root_gib: 0,
    partition_gib: partition.spec.size_gib,
  });
  await appendEvent(tx, partition, "recognised", actor, { disk: disk.id, identity: disk.status.identity });
}

/** A row for a partition that only its disk knows of. */
async function takeIn(tx: Writes, disk: Stored<"disk">, entry: Entry, actor: string): Promise<Partition> {
  const { id, number, part_uuid, start_bytes, size_bytes } = entry;
  const status: Partition["status"] = {
    observed_generation: 0,
    state: "quarantined",
    state_reason: `It was found on disk ${disk.id}. Its bytes are kept until it is purged; restore_from = "${id}" brings them back.`,
    state_code: null,
    conditions: [],
    disk: null,
    host: null,
    serial: id,
    number,
    part_uuid,
    start_bytes,
    size_bytes,
    filesystem: null,
    quarantined_at: null,
    wipe_at: null,
    attached_to: null,
  };
  await tx.documents.insert<"partition">({
    kind: "partition",
    id,
    project: null,
    shared: false,
    name: id,
    tags: {},
    default_tags: {},
    spec: { size_gib: Math.max(1, gibDown(size_bytes)), on_delete: "quarantine", retention_days: 7 },
    status,
    created_by: actor,
    create_digest: null,
  });
  await tx.documents.markDeleting("partition", id, status);
  return await tx.documents.updateStatus("partition", id, { status });
}

/** Partitions cannot be on two disks: one of them is a copy. */
async function tellCopy(tx: Writes, disk: Stored<"disk">, elsewhere: readonly Partition[]): Promise<void> {
  const [first] = elsewhere;
  if (first === undefined) return;
  const copy: Condition = {
    type: "copy",
    status: "true",
    reason: "partitions_elsewhere",
    message: `Its table has partitions that are on disk ${first.status.disk ?? "unknown"} of host ${first.status.host ?? "unknown"}: ${elsewhere.map(({ id }) => id).join(", ")}. It is a copy; those on it are not used.`,
  };
  const now = await tx.documents.get("disk", disk.id);
  if (now === undefined) return;
  const conditions = [...withoutCondition(now.status.conditions, copy.type), copy];
  await tx.documents.updateStatus("disk", disk.id, { status: { ...now.status, conditions } });
}

/** Whether this reconciler gave up a disk that was not released: something is in quarantine on it. */
export async function wasGivenUp(reads: Reads, disk: string): Promise<boolean> {
  return (await reads.documents.referrers(recordKey(disk), "partition")).some(isQuarantined);
}
