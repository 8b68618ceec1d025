// DELETE with force: gives up what lies on a host that is silent, or on a disk that is lost. The object is gone for everybody at
// once; what its host was sent last stays as an instruction to remove it, which the host finds when it, or the disk, returns.
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
import { isHosted, type WritableKind } from "../kinds/host-kind.ts";
import { label } from "../kinds/kind-rules.ts";
import { kindModule } from "../kinds/kinds.ts";
import { removalOf } from "../planner/abandoned.ts";
import type { Reads, Stored, Writes } from "../store/store.ts";
import { finishRemoval } from "./finish-removal.ts";

/** What a disk's host says of it when nothing can be done on it. */
const LOST = new Set(["disk_not_found", "disk_refused", "disk_io", "disk_damaged"]);

/** Throws `host_not_silent`, or `in_use` for what a VM that is there has. `now` in milliseconds. */
export async function abandon<K extends WritableKind>(
  tx: Writes,
  document: Stored<K>,
  { actor, now }: { actor: string; now: number },
): Promise<void> {
  const { relations } = kindModule(document.kind);
  const kind: WritableKind = document.kind;
  if (!isHosted(kind)) throw new Error(`a ${kind} lives on no host`);
  const host = await relations.host?.(tx, document);
  if (host !== undefined) await refuseHeard(tx, document, host);
  await tx.events.append({
    type: `${kind}.given_up`,
    actor,
    kind,
    object: document.id,
    project: document.project,
    name: document.name,
    data: { host: host ?? null },
  });
  const { endWith, abandon: special } = relations;
  if ((await special?.(tx, document, now)) === "kept") return;
  for (const one of (await endWith?.(tx, document)) ?? []) await finishRemoval(tx, one, actor);
  await leaveInstruction(tx, document, host);
  await finishRemoval(tx, document, actor);
}

async function refuseHeard(reads: Reads, document: Stored, name: string): Promise<void> {
  const host = (await reads.hosts.facts()).find((one) => one.name === name);
  if (host?.state !== "ready" || (await isOnLostDisk(reads, document))) return;
  throw new CroftError("host_not_silent", `${label(document)} is not given up: host ${name} answers.`, {
    detail:
      "Delete it without force: its host removes it. If that does not end, see state_reason. A host counts as silent 15 " +
      "seconds after its last report; what is on a disk is given up while its host says that the disk is gone or fails, too.",
  });
}

/** A host that answers cannot remove what is on a disk that it does not have any more. */
async function isOnLostDisk(reads: Reads, document: Stored): Promise<boolean> {
  const disk = await diskOf(reads, document);
  return disk?.status.state_code != null && LOST.has(disk.status.state_code);
}

async function diskOf(reads: Reads, { kind, id }: Stored): Promise<Stored<"disk"> | undefined> {
  if (kind === "disk") return reads.documents.get("disk", id);
  if (kind !== "partition") return undefined;
  const partition = await reads.documents.get("partition", id);
  const disk = partition?.status.disk ?? partition?.spec.disk;
  return disk == null ? undefined : reads.documents.get("disk", disk);
}

/** What its host was sent last stays as an instruction to remove it, which the host finds when it returns. */
export async function leaveInstruction(tx: Writes, { id }: Stored, host: string | undefined): Promise<void> {
  if (host === undefined) return;
  const sent = (await tx.hostConfigs.entries(host, [id])).get(id);
  // A host that was never sent it has nothing of it.
  if (sent === undefined) return;
  const bytes = await tx.hostConfigs.document(host, sent.entry.digest);
  if (bytes === undefined) throw new Error(`host ${host} has no document of ${id}`);
  const document: HostDocument = JSON.parse(Buffer.from(bytes).toString("utf8"));
  if (document.kind !== "seed" && document.kind !== "move")
    await tx.hostConfigs.giveUp(host, removalOf(document.kind, document));
}
