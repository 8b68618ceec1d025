/**
 * What must hold for any state, whatever was planned: it is known as a whole, free of write-only values, and has
 * collections of blocks where there are no blocks.
 */
import type { Path } from "../../tfplugin/path.ts";
import { type Block, type BlockNesting, blockType, type CtyType } from "../../tfplugin/schema.ts";
import {
  DynamicValue,
  isObject,
  isWhollyKnown,
  type TfObject,
  type TfValue,
  Unknown,
} from "../../tfplugin/value.ts";
import type { Violation } from "./violation.ts";

export function stateViolations(block: Block, state: TfObject): Violation[] {
  return [...unknownViolations(block, state), ...storableViolations(block, state, [])];
}

export function unknownViolations(block: Block, state: TfObject): Violation[] {
  const paths = isWhollyKnown(state) ? [] : unknownPaths(blockType(block), state, []);
  return paths.map((path) => ({ path, problem: "is still unknown" }));
}

/** What holds also for an answer that need not be known yet, such as a deferred one. */
export function storableViolations(block: Block, state: TfObject, path: Path): Violation[] {
  return [
    ...attributesWriteOnly(block.attributes, state, path),
    ...Object.entries(block.blocks ?? {}).flatMap(([name, nested]) => {
      const value = state[name] ?? null;
      const at = [...path, name];
      if (value === null && nested.nesting !== "single") {
        return [{ path: at, problem: "must be an empty collection when there are no blocks, not null" }];
      }
      return inElements(nested.nesting, value, at, (element, where) =>
        storableViolations(nested.block, element, where),
      );
    }),
  ];
}

/** Write-only attributes may be nested, except in sets. */
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
    // Elements of a set have no path.
    return value.flatMap((element, i) =>
      isObject(element) ? visit(element, nesting === "set" ? path : [...path, i]) : [],
    );
  }
  if (!isObject(value)) return [];
  if (nesting !== "map") return visit(value, path);
  return Object.entries(value).flatMap(([key, element]) =>
    isObject(element) ? visit(element, [...path, { key }]) : [],
  );
}

function unknownPaths(type: CtyType, value: TfValue, path: Path): Path[] {
  if (value instanceof Unknown) return [path];
  if (value instanceof DynamicValue) return unknownPaths(value.type, value.value, path);
  if (typeof type === "string") return [];
  if (Array.isArray(value)) {
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
