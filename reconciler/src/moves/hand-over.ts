// The one transaction in which a VM becomes the other host's: its next incarnation there, with its partitions on the disks that
// took their bytes; and an instruction for the first host to remove what it has.

import { CroftError } from "@croft/schemas/errors.ts";
import { leaveInstruction } from "../commands/abandon.ts";
import { vmAmounts } from "../kinds/vm/demand.ts";
import { spreadOf } from "../kinds/vm/neighbors.ts";
import { allocatedPorts, newLeases, portRequests } from "../kinds/vm/ports.ts";
import { spreadRefusal } from "../scheduling/topology.ts";
import type { HostFacts, Move, MovingPartition, Stored, Writes } from "../store/store.ts";
import { setConditions } from "./moved.ts";
import { withoutMoving } from "./moving-condition.ts";

interface Received {
  bytes: number;
  sha256: string;
}

/** Returns why it cannot be; nothing was written then. */
export async function handOver(
  tx: Writes,
  move: Move,
  vm: Stored<"vm">,
  { bytes, sha256 }: Received,
): Promise<{ code: string; message: string } | undefined> {
  const { id, from, to } = move;
  const fleet = await tx.hosts.fleet();
  const host = fleet.get(to);
  if (host === undefined) return { code: "not_found", message: `Host ${to} was removed meanwhile.` };
  const apart = spreadRefusal(host, await spreadOf(tx, fleet, vm));
  if (apart !== undefined)
    return { code: "no_capacity", message: `Host ${to} is not fit any more: ${apart}.` };
  const gone = await goneDisk(tx, move);
  if (gone !== undefined) return gone;
  const leases = await leasesOn(tx, host, vm);
  if (leases instanceof CroftError) return { code: leases.code, message: leases.message };
  await tx.moves.enter(id, "leaving");
  await leaveInstruction(tx, vm, from);
  for (const moving of move.partitions) await handOverPartition(tx, moving, from, host);
  await giveTo(tx, vm, host, { incarnation: move.incarnation + 1, leases });
  const about = { kind: "vm", object: vm.id, project: vm.project, name: vm.name, actor: "croft" };
  await tx.events.append({ ...about, type: "vm.move_finished", data: { from, to, bytes, sha256 } });
  return undefined;
}

/** The same of a partition that no VM has. */
export async function handOverAlone(
  tx: Writes,
  move: Move,
  partition: Stored<"partition">,
  { bytes, sha256 }: Received,
): Promise<{ code: string; message: string } | undefined> {
  const { id, from, to } = move;
  const host = (await tx.hosts.facts()).find(({ name }) => name === to);
  if (host === undefined) return { code: "not_found", message: `Host ${to} was removed meanwhile.` };
  const gone = await goneDisk(tx, move);
  if (gone !== undefined) return gone;
  await tx.moves.enter(id, "leaving");
  for (const moving of move.partitions) await handOverPartition(tx, moving, from, host);
  const now = await tx.documents.get("partition", partition.id);
  if (now !== undefined) await setConditions(tx, now, withoutMoving(now.status.conditions));
  const { kind, id: object, project, name } = partition;
  const about = { kind, object, project, name, actor: "croft" };
  await tx.events.append({ ...about, type: "partition.move_finished", data: { from, to, bytes, sha256 } });
  return undefined;
}

async function goneDisk(
  tx: Writes,
  { to, partitions }: Move,
): Promise<{ code: string; message: string } | undefined> {
  for (const { disk } of partitions) {
    const found = await tx.documents.get("disk", disk);
    if (found === undefined || found.deleting) {
      return { code: "disk_not_found", message: `Disk ${disk} of host ${to} is deleted.` };
    }
  }
  return undefined;
}

/** Makes a VM a host's, as this incarnation of it. */
export async function giveTo(
  tx: Writes,
  vm: Stored<"vm">,
  host: HostFacts,
  { incarnation, leases }: { incarnation: number; leases: Leases },
): Promise<void> {
  await tx.ports.releaseAll(vm.id);
  for (const lease of leases) await tx.ports.lease({ ...lease, vm: vm.id });
  const project = vm.project ?? "";
  await tx.reservations.put({ object: vm.id, project, host: host.name, disk: null, ...vmAmounts(vm.spec) });
  const { detaching: _, busy_ports: __, misplaced: ___, in_doubt: ____, ...internal } = vm.internal;
  await tx.documents.updateStatus("vm", vm.id, {
    status: {
      ...vm.status,
      ...onHost(host),
      state: "pending",
      state_reason: `Waits for the agent of host ${host.name}.`,
      state_code: null,
      incarnation,
      allocated_ports: allocatedPorts(leases),
      ssh_port: leases.find(({ purpose }) => purpose === "ssh")?.port ?? null,
      conditions: withoutMoving(vm.status.conditions),
    },
    internal,
    host: host.name,
  });
  await moveAttachments(tx, vm.id, host.name);
}

const onHost = ({ name, spec }: HostFacts) => ({
  host: name,
  host_region: spec.region ?? null,
  host_zone: spec.zone ?? null,
});

type Leases = Awaited<ReturnType<typeof newLeases>>;

/** Ports are each host's own: those that the user names are asked for there, the others are chosen anew. */
export async function leasesOn(tx: Writes, host: HostFacts, vm: Stored<"vm">): Promise<Leases | CroftError> {
  try {
    const leases = await newLeases(tx.ports, host, vm.id, portRequests(vm.spec), []);
    for (const { protocol, port } of leases) {
      const holder = await tx.ports.holder(host.name, protocol, port);
      if (holder !== undefined) {
        return new CroftError(
          "port_in_use",
          `Port ${port}/${protocol} of host ${host.name} belongs to another VM.`,
        );
      }
    }
    return leases;
  } catch (error) {
    if (error instanceof CroftError) return error;
    throw error;
  }
}

async function handOverPartition(
  tx: Writes,
  { partition: id, disk }: MovingPartition,
  from: string,
  host: HostFacts,
): Promise<void> {
  const partition = await tx.documents.get("partition", id);
  if (partition === undefined) return;
  await leaveInstruction(tx, partition, from);
  await givePartition(tx, partition, host, disk);
}

/** Makes a partition one of this disk of a host. */
export async function givePartition(
  tx: Writes,
  partition: Stored<"partition">,
  host: HostFacts,
  disk: string,
): Promise<void> {
  const { id } = partition;
  const { in_doubt: _, ...internal } = partition.internal;
  const reserved = await tx.reservations.of(id);
  if (reserved !== undefined) await tx.reservations.put({ ...reserved, host: host.name, disk });
  await tx.documents.updateStatus("partition", id, {
    status: {
      ...partition.status,
      disk,
      host: host.name,
      host_region: host.spec.region ?? null,
      // Its GUID goes with it: it is made of the id.
      number: null,
      start_bytes: null,
    },
    internal,
    host: host.name,
    references: [disk],
  });
}

async function moveAttachments(tx: Writes, vm: string, host: string): Promise<void> {
  for (const { id } of await tx.documents.referrers(vm, "partition_attachment")) {
    await tx.documents.updateStatus("partition_attachment", id, { host });
  }
}
