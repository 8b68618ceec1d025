// Whether an object may be changed, for the real write and the dry run alike:
//
//   there, and not being deleted --> schema of the result --> fields that cannot change --> tags --> name free
//     --> the kind's rules

import { CroftError, type FieldError } from "@croft/schemas/errors.ts";
import { KINDS, type SpecOf } from "@croft/schemas/generated/typescript/kinds.ts";
import { fieldErrors } from "@croft/schemas/validation.ts";
import { type FieldChange, fieldChanges } from "../kinds/field-changes.ts";
import type { WritableKind } from "../kinds/host-kind.ts";
import { type Decision, label, type ObjectUpdate, refuseFaults } from "../kinds/kind-rules.ts";
import { kindModule } from "../kinds/kinds.ts";
import { notFound } from "../kinds/not-found.ts";
import { isQuarantined } from "../kinds/partition/quarantine.ts";
import type { Reads, Stored } from "../store/store.ts";
import { refuseTakenName } from "./admit-create.ts";
import { type CommandContext, type Noting, noting, rulesOf } from "./context.ts";

const MAX_TAGS = 50;

/** An object as it is to be after an update. */
export interface Next<K extends WritableKind> {
  name: string | null;
  tags: Record<string, string>;
  default_tags: Record<string, string>;
  spec: SpecOf<K>;
  /** Fields of `spec` that the request named, changed or not. */
  named: ReadonlySet<string>;
}

export interface UpdateAdmission<K extends WritableKind> {
  update: ObjectUpdate<K>;
  decision: Decision<K>;
}

/** Throws `not_found`, `deleting`. */
export async function findLiving<K extends WritableKind>(
  reads: Reads,
  kind: K,
  id: string,
): Promise<Stored<K>> {
  const document = await reads.documents.get(kind, id);
  if (!document || isQuarantined(document)) throw notFound(`${KINDS[kind].noun} ${id}`);
  if (document.deleting) {
    throw new CroftError("deleting", `${label(document)} is being deleted and cannot be changed.`, {
      detail: "Wait until it is gone, then create it anew; in Terraform, plan again then.",
    });
  }
  return document;
}

/** Every field that changes, with what that does to this object. */
export function changesOf<K extends WritableKind>(
  context: CommandContext,
  before: Stored<K>,
  { name, spec, named }: Pick<Next<K>, "name" | "spec" | "named">,
): FieldChange[] {
  const { kind } = before;
  const update = { before, generation: before.generation + 1, name, spec, named };
  const rules = rulesOf(context, kind);
  return fieldChanges(kind, before.spec, spec).map((change) => {
    if (change.shrinks && rules.takesBack?.(change, before)) return { ...change, shrinks: false };
    return rules.keeps?.(change, update) ? { ...change, effect: "L" } : change;
  });
}

/** Throws what refuses the update. */
export async function admitUpdate<K extends WritableKind>(
  context: CommandContext,
  reads: Reads,
  before: Stored<K>,
  next: Next<K>,
  principal: string,
  { note }: Noting = {},
): Promise<UpdateAdmission<K>> {
  const { kind } = before;
  const { validateSpec } = kindModule(kind).validators;
  const faults = validateSpec(next.spec) ? [] : fieldErrors(validateSpec.errors, "/spec");
  refuseFaults(`${label(before)} cannot be changed as given.`, faults);

  const changes = changesOf(context, before, next);
  const fixed = changes.flatMap(fixedFault);
  if (next.name !== before.name && KINDS[kind].nameEffect === "X") fixed.push(immutable("/name"));
  refuseFaults(`${label(before)} cannot be changed in this way.`, fixed);
  refuseTooMany(next);
  const renamed = next.name === before.name ? null : next.name;
  if (renamed !== null) await noting(note, () => refuseTakenName(reads, before, renamed));

  const { name, spec, named } = next;
  const update = { before, generation: before.generation + 1, name, spec, named, changes, principal };
  return { update, decision: await rulesOf(context, kind).update(reads, update) };
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

function refuseTooMany({ tags, default_tags }: Pick<Next<WritableKind>, "tags" | "default_tags">): void {
  const faults = Object.entries({ tags, default_tags })
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
