// schema -> the fields of each kind's spec with their effects and defaults, and what status fields change with.
import type { SpecField } from "../src/spec-field.ts";
import type { JsonSchema, Sources } from "./source.ts";
import { HEADER } from "./typescript.ts";

function fieldOf(name: string, schema: JsonSchema): SpecField {
  return {
    name,
    effect: (schema["x-effect"] ?? "L") as SpecField["effect"],
    ...(schema.default === undefined ? {} : { default: schema.default as NonNullable<SpecField["default"]> }),
    ...(schema["x-shrink"] === "refused" ? { shrink: "refused" as const } : {}),
    ...(schema["x-write-only"] === true ? { writeOnly: true as const } : {}),
    ...(schema["x-ignored-by"] === undefined ? {} : { ignoredBy: schema["x-ignored-by"] as string }),
    ...(schema.properties === undefined ? {} : { fields: fieldsOf(schema) }),
  };
}

const fieldsOf = (schema: JsonSchema | undefined): SpecField[] =>
  Object.entries(schema?.properties ?? {})
    .filter(([, property]) => property["x-terraform-only"] !== true)
    .map(([name, property]) => fieldOf(name, property));

const changesWith = (status: JsonSchema): Record<string, string[]> =>
  Object.fromEntries(
    Object.entries(status.properties ?? {}).flatMap(([name, property]) => {
      const fields = property["x-unknown-when"] as string[] | undefined;
      return fields === undefined ? [] : [[name, fields]];
    }),
  );

/** `typescript/fields.ts`. */
export function fieldTable({ kinds }: Sources): string {
  const fields = Object.fromEntries(kinds.map(({ kind, spec }) => [kind, fieldsOf(spec)]));
  const unknown = Object.fromEntries(kinds.map(({ kind, status }) => [kind, changesWith(status)]));
  return `${HEADER}
import type { SpecField } from "../../src/spec-field.ts";
import type { Kind } from "./kinds.ts";

/** The fields that REST has in the spec of each kind. */
export const SPEC_FIELDS: Readonly<Record<Kind, readonly SpecField[]>> = ${JSON.stringify(fields, null, 2)};

/** The fields of a spec whose change makes a field of the status another, until that was observed. */
export const CHANGES_WITH = ${JSON.stringify(unknown, null, 2)} as const satisfies Readonly<
  Record<Kind, Readonly<Record<string, readonly string[]>>>
>;
`;
}
