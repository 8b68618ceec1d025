// DELETE: what lies on no host and has no users is gone at once; the rest is marked, its name is free, and it ends when
// its hosts and users have let go.

import { CroftError } from "@croft/schemas/errors.ts";
import type { Answer } from "../http/answer.ts";
import { presentWhole } from "../http/present.ts";
import type { WritableKind } from "../kinds/host-kind.ts";
import { kindModule } from "../kinds/kinds.ts";
import { isQuarantined } from "../kinds/partition/quarantine.ts";
import type { AnyStored, Stored, Writes } from "../store/store.ts";
import { abandon } from "./abandon.ts";
import { type ObjectContext, rulesOf, writeDecision, writeEvent } from "./context.ts";
import { finishRemoval } from "./finish-removal.ts";
import { checkMatch } from "./update.ts";

export async function removeObject<K extends WritableKind>(
  context: ObjectContext,
  tx: Writes,
  request: { kind: K; id: string; ifMatch: string | undefined; force?: boolean },
  principal: string,
): Promise<Answer> {
  const document = await tx.documents.get(request.kind, request.id);
  if (!document || isQuarantined(document))
    throw new CroftError("not_found", `There is no ${request.kind} ${request.id}.`);
  const stored = document as unknown as AnyStored;
  if (document.deleting && !request.force) return { status: 202, body: await presentWhole(tx, stored) };
  checkMatch(request.ifMatch, stored);

  if (request.force) return forceRemoval(context, tx, document, principal);
  const removal = await rulesOf(context, request.kind).remove(tx, document);
  if (removal.gone) {
    const body = { ...(await presentWhole(tx, stored)), deleting: true };
    await finishRemoval(tx, document, principal);
    return { status: 202, body };
  }
  const by = { actor: principal, now: context.counted() };
  await kindModule(request.kind).relations.deleting?.(tx, document, by);
  const marked = await tx.documents.markDeleting(request.kind, request.id, removal.status);
  await writeDecision(tx, request.id, removal);
  const left = marked as unknown as AnyStored;
  await writeEvent(tx, left, "deleting", principal);
  return { status: 202, body: await presentWhole(tx, left) };
}

async function forceRemoval<K extends WritableKind>(
  context: ObjectContext,
  tx: Writes,
  document: Stored<K>,
  principal: string,
): Promise<Answer> {
  const { kind, id } = document;
  let left = document;
  if (!document.deleting) {
    const removal = await rulesOf(context, kind as K).remove(tx, document);
    left = await tx.documents.markDeleting(kind as K, id, removal.gone ? document.status : removal.status);
    await writeDecision(tx, id, removal.gone ? {} : removal);
  }
  const stored = left as unknown as AnyStored;
  const body = await presentWhole(tx, stored);
  await abandon(tx, left, { actor: principal, now: context.counted() });
  return { status: 202, body };
}
