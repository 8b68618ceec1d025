/**
 * What Terraform expects of a later value, after apply or in the final plan: everything the plan knew is exactly
 * so, and what it did not know keeps the refinements that were promised.
 */
import { conformsTo, equalTypes } from "../../tfplugin/cty-type.ts";
import { equalOfType } from "../../tfplugin/equality.ts";
import type { Path } from "../../tfplugin/path.ts";
import {
  type Attribute,
  attributeType,
  type Block,
  type CtyType,
  type NestedBlock,
} from "../../tfplugin/schema.ts";
import { keyIn } from "../../tfplugin/text.ts";
import { DynamicValue, isObject, type TfObject, type TfValue, Unknown } from "../../tfplugin/value.ts";
import { brokenPromise } from "./refinement-rules.ts";
import { holdsSecrets, shown, type Violation } from "./violation.ts";

export function compatibleViolations(
  block: Block,
  planned: TfObject | null,
  actual: TfObject | null,
): Violation[] {
  if (planned === null || actual === null) {
    if (planned === actual) return [];
    const problem =
      planned === null ? "was to be destroyed, but is still there" : "was planned, but is absent now";
    return [{ path: [], problem }];
  }
  return blockDifference(block, planned, actual, []);
}

function blockDifference(block: Block, planned: TfObject, actual: TfObject, path: Path): Violation[] {
  return [
    ...Object.entries(block.attributes).flatMap(([name, attribute]) =>
      attributeDifference(attribute, planned[name] ?? null, actual[name] ?? null, [...path, name]),
    ),
    ...Object.entries(block.blocks ?? {}).flatMap(([name, nested]) =>
      nestedDifference(nested, planned[name] ?? null, actual[name] ?? null, [...path, name]),
    ),
  ];
}

/** Of what is secret, neither values nor keys are told. */
function attributeDifference(
  attribute: Attribute,
  planned: TfValue,
  actual: TfValue,
  path: Path,
): Violation[] {
  // That it is null in every state is a rule of its own.
  if (attribute.writeOnly === true) return [];
  const violations = difference(attributeType(attribute), planned, actual, path);
  if (violations.length === 0 || !holdsSecrets(attribute)) return violations;
  return [{ path, problem: "differs from what was planned" }];
}

/** Blocks that were not known yet may become any number of blocks; that they are no null is a rule of its own. */
function nestedDifference(
  { nesting, block }: NestedBlock,
  planned: TfValue,
  actual: TfValue,
  path: Path,
): Violation[] {
  if (planned instanceof Unknown || actual instanceof Unknown) return [];
  const inElement = (before: TfValue, after: TfValue, at: Path): Violation[] => {
    if (before instanceof Unknown || after instanceof Unknown) return [];
    if (isObject(before) && isObject(after)) return blockDifference(block, before, after, at);
    return before === after ? [] : [changed(before, after, at)];
  };
  if (nesting === "single" || nesting === "group") return inElement(planned, actual, path);
  if (planned === null || actual === null) return [];
  if (nesting === "list")
    return listDifference((_i, before, after, at) => inElement(before, after, at), planned, actual, path);
  if (nesting === "map")
    return namedDifference(
      (_name, before, after, at) => inElement(before, after, at),
      keyStep,
      planned,
      actual,
      path,
    );
  return setDifference((before, after) => inElement(before, after, []), planned, actual, path);
}

function difference(type: CtyType, planned: TfValue, actual: TfValue, path: Path): Violation[] {
  if (planned instanceof Unknown) {
    const broken =
      planned.refinements === undefined ? undefined : brokenPromise(planned.refinements, bare(actual));
    return broken === undefined ? [] : [{ path, problem: `breaks a promise of the plan: ${broken}` }];
  }
  if (actual instanceof Unknown) return [{ path, problem: "was known in the plan, but is still unknown" }];
  if (equalOfType(type, planned, actual)) return [];
  if (planned === null || actual === null || typeof type === "string") {
    return type === "dynamic" ? dynamicDifference(planned, actual, path) : [changed(planned, actual, path)];
  }
  switch (type[0]) {
    case "list":
      return listDifference(
        (_i, before, after, at) => difference(type[1], before, after, at),
        planned,
        actual,
        path,
      );
    case "tuple":
      return listDifference(
        (i, before, after, at) => difference(type[1][i]!, before, after, at),
        planned,
        actual,
        path,
      );
    case "set":
      return setDifference((before, after) => difference(type[1], before, after, []), planned, actual, path);
    case "map":
      return namedDifference(
        (_name, before, after, at) => difference(type[1], before, after, at),
        keyStep,
        planned,
        actual,
        path,
      );
    default:
      return namedDifference(
        (name, before, after, at) => difference(type[1][name]!, before, after, at),
        nameStep,
        planned,
        actual,
        path,
      );
  }
}

/**
 * A value whose type was chosen by the provider. Where the plan's type has "dynamic" inside, the later type may be
 * any: then the later value stands there without a type of its own.
 */
function dynamicDifference(planned: TfValue, actual: TfValue, path: Path): Violation[] {
  if (planned === null) return actual instanceof DynamicValue ? [changed(planned, actual, path)] : [];
  if (!(planned instanceof DynamicValue)) return [changed(planned, actual, path)];
  if (actual instanceof DynamicValue) {
    if (!conformsTo(actual.type, planned.type))
      return [{ path, problem: "has another type than was planned" }];
    if (equalTypes(actual.type, planned.type) || actual.value === null) {
      return difference(planned.type, planned.value, actual.value, path);
    }
  } else if (actual === null) return [changed(planned, actual, path)];
  return difference(planned.type, planned.value, bare(actual), path);
}

const bare = (value: TfValue): TfValue => (value instanceof DynamicValue ? value.value : value);

type InElement<K> = (key: K, planned: TfValue, actual: TfValue, path: Path) => Violation[];

function listDifference(
  inElement: InElement<number>,
  planned: TfValue,
  actual: TfValue,
  path: Path,
): Violation[] {
  if (!Array.isArray(planned) || !Array.isArray(actual)) return [changed(planned, actual, path)];
  if (planned.length !== actual.length) return [countChanged(planned, actual, path)];
  return planned.flatMap((element, i) => inElement(i, element, actual[i]!, [...path, i]));
}

/** Each planned element needs one that may be it, and each actual one a planned one; equal ones may have merged. */
function setDifference(
  differ: (before: TfValue, after: TfValue) => Violation[],
  planned: TfValue,
  actual: TfValue,
  path: Path,
): Violation[] {
  if (!Array.isArray(planned) || !Array.isArray(actual)) return [changed(planned, actual, path)];
  if (actual.length > planned.length) return [countChanged(planned, actual, path)];
  const fits = (before: TfValue, after: TfValue) => differ(before, after).length === 0;
  const lost = planned.some((before) => !actual.some((after) => fits(before, after)));
  const added = actual.some((after) => !planned.some((before) => fits(before, after)));
  return lost || added ? [{ path, problem: "has elements that do not match those planned" }] : [];
}

type Step = (name: string) => Path[number];
const nameStep: Step = (name) => name;
const keyStep: Step = (key) => ({ key });

function namedDifference(
  inElement: InElement<string>,
  step: Step,
  planned: TfValue,
  actual: TfValue,
  path: Path,
): Violation[] {
  if (!isObject(planned) || !isObject(actual)) return [changed(planned, actual, path)];
  return [
    ...Object.keys(planned).flatMap((name) => {
      const at = [...path, step(name)];
      const key = keyIn(actual, name);
      return key === undefined
        ? [{ path: at, problem: "was planned, but has vanished" }]
        : inElement(name, planned[name]!, actual[key]!, at);
    }),
    ...Object.keys(actual)
      .filter((name) => keyIn(planned, name) === undefined)
      .map((name) => ({ path: [...path, step(name)], problem: "was not planned, but has appeared" })),
  ];
}

function changed(planned: TfValue, actual: TfValue, path: Path): Violation {
  return { path, problem: `was planned as ${shown(planned)}, but is now ${shown(actual)}` };
}

function countChanged(planned: readonly TfValue[], actual: readonly TfValue[], path: Path): Violation {
  return { path, problem: `was planned with ${planned.length} elements, but has ${actual.length} now` };
}
