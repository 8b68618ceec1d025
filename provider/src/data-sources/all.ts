/** Every data source of the provider, by the models that the schemas give. */

import { DATA_SOURCES } from "@croft/schemas/generated/terraform/provider.ts";
import type { DataSourceModel } from "@croft/schemas/terraform-model.ts";
import { nounOf } from "../kit/naming.ts";
import { dataSourceSchema } from "../kit/schema.ts";
import { validateAttributes } from "../kit/validate.ts";
import type { Croft } from "../lifecycle/croft.ts";
import { explain, interrupted, notConfigured } from "../lifecycle/explain.ts";
import type { ReconcilerClient } from "../reconciler-client.ts";
import type {
  CallContext,
  DataSourceDefinition,
  ReadDataReply,
  ReadDataRequest,
} from "../rpc/provider-definition.ts";
import { errorDiagnostic } from "../tfplugin/diagnostic.ts";
import type { TfObject } from "../tfplugin/value.ts";
import { namesThereAre, readList, readOne } from "./documents.ts";
import { readInventory } from "./inventory.ts";

export function dataSources(): ReadonlyMap<string, DataSourceDefinition<Croft>> {
  return new Map(
    DATA_SOURCES.map((model) => [
      model.name,
      {
        schema: dataSourceSchema(model),
        validateConfig: ({ config }) => ({ diagnostics: validateAttributes(model.attributes, config) }),
        read: (request, context) => read(model, request, context),
      },
    ]),
  );
}

async function read(
  model: DataSourceModel,
  { config, clientCapabilities }: ReadDataRequest,
  { provider, signal }: CallContext<Croft>,
): Promise<ReadDataReply> {
  const what = `Reading data.${model.name}`;
  const client = provider?.client;
  if (provider === undefined || client === undefined) {
    return clientCapabilities.deferralAllowed
      ? { deferred: "provider_config_unknown" }
      : { diagnostics: [notConfigured(what)] };
  }
  try {
    const state = await find(model, config, { ...provider, client }, signal);
    if (state !== undefined) return { state };
    const by = (model.by ?? []).find((name) => (config[name] ?? null) !== null) ?? "id";
    const present = by === "name" ? await namesThereAre(model, config, { ...provider, client }, signal) : "";
    const detail = `${present}Is the ${by} right, and may the token see it?`;
    return {
      diagnostics: [errorDiagnostic(`There is no ${nounOf(model.kind)} ${String(config[by])}`, detail, [by])],
    };
  } catch (error) {
    return { diagnostics: signal.aborted ? [interrupted(what)] : explain(error, what) };
  }
}

function find(
  model: DataSourceModel,
  config: TfObject,
  croft: Croft & { client: ReconcilerClient },
  signal: AbortSignal,
): Promise<TfObject | undefined> {
  if (model.from === "inventory") return readInventory(model, config, croft.client, signal);
  return model.by === undefined
    ? readList(model, config, croft.client, signal)
    : readOne(model, config, croft, signal);
}
