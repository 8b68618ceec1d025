// Which VM has a partition, is to have it or is still detaching it: two guests that write to one file system destroy it.

import type { Stored } from "../../store/store.ts";
import type { HostSnapshot } from "../host-snapshot.ts";

/** A partition that a VM has or is letting go. */
export interface Drive {
  partition: string;
  serial: string;
  read_only: boolean;
  force_detach: boolean;
  /** Id of the attachment, or null for one of the VM's own `partitions`. */
  attachment: string | null;
}

/** Drives that a VM shall have: its `partitions` in their order, then its attachments by age. */
export function drivesOf(vm: Stored<"vm">, attachments: readonly Stored<"partition_attachment">[]): Drive[] {
  const own = (vm.spec.partitions ?? []).map(({ partition, serial, read_only }) => ({
    partition,
    serial: serial ?? partition,
    read_only: read_only ?? false,
    force_detach: false,
    attachment: null,
  }));
  const attached = attachments
    .filter((attachment) => attachment.spec.vm === vm.id && !attachment.deleting)
    .map(({ id, spec }) => ({
      partition: spec.partition,
      serial: spec.serial ?? spec.partition,
      read_only: spec.read_only ?? false,
      force_detach: spec.force_detach ?? false,
      attachment: id,
    }));
  return [...own, ...attached];
}

/** Partitions that a VM shall let go and may still have: removed from its spec, or their attachment is being deleted. */
export function detachingOf(
  vm: Stored<"vm">,
  attachments: readonly Stored<"partition_attachment">[],
): { partition: string; force_detach: boolean }[] {
  const kept = new Set(drivesOf(vm, attachments).map((drive) => drive.partition));
  const going = new Map<string, boolean>();
  for (const { partition, force_detach } of vm.internal.detaching ?? []) going.set(partition, force_detach);
  for (const { spec, deleting } of attachments) {
    if (spec.vm === vm.id && deleting) going.set(spec.partition, spec.force_detach ?? false);
  }
  return [...going]
    .filter(([partition]) => !kept.has(partition))
    .map(([partition, force_detach]) => ({ partition, force_detach }));
}

type Users = Pick<HostSnapshot, "objects" | "awaited" | "givenUp">;

/** The VMs of partitions, by partition. */
export interface DriveUse {
  /** That have it or are detaching it. */
  users: ReadonlyMap<string, string>;
  /** That are to have it. */
  owners: ReadonlyMap<string, string>;
  /** That still have it although they shall not. */
  holders: ReadonlyMap<string, string>;
}

export function driveUse(snapshot: Users): DriveUse {
  const [owners, holders] = [partitionOwners(snapshot), partitionHolders(snapshot)];
  return { owners, holders, users: new Map([...holders, ...owners]) };
}

/** The VM that is to have each partition. */
function partitionOwners({ objects, awaited }: Users): Map<string, string> {
  const [vms, attachments] = [objects.of("vm"), objects.of("partition_attachment")];
  const staying = vms.filter((vm) => !vm.deleting);
  return new Map([...awaited, ...byPartition(staying, (vm) => drivesOf(vm, attachments))]);
}

/**
 * The VM that still has each partition although it shall not: it is letting it go, is being deleted or was given up. Nobody else
 * gets the partition before that has ended, because two guests that write to one file system destroy it.
 */
function partitionHolders({ objects, givenUp }: Users): Map<string, string> {
  const [vms, attachments] = [objects.of("vm"), objects.of("partition_attachment")];
  const known = byPartition(vms, (vm) => [
    ...detachingOf(vm, attachments),
    ...(vm.deleting ? drivesOf(vm, attachments) : []),
  ]);
  // Its host may not have heard yet that it is to go.
  const unknown = givenUp.flatMap((order) =>
    order.kind === "vm"
      ? [...order.drives, ...order.detaching].map((drive) => [drive.partition, order.id] as const)
      : [],
  );
  return new Map([...known, ...unknown]);
}

const byPartition = (
  vms: readonly Stored<"vm">[],
  drives: (vm: Stored<"vm">) => readonly { partition: string }[],
): Map<string, string> =>
  new Map(vms.flatMap((vm) => drives(vm).map(({ partition }): [string, string] => [partition, vm.id])));
