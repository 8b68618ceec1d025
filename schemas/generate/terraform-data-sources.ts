// schema -> the models of the data sources.
import type { AttributeModel, AttributeSource, DataSourceModel } from "../src/terraform-model.ts";
import type { DataSourceSource, JsonSchema, KindSource, Sources } from "./source.ts";
import { attribute, COMPUTED, OPTIONAL_COMPUTED, type Role } from "./terraform-attributes.ts";
import { filterArguments } from "./terraform-lists-and-actions.ts";

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
      ignoredBy: _____,
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

/** The arguments that say which object is meant. */
function whichOne({ scope }: KindSource, by: readonly string[]): [name: string, description: string][] {
  const withName = by.includes("name");
  const names: [string, string][] = [
    ["id", withName ? "Its id. Give this or `name`." : "Its id."],
    ...(withName ? [["name", "Its name. Give this or `id`."] as [string, string]] : []),
  ];
  if (scope === "project")
    return [...names, ["project", "The project of that name; the provider's when absent."]];
  if (scope !== "shareable") return names;
  return [
    ...names,
    [
      "project",
      "The project of that name; the provider's when absent. What is shared is found when it has none.",
    ],
  ];
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
  const by = source.one ? ["id", ...(kind.name ? ["name"] : [])] : undefined;
  const attributes: AttributeModel[] = by
    ? [
        ...whichOne(kind, by).map(([name, description]) => ({
          ...argument(name, OPTIONAL_COMPUTED, description),
          ...(by.includes(name) ? { exactlyOneOf: by } : {}),
        })),
        ...inner.filter(({ name }) => name !== "id" && name !== "name" && name !== "project"),
      ]
    : [
        ...filterArguments(filters, from === "documents" && kind.spec !== undefined, kind.states),
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
    scope: kind.scope,
    ...(by ? { by } : {}),
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
