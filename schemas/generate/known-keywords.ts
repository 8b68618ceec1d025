// Keywords that nobody reads are mistakes, such as what stands behind an unquoted comma in a YAML flow map: half of a
// description would be lost without a word. So unknown ones are refused.
import type { JsonSchema, Sources } from "./source.ts";

const KEYWORDS = new Set([
  "title",
  "description",
  "type",
  "format",
  "properties",
  "required",
  "additionalProperties",
  "propertyNames",
  "minProperties",
  "maxProperties",
  "items",
  "minItems",
  "maxItems",
  "uniqueItems",
  "enum",
  "const",
  "default",
  "examples",
  "minimum",
  "maximum",
  "minLength",
  "maxLength",
  "pattern",
  "oneOf",
  "discriminator",
]);

const isKnown = (keyword: string): boolean => KEYWORDS.has(keyword) || keyword.startsWith("x-");

function unknownBelow(schema: JsonSchema, at: string): string[] {
  const own = Object.keys(schema).filter((keyword) => !isKnown(keyword));
  const inner: [string, JsonSchema | undefined][] = [
    ...Object.entries(schema.properties ?? {}),
    ["*", schema.items],
    ["**", typeof schema.additionalProperties === "object" ? schema.additionalProperties : undefined],
    ...(schema.oneOf ?? []).map((branch, index): [string, JsonSchema] => [`oneOf ${index}`, branch]),
  ];
  return [
    ...own.map((keyword) => `${at}: ${JSON.stringify(keyword)}`),
    ...inner.flatMap(([name, one]) => (one === undefined ? [] : unknownBelow(one, `${at}.${name}`))),
  ];
}

/** Throws for keywords of the sources' schemas that no writer knows. */
export function refuseUnknownKeywords({ kinds, messages }: Sources): void {
  const unknown = [
    ...kinds.flatMap(({ kind, spec, status, host_document, host_report }) =>
      Object.entries({ spec, status, host_document, host_report }).flatMap(([part, schema]) =>
        schema === undefined ? [] : unknownBelow(schema, `${kind}.${part}`),
      ),
    ),
    ...messages.flatMap(({ message, schema }) => unknownBelow(schema, message)),
  ];
  if (unknown.length === 0) return;
  throw new Error(
    `keywords that are not known; quote texts with commas in YAML's { }:\n${unknown.join("\n")}`,
  );
}
