/** What changing a field does: which changes mean another object, and which are refused. */
import type { AttributeModel, Effect } from "@croft/schemas/terraform-model.ts";
import { type Diagnostic, errorDiagnostic } from "../tfplugin/diagnostic.ts";
import { compareNumbers, numberText } from "../tfplugin/number.ts";
import { type Path, pathText } from "../tfplugin/path.ts";
import { Decimal, isObject, type TfNumber, type TfObject, type TfValue } from "../tfplugin/value.ts";
import { defaultValue } from "./defaults.ts";
import { sameToRest } from "./emptiness.ts";

/** Paths of the changed fields whose change replaces, `live` ones excepted. A value that is unknown counts as changed. */
export function replacedBy(
  attributes: readonly AttributeModel[],
  prior: TfObject,
  planned: TfObject,
  live: ReadonlySet<string>,
): Path[] {
  const paths: Path[] = [];
  for (const attribute of attributes) {
    if (live.has(attribute.name)) continue;
    collect(
      attribute,
      // A state of before there was such a field has none, which means the default.
      prior[attribute.name] ?? defaultValue(attribute),
      planned[attribute.name] ?? null,
      [attribute.name],
      "L",
      paths,
    );
  }
  return paths;
}

function collect(
  attribute: AttributeModel,
  before: TfValue,
  after: TfValue,
  at: Path,
  outer: Effect,
  paths: Path[],
): void {
  if (sameToRest(before, after)) return;
  if (attribute.nested?.nesting === "single" && isObject(before) && isObject(after)) {
    for (const inner of attribute.nested.attributes) {
      const { name } = inner;
      collect(
        inner,
        before[name] ?? null,
        after[name] ?? null,
        [...at, name],
        attribute.effect ?? outer,
        paths,
      );
    }
    return;
  }
  if ((attribute.effect ?? outer) === "X") paths.push(at);
}

/** Errors for numbers that get smaller although what they measure only grows. */
export function shrunk(
  attributes: readonly AttributeModel[],
  prior: TfObject,
  planned: TfObject,
  at: Path = [],
): Diagnostic[] {
  return attributes.flatMap((attribute) => {
    const before = prior[attribute.name] ?? null;
    const after = planned[attribute.name] ?? null;
    const path = [...at, attribute.name];
    if (attribute.nested?.nesting === "single" && isObject(before) && isObject(after)) {
      return shrunk(attribute.nested.attributes, before, after, path);
    }
    if (attribute.shrink !== "refused" || !isNumber(before) || !isNumber(after)) return [];
    if (compareNumbers(after, before) >= 0) return [];
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
