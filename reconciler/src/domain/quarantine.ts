// Partitions in quarantine: deleted, but their bytes are still on their disk.
//
//                                        POST with restore_from
//   deleting --host reports kept--> quarantined ------------------> pending (again an object of its project)
//                                     |     ^
//            its project is destroyed |     | a disk with the same identity is adopted
//            (project null)           |     |
//                                     |     `-- on no disk <-- its disk is released (kept)
//                                     |
//                                     `-- wipe_at, purge, its disk is erased --> wiped --> (gone)
//
// The row stays marked as deleting, so that its name is free and nobody can refer to it. Its project is where it may be
// restored to; it belongs to its disk, and is nobody's to count.

import { CroftError } from "@croft/schemas/errors.ts";
import type { SpecOf } from "@croft/schemas/generated/typescript/kinds.ts";
import type { AnyStored, Reads, Stored, Writes } from "../store/store.ts";
import { label } from "./rules.ts";

const DAY_MS = 86_400_000;
const DEFAULT_DAYS = 7;

type Partition = Stored<"partition">;

export const isQuarantined = (document: { kind: string; status: { state: string } }): boolean =>
  document.kind === "partition" && document.status.state === "quarantined";

/** Whether deletion keeps the bytes, as far as the partition itself has a say. */
export const keepsBytes = ({ spec, internal }: Pick<Partition, "spec" | "internal">): boolean =>
  spec.on_delete !== "wipe" && internal.purge !== true;

export const retentionDays = (spec: SpecOf<"partition">): number => spec.retention_days ?? DEFAULT_DAYS;

/** When bytes that came into quarantine at `now` (milliseconds) are wiped. */
export const wipeAt = (spec: SpecOf<"partition">, now: number): string =>
  new Date(now + retentionDays(spec) * DAY_MS).toISOString();

/** Throws what stands in the way of doing anything with the bytes; answers with the disk that they are on. */
export async function diskOfQuarantined(reads: Reads, partition: Partition): Promise<Stored<"disk">> {
  const disk = partition.status.disk ? await reads.documents.get("disk", partition.status.disk) : undefined;
  if (!disk) {
    throw new CroftError("disk_not_found", `The disk of ${label(partition)} was released with its bytes.`, {
      detail: `Adopt the disk (${partition.internal.identity}) again: what is in quarantine on it is recognised.`,
    });
  }
  if (!disk.deleting) return disk;
  throw new CroftError("deleting", `The disk of ${label(partition)} is being released.`, {
    detail: `Disk ${disk.id} is on its way out. Adopt it again when it is gone: what is in quarantine on it is recognised.`,
  });
}

export type PurgeReason = "asked" | "retention_over" | "disk_erased";

/** A disk is about to be erased: what is in quarantine on it is wiped before. */
export async function emptyQuarantine(
  tx: Writes,
  { id, spec }: Stored<"disk">,
  { actor, now }: { actor: string; now: number },
): Promise<void> {
  if (spec.on_delete !== "erase") return;
  for (const partition of await tx.documents.referrers(id, "partition")) {
    if (partition.deleting) await purge(tx, partition, { actor, now, reason: "disk_erased" });
  }
}

/** Orders the wiping of a partition that is in quarantine or on its way there. Safe to repeat. */
export async function purge(
  tx: Writes,
  partition: Partition,
  { actor, reason, now }: { actor: string; reason: PurgeReason; now: number },
): Promise<Partition> {
  if (!keepsBytes(partition)) return partition;
  const quarantined = isQuarantined(partition);
  if (quarantined) await diskOfQuarantined(tx, partition);
  const purged = await tx.documents.updateSpec("partition", partition.id, {
    // Its project does not wait for the zeros either.
    ...(quarantined ? { project: null } : {}),
    internal: { ...partition.internal, purge: true },
    status: {
      ...partition.status,
      state: "deleting",
      state_reason: "Its bytes are being overwritten with zeros.",
      ...(quarantined ? { wipe_at: new Date(now).toISOString() } : {}),
    },
  });
  await append(tx, partition, "purged", actor, { reason });
  return purged;
}

/** What a project that ends leaves in quarantine belongs to no project any more. */
export async function leaveProject(tx: Writes, project: string): Promise<void> {
  const { items } = await tx.documents.list("partition", { project, state: "quarantined" });
  for (const { id } of items) await tx.documents.updateStatus("partition", id, { project: null });
}

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
    await append(tx, partition, "released", actor, { disk: disk.id, identity });
  }
}

/** A disk was adopted: what came into quarantine on it in an earlier life of it is its own again. Answers with ids. */
export async function returnToDisk(
  tx: Writes,
  disk: Stored<"disk">,
  identity: string,
  actor: string,
): Promise<string[]> {
  const { host } = disk.spec;
  const found = await tx.documents.referrers(identityKey(identity), "partition");
  for (const partition of found) {
    await tx.documents.updateStatus("partition", partition.id, {
      status: { ...partition.status, disk: disk.id, host, conditions: [] },
      host,
      references: [disk.id],
    });
    await tx.reservations.put({
      ...{ object: partition.id, project: NO_PROJECT, host, disk: disk.id },
      ...{ vms: 0, cpus: 0, memory_mib: 0, root_gib: 0, partition_gib: partition.spec.size_gib },
    });
    await append(tx, partition, "recognised", actor, { disk: disk.id, identity });
  }
  return found.map(({ id }) => id);
}

/** Project of a reservation that counts on its disk and in no quota. */
export const NO_PROJECT = "";

function append(
  tx: Writes,
  { id, project, name }: Pick<AnyStored, "id" | "project" | "name">,
  happened: string,
  actor: string,
  data: Record<string, unknown>,
): Promise<void> {
  return tx.events.append({
    ...{ type: `partition.${happened}`, actor, kind: "partition", object: id },
    ...{ project, name, data },
  });
}
