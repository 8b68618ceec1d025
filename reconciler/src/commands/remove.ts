// Deletes an object: what lies on no host and has no users is gone at once; the rest is marked, its name is free, and it
// ends when its hosts and users no longer have it.

import { KINDS } from "@croft/schemas/generated/typescript/kinds.ts";
import type { WritableKind } from "../kinds/host-kind.ts";
import type { Removal } from "../kinds/kind-rules.ts";
import { kindModule } from "../kinds/kinds.ts";
import { notFound } from "../kinds/not-found.ts";
import { isQuarantined } from "../kinds/partition/quarantine.ts";
import type { Reads, Stored, Writes } from "../store/store.ts";
import { abandon } from "./abandon.ts";
import { type CommandContext, rulesOf, writeDecision, writeEvent } from "./context.ts";
import { finishRemoval } from "./finish-removal.ts";
import { checkMatch } from "./update.ts";

/** Throws `not_found`. */
export async function findDeletable<K extends WritableKind>(
  reads: Reads,
  kind: K,
  id: string,
): Promise<Stored<K>> {
  const document = await reads.documents.get(kind, id);
  if (!document || isQuarantined(document)) throw notFound(`${KINDS[kind].noun} ${id}`);
  return document;
}

/** What deleting does, for the real write and the dry run alike. Throws what refuses it. */
export const admitRemoval = <K extends WritableKind>(
  context: CommandContext,
  reads: Reads,
  document: Stored<K>,
): Promise<Removal<K>> => rulesOf(context, document.kind).remove(reads, document);

/** Returns the document as it is left, or as it was before it went. */
export async function removeObject<K extends WritableKind>(
  context: CommandContext,
  tx: Writes,
  request: { kind: K; id: string; ifMatch: string | undefined; force?: boolean },
  principal: string,
): Promise<Stored<K>> {
  const { kind, id, force = false } = request;
  const document = await findDeletable(tx, kind, id);
  if (document.deleting && !force) return document;
  await checkMatch(tx, request.ifMatch, document);
  if (force) return forceRemoval(context, tx, document, principal);
  const removal = await admitRemoval(context, tx, document);
  if (removal.gone) {
    await finishRemoval(tx, document, principal);
    return { ...document, deleting: true };
  }
  const by = { actor: principal, now: context.counted() };
  await kindModule(kind).relations.deleting?.(tx, document, by);
  const left = await tx.documents.markDeleting(kind, id, removal.status);
  await writeDecision(tx, id, removal);
  await writeEvent(tx, left, "deleting", principal);
  return left;
}

async function forceRemoval<K extends WritableKind>(
  context: CommandContext,
  tx: Writes,
  document: Stored<K>,
  principal: string,
): Promise<Stored<K>> {
  const { kind, id } = document;
  let left = document;
  if (!document.deleting) {
    const removal = await admitRemoval(context, tx, document);
    left = await tx.documents.markDeleting(kind, id, removal.gone ? document.status : removal.status);
    await writeDecision(tx, id, removal.gone ? {} : removal);
  }
  await abandon(tx, left, { actor: principal, now: context.counted() });
  return left;
}
