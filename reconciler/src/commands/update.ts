// Changes an object: document with the next generation, reservation, leases and event in the transaction that admitted it.

import { CroftError } from "@croft/schemas/errors.ts";
import { KINDS, type SpecOf } from "@croft/schemas/generated/typescript/kinds.ts";
import { fieldErrors } from "@croft/schemas/validation.ts";
import type { WritableKind } from "../kinds/host-kind.ts";
import { isOf } from "../kinds/host-kind.ts";
import { label, refuseFaults } from "../kinds/kind-rules.ts";
import { kindModule } from "../kinds/kinds.ts";
import { addMove, showMove } from "../moves/begin-move.ts";
import type { Reads, Stored, Writes } from "../store/store.ts";
import { admitUpdate, findLiving, type Next } from "./admit-update.ts";
import { type CommandContext, writeDecision, writeEvent } from "./context.ts";
import { releaseUnused } from "./finish-removal.ts";
import { mergePatch } from "./merge-patch.ts";

export interface PatchBody {
  name?: string;
  tags?: Record<string, string | null>;
  default_tags?: Record<string, string | null>;
  spec?: Record<string, unknown>;
}

/** Checks a patch by itself. Throws all faults at once. */
export function checkPatch(kind: WritableKind, body: unknown): PatchBody {
  const { validatePatch } = kindModule(kind).validators;
  const faults = validatePatch(body) ? [] : fieldErrors(validatePatch.errors);
  refuseFaults(`The ${KINDS[kind].noun} cannot be changed as given.`, faults);
  return body as PatchBody;
}

const merged = (before: Record<string, string>, patch: object | undefined): Record<string, string> =>
  patch === undefined ? before : (mergePatch(before, patch) as Record<string, string>);

/** The object as a checked patch leaves it. */
export const patched = <K extends WritableKind>(before: Stored<K>, patch: PatchBody): Next<K> => ({
  name: patch.name ?? before.name,
  tags: merged(before.tags, patch.tags),
  default_tags: merged(before.default_tags, patch.default_tags),
  // Checked by the kind's validator before anything is written.
  spec: mergePatch(before.spec, patch.spec ?? {}) as SpecOf<K>,
  named: new Set(Object.keys(patch.spec ?? {})),
});

/** Throws when an `If-Match` names another generation, which is given alone or as the first part of an ETag. */
export async function checkMatch(reads: Reads, ifMatch: string | undefined, document: Stored): Promise<void> {
  if (ifMatch === undefined || ifMatch.trim() === "*") return;
  const tags = ifMatch
    .split(",")
    .map((tag) => tag.trim().replace(/^W\//, "").replaceAll('"', "").split(".")[0]);
  if (tags.includes(String(document.generation))) return;
  const change = await reads.events.newestOf(document.id, `${document.kind}.updated`);
  const by = change === undefined ? "" : ` by ${await actorOf(reads, change.actor)}`;
  throw new CroftError("precondition_failed", `${label(document)} was changed meanwhile${by}.`, {
    detail: `It is generation ${document.generation} now, and the request is for generation ${tags.join(", ")}. Read it again and decide anew; in Terraform, plan again.`,
  });
}

/** The token's name and id; of a token that is gone and of other actors the id alone. */
async function actorOf({ access }: Reads, id: string): Promise<string> {
  const token = await access.token(id);
  return token === undefined ? id : `token ${token.name} (${id})`;
}

export async function updateObject<K extends WritableKind>(
  context: CommandContext,
  tx: Writes,
  request: { kind: K; id: string; patch: PatchBody; ifMatch: string | undefined },
  principal: string,
): Promise<Stored<K>> {
  const { kind, patch } = request;
  const before = await findLiving(tx, kind, request.id);
  await checkMatch(tx, request.ifMatch, before);
  const next = patched(before, patch);
  const { update, decision } = await admitUpdate(context, tx, before, next, principal);
  const { status, internal, host, references } = decision;
  const { randomBytes } = context;
  const begun = { reason: "requested", actor: principal, randomBytes } as const;
  const move =
    decision.move !== undefined && (isOf(before, "vm") || isOf(before, "partition"))
      ? await addMove(tx, before, decision.move, begun)
      : undefined;
  const document = await tx.documents.updateSpec(kind, before.id, {
    name: next.name,
    tags: next.tags,
    default_tags: next.default_tags,
    spec: next.spec,
    status,
    ...(internal === undefined ? {} : { internal }),
    ...(host === undefined ? {} : { host }),
    ...(references === undefined ? {} : { references }),
  });
  await writeDecision(tx, before.id, decision);
  if (move !== undefined && (isOf(document, "vm") || isOf(document, "partition"))) {
    await showMove(tx, document, move);
  }
  await releaseUnused(tx, before, document, principal);
  const fields = update.changes.map(({ pointer }) => pointer);
  await writeEvent(tx, document, "updated", principal, { fields });
  return move === undefined ? document : ((await tx.documents.get(kind, before.id)) ?? document);
}
