// The sources as the writers see them: parsed YAML, with the few shapes the writers rely on.

import { NAME_PATTERN } from "../src/names.ts";

export interface JsonSchema {
  $ref?: string;
  title?: string;
  description?: string;
  type?: string | string[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: boolean | JsonSchema;
  items?: JsonSchema;
  if?: JsonSchema;
  then?: JsonSchema;
  oneOf?: JsonSchema[];
  enum?: (string | number | null)[];
  const?: string;
  default?: unknown;
  format?: string;
  examples?: unknown[];
  propertyNames?: JsonSchema;
  minProperties?: number;
  maxProperties?: number;
  discriminator?: { propertyName: string; mapping?: Record<string, string> };
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  uniqueItems?: boolean;
  pattern?: string;
  [annotation: `x-${string}`]: unknown;
}

export interface DataSourceSource {
  name: string;
  description: string;
  /** One object, by its id or its name. */
  one?: boolean;
  list?: string;
  filters?: string[];
  /** A state that lists leave out unless it is asked for, and that the data source shows as well. */
  also_state?: string;
  from?: "documents" | "inventory";
}

export interface ActionSource {
  name: string;
  verb: string;
  until: "ready" | "deleted";
  description: string;
}

/** A column of the kind's table: `from` is a dotted path such as `status.host`. */
export interface ColumnSource {
  title: string;
  from: string;
  wide?: boolean;
}

export interface KindSource {
  kind: string;
  plural: string;
  id_prefix: string;
  scope: "project" | "shareable" | "global" | "of_vm";
  terraform?: string;
  title: string;
  /** With its article, such as `an image`. */
  noun: string;
  /** Whether its objects lie on a host, or say what one shall do. */
  lives_on_host?: boolean;
  /** Whether an object is not deleted while it holds others. */
  holds_others?: boolean;
  /** Whether a create may be stored without a host that has capacity, and wait for one. */
  waits_for_capacity?: boolean;
  description: string;
  name?: { effect: "L" | "X" };
  deletion?: string;
  spec?: JsonSchema;
  status: JsonSchema;
  states: string[];
  /** Its document for hosts and its entry in their reports. Those of disks, partitions and VMs stand in messages/. */
  host_document?: JsonSchema;
  host_report?: JsonSchema;
  data_sources?: DataSourceSource[];
  /** Terraform can list its objects, narrowed by these and by tags. */
  list_resource?: { filters: string[] };
  actions?: ActionSource[];
  /** What the command \`croft\` shows in its tables beside project, name, state and age. */
  columns?: ColumnSource[];
  /** A real create; `img_example` and the like stand for the id of an object of that kind. */
  example?: Record<string, unknown>;
}

export interface MessageSource {
  message: string;
  title: string;
  description: string;
  schema: JsonSchema;
}

export interface Sources {
  kinds: KindSource[];
  messages: MessageSource[];
}

/** `vm` → `Vm`, `ssh_key` → `SshKey`. */
export const pascal = (name: string): string =>
  name
    .split("_")
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join("");

/** `ssh_key` → `ssh-key`, the spelling of file names. */
export const dashes = (name: string): string => name.replaceAll("_", "-");

/** Control characters (Unicode's category Cc), as every dialect of patterns writes them. */
const NO_CONTROL = "^[^\\u0000-\\u001f\\u007f-\\u009f]*$";

export const tagsOf = (valueType: "string" | ["string", "null"]): JsonSchema =>
  ({
    type: "object",
    maxProperties: 50,
    propertyNames: { type: "string", minLength: 1, maxLength: 128, pattern: NO_CONTROL },
    additionalProperties: { type: valueType, maxLength: 256 },
  }) as JsonSchema;

/** A schema without annotations and without the fields that only Terraform has: what REST accepts. */
export function restSchema(schema: JsonSchema): JsonSchema {
  const out: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(schema)) {
    if (key.startsWith("x-")) continue;
    if (key === "properties") {
      out.properties = Object.fromEntries(
        Object.entries(value as Record<string, JsonSchema>)
          .filter(([, property]) => property["x-terraform-only"] !== true)
          .map(([name, property]) => [name, restSchema(property)]),
      );
    } else if (key === "items") out.items = restSchema(value as JsonSchema);
    else if (key === "oneOf") out.oneOf = (value as JsonSchema[]).map(restSchema);
    else if (key === "additionalProperties" && typeof value === "object") {
      out.additionalProperties = restSchema(value as JsonSchema);
    } else out[key] = value;
  }
  return out as JsonSchema;
}

/** Whether an empty object breaks the schema, by `required` or by choices none of which is empty. */
const needsSomething = ({ required = [], oneOf }: JsonSchema): boolean =>
  required.length > 0 || (oneOf?.every(needsSomething) ?? false);

/** The body of a create. */
const NAME_TEXT = "Its name, unique among those of its kind in its project.";

export function createBody(source: KindSource): JsonSchema {
  const spec = restSchema(source.spec as JsonSchema);
  const properties: Record<string, JsonSchema> = {};
  if (source.name) properties.name = { type: "string", pattern: NAME_PATTERN, description: NAME_TEXT };
  if (source.scope === "project" || source.scope === "shareable") {
    properties.project = { type: "string", pattern: NAME_PATTERN, description: "Name of its project." };
  }
  if (source.scope === "shareable")
    properties.shared = {
      type: "boolean",
      description: "Whether all projects may use it; it has no project then.",
    };
  properties.tags = tagsOf("string");
  properties.default_tags = tagsOf("string");
  properties.spec = spec;
  const required = [
    ...(source.name ? ["name"] : []),
    ...(source.scope === "project" ? ["project"] : []),
    ...(needsSomething(spec) ? ["spec"] : []),
  ];
  return { type: "object", additionalProperties: false, required, properties };
}

// In a merge patch (RFC 7396) null removes, so every optional field may be null, and nothing is required.
function patchable(schema: JsonSchema, removable: boolean): JsonSchema {
  const { required: _, default: __, oneOf: ___, ...rest } = schema;
  const out: JsonSchema = { ...rest };
  if (out.properties) {
    const required = new Set(schema.required ?? []);
    out.properties = Object.fromEntries(
      Object.entries(out.properties).map(([name, property]) => [
        name,
        patchable(property, !required.has(name)),
      ]),
    );
  }
  if (removable && typeof out.type === "string") {
    out.type = [out.type, "null"];
    if (out.enum) out.enum = [...out.enum, null];
  }
  return out;
}

/** The body of a merge patch. */
export function patchBody(source: KindSource): JsonSchema {
  // In a merge patch a tag goes by null, too.
  const tags = tagsOf(["string", "null"]);
  const properties: Record<string, JsonSchema> = {
    tags,
    default_tags: tags,
    spec: patchable(restSchema(source.spec as JsonSchema), false),
  };
  if (source.name) properties.name = { type: "string", pattern: NAME_PATTERN, description: NAME_TEXT };
  return { type: "object", additionalProperties: false, minProperties: 1, properties };
}
