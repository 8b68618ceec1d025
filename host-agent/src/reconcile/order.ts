// In which order the objects of a config are brought to what is wanted. Pure.
//
//   removals:   VMs -> partitions -> disks          additions:   disks -> partitions -> VMs
//
// An object waits only for those it has to do with, so one slow VM keeps nobody else waiting.
import type {
  DiskDocument,
  PartitionDocument,
  VmDocument,
} from "@croft/schemas/generated/typescript/messages.ts";

export interface Step {
  kind: "disk" | "partition" | "vm";
  id: string;
  /** Ids of steps that come before it in the list and must have ended, well or not. */
  after: string[];
}

export interface Documents {
  disks: readonly DiskDocument[];
  partitions: readonly PartitionDocument[];
  vms: readonly VmDocument[];
}

/** One step per object. */
export function stepsOf({ disks, partitions, vms }: Documents): Step[] {
  const removed = {
    disks: disks.filter((disk) => disk.wanted !== "present"),
    partitions: partitions.filter((partition) => partition.wanted !== "present"),
    vms: vms.filter((vm) => vm.wanted !== "present"),
  };
  const added = {
    disks: disks.filter((disk) => disk.wanted === "present"),
    partitions: partitions.filter((partition) => partition.wanted === "present"),
    vms: vms.filter((vm) => vm.wanted === "present"),
  };
  return [
    ...removed.vms.map((vm): Step => ({ kind: "vm", id: vm.id, after: [] })),
    // A VM that goes may have any partition; one that stays lets go of it in its own step, which comes later and
    // makes this one run again.
    ...removed.partitions.map(({ id }): Step => ({ kind: "partition", id, after: idsOf(removed.vms) })),
    ...removed.disks.map(
      ({ id }): Step => ({
        kind: "disk",
        id,
        after: idsOf(removed.partitions.filter((partition) => partition.disk === id)),
      }),
    ),
    ...added.disks.map(({ id }): Step => ({ kind: "disk", id, after: [] })),
    ...added.partitions.map(
      ({ id, disk }): Step => ({
        kind: "partition",
        id,
        after: [
          ...idsOf(removed.partitions.filter((other) => other.disk === disk)),
          ...idsOf(added.disks.filter((other) => other.id === disk)),
        ],
      }),
    ),
    ...added.vms.map(({ id, drives }): Step => {
      const needs = new Set(drives.map((drive) => drive.partition));
      return {
        kind: "vm",
        id,
        after: idsOf(added.partitions.filter((partition) => needs.has(partition.id))),
      };
    }),
  ];
}

const idsOf = (documents: readonly { id: string }[]): string[] => documents.map(({ id }) => id);
