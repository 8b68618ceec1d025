/**
 * What Terraform expects after apply: everything the plan knew is exactly so, what it did not know is known now and
 * keeps the refinements that were promised, and nothing write-only is in the state.
 */
import { equalOfType } from "../tfplugin/equality.ts";
import { compareNumbers } from "../tfplugin/number.ts";
import type { Path } from "../tfplugin/path.ts";
import {
  type Attribute,
  attributeType,
  type Block,
  type BlockNesting,
  blockType,
  type CtyType,
  nestedBlockType,
} from "../tfplugin/schema.ts";
import {
  Decimal,
  DynamicValue,
  isObject,
  isWhollyKnown,
  type Refinements,
  type TfNumber,
  type TfObject,
  type TfValue,
  Unknown,
} from "../tfplugin/value.ts";
import { holdsSecrets, shown, type Violation } from "./violation.ts";

export function applyViolations(
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
  return [
    ...Object.entries(block.attributes).flatMap(([name, attribute]) =>
      attribute.writeOnly === true
        ? []
        : masked(attribute, difference(attributeType(attribute), planned[name]!, actual[name]!, [name])),
    ),
    ...Object.entries(block.blocks ?? {}).flatMap(([name, nested]) =>
      difference(nestedBlockType(nested), planned[name]!, actual[name]!, [name]),
    ),
  ];
}

/** What must hold for any state, whatever was planned: known as a whole, and free of write-only values. */
export function stateViolations(block: Block, state: TfObject): Violation[] {
  return [
    ...(isWhollyKnown(state) ? [] : unknownPaths(blockType(block), state, [])).map((path) => ({
      path,
      problem: "is still unknown",
    })),
    ...writeOnlyViolations(block, state, []),
  ];
}

function masked(attribute: Attribute, violations: Violation[]): Violation[] {
  if (!holdsSecrets(attribute)) return violations;
  return violations.map(({ path }) => ({ path, problem: "differs from what was planned" }));
}

function difference(type: CtyType, planned: TfValue, actual: TfValue, path: Path): Violation[] {
  if (planned instanceof Unknown) {
    return planned.refinements === undefined ? [] : refinementViolations(planned.refinements, actual, path);
  }
  // `stateViolations` reports what is still unknown.
  if (actual instanceof Unknown || equalOfType(type, planned, actual)) return [];
  if (planned === null || actual === null || typeof type === "string")
    return scalarDifference(planned, actual, path);
  switch (type[0]) {
    case "list":
      return listDifference(() => type[1], planned, actual, path);
    case "tuple":
      return listDifference((i) => type[1][i]!, planned, actual, path);
    case "set":
      return setDifference(type[1], planned, actual, path);
    case "map":
      return namedDifference(
        () => type[1],
        (key) => ({ key }),
        planned,
        actual,
        path,
      );
    default:
      return namedDifference(
        (name) => type[1][name]!,
        (name) => name,
        planned,
        actual,
        path,
      );
  }
}

function scalarDifference(planned: TfValue, actual: TfValue, path: Path): Violation[] {
  if (planned instanceof DynamicValue && actual instanceof DynamicValue) {
    if (JSON.stringify(planned.type) === JSON.stringify(actual.type)) {
      return difference(planned.type, planned.value, actual.value, path);
    }
    return [{ path, problem: "has another type than was planned" }];
  }
  return [changed(planned, actual, path)];
}

function listDifference(
  typeAt: (index: number) => CtyType,
  planned: TfValue,
  actual: TfValue,
  path: Path,
): Violation[] {
  if (!Array.isArray(planned) || !Array.isArray(actual)) return [changed(planned, actual, path)];
  if (planned.length !== actual.length) return [countChanged(planned, actual, path)];
  return planned.flatMap((element, i) => difference(typeAt(i), element, actual[i]!, [...path, i]));
}

/** Each planned element needs one that may be it, and each actual one a planned one; equal ones may have merged. */
function setDifference(type: CtyType, planned: TfValue, actual: TfValue, path: Path): Violation[] {
  if (!Array.isArray(planned) || !Array.isArray(actual)) return [changed(planned, actual, path)];
  if (actual.length > planned.length) return [countChanged(planned, actual, path)];
  const fits = (before: TfValue, after: TfValue) => difference(type, before, after, []).length === 0;
  const lost = planned.some((before) => !actual.some((after) => fits(before, after)));
  const added = actual.some((after) => !planned.some((before) => fits(before, after)));
  return lost || added ? [{ path, problem: "has elements that do not match those planned" }] : [];
}

function namedDifference(
  typeOf: (name: string) => CtyType,
  step: (name: string) => Path[number],
  planned: TfValue,
  actual: TfValue,
  path: Path,
): Violation[] {
  if (!isObject(planned) || !isObject(actual)) return [changed(planned, actual, path)];
  const names = new Set([...Object.keys(planned), ...Object.keys(actual)]);
  return [...names].flatMap((name) => {
    const at = [...path, step(name)];
    if (!Object.hasOwn(actual, name)) return [{ path: at, problem: "was planned, but has vanished" }];
    if (!Object.hasOwn(planned, name)) return [{ path: at, problem: "was not planned, but has appeared" }];
    return difference(typeOf(name), planned[name]!, actual[name]!, at);
  });
}

function changed(planned: TfValue, actual: TfValue, path: Path): Violation {
  return { path, problem: `was planned as ${shown(planned)}, but is now ${shown(actual)}` };
}

function countChanged(planned: readonly TfValue[], actual: readonly TfValue[], path: Path): Violation {
  return { path, problem: `was planned with ${planned.length} elements, but has ${actual.length} now` };
}

function refinementViolations(promised: Refinements, actual: TfValue, path: Path): Violation[] {
  const broken = (what: string): Violation[] => [{ path, problem: `breaks a promise of the plan: ${what}` }];
  if (actual === null) return promised.isNull === false ? broken("it was not to be null") : [];
  if (promised.prefix !== undefined && typeof actual === "string" && !actual.startsWith(promised.prefix)) {
    return broken(`it was to begin with ${JSON.stringify(promised.prefix)}`);
  }
  if (isNumber(actual)) {
    const { lowerBound, upperBound } = promised;
    const below = lowerBound === undefined ? 1 : compareNumbers(actual, lowerBound.value);
    const above = upperBound === undefined ? -1 : compareNumbers(actual, upperBound.value);
    if (below < 0 || (below === 0 && lowerBound?.inclusive === false)) return broken("it is too small");
    if (above > 0 || (above === 0 && upperBound?.inclusive === false)) return broken("it is too large");
  }
  const length = Array.isArray(actual)
    ? actual.length
    : isObject(actual)
      ? Object.keys(actual).length
      : undefined;
  if (length === undefined) return [];
  if (length < (promised.minLength ?? 0))
    return broken(`it was to have at least ${promised.minLength} elements`);
  if (length > (promised.maxLength ?? Number.MAX_SAFE_INTEGER)) {
    return broken(`it was to have at most ${promised.maxLength} elements`);
  }
  return [];
}

function isNumber(value: TfValue): value is TfNumber {
  return typeof value === "number" || typeof value === "bigint" || value instanceof Decimal;
}

function unknownPaths(type: CtyType, value: TfValue, path: Path): Path[] {
  if (value instanceof Unknown) return [path];
  if (value instanceof DynamicValue) return unknownPaths(value.type, value.value, path);
  if (typeof type === "string") return [];
  if (Array.isArray(value)) {
    // Elements of a set have no path.
    if (type[0] === "set") return isWhollyKnown(value) ? [] : [path];
    return value.flatMap((element, i) => {
      const elementType = type[0] === "tuple" ? type[1][i] : (type[1] as CtyType);
      return unknownPaths(elementType!, element, [...path, i]);
    });
  }
  if (!isObject(value)) return [];
  return Object.keys(value).flatMap((name) =>
    type[0] === "object"
      ? unknownPaths(type[1][name]!, value[name]!, [...path, name])
      : unknownPaths(type[1] as CtyType, value[name]!, [...path, { key: name }]),
  );
}

/** Write-only attributes may be nested, except in sets. */
function writeOnlyViolations(block: Block, state: TfObject, path: Path): Violation[] {
  return [
    ...attributesWriteOnly(block.attributes, state, path),
    ...Object.entries(block.blocks ?? {}).flatMap(([name, nested]) =>
      inElements(nested.nesting, state[name] ?? null, [...path, name], (element, at) =>
        writeOnlyViolations(nested.block, element, at),
      ),
    ),
  ];
}

function attributesWriteOnly(attributes: Block["attributes"], state: TfObject, path: Path): Violation[] {
  return Object.entries(attributes).flatMap(([name, attribute]) => {
    const at = [...path, name];
    const value = state[name] ?? null;
    if (attribute.writeOnly === true && value !== null) {
      return [{ path: at, problem: "is write-only, so it must be null in the state" }];
    }
    const { nested } = attribute;
    if (nested === undefined) return [];
    return inElements(nested.nesting, value, at, (element, where) =>
      attributesWriteOnly(nested.attributes, element, where),
    );
  });
}

function inElements(
  nesting: BlockNesting,
  value: TfValue,
  path: Path,
  visit: (element: TfObject, path: Path) => Violation[],
): Violation[] {
  if (Array.isArray(value)) {
    return value.flatMap((element, i) => (isObject(element) ? visit(element, [...path, i]) : []));
  }
  if (!isObject(value)) return [];
  if (nesting !== "map") return visit(value, path);
  return Object.entries(value).flatMap(([key, element]) =>
    isObject(element) ? visit(element, [...path, { key }]) : [],
  );
}
