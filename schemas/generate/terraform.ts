// schema -> the models that drive the Terraform provider (see src/terraform-model.ts).
import type {
  AttributeModel,
  AttributeSource,
  CtyType,
  DataSourceModel,
  Effect,
  ResourceModel,
} from "../src/terraform-model.ts";
import { PROVIDER_DESCRIPTION, PROVIDER_SETTINGS } from "./provider-settings.ts";
import {
  type DataSourceSource,
  dashes,
  type JsonSchema,
  type KindSource,
  NAME_PATTERN,
  pascal,
  type Sources,
} from "./source.ts";
import { HEADER } from "./typescript.ts";

type Role = Pick<AttributeModel, "required" | "optional" | "computed">;
const REQUIRED: Role = { required: true, optional: false, computed: false };
const OPTIONAL: Role = { required: false, optional: true, computed: false };
const COMPUTED: Role = { required: false, optional: false, computed: true };
const OPTIONAL_COMPUTED: Role = { required: false, optional: true, computed: true };

const oneLine = (text: string | undefined): string => (text ?? "").trim().replace(/\s+/g, " ");

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
      return ["list", ctyType(schema.items as JsonSchema)];
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
  return {
    ...(effect ? { effect } : {}),
    ...(schema["x-shrink"] === "refused" ? { shrink: "refused" as const } : {}),
    ...(reference ? { reference } : {}),
    ...(contentOf ? { contentOf } : {}),
    ...(exactlyOneOf ? { exactlyOneOf } : {}),
    ...(atMostOneOf ? { atMostOneOf } : {}),
    ...(unknownWhen ? { unknownWhen } : {}),
    ...(schema.default === undefined ? {} : { default: schema.default as string }),
  };
}

function attribute(name: string, schema: JsonSchema, role: Role, source: AttributeSource): AttributeModel {
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

function innerRole(name: string, property: JsonSchema, parent: JsonSchema, computedOnly: boolean): Role {
  if (computedOnly) return COMPUTED;
  if (property["x-optional-computed"] === true) return OPTIONAL_COMPUTED;
  return parent.required?.includes(name) ? REQUIRED : OPTIONAL;
}

const META: Record<string, AttributeModel> = {
  id: {
    name: "id",
    type: "string",
    ...COMPUTED,
    sensitive: false,
    description: "Id of the object.",
    source: "meta",
    unknownWhen: [],
  },
  project: {
    name: "project",
    type: "string",
    ...OPTIONAL_COMPUTED,
    sensitive: false,
    description: "Name of the project; the provider's at create when absent.",
    source: "meta",
    effect: "X",
    reference: "project",
    pattern: NAME_PATTERN,
  },
  shared: {
    name: "shared",
    type: "bool",
    ...OPTIONAL,
    sensitive: false,
    description: "Whether it is for all projects and belongs to none.",
    source: "meta",
    effect: "X",
    default: false,
  },
  tags: {
    name: "tags",
    type: ["map", "string"],
    ...OPTIONAL,
    sensitive: false,
    description: "Labels, at most 50; keys up to 128 characters, values up to 256.",
    source: "meta",
    effect: "L",
  },
  tags_all: {
    name: "tags_all",
    type: ["map", "string"],
    ...COMPUTED,
    sensitive: false,
    description: "The provider's `default_tags` and `tags`, merged.",
    source: "meta",
  },
  created_at: {
    name: "created_at",
    type: "string",
    ...COMPUTED,
    sensitive: false,
    description: "When it was created (RFC 3339, UTC).",
    source: "meta",
    unknownWhen: [],
  },
};

/** The model of one kind's resource. */
export function resourceModel(source: KindSource): ResourceModel {
  const spec = source.spec as JsonSchema;
  const attributes: AttributeModel[] = [META.id as AttributeModel];
  if (source.scope === "project" || source.scope === "shareable")
    attributes.push(META.project as AttributeModel);
  if (source.name) {
    attributes.push({
      name: "name",
      type: "string",
      ...REQUIRED,
      sensitive: false,
      description: "Name, unique per kind and project.",
      source: "meta",
      effect: source.name.effect,
      pattern: NAME_PATTERN,
    });
  }
  if (source.scope === "shareable") attributes.push(META.shared as AttributeModel);
  for (const [name, property] of Object.entries(spec.properties ?? {})) {
    if (property["x-rest-only"] === true) continue;
    attributes.push(attribute(name, property, innerRole(name, property, spec, false), "spec"));
  }
  for (const [name, property] of Object.entries(source.status.properties ?? {})) {
    if (property["x-computed"] === true) attributes.push(attribute(name, property, COMPUTED, "status"));
  }
  attributes.push(
    META.tags as AttributeModel,
    META.tags_all as AttributeModel,
    META.created_at as AttributeModel,
  );
  return {
    name: source.terraform as string,
    kind: source.kind,
    plural: source.plural,
    scope: source.scope,
    description: oneLine(source.description),
    version: 0,
    attributes,
    timeouts: ["create", "read", "update", "delete"],
  };
}

const STATE_ATTRIBUTES: [string, JsonSchema][] = [
  ["state", { type: "string", description: "Where it stands." }],
  ["state_reason", { type: ["string", "null"], description: "What is waited for or went wrong." }],
  [
    "conditions",
    {
      type: "array",
      description: "Named facts with a reason.",
      items: {
        type: "object",
        properties: {
          type: { type: "string", description: "What it is about." },
          status: { type: "string", description: "Whether it holds: true, false or unknown." },
          reason: { type: "string", description: "One snake_case word." },
          message: { type: "string", description: "One sentence." },
        },
      },
    },
  ],
];

// What a data source shows of an object: identity, spec, and the whole status, live facts included.
function documentAttributes(source: KindSource): AttributeModel[] {
  const computed = (name: string, schema: JsonSchema, from: AttributeSource): AttributeModel => {
    const {
      default: _,
      effect: __,
      shrink: ___,
      exactlyOneOf: ____,
      ...rest
    } = attribute(name, schema, COMPUTED, from);
    return rest;
  };
  const spec = Object.entries(source.spec?.properties ?? {}).filter(
    ([, property]) => !property["x-rest-only"] && !property["x-terraform-only"] && !property["x-sensitive"],
  );
  const status = Object.entries(source.status.properties ?? {});
  const statusNames = new Set(status.map(([name]) => name));
  return [
    computed("id", { type: "string", description: "Id of the object." }, "meta"),
    ...(source.scope === "global"
      ? []
      : [computed("project", { type: "string", description: "Name of its project." }, "meta")]),
    ...(source.name ? [computed("name", { type: "string", description: "Its name." }, "meta")] : []),
    ...spec
      .filter(([name]) => !statusNames.has(name))
      .map(([name, property]) => computed(name, property, "spec")),
    ...status.map(([name, property]) => computed(name, property, "status")),
    ...STATE_ATTRIBUTES.map(([name, property]) => computed(name, property, "status")),
    ...(source.spec
      ? [
          computed(
            "tags",
            {
              type: "object",
              additionalProperties: { type: "string" },
              description: "Labels, default tags included.",
            },
            "meta",
          ),
        ]
      : []),
  ];
}

function inventoryAttributes(sources: Sources): AttributeModel[] {
  const report = sources.messages.find((message) => message.message === "host_report");
  const item = report?.schema.properties?.disks?.items as JsonSchema;
  const host: JsonSchema = { type: "string", description: "Name of the host that has it." };
  const size: JsonSchema = { type: "integer", description: "Size in whole GiB, rounded down." };
  return Object.entries({ host, ...item.properties, size_gib: size }).map(([name, schema]) =>
    attribute(name, schema, COMPUTED, "status"),
  );
}

function dataSourceModel(kind: KindSource, source: DataSourceSource, sources: Sources): DataSourceModel {
  const from = source.from ?? "documents";
  const inner = from === "inventory" ? inventoryAttributes(sources) : documentAttributes(kind);
  const argument = (name: string, role: Role, description: string): AttributeModel => ({
    name,
    type: "string",
    ...role,
    sensitive: false,
    description,
    source: "terraform",
  });
  const filters = source.filters ?? [];
  const attributes: AttributeModel[] = source.by
    ? [argument(source.by, REQUIRED, "Names the object."), ...inner.filter((one) => one.name !== source.by)]
    : [
        ...filters.map((name) => argument(name, OPTIONAL, `Only those of this ${name}.`)),
        {
          name: source.list as string,
          nested: { nesting: "list", attributes: inner },
          ...COMPUTED,
          sensitive: false,
          description: "What was found, by name.",
          source: "status",
        },
      ];
  return {
    name: source.name,
    kind: kind.kind,
    plural: kind.plural,
    description: source.description,
    ...(source.by ? { by: source.by } : {}),
    ...(source.list ? { list: source.list } : {}),
    filters,
    from,
    ...(source.also_state ? { alsoState: source.also_state } : {}),
    attributes,
  };
}

/** All data sources. */
export const dataSourceModels = (sources: Sources): DataSourceModel[] =>
  sources.kinds.flatMap((kind) =>
    (kind.data_sources ?? []).map((source) => dataSourceModel(kind, source, sources)),
  );

/** Text of the module that exports one resource's model. */
export function resourceModule(source: KindSource): string {
  return `${HEADER}
import type { ResourceModel } from "../../src/terraform-model.ts";

export const croft${pascal(source.kind)}: ResourceModel = ${JSON.stringify(resourceModel(source), null, 2)};
`;
}

/** Text of the module that lists the provider's settings, resources and data sources. */
export function providerModule(sources: Sources): string {
  const resources = sources.kinds.filter((source) => source.terraform);
  const imports = resources.map(
    (source) => `import { croft${pascal(source.kind)} } from "./${dashes(source.terraform as string)}.ts";\n`,
  );
  return `${HEADER}
${imports.join("")}import type { AttributeModel, DataSourceModel, ResourceModel } from "../../src/terraform-model.ts";

export const PROVIDER_DESCRIPTION = ${JSON.stringify(PROVIDER_DESCRIPTION)};

export const SETTINGS: readonly AttributeModel[] = ${JSON.stringify(PROVIDER_SETTINGS, null, 2)};

export const RESOURCES: readonly ResourceModel[] = [
${resources.map((source) => `  croft${pascal(source.kind)},\n`).join("")}];

export const DATA_SOURCES: readonly DataSourceModel[] = ${JSON.stringify(dataSourceModels(sources), null, 2)};
`;
}
