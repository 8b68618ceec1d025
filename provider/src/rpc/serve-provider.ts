/** A provider as a plugin process: the composition of the plugin layer and the RPCs. */
import type { PluginEnvironment } from "../plugin/handshake.ts";
import { servePlugin } from "../plugin/serve-plugin.ts";
import type { ProviderDefinition } from "./provider-definition.ts";

export interface ServeOptions<C> {
  readonly environment: PluginEnvironment;
  /** Such as `registry.terraform.io/croft/croft`; its last part stands in log lines. */
  readonly address: string;
  /** Started by a person: prints the setting for TF_REATTACH_PROVIDERS instead of the handshake. */
  readonly debug: boolean;
  /** Should import the definition only when it is called: that happens after the handshake. */
  load(): Promise<ProviderDefinition<C>>;
}

/** Takes over this process: stdout, signals and exit. Returns once the plugin listens. */
export async function serveProvider<C>(options: ServeOptions<C>): Promise<void> {
  const { environment, address, debug } = options;
  const name = address.slice(address.lastIndexOf("/") + 1);
  await servePlugin({
    environment,
    address,
    debug,
    name,
    load: async (log) => {
      const [{ providerServices }, definition] = await Promise.all([
        import("./provider-services.ts"),
        options.load(),
      ]);
      return providerServices(definition, log);
    },
  });
}
