/**
 * The schema model: what a provider declares, and what every codec of values is derived from.
 */
import type { CtyType } from "./cty-type.ts";
import { emptyObject, type TfObject } from "./value.ts";

export type { CtyType } from "./cty-type.ts";

/** How a nested attribute or block may occur. `group` exists for blocks only. */
export type ObjectNesting = "single" | "list" | "set" | "map";
export type BlockNesting = ObjectNesting | "group";

export interface AttributeTraits {
  readonly required?: boolean;
  readonly optional?: boolean;
  readonly computed?: boolean;
  readonly sensitive?: boolean;
  /** Given by the configuration, seen by plan and apply in `config`, never in a plan or a state. */
  readonly writeOnly?: boolean;
  readonly deprecated?: boolean;
  /** Markdown. */
  readonly description?: string;
}

/** An attribute written with `=`. */
interface ValueAttribute extends AttributeTraits {
  readonly type: CtyType;
  readonly nested?: never;
}

/** An attribute written with `=` whose value is one object, or a collection of objects, with traits of their own. */
interface NestedAttribute extends AttributeTraits {
  readonly type?: never;
  readonly nested: NestedObject;
}

export interface NestedObject {
  readonly nesting: ObjectNesting;
  readonly attributes: Attributes;
}

export type Attribute = ValueAttribute | NestedAttribute;

export interface Attributes {
  readonly [name: string]: Attribute;
}

/** Something written as a block, without `=`; its collections are never null (empty instead). */
export interface NestedBlock {
  readonly nesting: BlockNesting;
  readonly block: Block;
  readonly minItems?: number;
  readonly maxItems?: number;
}

export interface Block {
  readonly attributes: Attributes;
  readonly blocks?: { readonly [name: string]: NestedBlock };
  /** Markdown. */
  readonly description?: string;
  readonly deprecated?: boolean;
}

/** The schema of a resource, data source, ephemeral resource, or of the provider itself. */
export interface Schema {
  /** Rises by one with each change that stored states need an upgrade for. */
  readonly version: number;
  readonly block: Block;
}

/** What tells one object of a type from all others, for ever: ids, never names that may change. */
export interface IdentitySchema {
  /** Rises by one with each change that stored identities need an upgrade for. */
  readonly version: number;
  readonly attributes: { readonly [name: string]: IdentityAttribute };
}

interface IdentityAttribute {
  /** A scalar, or a list of scalars. */
  readonly type: CtyType;
  /** Absent: an import by identity has to name it. */
  readonly optionalForImport?: boolean;
  readonly description?: string;
}

export function identityType({ attributes }: IdentitySchema): CtyType {
  return ["object", Object.fromEntries(Object.entries(attributes).map(([name, { type }]) => [name, type]))];
}

/**
 * The object of `block` in which nothing is set: attributes null, collections of blocks empty. To start an import
 * or an answer from, because every name has to be present in what is encoded.
 */
export function unsetObject(block: Block): TfObject {
  const object = emptyObject();
  for (const name of Object.keys(block.attributes)) object[name] = null;
  for (const [name, nested] of Object.entries(block.blocks ?? {})) object[name] = unsetBlock(nested);
  return object;
}

export function unsetBlock(nested: NestedBlock): TfObject | [] | null {
  switch (nested.nesting) {
    case "single":
      return null;
    case "group":
      return unsetObject(nested.block);
    case "map":
      return emptyObject();
    default:
      return [];
  }
}

/** The cty type of one attribute. Schemas do not change, so types are made once. */
export function attributeType(attribute: Attribute): CtyType {
  return attribute.type ?? kept(attribute, () => nestedType(attribute.nested));
}

const types = new WeakMap<object, CtyType>();

function kept(of: object, make: () => CtyType): CtyType {
  let type = types.get(of);
  if (type === undefined) {
    type = make();
    types.set(of, type);
  }
  return type;
}

function nestedType(nested: NestedObject): CtyType {
  const fields: { [name: string]: CtyType } = Object.create(null);
  for (const [name, attribute] of Object.entries(nested.attributes)) fields[name] = attributeType(attribute);
  const object: CtyType = ["object", fields];
  return nested.nesting === "single" ? object : [nested.nesting, object];
}

/** The cty type of a block's value. */
export function blockType(block: Block): CtyType {
  return kept(block, () => objectType(block));
}

function objectType(block: Block): CtyType {
  const fields: { [name: string]: CtyType } = Object.create(null);
  for (const [name, attribute] of Object.entries(block.attributes)) fields[name] = attributeType(attribute);
  for (const [name, nested] of Object.entries(block.blocks ?? {})) fields[name] = nestedBlockType(nested);
  return ["object", fields];
}

export function nestedBlockType(nested: NestedBlock): CtyType {
  return kept(nested, () => collectedType(nested));
}

function collectedType(nested: NestedBlock): CtyType {
  const object = blockType(nested.block);
  return nested.nesting === "single" || nested.nesting === "group" ? object : [nested.nesting, object];
}
