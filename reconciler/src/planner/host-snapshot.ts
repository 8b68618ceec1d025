// What the store says about one host, or about some of its objects and all that is tied to them, read together: all that
// execute and observe look at. They say the same of an object whether they see its whole host or only what is tied to it.

import type { GivenUp, PortLease, SeedSecret, Stored } from "../store/store.ts";

export interface HostSnapshot {
  /** Name of the host. */
  host: string;
  disks: readonly Stored<"disk">[];
  partitions: readonly Stored<"partition">[];
  /** Those placed on the host, in the order of creation. */
  vms: readonly Stored<"vm">[];
  /** Of these VMs, in the order of creation; what is being deleted included. */
  attachments: readonly Stored<"partition_attachment">[];
  /** Images of these VMs, by id. */
  images: ReadonlyMap<string, Stored<"image">>;
  /** By VM. */
  seeds: ReadonlyMap<string, SeedSecret>;
  /** By VM. */
  ports: ReadonlyMap<string, readonly PortLease[]>;
  /** Disks that hold partitions which are not in quarantine. */
  occupied: ReadonlySet<string>;
  /** Objects that the host was told of: they stand in its current config. */
  told: ReadonlySet<string>;
  /** What the host has to remove of objects that were given up: they may still be in use there. */
  givenUp: readonly GivenUp[];
  /** VMs that wait for room and are to have a partition which is being deleted, by partition. */
  awaited: ReadonlyMap<string, string>;
  /** Contract version that the host's agent is spoken to in. */
  contract: number;
  /** Public line of the authority that guests trust for logins. */
  userAuthority: string;
}

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

type Users = Pick<HostSnapshot, "vms" | "attachments" | "awaited" | "givenUp">;

/** The VM that has each partition or is letting it go. */
export function partitionUsers(snapshot: Users): Map<string, string> {
  return new Map([...partitionHolders(snapshot), ...partitionOwners(snapshot)]);
}

/** The VM that is to have each partition. */
export function partitionOwners({ vms, attachments, awaited }: Users): Map<string, string> {
  const staying = vms.filter((vm) => !vm.deleting);
  return new Map([...awaited, ...byPartition(staying, (vm) => drivesOf(vm, attachments))]);
}

/**
 * The VM that still has each partition although it shall not: it is letting it go, is being deleted or was given up. Nobody else
 * gets the partition before that has ended, because two guests that write to one file system destroy it.
 */
export function partitionHolders({ vms, attachments, givenUp }: Users): Map<string, string> {
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
