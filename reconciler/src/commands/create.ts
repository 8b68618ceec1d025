// Creates an object: document, reservation, leases, seed and event in the transaction that admitted it.

import type { WritableKind } from "../kinds/host-kind.ts";
import type { Decision, NewObject } from "../kinds/kind-rules.ts";
import type { NewDocument, Stored, Writes } from "../store/store.ts";
import { admitCreate, type CreateRequest } from "./admit-create.ts";
import { type CommandContext, createdEvent, leaseAddresses, writeDecision, writeEvent } from "./context.ts";

export interface Created<K extends WritableKind> {
  document: Stored<K>;
  /** An equal request that was never answered had made it. */
  found: boolean;
}

/** Creates the object, or returns the one that an equal, unanswered request had made. */
export async function createObject<K extends WritableKind>(
  context: CommandContext,
  tx: Writes,
  request: CreateRequest<K>,
  principal: string,
  options: Pick<NewObject<K>, "waits" | "adopts"> = {},
): Promise<Created<K>> {
  const admission = await admitCreate(context, tx, request, principal, options);
  if (admission.earlier !== undefined) return { document: admission.earlier, found: true };
  context.demandStorage(`The new ${request.kind}`);
  const { object, decision } = admission;
  const { host = null, references = [], reservation, take, seed } = decision;
  const { kind, shared, name, tags, default_tags, spec, digest = null } = request;
  const fresh: NewDocument<K> = {
    kind,
    id: decision.restores ?? object.id,
    project: decision.project ?? request.project,
    shared,
    name,
    tags,
    default_tags,
    spec: decision.spec ?? spec,
    status: decision.status,
    ...(decision.internal === undefined ? {} : { internal: decision.internal }),
    host,
    references,
    created_by: principal,
    create_digest: digest,
  };
  if (decision.restores !== undefined) {
    return { document: await restoreObject(tx, fresh, decision, principal), found: false };
  }
  const event = createdEvent(kind, principal, host);
  const document = await tx.documents.insert<K>(fresh, { reservation, leases: take, seed, event });
  await leaseAddresses(tx, document.id, decision);
  return { document, found: false };
}

async function restoreObject<K extends WritableKind>(
  tx: Writes,
  fresh: NewDocument<K>,
  decision: Decision<K>,
  principal: string,
): Promise<Stored<K>> {
  const document = await tx.documents.revive<K>(fresh);
  await writeDecision(tx, fresh.id, decision);
  const { host } = fresh;
  await writeEvent(tx, document, "restored", principal, host ? { host } : {});
  return document;
}
