/** Puts the provider together. */
import { actions } from "./actions/all.ts";
import type { RunTrace } from "./client/trace.ts";
import { type ProviderEnvironment, providerEnvironment } from "./config.ts";
import { dataSources } from "./data-sources/all.ts";
import { ephemeralResources } from "./ephemeral-resources/all.ts";
import { functions } from "./functions/all.ts";
import type { Croft } from "./lifecycle/croft.ts";
import { resourceOf } from "./lifecycle/resource.ts";
import { listResources } from "./list-resources/all.ts";
import { BEHAVIOURS } from "./resources/all.ts";
import type { Log, ProviderDefinition } from "./rpc/provider-definition.ts";
import { configure, SETTINGS_SCHEMA, validateSettings } from "./settings.ts";
import { stateStores } from "./state-stores/all.ts";
import { terraformCommand } from "./terraform-command.ts";

/** Loaded only where spans are wanted. */
async function recorder({ otlpEndpoint: endpoint }: ProviderEnvironment, log: Log) {
  if (endpoint === null) return undefined;
  const { createRunSpans } = await import("./client/spans.ts");
  return (trace: string, parent: string | null) => createRunSpans({ endpoint, trace, parent, log });
}

export function croftProvider(): ProviderDefinition<Croft> {
  // Configure comes once for each walk of a run.
  let runTrace: RunTrace | undefined;
  return {
    schema: SETTINGS_SCHEMA,
    validateConfig: ({ config }) => validateSettings(config),
    // Most runs of the process (schema, validation) never talk to the reconciler.
    async configure({ config }, { log }) {
      const environment = providerEnvironment();
      const reply = await configure(
        config,
        environment,
        async (settings) => {
          const { createReconcilerClient } = await import("./reconciler-client.ts");
          const { createRunTrace } = await import("./client/trace.ts");
          runTrace ??= createRunTrace(environment.traceparent, await recorder(environment, log));
          log("info", "this run's trace", { trace_id: runTrace.id });
          return createReconcilerClient({ ...settings, trace: runTrace, log });
        },
        terraformCommand(),
      );
      const { provider } = reply;
      if (provider === undefined || runTrace?.spans === undefined) return reply;
      return { ...reply, provider: { ...provider, spans: runTrace.spans } };
    },
    finish: async () => runTrace?.spans?.finish(),
    resources: new Map(BEHAVIOURS.map((behaviour) => [behaviour.model.name, resourceOf(behaviour)])),
    dataSources: dataSources(),
    ephemeralResources: ephemeralResources(),
    listResources: listResources(),
    actions: actions(),
    stateStores: stateStores(),
    functions: functions(),
  };
}
