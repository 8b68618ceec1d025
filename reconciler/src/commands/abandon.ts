// DELETE with force: gives up what lies on a host that is silent. The object is gone for everybody at once; what its host
// was told of it stays as an order to remove it, which the host finds when it returns.
//
//   object --force--> (gone) + order kept for the host --host reports its end--> (nothing left)
//     partition that is to be kept: in quarantine at once, its bytes wait on their disk
//     attachment: a drive that its VM is to let go
//
// The host may be running all the same, with the guest and its partitions: so the order keeps locked what the guest may
// still use. Its partitions and ports are given to nobody on that host before it reported the end (`planner/`), and all of
// them are on that host.

import { CroftError } from "@croft/schemas/errors.ts";
import type { HostDocument } from "@croft/schemas/generated/typescript/messages.ts";
import { label } from "../kinds/kind-rules.ts";
import { intoQuarantine, keepsBytes } from "../kinds/partition/quarantine.ts";
import type { AnyStored, GivenUp, Reads, Stored, Writes } from "../store/store.ts";
import { finishRemoval } from "./finish-removal.ts";

/** Throws `host_not_silent`, or `in_use` for what a VM that is there has. `now` in milliseconds. */
export async function giveUp(
  tx: Writes,
  document: AnyStored,
  { actor, now }: { actor: string; now: number },
): Promise<void> {
  const host = await hostOf(tx, document);
  if (host !== undefined) await refuseHeard(tx, document, host);
  await tx.events.append({
    type: `${document.kind}.given_up`,
    actor,
    kind: document.kind,
    object: document.id,
    project: document.project,
    name: document.name,
    data: { host: host ?? null },
  });
  if (document.kind === "partition") return giveUpPartition(tx, document, { actor, now });
  if (document.kind === "partition_attachment") await letGo(tx, document);
  if (document.kind === "vm") {
    const attachments = await tx.documents.referrers(document.id, "partition_attachment");
    for (const one of attachments) await finishRemoval(tx, one, actor);
  }
  await leaveOrder(tx, document, host);
  await finishRemoval(tx, document, actor);
}

async function hostOf(reads: Reads, document: AnyStored): Promise<string | undefined> {
  if (document.kind === "disk") return document.spec.host;
  if (document.kind === "partition" || document.kind === "vm") return document.status.host ?? undefined;
  if (document.kind !== "partition_attachment") return undefined;
  return (await reads.documents.get("vm", document.spec.vm))?.status.host ?? undefined;
}

async function refuseHeard(reads: Reads, document: AnyStored, name: string): Promise<void> {
  const host = (await reads.hosts.facts()).find((one) => one.name === name);
  if (host?.state !== "ready") return;
  throw new CroftError("host_not_silent", `${label(document)} is not given up: host ${name} answers.`, {
    detail:
      "Delete it without force: its host removes it. If that does not end, see state_reason. A host counts as silent 45 " +
      "seconds after its last report.",
  });
}

async function giveUpPartition(
  tx: Writes,
  partition: Stored<"partition">,
  { actor, now }: { actor: string; now: number },
): Promise<void> {
  const users = [
    ...(await tx.documents.referrers(partition.id, "vm")),
    ...(await tx.documents.referrers(partition.id, "partition_attachment")),
  ] as unknown as AnyStored[];
  if (users.length > 0) {
    throw new CroftError("in_use", `${label(partition)} cannot be given up: it has users.`, {
      detail: `Give them up first: ${users.map(label).join(", ")}.`,
    });
  }
  // What was never finished holds nothing to be kept.
  if (!keepsBytes(partition) || partition.status.number == null) {
    await leaveOrder(tx, partition, partition.status.host ?? undefined);
    return finishRemoval(tx, partition, actor);
  }
  await tx.documents.updateStatus("partition", partition.id, { status: intoQuarantine(partition, now) });
}

async function letGo(tx: Writes, { spec }: Stored<"partition_attachment">): Promise<void> {
  const vm = await tx.documents.get("vm", spec.vm);
  if (!vm) return;
  const { partition, force_detach = false } = spec;
  const detaching = [...(vm.internal.detaching ?? []), { partition, force_detach }];
  await tx.documents.updateStatus("vm", vm.id, { internal: { ...vm.internal, detaching } });
}

async function leaveOrder(tx: Writes, document: AnyStored, host: string | undefined): Promise<void> {
  if (host === undefined) return;
  const told = (await tx.hostConfigs.entries(host, [document.id])).get(document.id);
  // A host that was never told of it has nothing of it.
  if (told === undefined) return;
  const bytes = await tx.hostConfigs.document(host, told.entry.digest);
  if (bytes === undefined) throw new Error(`host ${host} has no document of ${document.id}`);
  const order = removalOf(JSON.parse(Buffer.from(bytes).toString("utf8")) as HostDocument);
  if (order !== undefined) await tx.hostConfigs.giveUp(host, order);
}

/** What its host was told last, as an order to remove it. The bytes on a disk are kept, whatever it was to do with them. */
function removalOf(told: HostDocument): GivenUp | undefined {
  const generation = "generation" in told ? told.generation + 1 : 0;
  switch (told.kind) {
    case "vm":
      return { ...told, generation, wanted: "deleted" };
    case "partition":
      return { ...told, generation, wanted: "wiped" };
    case "disk":
      return { ...told, generation, wanted: "released" };
    default:
      return undefined;
  }
}
