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
//   wiped at wipe_at, by a clock that turns out to have been wrong --not wiped yet--> quarantined
//   on no disk --purge--> (gone: forgotten; its bytes stay on the disk that was released)
//
// Where a disk goes and what is found on one that comes: disk-quarantine.ts.
//
// The row stays marked as deleting, so that its name is free and nobody can refer to it. Its project is where it may be
// restored to; it belongs to its disk, and is nobody's to count.

import { CroftError } from "@croft/schemas/errors.ts";
import type { SpecOf } from "@croft/schemas/generated/typescript/kinds.ts";
import type { AnyStored, Reads, Stored, Writes } from "../../store/store.ts";
import { label } from "../kind-rules.ts";

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
const wipeAt = (spec: SpecOf<"partition">, now: number): string =>
  new Date(now + retentionDays(spec) * DAY_MS).toISOString();

const keptUntil = (id: string, wipe_at: string): string =>
  `Its bytes are kept until ${wipe_at}; restore_from = "${id}" brings them back.`;

/** Status of a partition that comes into quarantine at `now` (milliseconds). */
export function intoQuarantine(partition: Partition, now: number) {
  const wipe_at = wipeAt(partition.spec, now);
  return {
    ...partition.status,
    state: "quarantined" as const,
    state_code: null,
    state_reason: keptUntil(partition.id, wipe_at),
    conditions: [],
    quarantined_at: new Date(now).toISOString(),
    wipe_at,
    attached_to: null,
  } satisfies Partition["status"];
}

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
  if (quarantined && !partition.status.disk) return await forget(tx, partition, actor);
  if (quarantined) await diskOfQuarantined(tx, partition);
  const purged = await tx.documents.updateSpec("partition", partition.id, {
    // Its project does not wait for the zeros either.
    ...(quarantined ? { project: null } : {}),
    internal: {
      ...partition.internal,
      purge: true,
      ...(reason === "retention_over" ? { retention_over: await beforeWiping(tx, partition) } : {}),
    },
    status: {
      ...partition.status,
      state: "deleting",
      state_reason: "Its bytes are being overwritten with zeros.",
      ...(quarantined ? { wipe_at: new Date(now).toISOString() } : {}),
    },
  });
  await appendEvent(tx, partition, "purged", actor, { reason });
  return purged;
}

/** What it takes to withdraw the order. */
async function beforeWiping(tx: Writes, { status, project }: Partition) {
  const owner = project === null ? undefined : await tx.documents.byName("project", null, project);
  return { wipe_at: status.wipe_at ?? "", project, project_id: owner?.id ?? null };
}

/**
 * Withdraws the order to wipe a partition whose time in quarantine is not over at `now` (milliseconds) after all. Returns
 * whether there was one. A host that began already may be through with it.
 */
export async function withdrawWiping(
  tx: Writes,
  partition: Partition,
  { actor, now }: { actor: string; now: number },
): Promise<boolean> {
  const { retention_over, purge: _, ...internal } = partition.internal;
  if (retention_over === undefined || !(Date.parse(retention_over.wipe_at) > now)) return false;
  const { wipe_at, project, project_id } = retention_over;
  // A project of its name that came later is another one.
  const owner = project === null ? undefined : await tx.documents.byName("project", null, project);
  const restored = owner !== undefined && owner.id === project_id ? project : null;
  await tx.documents.updateSpec("partition", partition.id, {
    project: restored,
    internal,
    status: {
      ...partition.status,
      state: "quarantined",
      state_code: null,
      state_reason: keptUntil(partition.id, wipe_at),
      wipe_at,
    },
  });
  await appendEvent(tx, { ...partition, project: restored }, "kept", actor, { reason: "clock_was_wrong" });
  return true;
}

/** Its disk was released and is not to be had: only the row goes. On the disk it is found again when that is adopted. */
async function forget(tx: Writes, partition: Partition, actor: string): Promise<Partition> {
  await tx.documents.remove(partition.id);
  await appendEvent(tx, partition, "deleted", actor, { forgotten: true });
  return { ...partition, status: { ...partition.status, state: "deleting" } };
}

/** What a project that ends leaves in quarantine belongs to no project any more. */
export async function leaveProject(tx: Writes, project: string): Promise<void> {
  const { items } = await tx.documents.list("partition", { project, state: "quarantined" });
  for (const { id } of items) await tx.documents.updateStatus("partition", id, { project: null });
}

/** Project of a reservation that counts on its disk and in no quota. */
export const NO_PROJECT = "";

export function appendEvent(
  tx: Writes,
  { id, project, name }: Pick<AnyStored, "id" | "project" | "name">,
  happened: "purged" | "kept" | "released" | "recognised" | "deleted",
  actor: string,
  data: Record<string, unknown>,
): Promise<void> {
  return tx.events.append({
    type: `partition.${happened}`,
    actor,
    kind: "partition",
    object: id,
    project,
    name,
    data,
  });
}
