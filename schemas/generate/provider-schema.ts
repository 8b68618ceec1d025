// schema -> what `terraform providers schema -json` prints for the provider, so that bindings for other languages can be
// generated without starting Terraform. An end-to-end test compares it with what the command prints.
import type {
  AttributeModel,
  DataSourceModel,
  FunctionModel,
  FunctionParameterModel,
  ResourceModel,
} from "../src/terraform-model.ts";
import { EPHEMERAL_RESOURCES } from "./ephemeral-resources.ts";
import { FUNCTIONS } from "./functions.ts";
import { PROVIDER_DESCRIPTION, PROVIDER_SETTINGS } from "./provider-settings.ts";
import type { Sources } from "./source.ts";
import { resourceModel } from "./terraform.ts";
import { dataSourceModels } from "./terraform-data-sources.ts";

const PROVIDER_ADDRESS = "registry.terraform.io/croft/croft";

type Json = Record<string, unknown>;

const byName = <T>(items: readonly T[], name: (item: T) => string, value: (item: T) => Json): Json =>
  Object.fromEntries(
    [...items].sort((a, b) => (name(a) < name(b) ? -1 : 1)).map((item) => [name(item), value(item)]),
  );

// Terraform leaves out what is false or empty.
function attribute(model: AttributeModel): Json {
  // A provider may choose only what is computed: so is what has a default, and what keeps the value that it had.
  const computed =
    model.computed ||
    model.default !== undefined ||
    model.effect === "C" ||
    (model.optional && model.ignoredBy !== undefined);
  return {
    ...(model.nested
      ? {
          nested_type: {
            attributes: attributes(model.nested.attributes),
            nesting_mode: model.nested.nesting,
          },
        }
      : { type: model.type }),
    ...(model.description ? { description: model.description } : {}),
    description_kind: "markdown",
    ...(model.required ? { required: true } : {}),
    ...(model.optional ? { optional: true } : {}),
    ...(computed ? { computed: true } : {}),
    ...(model.sensitive && !model.writeOnly ? { sensitive: true } : {}),
    ...(model.writeOnly ? { write_only: true } : {}),
  };
}

const attributes = (models: readonly AttributeModel[]): Json =>
  byName(models, (model) => model.name, attribute);

function timeouts(operations: ResourceModel["timeouts"]): Json {
  const durations = byName(
    operations,
    (operation) => operation,
    (operation) => ({
      type: "string",
      description: `How long to wait for ${operation}, such as "10m" (20m).`,
      description_kind: "markdown",
      optional: true,
    }),
  );
  return { nesting_mode: "single", block: { attributes: durations, description_kind: "markdown" } };
}

const resource = (model: ResourceModel): Json => ({
  version: model.version,
  block: {
    attributes: attributes(model.attributes),
    ...(model.timeouts.length > 0 ? { block_types: { timeouts: timeouts(model.timeouts) } } : {}),
    description: model.description,
    description_kind: "markdown",
  },
});

const parameter = ({ name, type, description }: FunctionParameterModel): Json => ({
  name,
  description,
  type,
});

const functionSignature = (model: FunctionModel): Json => ({
  description: model.description,
  summary: model.summary,
  return_type: model.returns,
  parameters: model.parameters.map(parameter),
  ...(model.variadic ? { variadic_parameter: parameter(model.variadic) } : {}),
});

const dataSource = (model: Pick<DataSourceModel, "attributes" | "description">): Json => ({
  version: 0,
  block: {
    attributes: attributes(model.attributes),
    description: model.description,
    description_kind: "markdown",
  },
});

/** The whole of what the command prints, as an object. */
export function providerSchema(sources: Sources): Json {
  const resources = sources.kinds.filter((kind) => kind.terraform).map(resourceModel);
  const schema = {
    provider: {
      version: 0,
      block: {
        attributes: attributes(PROVIDER_SETTINGS),
        description: PROVIDER_DESCRIPTION,
        description_kind: "markdown",
      },
    },
    resource_schemas: byName(resources, (model) => model.name, resource),
    data_source_schemas: byName(dataSourceModels(sources), (model) => model.name, dataSource),
    ephemeral_resource_schemas: byName(EPHEMERAL_RESOURCES, (model) => model.name, dataSource),
    functions: byName(FUNCTIONS, (model) => model.name, functionSignature),
  };
  return { format_version: "1.0", provider_schemas: { [PROVIDER_ADDRESS]: schema } };
}
