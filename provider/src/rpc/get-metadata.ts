import { GetMetadata } from "../tfplugin/messages.ts";
import type { Rpc } from "./runtime.ts";
import { serverCapabilitiesOf } from "./server-capabilities.ts";

/** Names only, for a Terraform that has the schemas already. */
export const getMetadata: Rpc = async ({ definition }) =>
  GetMetadata.response.encode({
    serverCapabilities: serverCapabilitiesOf(definition),
    resources: typeNames(definition.resources),
    dataSources: typeNames(definition.dataSources),
    ephemeralResources: typeNames(definition.ephemeralResources),
    listResources: typeNames(definition.listResources),
    stateStores: typeNames(definition.stateStores),
    actions: typeNames(definition.actions),
    functions: [...(definition.functions?.keys() ?? [])].map((name) => ({ name })),
  });

function typeNames(definitions: ReadonlyMap<string, unknown> | undefined) {
  return [...(definitions?.keys() ?? [])].map((typeName) => ({ typeName }));
}
