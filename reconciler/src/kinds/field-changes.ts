// What changing a spec does, field by field, as the schemas say it. Pure.

import { SPEC_FIELDS } from "@croft/schemas/generated/typescript/fields.ts";
import type { Kind, SpecOf } from "@croft/schemas/generated/typescript/kinds.ts";
import type { SpecField } from "@croft/schemas/spec-field.ts";
import type { Effect } from "@croft/schemas/terraform-model.ts";

/** One field that differs. Lists differ as a whole, objects field by field. */
export interface FieldChange {
  /** JSON pointer into the spec, such as `/file/size_gib`. */
  pointer: string;
  effect: Effect;
  before: unknown;
  after: unknown;
  /** The value got smaller where that is refused. */
  shrinks: boolean;
}

type Fields = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Equal as JSON, whatever the order of members. */
function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, index) => sameValue(item, b[index]));
  }
  if (!isObject(a) || !isObject(b)) return false;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((key) => sameValue(a[key], b[key]));
}

/** An empty list is no more than none: who writes the one or the other changes nothing. */
const isNothing = (value: unknown): boolean =>
  value === undefined || value === null || (Array.isArray(value) && value.length === 0);

function compare(fields: readonly SpecField[], before: Fields, after: Fields, base: string): FieldChange[] {
  return fields.flatMap((field): FieldChange[] => {
    // Absent is the default: so it is in what was written before there was such a field.
    const [a, b] = [before[field.name] ?? field.default, after[field.name] ?? field.default];
    if (sameValue(a, b) || (isNothing(a) && isNothing(b))) return [];
    const pointer = `${base}/${field.name}`;
    if (field.fields !== undefined && isObject(a) && isObject(b)) {
      return compare(field.fields, a, b, pointer);
    }
    const shrinks = field.shrink === "refused" && typeof a === "number" && typeof b === "number" && b < a;
    return [{ pointer, effect: field.effect, before: a, after: b, shrinks }];
  });
}

/**
 * A wanted spec in which what is ignored is as it is stored. Terraform's state may have another value of it, or none, and
 * no update sends either.
 */
export function withIgnored<K extends Kind>(kind: K, stored: SpecOf<K>, wanted: object): SpecOf<K> {
  const before = new Map(Object.entries(stored));
  const after = new Map(Object.entries(wanted));
  const fields = SPEC_FIELDS[kind];
  for (const { name, ignoredBy } of fields) {
    const sibling = fields.find((field) => field.name === ignoredBy);
    if (ignoredBy === undefined || (after.get(ignoredBy) ?? sibling?.default) !== "ignore") continue;
    after.delete(name);
    if (before.get(name) !== undefined) after.set(name, before.get(name));
  }
  // Checked by the kind's validator before it is used.
  return Object.fromEntries(after) as SpecOf<K>;
}

/** Every field in which two specs of a kind differ. */
export const fieldChanges = (kind: Kind, before: object, after: object): FieldChange[] =>
  compare(SPEC_FIELDS[kind], before as Fields, after as Fields, "");
