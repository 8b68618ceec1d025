/**
 * Paths that a plan names for replacement. Terraform follows each in the prior and in the planned value, and fails
 * without saying much when it leads nowhere in both.
 */
import type { Path } from "../../tfplugin/path.ts";
import type { Attribute, Block, BlockNesting, CtyType, NestedBlock } from "../../tfplugin/schema.ts";
import { DynamicValue, isObject, type TfObject, type TfValue, Unknown } from "../../tfplugin/value.ts";
import type { Violation } from "./violation.ts";

export function pathViolations(
  block: Block,
  path: Path,
  prior: TfObject | null,
  planned: TfObject | null,
): Violation[] {
  if (path.length === 0 || !existsIn(block, path)) {
    return [{ path, problem: "is named in requiresReplace, but the schema has no such path" }];
  }
  // At a create Terraform does not look.
  if (prior === null || leads(prior, path) || leads(planned, path)) return [];
  return [{ path, problem: "is named in requiresReplace, but there is no such element before or after" }];
}

function existsIn(block: Block, path: Path): boolean {
  const [name, ...rest] = path;
  if (typeof name !== "string") return false;
  const attribute = own(block.attributes, name);
  if (attribute !== undefined) return existsInAttribute(attribute, rest);
  const nested = own(block.blocks ?? {}, name);
  return nested !== undefined && existsInBlock(nested, rest);
}

function existsInAttribute({ nested, type }: Attribute, rest: Path): boolean {
  if (nested === undefined) return existsInType(type, rest);
  const inside = enter(nested.nesting, rest);
  return inside !== undefined && (inside.length === 0 || existsIn({ attributes: nested.attributes }, inside));
}

function existsInBlock({ nesting, block }: NestedBlock, rest: Path): boolean {
  const inside = enter(nesting, rest);
  return inside !== undefined && (inside.length === 0 || existsIn(block, inside));
}

/** What is left of the path inside an element; undefined where it cannot go on. Elements of sets have no names. */
function enter(nesting: BlockNesting, rest: Path): Path | undefined {
  if (nesting === "single" || nesting === "group" || rest.length === 0) return rest;
  const [step, ...inside] = rest;
  if (nesting === "list") return typeof step === "number" ? inside : undefined;
  return nesting === "map" && typeof step === "object" ? inside : undefined;
}

function existsInType(type: CtyType, rest: Path): boolean {
  const [step, ...inside] = rest;
  if (step === undefined || type === "dynamic") return true;
  if (typeof type === "string") return false;
  if (type[0] === "object") {
    return typeof step === "string" && Object.hasOwn(type[1], step) && existsInType(type[1][step]!, inside);
  }
  if (type[0] === "tuple") {
    const element = typeof step === "number" ? type[1][step] : undefined;
    return element !== undefined && existsInType(element, inside);
  }
  const fits = type[0] === "list" ? typeof step === "number" : type[0] === "map" && typeof step === "object";
  return fits && existsInType(type[1], inside);
}

function leads(from: TfValue, path: Path): boolean {
  let value: TfValue = from;
  for (const step of path) {
    if (value instanceof DynamicValue) value = value.value;
    if (value instanceof Unknown) return true;
    if (typeof step === "number") {
      if (!Array.isArray(value) || step >= value.length) return false;
      value = value[step]!;
    } else {
      const name = typeof step === "string" ? step : step.key;
      if (!isObject(value) || !Object.hasOwn(value, name)) return false;
      value = value[name]!;
    }
  }
  return true;
}

function own<T>(names: { readonly [name: string]: T }, name: string): T | undefined {
  return Object.hasOwn(names, name) ? names[name] : undefined;
}
