// The end of an object: its row goes, the event is written, and what only waited for it goes or goes on.
//
// An image that is being deleted has nothing on hosts but copies that agents drop by themselves, so it ends with its
// last VM, or when that no longer has it in a drive. A partition still has bytes to be wiped: only its condition is taken away, and its host is told by the loop.

import { leaveDisk } from "../kinds/disk/disk-quarantine.ts";
import { withoutCondition } from "../kinds/kind-rules.ts";
import { leaveProject } from "../kinds/partition/quarantine.ts";
import { imagesOf } from "../kinds/vm/images.ts";
import type { AnyStored, Writes } from "../store/store.ts";

/** Removes the document for good. `actor` is a token's id, or `host:<name>` when a report was the reason. */
export async function finishRemoval(tx: Writes, document: AnyStored, actor: string): Promise<void> {
  const targets = targetsOf(document);
  await tx.documents.remove(document.id);
  await tx.events.append({
    type: `${document.kind}.deleted`,
    actor,
    kind: document.kind,
    object: document.id,
    project: document.project,
    name: document.name,
    data: {},
  });
  for (const id of targets) await releaseWaiting(tx, id, actor);
  if (document.kind === "project") {
    await leaveProject(tx, document.name ?? "");
    await tx.access.removeTokensOf(document.name ?? "");
    await tx.uploads.removeOf(document.name ?? "");
  }
  if (document.kind === "disk") await leaveDisk(tx, document, actor);
}

function targetsOf(document: AnyStored): string[] {
  switch (document.kind) {
    case "vm":
      return [
        ...imagesOf(document.spec),
        ...(document.spec.partitions ?? []).map(({ partition }) => partition),
      ];
    case "partition_attachment":
      return [document.spec.partition];
    default:
      return [];
  }
}

/** Ends images that waited for a VM which an update took them from. */
export async function releaseMedia(
  tx: Writes,
  before: AnyStored,
  after: AnyStored,
  actor: string,
): Promise<void> {
  if (before.kind !== "vm" || after.kind !== "vm") return;
  const kept = imagesOf(after.spec);
  for (const id of imagesOf(before.spec)) if (!kept.includes(id)) await releaseWaiting(tx, id, actor);
}

async function releaseWaiting(tx: Writes, id: string, actor: string): Promise<void> {
  const target = await tx.documents.find(id);
  if (!target?.deleting) return;
  const users = [
    ...(await tx.documents.referrers(id, "vm")),
    ...(await tx.documents.referrers(id, "partition_attachment")),
  ];
  if (users.length > 0) return;
  if (target.kind === "image") await finishRemoval(tx, target, actor);
  if (target.kind === "partition") {
    const conditions = withoutCondition(target.status.conditions, "waiting_for_users");
    await tx.documents.updateStatus("partition", id, { status: { ...target.status, conditions } });
  }
}
