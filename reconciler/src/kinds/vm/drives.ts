// The `partitions` of a VM: who may have them, and what is let go when the list changes.

import type { SpecOf } from "@croft/schemas/generated/typescript/kinds.ts";
import type { Reads, Stored } from "../../store/store.ts";
import { claimPartition, type DriveRequest, refuseTwins } from "../partition/drive-claims.ts";
import type { References } from "../references.ts";
import type { VmInternal } from "./internal.ts";

type VmSpec = SpecOf<"vm">;

const requestsOf = (spec: VmSpec): DriveRequest[] =>
  (spec.partitions ?? []).map(({ partition, serial }, index) => ({
    partition,
    serial: serial ?? partition,
    pointer: `/spec/partitions/${index}/partition`,
  }));

/** The partitions of a new VM, with faults noted. */
export async function claimAll(
  reads: Reads,
  references: References,
  vm: { id: string; spec: VmSpec },
): Promise<Stored<"partition">[]> {
  const requests = requestsOf(vm.spec);
  refuseTwins(references, requests);
  const found: Stored<"partition">[] = [];
  for (const request of requests) {
    const partition = await claimPartition(reads, references, request, vm.id);
    if (partition) found.push(partition);
  }
  return found;
}

/** Partitions that an update adds: they must be free, and where the VM is. */
export async function claimAdded(
  reads: Reads,
  references: References,
  before: Stored<"vm">,
  spec: VmSpec,
): Promise<void> {
  const had = new Set((before.spec.partitions ?? []).map(({ partition }) => partition));
  const attachments = await reads.documents.referrers(before.id, "partition_attachment");
  const attached = attachments
    .filter(({ deleting }) => !deleting)
    .map(({ spec: own }) => ({ partition: own.partition, serial: own.serial ?? own.partition, pointer: "" }));
  const requests = requestsOf(spec);
  // An attachment of a partition that is added here must go first: that is told by who has the partition.
  const others = attached.filter((one) => !requests.some(({ partition }) => partition === one.partition));
  refuseTwins(references, [...others, ...requests]);
  for (const request of requests.filter(({ partition }) => !had.has(partition))) {
    const partition = await claimPartition(reads, references, request, before.id);
    // One that waits for room goes where its partitions are.
    if (partition && before.status.host != null && partition.status.host !== before.status.host) {
      const message = `is on host ${partition.status.host}, the VM on host ${before.status.host}`;
      references.fault("invalid_value", request.pointer, message);
    }
  }
}

/** Drives to be unplugged: those removed now, and those that were removed before and not added again. */
export function detachingAfter(before: Stored<"vm">, spec: VmSpec): NonNullable<VmInternal["detaching"]> {
  const kept = new Set((spec.partitions ?? []).map(({ partition }) => partition));
  const going = new Map((before.internal.detaching ?? []).map((drive) => [drive.partition, drive]));
  for (const { partition } of before.spec.partitions ?? []) {
    if (!going.has(partition)) going.set(partition, { partition, force_detach: false });
  }
  return [...going.values()].filter(({ partition }) => !kept.has(partition));
}
