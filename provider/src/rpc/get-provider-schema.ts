import type { Diagnostic } from "../tfplugin/diagnostic.ts";
import { GetProviderSchema } from "../tfplugin/messages.ts";
import type { Schema } from "../tfplugin/schema.ts";
import { encodeActionSchema, encodeFunction, encodeSchema } from "../tfplugin/schema-message.ts";
import { checkHolds, checkSchema } from "./conformance/checks.ts";
import type { ProviderDefinition } from "./provider-definition.ts";
import type { Rpc } from "./runtime.ts";
import { serverCapabilitiesOf } from "./server-capabilities.ts";
import { writeDiagnostics } from "./wire.ts";

export const getProviderSchema: Rpc = async ({ definition }) =>
  GetProviderSchema.response.encode({
    provider: encodeSchema(definition.schema),
    providerMeta: definition.metaSchema === undefined ? null : encodeSchema(definition.metaSchema),
    resourceSchemas: schemas(definition.resources),
    dataSourceSchemas: schemas(definition.dataSources),
    ephemeralResourceSchemas: schemas(definition.ephemeralResources),
    listResourceSchemas: schemas(definition.listResources),
    stateStoreSchemas: schemas(definition.stateStores),
    actionSchemas: encodeAll(definition.actions, ({ schema }) => encodeActionSchema(schema)),
    functions: encodeAll(definition.functions, encodeFunction),
    serverCapabilities: serverCapabilitiesOf(definition),
    diagnostics: writeDiagnostics(definitionDefects(definition)),
  });

/** Terraform refuses a schema with a defect too, but does not say whose it is. */
function definitionDefects<C>(definition: ProviderDefinition<C>): Diagnostic[] {
  const { resources, dataSources = NONE, ephemeralResources = NONE } = definition;
  const { listResources = NONE, actions = NONE, stateStores = NONE } = definition;
  return [
    ...checkSchema("the provider", definition.schema.block),
    ...[
      ...resources,
      ...dataSources,
      ...ephemeralResources,
      ...listResources,
      ...actions,
      ...stateStores,
    ].flatMap(([name, { schema }]) => checkSchema(name, schema.block)),
    ...[...resources].flatMap(([name, { schema, upgrades = [] }]) => {
      const problem = `has version ${schema.version}, but ${upgrades.length} upgrades`;
      return checkHolds("UpgradeResourceState", name, upgrades.length === schema.version, problem);
    }),
    ...[...listResources.keys()].flatMap((name) => {
      const known = resources.get(name)?.identity !== undefined;
      return checkHolds("ListResource", name, known, "lists resources that have no identity");
    }),
  ];
}

const NONE: ReadonlyMap<string, { readonly schema: Schema }> = new Map();

function schemas(definitions: ReadonlyMap<string, { readonly schema: Schema }> | undefined) {
  return encodeAll(definitions, ({ schema }) => encodeSchema(schema));
}

function encodeAll<T>(
  definitions: ReadonlyMap<string, T> | undefined,
  encode: (definition: T) => Uint8Array,
): Map<string, Uint8Array> {
  return new Map([...(definitions ?? [])].map(([name, definition]) => [name, encode(definition)]));
}
