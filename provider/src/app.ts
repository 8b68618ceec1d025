/** Puts the provider together. */
import { actions } from "./actions/all.ts";
import type { RunTrace } from "./client/trace.ts";
import { providerEnvironment } from "./config.ts";
import { dataSources } from "./data-sources/all.ts";
import { ephemeralResources } from "./ephemeral-resources/all.ts";
import { functions } from "./functions/all.ts";
import type { Croft } from "./lifecycle/croft.ts";
import { resourceOf } from "./lifecycle/resource.ts";
import { listResources } from "./list-resources/all.ts";
import { BEHAVIOURS } from "./resources/all.ts";
import type { ProviderDefinition } from "./rpc/provider-definition.ts";
import { configure, SETTINGS_SCHEMA, validateSettings } from "./settings.ts";
import { stateStores } from "./state-stores/all.ts";
import { terraformCommand } from "./terraform-command.ts";

export function croftProvider(): ProviderDefinition<Croft> {
  // Configure comes once for each walk of a run.
  let runTrace: RunTrace | undefined;
  return {
    schema: SETTINGS_SCHEMA,
    validateConfig: ({ config }) => validateSettings(config),
    // Most runs of the process (schema, validation) never talk to the reconciler.
    configure({ config }, { log }) {
      const environment = providerEnvironment();
      return configure(
        config,
        environment,
        async (settings) => {
          const { createReconcilerClient } = await import("./reconciler-client.ts");
          const { createRunTrace } = await import("./client/trace.ts");
          runTrace ??= createRunTrace(environment.traceparent);
          log("info", "this run's trace", { trace_id: runTrace.id });
          return createReconcilerClient({ ...settings, trace: runTrace, log });
        },
        terraformCommand(),
      );
    },
    resources: new Map(BEHAVIOURS.map((behaviour) => [behaviour.model.name, resourceOf(behaviour)])),
    dataSources: dataSources(),
    ephemeralResources: ephemeralResources(),
    listResources: listResources(),
    actions: actions(),
    stateStores: stateStores(),
    functions: functions(),
  };
}
