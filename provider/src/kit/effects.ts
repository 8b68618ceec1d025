/** What changing a field does: which changes mean another object, and which are refused. */
import type { AttributeModel, Effect } from "@croft/schemas/terraform-model.ts";
import { type Diagnostic, errorDiagnostic } from "../tfplugin/diagnostic.ts";
import { compareNumbers, numberText } from "../tfplugin/number.ts";
import { type Path, pathText } from "../tfplugin/path.ts";
import {
  Decimal,
  isObject,
  isUnknown,
  type TfNumber,
  type TfObject,
  type TfValue,
} from "../tfplugin/value.ts";
import { defaultValue } from "./defaults.ts";
import { sameToRest } from "./emptiness.ts";
import { mayBe } from "./unknown-fields.ts";

export interface Replacing {
  /** Paths of the changed fields whose change replaces. */
  readonly replace: Path[];
  /** Paths of unknown fields that may turn out to be what they are, and would replace otherwise. */
  readonly unsure: Path[];
}

/** What replaces, the fields in `live` excepted. */
export function replacedBy(
  attributes: readonly AttributeModel[],
  prior: TfObject,
  planned: TfObject,
  live: ReadonlySet<string>,
): Replacing {
  const found: Replacing = { replace: [], unsure: [] };
  collect(
    attributes.filter(({ name }) => !live.has(name)),
    prior,
    planned,
    { at: [], outer: "L" },
    found,
  );
  return found;
}

interface Place {
  readonly at: Path;
  /** Effect of the object that has the fields. */
  readonly outer: Effect;
}

function collect(
  attributes: readonly AttributeModel[],
  prior: TfObject,
  planned: TfObject,
  { at, outer }: Place,
  found: Replacing,
): void {
  const hashes = new Set(attributes.flatMap(({ contentOf }) => contentOf ?? []));
  for (const attribute of attributes) {
    const { name, nested } = attribute;
    const effect = attribute.effect ?? outer;
    // A state of before there was such a field has none, which means the default.
    const before = prior[name] ?? defaultValue(attribute);
    const after = planned[name] ?? null;
    if (sameToRest(before, after)) continue;
    const path = [...at, name];
    if (nested?.nesting === "single" && isObject(before) && isObject(after)) {
      collect(nested.attributes, before, after, { at: path, outer: effect }, found);
    } else if (effect === "X") {
      // Contents that are not known yet are taken for others.
      const isOpen = isUnknown(after) && !hashes.has(name) && mayBe(after, before);
      (isOpen ? found.unsure : found.replace).push(path);
    }
  }
}

/** Errors for numbers that get smaller although what they measure only grows; `allowed`: paths at which they may. */
export function shrunk(
  attributes: readonly AttributeModel[],
  { prior, planned, allowed }: { prior: TfObject; planned: TfObject; allowed: ReadonlySet<string> },
  at: Path = [],
): Diagnostic[] {
  return attributes.flatMap((attribute) => {
    const before = prior[attribute.name] ?? null;
    const after = planned[attribute.name] ?? null;
    const path = [...at, attribute.name];
    if (attribute.nested?.nesting === "single" && isObject(before) && isObject(after)) {
      return shrunk(attribute.nested.attributes, { prior: before, planned: after, allowed }, path);
    }
    if (attribute.shrink !== "refused" || !isNumber(before) || !isNumber(after)) return [];
    if (compareNumbers(after, before) >= 0 || allowed.has(path.join("."))) return [];
    return [
      errorDiagnostic(
        `${pathText(path)} cannot get smaller`,
        `It is ${numberText(before)} and only grows, because shrinking would cut off what is stored there. Give at least ${numberText(before)}, or make a new object and move the data.`,
        path,
      ),
    ];
  });
}

function isNumber(value: TfValue): value is TfNumber {
  return typeof value === "number" || typeof value === "bigint" || value instanceof Decimal;
}
