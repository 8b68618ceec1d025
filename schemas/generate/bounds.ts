// Messages from agents may be hostile: whatever the schema does not bound is bounded here, so that a field that is added
// cannot be forgotten. Texts, lists and numbers that need more say so in their YAML.
import type { JsonSchema } from "./source.ts";

const MOST_CHARACTERS = 4096;
const MOST_ITEMS = 1024;

/** The schema with a length on every text and list, and no negative integers but where the schema allows them. */
export function bounded(schema: JsonSchema): JsonSchema {
  const types = [schema.type ?? []].flat();
  const out: JsonSchema = { ...schema };
  const isFree = schema.enum === undefined && schema.const === undefined;
  if (types.includes("string") && isFree) out.maxLength = schema.maxLength ?? MOST_CHARACTERS;
  if (types.includes("array")) out.maxItems = schema.maxItems ?? MOST_ITEMS;
  if (types.includes("integer")) {
    out.minimum = schema.minimum ?? 0;
    out.maximum = schema.maximum ?? Number.MAX_SAFE_INTEGER;
  }
  if (schema.properties) {
    out.properties = Object.fromEntries(
      Object.entries(schema.properties).map(([name, property]) => [name, bounded(property)]),
    );
  }
  if (schema.items) out.items = bounded(schema.items);
  if (schema.oneOf) out.oneOf = schema.oneOf.map(bounded);
  if (typeof schema.additionalProperties === "object") {
    throw new Error("a message from an agent has members of any name: bound them here first");
  }
  return out;
}

/**
 * The schema with the items of a list checked only where there are not too many of them: a validator that collects all faults would
 * otherwise make some for each of a million.
 */
export function itemsWithinLength(schema: JsonSchema): JsonSchema {
  const out: JsonSchema = { ...schema };
  if (schema.properties) {
    out.properties = Object.fromEntries(
      Object.entries(schema.properties).map(([name, property]) => [name, itemsWithinLength(property)]),
    );
  }
  if (typeof schema.additionalProperties === "object") {
    out.additionalProperties = itemsWithinLength(schema.additionalProperties);
  }
  if (schema.oneOf) out.oneOf = schema.oneOf.map(itemsWithinLength);
  if (schema.items) {
    const items = itemsWithinLength(schema.items);
    if (schema.maxItems === undefined) return { ...out, items };
    delete out.items;
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON schema
    return { ...out, if: { maxItems: schema.maxItems }, then: { items } };
  }
  return out;
}
