/**
 * What Terraform refuses in a schema. It checks when it loads a provider, and then nothing of the provider works;
 * some of it (write-only in sets) only newer versions check.
 */

import type { Path } from "../../tfplugin/path.ts";
import {
  type Attribute,
  type Attributes,
  attributeType,
  type Block,
  type CtyType,
  type NestedBlock,
  nestedBlockType,
} from "../../tfplugin/schema.ts";
import type { Violation } from "./violation.ts";

const NAME = /^[a-z0-9_]+$/;

export function schemaViolations(block: Block, path: Path = []): Violation[] {
  const blocks = Object.entries(block.blocks ?? {});
  return [
    ...attributesViolations(block.attributes, path),
    ...blocks.flatMap(([name, nested]) => {
      const at = [...path, name];
      const twice = Object.hasOwn(block.attributes, name);
      return [
        ...(twice ? [{ path: at, problem: "is both an attribute and a block" }] : nameViolations(name, at)),
        ...blockViolations(nested, at),
      ];
    }),
  ];
}

function attributesViolations(attributes: Attributes, path: Path): Violation[] {
  return Object.entries(attributes).flatMap(([name, attribute]) => {
    const at = [...path, name];
    return [...nameViolations(name, at), ...attributeViolations(attribute, at)];
  });
}

function nameViolations(name: string, path: Path): Violation[] {
  return NAME.test(name)
    ? []
    : [{ path, problem: "may be named by lowercase letters, digits and underscores only" }];
}

function attributeViolations(attribute: Attribute, path: Path): Violation[] {
  const { required = false, optional = false, computed = false, writeOnly = false, nested } = attribute;
  const rules: [broken: boolean, problem: string][] = [
    [!required && !optional && !computed, "has to be required, optional or computed"],
    [required && (optional || computed), "is required, so it can be neither optional nor computed"],
    [writeOnly && computed, "is write-only, so it cannot be computed"],
    [nested?.nesting === "set" && hasDynamic(attributeType(attribute)), DYNAMIC_IN_SET],
    [nested?.nesting === "set" && hasWriteOnly(nested.attributes), WRITE_ONLY_IN_SET],
  ];
  return [
    ...brokenRules(rules, path),
    ...(nested === undefined ? [] : attributesViolations(nested.attributes, path)),
  ];
}

const DYNAMIC_IN_SET = "is a set, so nothing in it can have type dynamic";
const WRITE_ONLY_IN_SET = "is a set, so nothing in it can be write-only";

function blockViolations(nested: NestedBlock, path: Path): Violation[] {
  const { nesting, block, minItems = 0, maxItems = 0 } = nested;
  const rules: [broken: boolean, problem: string][] = [
    [minItems < 0 || maxItems < 0, "has a negative number of items"],
    [
      nesting === "single" && (minItems !== maxItems || minItems > 1),
      "is one block: minItems and maxItems are both 0 or both 1",
    ],
    [
      (nesting === "group" || nesting === "map") && (minItems !== 0 || maxItems !== 0),
      `is a ${nesting}, so it has no number of items`,
    ],
    [
      (nesting === "list" || nesting === "set") && maxItems !== 0 && minItems > maxItems,
      "has minItems above maxItems",
    ],
    [nesting === "set" && hasDynamic(nestedBlockType(nested)), DYNAMIC_IN_SET],
    [nesting === "set" && blockHasWriteOnly(block), WRITE_ONLY_IN_SET],
  ];
  return [...brokenRules(rules, path), ...schemaViolations(block, path)];
}

function brokenRules(rules: readonly [broken: boolean, problem: string][], path: Path): Violation[] {
  return rules.filter(([broken]) => broken).map(([, problem]) => ({ path, problem }));
}

function hasDynamic(type: CtyType): boolean {
  if (typeof type === "string") return type === "dynamic";
  if (type[0] === "object") return Object.values(type[1]).some(hasDynamic);
  return type[0] === "tuple" ? type[1].some(hasDynamic) : hasDynamic(type[1]);
}

function hasWriteOnly(attributes: Attributes): boolean {
  return Object.values(attributes).some(
    ({ writeOnly, nested }) =>
      writeOnly === true || (nested !== undefined && hasWriteOnly(nested.attributes)),
  );
}

function blockHasWriteOnly(block: Block): boolean {
  return (
    hasWriteOnly(block.attributes) ||
    Object.values(block.blocks ?? {}).some((one) => blockHasWriteOnly(one.block))
  );
}
