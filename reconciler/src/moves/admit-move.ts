// Whether a VM can move to another host with its disks, and to which of that host's. Reads only: the dry run asks the same.
//
//   not moving already, its host heard --> its partitions made, none pinned elsewhere --> for each host that may have it:
//     agents of both know moves --> no older copy of it left there --> a disk with room for each partition --> placing's filters

import { CroftError } from "@croft/schemas/errors.ts";
import type { SpecOf } from "@croft/schemas/generated/typescript/kinds.ts";
import { label } from "../kinds/kind-rules.ts";
import { chooseHost } from "../kinds/vm/capacity.ts";
import { vmAmounts } from "../kinds/vm/demand.ts";
import { type DiskRoom, placePartition } from "../scheduling/place-partition.ts";
import type { HostFacts, Move, MovingPartition, Reads, Stored } from "../store/store.ts";
import type { NewMove } from "./new-move.ts";

type Vm = Pick<Stored<"vm">, "id" | "project" | "name" | "status" | "created_by" | "kind">;

/** What a move is refused for in a sentence. */
type Moved = Pick<Stored<"vm"> | Stored<"partition">, "id" | "project" | "name" | "status" | "kind">;

interface Wish {
  /** Of the VM as it is to be. */
  spec: SpecOf<"vm">;
  /** Id of the token whose rights count for ports. */
  principal?: string;
}

/**
 * Throws why it cannot be: `in_use` while another move of it is not over, `host_silent`, `agent_outdated`, `invalid_value` for a
 * partition that is pinned elsewhere, `no_capacity`.
 */
export async function admitMove(reads: Reads, vm: Vm, wish: Wish): Promise<NewMove> {
  await refuseMoving(reads, vm);
  const hosts = await reads.hosts.facts();
  refuseUnfit(vm, hosts);
  const partitions = await partitionsOf(reads, vm.id, wish.spec);
  refuseUnmade(vm, partitions);
  const { host: pinned } = wish.spec;
  const candidates = hosts.filter(({ name }) => name !== vm.status.host && (pinned ?? name) === name);
  const refusals: string[] = [];
  const fit = new Map<string, MovingPartition[]>();
  for (const { name, facts } of candidates) {
    if (facts?.moves !== true) {
      refusals.push(`${name}: its agent ${facts === null ? "has not reported yet" : "is too old"}`);
      continue;
    }
    const found = await targetOn(reads, vm.id, name, partitions);
    if (typeof found === "string") refusals.push(`${name}: ${found}`);
    else fit.set(name, found);
  }
  for (const name of [...fit.keys()]) {
    try {
      const spec = { ...wish.spec, host: name, partitions: [] };
      const { host, explanation } = await chooseHost(
        reads,
        { ...vm, spec, principal: wish.principal ?? vm.created_by },
        [],
      );
      const { partition_gib: _, ...hold } = vmAmounts(wish.spec);
      const { root_disk_gib } = wish.spec;
      return { to: host.name, partitions: fit.get(name) ?? [], root_disk_gib, hold, explanation };
    } catch (error) {
      if (!(error instanceof CroftError)) throw error;
      if (pinned !== undefined) throw error;
      const { hosts: reasons } = error.facts as { hosts?: Record<string, string> };
      refusals.push(`${name}: ${reasons?.[name] ?? error.message}`);
    }
  }
  const none = candidates.length === 0 ? "There is no other host." : `${refusals.join("\n")}`;
  const where = pinned === undefined ? "to another host" : `to host ${pinned}`;
  throw new CroftError("no_capacity", `${label(vm)} cannot move ${where}.`, { detail: none });
}

export async function refuseMoving(reads: Reads, vm: Moved): Promise<void> {
  const present = await reads.moves.ofVm(vm.id);
  if (present === undefined) return;
  throw new CroftError("in_use", `${label(vm)} is being moved already.`, {
    detail: `${whatOf(present)} Try again when that is over; the condition \`moving\` tells how far it is.`,
  });
}

function whatOf({ from, to, phase }: Move): string {
  if (phase === "leaving") return `It is on host ${to}, and host ${from} still removes what it had of it.`;
  if (phase === "undoing") return `Its move to host ${to} failed, and that host still removes what it got.`;
  return `It moves from host ${from} to ${to}.`;
}

/** Of the host that it leaves. */
export function refuseUnfit(vm: Moved, hosts: readonly HostFacts[]): void {
  const from = hosts.find(({ name }) => name === vm.status.host);
  if (from?.state !== "ready") {
    throw new CroftError(
      "host_silent",
      `${label(vm)} cannot move: its host ${vm.status.host} does not report.`,
      {
        detail: "Its bytes are there alone. Bring the host back first.",
      },
    );
  }
  if (from.facts?.moves !== true) {
    throw new CroftError(
      "agent_outdated",
      `${label(vm)} cannot move: the agent of its host ${from.name} is too old for that.`,
      {
        detail: "Update the agent.",
      },
    );
  }
}

/** All that the VM has and is to have. */
async function partitionsOf(reads: Reads, vm: string, spec: SpecOf<"vm">): Promise<Stored<"partition">[]> {
  const attachments = await reads.documents.referrers(vm, "partition_attachment");
  const ids = [
    ...(spec.partitions ?? []).map(({ partition }) => partition),
    ...attachments.map(({ spec: { partition } }) => partition),
  ];
  const found = ids.length === 0 ? [] : await reads.documents.findAll([...new Set(ids)]);
  return found.flatMap((one) => (one.kind === "partition" ? [one] : []));
}

export function refuseUnmade(vm: Moved, partitions: readonly Stored<"partition">[]): void {
  const open = partitions.find(({ status, deleting }) => status.state !== "ready" || deleting);
  if (open === undefined) return;
  throw new CroftError("in_use", `${label(vm)} cannot move: ${label(open)} is ${open.status.state}.`, {
    detail: `What moves has to be whole. ${open.status.state_reason ?? ""}`.trim(),
  });
}

/** The disks of a host that the partitions would go to, or why they cannot. */
export async function targetOn(
  reads: Reads,
  vm: string,
  host: string,
  partitions: readonly Stored<"partition">[],
): Promise<MovingPartition[] | string> {
  const left = new Set((await reads.hostConfigs.givenUp(host)).map(({ id }) => id));
  const older = [vm, ...partitions.map(({ id }) => id)].find((id) => left.has(id));
  if (older !== undefined) return `it has not removed its older copy of ${older} yet`;
  const rooms = partitions.length === 0 ? [] : await roomsOf(reads, host);
  const chosen: MovingPartition[] = [];
  for (const partition of partitions) {
    const { spec, status } = partition;
    const { disk, explanation } = placePartition(rooms, {
      size_gib: spec.size_gib,
      disk: spec.disk,
      host: spec.host ?? host,
      region: spec.region,
    });
    if (disk === null) return `${label(partition)}: ${explanation}`;
    const room = rooms.find((one) => one.disk.id === disk.id);
    if (room !== undefined) room.partitions = [...room.partitions, notThereYet(partition)];
    chosen.push({ partition: partition.id, disk: disk.id, size_bytes: status.size_bytes ?? 0 });
  }
  return chosen;
}

async function roomsOf(reads: Reads, host: string): Promise<DiskRoom[]> {
  const declared = (await reads.hosts.facts()).find(({ name }) => name === host)?.spec;
  const coming = (await reads.moves.onHost(host)).filter(
    ({ to, phase }) => to === host && phase !== "leaving",
  );
  const rooms: DiskRoom[] = [];
  for (const disk of await reads.documents.ofKindOnHost(host, "disk")) {
    const ids = coming.flatMap(({ partitions }) =>
      partitions.filter((one) => one.disk === disk.id).map(({ partition }) => partition),
    );
    const arriving = (await reads.documents.findAll(ids)).flatMap((one) =>
      one.kind === "partition" ? [notThereYet(one)] : [],
    );
    const there = await reads.documents.referrers(disk.id, "partition");
    rooms.push({ disk, partitions: [...there, ...arriving], declared });
  }
  return rooms;
}

/** As one that was promised room on a disk which does not show it yet. */
const notThereYet = (partition: Stored<"partition">): Stored<"partition"> => ({
  ...partition,
  status: { ...partition.status, size_bytes: 0 },
});
