// PATCH: schema --> If-Match --> merge --> schema of the result --> fields that cannot change --> the kind's rules -->
// document with the next generation, reservation, leases and event in one transaction.

import { CroftError, type FieldError } from "@croft/schemas/errors.ts";
import { KINDS, type SpecOf } from "@croft/schemas/generated/typescript/kinds.ts";
import { fieldErrors } from "@croft/schemas/validation.ts";
import type { Answer } from "../http/answer.ts";
import { presentWhole } from "../http/present.ts";
import { type FieldChange, fieldChanges } from "../kinds/field-changes.ts";
import type { WritableKind } from "../kinds/host-kind.ts";
import { label, type ObjectUpdate, refuseFaults } from "../kinds/kind-rules.ts";
import { kindModule } from "../kinds/kinds.ts";
import { isQuarantined } from "../kinds/partition/quarantine.ts";
import type { AnyStored, Reads, Stored, Writes } from "../store/store.ts";
import { type ObjectContext, rulesOf, writeDecision, writeEvent } from "./context.ts";
import { releaseUnused } from "./finish-removal.ts";
import { mergePatch } from "./merge-patch.ts";

const MAX_TAGS = 50;

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
  refuseFaults(`The ${kind} cannot be changed as given.`, faults);
  return body as PatchBody;
}

const merged = (before: Record<string, string>, patch: object | undefined): Record<string, string> =>
  patch === undefined ? before : (mergePatch(before, patch) as Record<string, string>);

/** Throws `not_found`, `deleting`. */
export async function findLiving<K extends WritableKind>(
  reads: Reads,
  kind: K,
  id: string,
): Promise<Stored<K>> {
  const document = await reads.documents.get(kind, id);
  if (!document || isQuarantined(document)) throw new CroftError("not_found", `There is no ${kind} ${id}.`);
  if (document.deleting) {
    throw new CroftError("deleting", `${label(document)} is being deleted and cannot be changed.`);
  }
  return document;
}

/** The update that a full new spec makes of a document, with what cannot change refused. */
export function prepareUpdate<K extends WritableKind>(
  context: ObjectContext,
  kind: K,
  before: Stored<K>,
  next: { name: string | null; spec: object; named: ReadonlySet<string> },
): ObjectUpdate<K> {
  const { validateSpec } = kindModule(kind).validators;
  const faults = validateSpec(next.spec) ? [] : fieldErrors(validateSpec.errors, "/spec");
  refuseFaults(`${label(before)} cannot be changed as given.`, faults);

  const update = { before, generation: before.generation + 1, ...next, spec: next.spec as SpecOf<K> };
  const rules = rulesOf(context, kind);
  const changes = fieldChanges(kind, before.spec, next.spec).map((change) =>
    rules.keeps?.(change, update) ? { ...change, effect: "L" as const } : change,
  );
  const fixed = changes.flatMap((change) => fixedFault(change));
  if (next.name !== before.name && KINDS[kind].nameEffect === "X") {
    fixed.push(immutable("/name"));
  }
  refuseFaults(`${label(before)} cannot be changed in this way.`, fixed);
  return { ...update, changes };
}

function fixedFault({ pointer, effect, shrinks, before, after }: FieldChange): FieldError[] {
  if (shrinks) {
    const message = `cannot shrink from ${before} to ${after}; make a new one to have less`;
    return [{ code: "cannot_shrink", pointer: `/spec${pointer}`, message }];
  }
  return effect === "X" || effect === "F" || effect === "C" ? [immutable(`/spec${pointer}`)] : [];
}

// Says nothing of the values: they may be secret.
const immutable = (pointer: string): FieldError => ({
  code: "immutable_field",
  pointer,
  message: "never changes after the create; make a new object",
});

/** Throws when an `If-Match` names another generation, which is given alone or as the first part of an ETag. */
export function checkMatch(ifMatch: string | undefined, document: AnyStored): void {
  if (ifMatch === undefined || ifMatch.trim() === "*") return;
  const tags = ifMatch
    .split(",")
    .map((tag) => tag.trim().replace(/^W\//, "").replaceAll('"', "").split(".")[0]);
  if (tags.includes(String(document.generation))) return;
  throw new CroftError("precondition_failed", `${label(document)} was changed meanwhile.`, {
    detail: `If-Match names ${ifMatch}, but its generation is ${document.generation}. Read it again and decide anew.`,
  });
}

export async function updateObject<K extends WritableKind>(
  context: ObjectContext,
  tx: Writes,
  request: { kind: K; id: string; patch: PatchBody; ifMatch: string | undefined },
  principal: string,
): Promise<Answer> {
  const { kind, patch } = request;
  const before = await findLiving(tx, kind, request.id);
  checkMatch(request.ifMatch, before as unknown as AnyStored);
  const spec = mergePatch(before.spec, patch.spec ?? {}) as object;
  const name = patch.name ?? before.name;
  const named = new Set(Object.keys(patch.spec ?? {}));
  const update = prepareUpdate(context, kind, before, { name, spec, named });
  const tags = merged(before.tags, patch.tags);
  const default_tags = merged(before.default_tags, patch.default_tags);
  refuseTooMany({ tags, default_tags });

  const decision = await rulesOf(context, kind).update(tx, update);
  const { status, internal, host, references } = decision;
  const document = await tx.documents.updateSpec(kind, before.id, {
    name,
    tags,
    default_tags,
    spec: update.spec,
    status,
    ...(internal === undefined ? {} : { internal }),
    ...(host === undefined ? {} : { host }),
    ...(references === undefined ? {} : { references }),
  });
  await writeDecision(tx, before.id, decision);
  const stored = document as unknown as AnyStored;
  await releaseUnused(tx, before, document, principal);
  await writeEvent(tx, stored, "updated", principal, {
    fields: update.changes.map(({ pointer }) => pointer),
  });
  return { status: 200, body: await presentWhole(tx, stored) };
}

function refuseTooMany(tags: Record<"tags" | "default_tags", Record<string, string>>): void {
  const faults = Object.entries(tags)
    .filter(([, value]) => Object.keys(value).length > MAX_TAGS)
    .map(
      ([name]): FieldError => ({
        code: "out_of_range",
        pointer: `/${name}`,
        message: `at most ${MAX_TAGS} tags`,
      }),
    );
  refuseFaults("The object would have too many tags.", faults);
}
