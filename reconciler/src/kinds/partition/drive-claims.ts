// A partition is one VM's at a time, and a guest knows its drives by serials that must differ.

import type { Reads, Stored } from "../../store/store.ts";
import type { References } from "../references.ts";

export interface DriveRequest {
  partition: string;
  serial: string;
  /** Pointer of the field that names the partition. */
  pointer: string;
}

/** The VM that has the partition or is to get it; what is being deleted no longer counts as wanting it. */
async function ownerOf(reads: Reads, partition: string, except: string): Promise<Owner | undefined> {
  const vms = await reads.documents.referrers(partition, "vm");
  const vm = vms.find((user) => user.id !== except && !user.deleting);
  if (vm) return { id: vm.id, title: `VM ${vm.project}/${vm.name} (${vm.id})` };
  const attachments = await reads.documents.referrers(partition, "partition_attachment");
  const attachment = attachments.find((user) => user.id !== except && !user.deleting);
  return (
    attachment && {
      id: attachment.id,
      title: `VM ${attachment.spec.vm} by attachment ${attachment.id}`,
    }
  );
}

interface Owner {
  id: string;
  title: string;
}

/**
 * The partition, when `user` (a VM or an attachment) may have it; else faults are noted. A code of its own tells that
 * another VM has it, because that may pass.
 */
export async function claimPartition(
  reads: Reads,
  references: References,
  { partition, pointer }: DriveRequest,
  user: string,
): Promise<Stored<"partition"> | undefined> {
  const found = await references.find("partition", partition, pointer);
  if (!found) return undefined;
  const owner = await ownerOf(reads, partition, user);
  if (owner !== undefined) {
    references.fault(
      "partition_attached",
      pointer,
      `partition ${partition} belongs to ${owner.title}; detach it there first`,
      owner.id,
    );
  }
  const move = await reads.moves.ofVm(partition);
  if (move !== undefined) {
    const message = `partition ${partition} moves from host ${move.from} to ${move.to}; try again when that is over`;
    references.fault("in_use", pointer, message);
  }
  return found;
}

/** Notes a fault for each partition or serial that stands twice. */
export function refuseTwins(references: References, requests: readonly DriveRequest[]): void {
  const partitions = new Set<string>();
  const serials = new Set<string>();
  for (const { partition, serial, pointer } of requests) {
    if (partitions.has(partition)) {
      references.fault("invalid_value", pointer, `partition ${partition} is named twice`);
    } else if (serials.has(serial)) {
      references.fault("invalid_value", pointer, `the serial ${serial} is used twice in this VM`);
    }
    partitions.add(partition);
    serials.add(serial);
  }
}
