import type { ProviderDefinition } from "./provider-definition.ts";

/** What this side of the protocol can do beyond the minimum. */
export function serverCapabilitiesOf<C>(definition: ProviderDefinition<C>) {
  const resources = [...definition.resources.values()];
  return {
    planDestroy: true,
    getProviderSchemaOptional: true,
    moveResourceState: resources.some(({ move, takesOver }) => (move ?? takesOver) !== undefined),
    generateResourceConfig: resources.some(({ generateConfig }) => generateConfig !== undefined),
  };
}
