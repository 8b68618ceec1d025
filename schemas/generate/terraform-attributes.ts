// A property of a schema -> an attribute as Terraform sees it.
import type { AttributeModel, AttributeSource, CtyType, Effect } from "../src/terraform-model.ts";
import type { JsonSchema } from "./source.ts";

export type Role = Pick<AttributeModel, "required" | "optional" | "computed">;
export const REQUIRED: Role = { required: true, optional: false, computed: false };
export const OPTIONAL: Role = { required: false, optional: true, computed: false };
export const COMPUTED: Role = { required: false, optional: false, computed: true };
export const OPTIONAL_COMPUTED: Role = { required: false, optional: true, computed: true };

export const oneLine = (text: string | undefined): string => (text ?? "").trim().replace(/\s+/g, " ");

const mainType = (schema: JsonSchema): string =>
  [schema.type ?? "object"].flat().find((type) => type !== "null") ?? "object";

function ctyType(schema: JsonSchema): CtyType {
  switch (mainType(schema)) {
    case "integer":
    case "number":
      return "number";
    case "boolean":
      return "bool";
    case "array":
      return [schema["x-set"] === true ? "set" : "list", ctyType(schema.items as JsonSchema)];
    case "object":
      return ["map", ctyType(schema.additionalProperties as JsonSchema)];
    default:
      return "string";
  }
}

/** Rules of a value that the provider checks before it asks anybody. */
function rulesOf(schema: JsonSchema): Partial<AttributeModel> {
  const values = schema.enum?.filter((value): value is string => typeof value === "string");
  return {
    ...(values ? { values } : {}),
    ...(schema.minimum === undefined ? {} : { minimum: schema.minimum }),
    ...(schema.maximum === undefined ? {} : { maximum: schema.maximum }),
    ...(schema.minLength === undefined ? {} : { minLength: schema.minLength }),
    ...(schema.maxLength === undefined ? {} : { maxLength: schema.maxLength }),
    ...(schema.maxItems === undefined ? {} : { maxItems: schema.maxItems }),
    ...(schema.uniqueItems === true ? { uniqueItems: true as const } : {}),
    ...(schema.pattern === undefined ? {} : { pattern: schema.pattern }),
  };
}

function annotationsOf(schema: JsonSchema): Partial<AttributeModel> {
  const text = (name: `x-${string}`): string | undefined => schema[name] as string | undefined;
  const list = (name: `x-${string}`): string[] | undefined => schema[name] as string[] | undefined;
  const effect = text("x-effect") as Effect | undefined;
  const reference = text("x-reference") ?? (schema.items?.["x-reference"] as string | undefined);
  const contentOf = text("x-content-of");
  const exactlyOneOf = list("x-exactly-one-of");
  const atMostOneOf = list("x-at-most-one-of");
  const unknownWhen = list("x-unknown-when");
  const ignoredBy = text("x-ignored-by");
  const formerDefault = text("x-former-default");
  return {
    ...(effect ? { effect } : {}),
    ...(schema["x-shrink"] === "refused" ? { shrink: "refused" as const } : {}),
    ...(ignoredBy ? { ignoredBy } : {}),
    ...(schema["x-write-only"] === true ? { writeOnly: true as const } : {}),
    ...(reference ? { reference } : {}),
    ...(contentOf ? { contentOf } : {}),
    ...(exactlyOneOf ? { exactlyOneOf } : {}),
    ...(atMostOneOf ? { atMostOneOf } : {}),
    ...(unknownWhen ? { unknownWhen } : {}),
    ...(schema.default === undefined ? {} : { default: schema.default as string }),
    ...(formerDefault ? { formerDefault } : {}),
  };
}

/** One attribute out of one property; objects become nested attributes. */
export function attribute(
  name: string,
  schema: JsonSchema,
  role: Role,
  source: AttributeSource,
): AttributeModel {
  const shared = {
    name,
    ...role,
    sensitive: schema["x-sensitive"] === true,
    description: oneLine(schema.description),
    source: schema["x-terraform-only"] === true ? ("terraform" as const) : source,
    ...annotationsOf(schema),
  };
  const nestedSchema = mainType(schema) === "array" ? (schema.items as JsonSchema) : schema;
  if (mainType(nestedSchema) !== "object" || !nestedSchema.properties) {
    return {
      ...shared,
      type: ctyType(schema),
      ...rulesOf(mainType(schema) === "array" ? { ...nestedSchema, ...schema } : schema),
    };
  }
  const computedOnly = role.computed && !role.optional;
  const attributes = Object.entries(nestedSchema.properties)
    .filter(([, property]) => property["x-rest-only"] !== true)
    .map(([inner, property]) =>
      attribute(inner, property, innerRole(inner, property, nestedSchema, computedOnly), source),
    );
  const nesting = mainType(schema) === "array" ? ("list" as const) : ("single" as const);
  return {
    ...shared,
    nested: { nesting, attributes },
    ...(schema.maxItems === undefined ? {} : { maxItems: schema.maxItems }),
  };
}

/** What an attribute is inside its parent: given, chosen or told. */
export function innerRole(
  name: string,
  property: JsonSchema,
  parent: JsonSchema,
  computedOnly: boolean,
): Role {
  if (computedOnly) return COMPUTED;
  if (property["x-optional-computed"] === true) return OPTIONAL_COMPUTED;
  return parent.required?.includes(name) ? REQUIRED : OPTIONAL;
}
