/** What Terraform is told of a resource or data source, derived from its model. */
import type { AttributeModel, DataSourceModel, ResourceModel } from "@croft/schemas/terraform-model.ts";
import type { Attribute, Attributes, NestedBlock, Schema } from "../tfplugin/schema.ts";

export function resourceSchema(model: ResourceModel): Schema {
  return {
    version: model.version,
    block: {
      attributes: attributesOf(model.attributes),
      ...(model.timeouts.length > 0 ? { blocks: { timeouts: timeoutsBlock(model.timeouts) } } : {}),
      description: model.description,
    },
  };
}

/** Also of an ephemeral resource. */
export function dataSourceSchema(model: Pick<DataSourceModel, "attributes" | "description">): Schema {
  return {
    version: 0,
    block: { attributes: attributesOf(model.attributes), description: model.description },
  };
}

/** Of the provider's own configuration. */
export function settingsSchema(description: string, settings: readonly AttributeModel[]): Schema {
  return { version: 0, block: { attributes: attributesOf(settings), description } };
}

function attributesOf(models: readonly AttributeModel[]): Attributes {
  return Object.fromEntries(models.map((model) => [model.name, attributeOf(model)]));
}

function attributeOf(model: AttributeModel): Attribute {
  const traits = {
    required: model.required,
    optional: model.optional,
    computed: isComputed(model),
    // Terraform never shows what is write-only. Of two that are sensitive it keeps the paths in the state in any order,
    // which `plan -refresh-only` takes for a change.
    sensitive: model.sensitive && !model.writeOnly,
    ...(model.writeOnly ? { writeOnly: true } : {}),
    description: model.description,
  };
  if (model.nested === undefined) return { ...traits, type: model.type ?? "string" };
  const { nesting, attributes } = model.nested;
  return { ...traits, nested: { nesting, attributes: attributesOf(attributes) } };
}

/**
 * Terraform lets a provider choose only what is computed: so a field with a default is, and one that may keep its value
 * when it is removed from the configuration (read at create only, or ignored).
 */
function isComputed(model: AttributeModel): boolean {
  return (
    model.computed ||
    model.default !== undefined ||
    model.effect === "C" ||
    (model.optional && model.ignoredBy !== undefined)
  );
}

function timeoutsBlock(operations: ResourceModel["timeouts"]): NestedBlock {
  const attributes = Object.fromEntries(
    operations.map((operation): [string, Attribute] => [
      operation,
      {
        type: "string",
        optional: true,
        description: `How long to wait for ${operation}, such as "10m" (20m).`,
      },
    ]),
  );
  return { nesting: "single", block: { attributes } };
}
