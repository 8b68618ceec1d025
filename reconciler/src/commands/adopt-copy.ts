// The database has an object on a host that does not have it any more, because it was moved after the backup that was restored. A
// person names the copy on another host, and the object becomes that host's, as it is.

import { CroftError } from "@croft/schemas/errors.ts";
import { isNewer } from "../kinds/in-doubt.ts";
import { label } from "../kinds/kind-rules.ts";
import { diskOfAdopted } from "../kinds/partition/disk-of-adopted.ts";
import { partitionsNamed } from "../kinds/vm/neighbors.ts";
import { givePartition, giveTo, leasesOn } from "../moves/hand-over.ts";
import type { AnyStored, HostFacts, Stored, Stranger, Writes } from "../store/store.ts";

/** Throws `already_exists` for what its host has, `in_use` for what is to be adopted before, `invalid_request` for another disk. */
export async function adoptCopy(
  tx: Writes,
  copy: Stranger,
  declared: AnyStored,
  disk: string | undefined,
  actor: string,
): Promise<void> {
  const host = (await tx.hosts.facts()).find(({ name }) => name === copy.host);
  if (host === undefined) throw refused(copy, declared);
  if (declared.kind === "vm") await adoptVm(tx, copy, declared, host);
  else if (declared.kind === "partition") await adoptPartition(tx, copy, declared, host, disk);
  else throw refused(copy, declared);
  const { id, kind, project, name } = declared;
  const data = { host: copy.host };
  await tx.events.append({ type: `${kind}.copy_adopted`, kind, object: id, project, name, actor, data });
}

async function adoptVm(tx: Writes, copy: Stranger, vm: Stored<"vm">, host: HostFacts): Promise<void> {
  const { entry } = copy;
  if (vm.internal.in_doubt === undefined || entry.kind !== "vm" || !isNewer(entry, vm))
    throw refused(copy, vm);
  const attachments = await tx.documents.referrers(vm.id, "partition_attachment");
  const attached = await tx.documents.findAll(attachments.map(({ spec }) => spec.partition));
  const partitions = [...(await partitionsNamed(tx, vm.spec)), ...attached];
  const elsewhere = partitions.find((one) => one.kind === "partition" && one.status.host !== host.name);
  if (elsewhere !== undefined) {
    throw new CroftError("in_use", `${label(vm)} has ${label(elsewhere)}, which is elsewhere.`, {
      detail: `Adopt the copies of its partitions on host ${host.name} first.`,
    });
  }
  const leases = await leasesOn(tx, host, vm);
  if (leases instanceof CroftError) throw leases;
  await giveTo(tx, vm, host, { incarnation: entry.incarnation, leases });
}

async function adoptPartition(
  tx: Writes,
  copy: Stranger,
  partition: Stored<"partition">,
  host: HostFacts,
  disk: string | undefined,
): Promise<void> {
  if (partition.internal.in_doubt === undefined) throw refused(copy, partition);
  const found = await diskOfAdopted(tx, { id: partition.id, host: host.name }, disk);
  if ("fault" in found) {
    const { fault } = found;
    throw new CroftError("invalid_request", `${label(partition)} is adopted with its disk as spec.disk.`, {
      detail: `spec.disk ${fault.message}.`,
      errors: [fault],
    });
  }
  await givePartition(tx, partition, host, found.disk.id);
}

function refused({ id, host }: Stranger, declared: AnyStored): CroftError {
  const { host: own } = declared.status as { host?: string | null };
  return new CroftError("already_exists", `${id} is declared already, on host ${own ?? "(none yet)"}.`, {
    detail:
      `Host ${host} has a copy of it, which may be the newer one: it was moved after the backup. Look at both. If the copy is the older ` +
      `one, leave it there${declared.kind === "vm" ? ", or have it removed (`croft unknown remove`), by which its root disk is lost" : ""}. If it is the newer ` +
      `one, delete the declared one, by which what host ${own ?? "(none yet)"} has of it is lost, and adopt the copy then.`,
  });
}
