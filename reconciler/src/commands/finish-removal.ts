// The end of an object: its row goes, the event is written, and what only waited for it goes or goes on.

import { isWritable, type WritableKind } from "../kinds/host-kind.ts";
import { kindModule } from "../kinds/kinds.ts";
import { referrersOf } from "../kinds/relations.ts";
import type { Stored, Writes } from "../store/store.ts";

/** Removes the document for good. `actor` is a token's id, or `host:<name>` when a report was the reason. */
export async function finishRemoval<K extends WritableKind>(
  tx: Writes,
  document: Stored<K>,
  actor: string,
): Promise<void> {
  const { uses, removed } = kindModule(document.kind).relations;
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
  for (const id of uses?.(document) ?? []) await releaseWaiting(tx, id, actor);
  await removed?.(tx, document, actor);
}

/** Ends what waited for an object that an update made stop using it. */
export async function releaseUnused<K extends WritableKind>(
  tx: Writes,
  before: Stored<K>,
  after: Stored<K>,
  actor: string,
): Promise<void> {
  const { stopsUsingAtOnce } = kindModule(before.kind).relations;
  const kept = stopsUsingAtOnce?.(after) ?? [];
  for (const id of stopsUsingAtOnce?.(before) ?? [])
    if (!kept.includes(id)) await releaseWaiting(tx, id, actor);
}

async function releaseWaiting(tx: Writes, id: string, actor: string): Promise<void> {
  const document = await tx.documents.find(id);
  if (document?.deleting && isWritable(document.kind)) await release(tx, document.kind, document.id, actor);
}

async function release<K extends WritableKind>(
  tx: Writes,
  kind: K,
  id: string,
  actor: string,
): Promise<void> {
  const { usedBy = [], released } = kindModule(kind).relations;
  const document = await tx.documents.get(kind, id);
  if (released === undefined || document === undefined) return;
  if ((await referrersOf(tx, id, usedBy)).length > 0) return;
  const ends = released === "ends" || (await released(tx, document)) === "ends";
  if (ends) await finishRemoval(tx, document, actor);
}
