// Partitions. Where one goes is decided when it is created; that it is there is told by its host's agent.
//
//      ,--------------------------------------------- POST with restore_from ----.
//      v                                                                         |
//   pending --> creating --> ready --DELETE--> deleting --host: kept--> quarantined
//                  |                            ^ |  ^                           |
//                  +--> failed | error ---------' |  `-- wipe_at over, purge ----'
//                                                 `--host: wiped--> (gone)
//
// While a VM has it, deleting says waiting_for_users. On silence of its host any state but quarantined is unknown. With
// on_delete "wipe" there is no quarantine; what was never finished does not get there either. See quarantine.ts.

import { gibUp } from "@croft/schemas/bytes.ts";
import { CroftError } from "@croft/schemas/errors.ts";
import { admitPartitionMove } from "../../moves/admit-partition-move.ts";
import { refuseMoving } from "../../moves/while-moving.ts";
import {
  type DiskRoom,
  lackingToGrow,
  type PartitionPlacement,
  placePartition,
} from "../../scheduling/place-partition.ts";
import type { Reads, Stored } from "../../store/store.ts";
import {
  type Adoption,
  type Decision,
  type KindRules,
  label,
  type NewObject,
  neverReached,
  type ObjectUpdate,
  refuseFaults,
  waitingForUsers,
} from "../kind-rules.ts";
import { checkQuarantineQuota, checkQuota, NOTHING } from "../project/quota.ts";
import { References } from "../references.ts";
import { referrersOf } from "../relations.ts";
import { growthRestarts } from "../vm/restart-reasons.ts";
import { diskOfAdopted } from "./disk-of-adopted.ts";
import { purgeHint } from "./purge-hint.ts";
import { keepsBytes, NO_PROJECT } from "./quarantine.ts";
import { PARTITION_USERS } from "./relations.ts";
import { restorePartition } from "./restore.ts";

async function roomOf(reads: Reads, disk: Stored<"disk">): Promise<DiskRoom> {
  return { disk, partitions: await reads.documents.referrers(disk.id, "partition") };
}

/** Disks that may have the partition: the one named, or all of the host or of all hosts. */
async function candidates(
  reads: Reads,
  { project, name, spec }: NewObject<"partition">,
): Promise<DiskRoom[]> {
  const references = new References(reads, project);
  const disk = spec.disk === undefined ? undefined : await references.find("disk", spec.disk, "/spec/disk");
  if (spec.host !== undefined) await references.host(spec.host, "/spec/host");
  if (disk && spec.host !== undefined && disk.spec.host !== spec.host) {
    references.fault("invalid_value", "/spec/host", `disk ${disk.id} is on host ${disk.spec.host}`);
  }
  refuseFaults(`Partition ${name} cannot be created as given.`, references.faults);
  const hosts = new Map((await reads.hosts.facts()).map((host) => [host.name, host.spec]));
  const withHost = async (item: Stored<"disk">): Promise<DiskRoom> => {
    const room = await roomOf(reads, item);
    return { ...room, declared: hosts.get(item.spec.host) };
  };
  if (disk) return [await withHost(disk)];
  const { items } = await reads.documents.list("disk");
  return Promise.all(items.map(withHost));
}

async function refuseRestart(reads: Reads, partition: Stored<"partition">): Promise<void> {
  const host = (await reads.hosts.facts()).find(({ name }) => name === partition.status.host);
  const vms = await reads.documents.referrers(partition.id, "vm");
  const vm = growthRestarts(vms, partition.id, host?.facts?.root);
  if (vm?.spec.on_change !== "fail") return;
  throw new CroftError("restart_refused", `Growing ${label(partition)} would restart ${label(vm)}.`, {
    detail: `The agent of host ${host?.name} has no root, so growth needs a restart, and the VM's on_change is "fail". Stop the VM first, or set its on_change to "restart".`,
    errors: [{ code: "restart_refused", pointer: "/spec/size_gib", message: `would restart ${label(vm)}` }],
  });
}

/** Days for which what is deleted may take room that is nobody's to use. */
const MOST_RETENTION_DAYS = 365;

function refuseLongRetention(what: string, days: number | undefined, before?: number): void {
  if (days === undefined || days <= MOST_RETENTION_DAYS || days === before) return;
  const message = `must be <= ${MOST_RETENTION_DAYS}`;
  refuseFaults(`${what} cannot keep its bytes that long.`, [
    { code: "out_of_range", pointer: "/spec/retention_days", message },
  ]);
}

/** One that its host has already is on the disk that it is on, and no smaller than it is. */
async function placeOfAdopted(
  reads: Reads,
  { name, spec }: NewObject<"partition">,
  { id, host, size_bytes }: Adoption,
): Promise<PartitionPlacement> {
  const found = await diskOfAdopted(reads, { id, host }, spec.disk);
  const least = gibUp(size_bytes ?? 0);
  refuseFaults(`Partition ${name} cannot be adopted as given.`, [
    ...("fault" in found ? [found.fault] : []),
    ...(spec.size_gib >= least
      ? []
      : [{ code: "out_of_range" as const, pointer: "/spec/size_gib", message: `must be at least ${least}` }]),
  ]);
  const disk = "disk" in found ? found.disk : null;
  return { disk, refusals: [], explanation: `It is on host ${host} already.` };
}

/** To the host that is named, which is tried anew when it is named again. Nothing else changes with it. */
async function movePartition(
  reads: Reads,
  { before, spec }: ObjectUpdate<"partition">,
): Promise<Decision<"partition">> {
  const references = new References(reads, before.project);
  await references.host(spec.host ?? "", "/spec/host");
  const disk = spec.disk === undefined ? undefined : await reads.documents.get("disk", spec.disk);
  if (disk !== undefined && disk.spec.host !== spec.host) {
    references.fault(
      "invalid_value",
      "/spec/disk",
      `is on host ${disk.spec.host}: name none, or one of that host`,
    );
  }
  if (spec.size_gib !== before.spec.size_gib) {
    references.fault(
      "invalid_value",
      "/spec/size_gib",
      "is changed when it has moved, not together with `host`",
    );
  }
  refuseFaults(`${label(before)} cannot be changed as given.`, references.faults);
  const move = await admitPartitionMove(reads, before, spec);
  return { status: before.status, move, explanation: [move.explanation] };
}

const amounts = (sizeGib: number) => ({ ...NOTHING, partition_gib: sizeGib });

export const partitionRules: KindRules<"partition"> = {
  async create(reads, object) {
    const { id, name, spec } = object;
    refuseLongRetention(`Partition ${name}`, spec.retention_days);
    if (spec.restore_from !== undefined) return restorePartition(reads, spec.restore_from, object);
    const project = object.project ?? "";
    const rooms = await candidates(reads, object);
    const { disk, explanation, refusals } =
      object.adopts === undefined
        ? placePartition(rooms, spec)
        : await placeOfAdopted(reads, object, object.adopts);
    if (!disk) {
      const hint = purgeHint(
        rooms.flatMap(({ partitions }) => partitions),
        project,
      );
      throw new CroftError("no_capacity", `There is no room for partition ${name} of ${spec.size_gib} GiB.`, {
        detail: `${explanation} ${hint}`.trim(),
        facts: { disks: Object.fromEntries(refusals.map((refusal) => [refusal.disk, refusal.reason])) },
      });
    }
    await checkQuota(reads, project, `Partition ${name}`, NOTHING, amounts(spec.size_gib));
    const { host } = disk.spec;
    const declared = (await reads.hosts.facts()).find(({ name: one }) => one === host)?.spec;
    return {
      host,
      references: [disk.id],
      reservation: { project, host, disk: disk.id, ...amounts(spec.size_gib) },
      status: {
        observed_generation: 0,
        state: "pending",
        state_reason: `Waits for the agent of host ${host}.`,
        state_code: null,
        conditions: [],
        disk: disk.id,
        host,
        host_region: declared?.region ?? null,
        serial: id,
        number: null,
        part_uuid: null,
        start_bytes: null,
        size_bytes: null,
        filesystem: null,
        quarantined_at: null,
        wipe_at: null,
        attached_to: null,
      },
      explanation: [explanation],
    };
  },

  // Naming where it is, or no longer naming it, moves nothing.
  keeps({ pointer, after }, { before }) {
    const { disk, host, host_region } = before.status;
    const at = { "/disk": disk, "/host": host, "/region": host_region }[pointer];
    return at !== undefined && (after === undefined || after === at);
  },

  takesBack: ({ pointer, after }, before) => pointer === "/size_gib" && neverReached(before, after),

  async update(reads, update) {
    const { before, spec, named } = update;
    refuseLongRetention(label(before), spec.retention_days, before.spec.retention_days);
    if (named.has("host") && spec.host !== undefined && spec.host !== before.status.host) {
      return movePartition(reads, update);
    }
    const [project, more] = [before.project ?? "", spec.size_gib - before.spec.size_gib];
    const { disk: diskId, host } = before.status;
    if (more === 0 || !diskId || !host) return { status: before.status };
    if (more < 0) {
      const taken = { project, host, disk: diskId, ...amounts(spec.size_gib) };
      return { status: before.status, reservation: taken };
    }
    const disk = await reads.documents.get("disk", diskId);
    const room = disk && (await roomOf(reads, disk));
    const lacking = room && lackingToGrow(room, before, spec.size_gib);
    if (lacking !== undefined) {
      const hint = purgeHint(room?.partitions ?? [], project);
      throw new CroftError("no_gap", `${label(before)} cannot grow to ${spec.size_gib} GiB.`, {
        detail:
          `${lacking}. Ask for less${disk?.spec.file === undefined ? "" : ", or grow the disk (size_gib of its file)"}. ${hint}`.trim(),
        errors: [{ code: "no_gap", pointer: "/spec/size_gib", message: lacking }],
      });
    }
    await refuseMoving(reads, label(before), host, before.id);
    await refuseRestart(reads, before);
    const [had, wants] = [amounts(before.spec.size_gib), amounts(spec.size_gib)];
    await checkQuota(reads, project, `Growing ${label(before)}`, had, wants);
    return { status: before.status, reservation: { project, host, disk: diskId, ...wants } };
  },

  async remove(reads, partition) {
    const { id, status } = partition;
    const users = await referrersOf(reads, id, PARTITION_USERS);
    const reserved = await reads.reservations.of(id);
    // What was never made leaves nothing to be kept.
    if (
      keepsBytes(partition) &&
      partition.project !== null &&
      status.size_bytes != null &&
      !partition.deleting
    )
      await checkQuarantineQuota(reads, partition.project, label(partition), partition.spec.size_gib);
    return {
      gone: false,
      status: users.length === 0 ? status : { ...status, conditions: [waitingForUsers(users)] },
      // The quota is free at once; the room on the disk stays taken.
      ...(reserved && keepsBytes(partition) ? { reservation: { ...reserved, project: NO_PROJECT } } : {}),
    };
  },
};
