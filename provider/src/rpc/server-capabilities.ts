import type { ProviderDefinition } from "./provider-definition.ts";

/** What this side of the protocol can do beyond the minimum. */
export function serverCapabilitiesOf<C>(definition: ProviderDefinition<C>) {
  const moves = [...definition.resources.values()].some((resource) => resource.move !== undefined);
  return { planDestroy: true, getProviderSchemaOptional: true, moveResourceState: moves };
}
