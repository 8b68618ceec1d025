import { GetProviderSchema } from "../tfplugin/messages.ts";
import type { Schema } from "../tfplugin/schema.ts";
import { encodeFunction, encodeSchema } from "../tfplugin/schema-message.ts";
import type { Rpc } from "./runtime.ts";
import { serverCapabilitiesOf } from "./server-capabilities.ts";

export const getProviderSchema: Rpc = async ({ definition }) =>
  GetProviderSchema.response.encode({
    provider: encodeSchema(definition.schema),
    providerMeta: definition.metaSchema === undefined ? null : encodeSchema(definition.metaSchema),
    resourceSchemas: schemas(definition.resources),
    dataSourceSchemas: schemas(definition.dataSources),
    ephemeralResourceSchemas: schemas(definition.ephemeralResources),
    functions: encodeAll(definition.functions, encodeFunction),
    serverCapabilities: serverCapabilitiesOf(definition),
  });

function schemas(definitions: ReadonlyMap<string, { readonly schema: Schema }> | undefined) {
  return encodeAll(definitions, ({ schema }) => encodeSchema(schema));
}

function encodeAll<T>(
  definitions: ReadonlyMap<string, T> | undefined,
  encode: (definition: T) => Uint8Array,
): Map<string, Uint8Array> {
  return new Map([...(definitions ?? [])].map(([name, definition]) => [name, encode(definition)]));
}
