// schema -> the models that drive the Terraform provider (see src/terraform-model.ts).

import { NAME_PATTERN } from "../src/names.ts";
import type { AttributeModel, ResourceModel } from "../src/terraform-model.ts";
import { EPHEMERAL_RESOURCES } from "./ephemeral-resources.ts";
import { FUNCTIONS } from "./functions.ts";
import { PROVIDER_DESCRIPTION, PROVIDER_SETTINGS } from "./provider-settings.ts";
import { dashes, type JsonSchema, type KindSource, pascal, type Sources } from "./source.ts";
import {
  attribute,
  COMPUTED,
  innerRole,
  OPTIONAL,
  OPTIONAL_COMPUTED,
  oneLine,
  REQUIRED,
} from "./terraform-attributes.ts";
import { dataSourceModels } from "./terraform-data-sources.ts";
import { actionModels, listResourceModels } from "./terraform-lists-and-actions.ts";
import { HEADER } from "./typescript.ts";

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
${imports.join("")}import type {
  ActionModel,
  AttributeModel,
  DataSourceModel,
  EphemeralModel,
  FunctionModel,
  ListResourceModel,
  ResourceModel,
} from "../../src/terraform-model.ts";

export const PROVIDER_DESCRIPTION = ${JSON.stringify(PROVIDER_DESCRIPTION)};

export const SETTINGS: readonly AttributeModel[] = ${JSON.stringify(PROVIDER_SETTINGS, null, 2)};

export const RESOURCES: readonly ResourceModel[] = [
${resources.map((source) => `  croft${pascal(source.kind)},\n`).join("")}];

export const DATA_SOURCES: readonly DataSourceModel[] = ${JSON.stringify(dataSourceModels(sources), null, 2)};

export const LIST_RESOURCES: readonly ListResourceModel[] = ${JSON.stringify(listResourceModels(sources), null, 2)};

export const ACTIONS: readonly ActionModel[] = ${JSON.stringify(actionModels(sources), null, 2)};

export const EPHEMERAL_RESOURCES: readonly EphemeralModel[] = ${JSON.stringify(EPHEMERAL_RESOURCES, null, 2)};

export const FUNCTIONS: readonly FunctionModel[] = ${JSON.stringify(FUNCTIONS, null, 2)};
`;
}
