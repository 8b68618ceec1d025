// What changing or destroying a partition means for its bytes, and for the guest that has it.

import { gibUp } from "@croft/schemas/bytes.ts";
import type { SpecOf } from "@croft/schemas/generated/typescript/kinds.ts";
import { movedForNew } from "../../scheduling/make-room.ts";
import { growthOf } from "../../scheduling/place-partition.ts";
import type { Reads, Stored } from "../../store/store.ts";
import type { Explanation } from "../explanation.ts";
import { type Remark, restartRemark } from "../remark.ts";
import { title } from "../title.ts";
import { growthRestarts } from "../vm/restart-reasons.ts";
import { keepsBytes, retentionDays } from "./quarantine.ts";

/** The VM that growing the partition restarts. */
async function restartedByGrowth(
  reads: Reads,
  { id, status }: Stored<"partition">,
): Promise<Stored<"vm"> | undefined> {
  const host = (await reads.hosts.facts()).find(({ name }) => name === status.host);
  return growthRestarts(await reads.documents.referrers(id, "vm"), id, host?.facts?.root);
}

export const partitionExplanation: Explanation<"partition"> = {
  create: (reads, spec, named, { disk }) => movedByNew(reads, named, spec, disk ?? undefined),

  async lost(_reads, partition) {
    const { id, spec } = partition;
    if (!keepsBytes(partition)) return `Its ${spec.size_gib} GiB are overwritten with zeros.`;
    const days = retentionDays(spec);
    const kept = days === 0 ? "not kept, but" : `kept ${days} ${days === 1 ? "day" : "days"}, then`;
    return `Its ${spec.size_gib} GiB are ${kept} wiped.${days === 0 ? "" : ` Until then restore_from = "${id}" brings them back.`}`;
  },

  async update(reads, partition, spec, changes) {
    const to = changes.find(({ pointer, effect }) => pointer === "/host" && effect === "M");
    if (to !== undefined) return { restarts: new Map(), warnings: [moveRemark(partition, String(to.after))] };
    const grows = changes.some(
      ({ pointer, before, after }) => pointer === "/size_gib" && Number(after) > Number(before),
    );
    if (!grows) return { restarts: new Map(), warnings: [] };
    const warnings = await movedByGrowth(reads, partition, spec.size_gib);
    const vm = await restartedByGrowth(reads, partition);
    if (vm === undefined) return { restarts: new Map(), warnings };
    const reason = `growing restarts ${title(vm)}, because the agent of its host has no root`;
    return {
      restarts: new Map([["/size_gib", reason]]),
      warnings: [restartRemark(title(vm), `${title(partition)}: ${reason}.`, "/spec/size_gib"), ...warnings],
    };
  },
};

/** Which others are copied so that a new one fits. Those of other projects are counted, and not named. */
async function movedByNew(
  reads: Reads,
  { project, name }: Parameters<NonNullable<Explanation<"partition">["create"]>>[2],
  { size_gib, restore_from }: SpecOf<"partition">,
  diskId: string | undefined,
): Promise<Remark[]> {
  const disk = diskId === undefined ? undefined : await reads.documents.get("disk", diskId);
  if (disk === undefined || restore_from !== undefined) return [];
  const partitions = await reads.documents.referrers(disk.id, "partition");
  const moved = movedForNew({ disk, partitions }, size_gib);
  if (moved.length === 0) return [];
  const total = moved.reduce((sum, { gib }) => sum + gib, 0);
  const each: string[] = [];
  let elsewhere = { count: 0, gib: 0 };
  for (const { id, gib } of moved) {
    const one = partitions.find((partition) => partition.id === id);
    if (one === undefined || one.project !== project) {
      elsewhere = { count: elsewhere.count + 1, gib: elsewhere.gib + gib };
      continue;
    }
    const user = one.status.attached_to == null ? "" : `, which VM ${one.status.attached_to} has`;
    each.push(`${project}/${one.name} (${id}, ${gib} GiB${user})`);
  }
  if (elsewhere.count > 0) each.push(`${elsewhere.count} of other projects (${elsewhere.gib} GiB)`);
  return [
    {
      code: "moved",
      summary: `Partition ${project}/${name} makes others move on their disk: ${total} GiB are copied`,
      detail: `The free space of disk ${disk.id} lies in pieces, so these are copied to other places of it first: ${each.join(", ")}. Number, GUID and serial stay, and guests run on: each stands still for a moment at the end.`,
      pointer: "/spec/size_gib",
    },
  ];
}

const moveRemark = (partition: Stored<"partition">, to: string): Remark => ({
  code: "move",
  summary: `${title(partition)} will be moved from host ${partition.status.host} to ${to}`,
  detail: `Its bytes are copied: up to ${partition.spec.size_gib} GiB, holes left out. Nobody can use it meanwhile. If it fails, it stays where it was.`,
  pointer: "/spec/host",
});

/** What is copied because a neighbor is in the way, and what that means for who has it. */
async function movedByGrowth(
  reads: Reads,
  partition: Stored<"partition">,
  sizeGib: number,
): Promise<Remark[]> {
  const disk = partition.status.disk ? await reads.documents.get("disk", partition.status.disk) : undefined;
  if (disk === undefined) return [];
  const partitions = await reads.documents.referrers(disk.id, "partition");
  const growth = growthOf({ disk, partitions }, partition, sizeGib);
  if ("lacking" in growth || !growth.moves) return [];
  const gib = gibUp(partition.status.size_bytes ?? 0);
  const user = partition.status.attached_to;
  const meanwhile =
    user == null
      ? "Nobody can use it meanwhile."
      : `VM ${user} has it and runs on: its QEMU copies it, and the guest stands still for a moment at the end.`;
  return [
    {
      code: "moved",
      summary: `${title(partition)} will be moved on its disk`,
      detail: `A neighbor on disk ${disk.id} is in the way, so its ${gib} GiB are copied to a gap of that disk; number, GUID and serial stay. ${meanwhile}`,
      pointer: "/spec/size_gib",
    },
  ];
}
