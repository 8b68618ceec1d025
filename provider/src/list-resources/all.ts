/** Every list resource of the provider: what could be imported, by the models that the schemas give. */
import { LIST_RESOURCES } from "@croft/schemas/generated/terraform/provider.ts";
import type { ListResourceModel } from "@croft/schemas/terraform-model.ts";
import { stateOf } from "../kit/document.ts";
import { matchesFilters, queryOf } from "../kit/filters.ts";
import { importedState } from "../kit/generated-config.ts";
import type { RestDocument } from "../kit/rest-document.ts";
import { dataSourceSchema } from "../kit/schema.ts";
import { validateAttributes } from "../kit/validate.ts";
import type { ResourceBehaviour } from "../lifecycle/behaviour.ts";
import type { Croft } from "../lifecycle/croft.ts";
import { explain, interrupted, notConfigured } from "../lifecycle/explain.ts";
import type { ReconcilerClient } from "../reconciler-client.ts";
import { BEHAVIOURS } from "../resources/all.ts";
import type {
  CallContext,
  ListedResource,
  ListRemarks,
  ListRequest,
  ListResourceDefinition,
} from "../rpc/provider-definition.ts";
import { objectOf } from "../tfplugin/value.ts";

export function listResources(): ReadonlyMap<string, ListResourceDefinition<Croft>> {
  return new Map(
    LIST_RESOURCES.map((model) => {
      const behaviour = BEHAVIOURS.find(({ model: { name } }) => name === model.name);
      if (behaviour === undefined) throw new Error(`there is no resource ${model.name} to list`);
      return [
        model.name,
        {
          schema: dataSourceSchema(model),
          validateConfig: ({ config }) => ({ diagnostics: validateAttributes(model.attributes, config) }),
          list: (request, context) => list(model, behaviour, request, context),
        },
      ];
    }),
  );
}

async function* list(
  model: ListResourceModel,
  behaviour: ResourceBehaviour,
  request: ListRequest,
  { provider, signal }: CallContext<Croft>,
): AsyncGenerator<ListedResource | ListRemarks> {
  const what = `Listing ${model.name}`;
  const client = provider?.client;
  if (client === undefined) {
    yield { diagnostics: [notConfigured(what)] };
    return;
  }
  try {
    for await (const document of documents(model, request, client, signal)) {
      yield {
        identity: objectOf({ id: document.id }),
        displayName: displayNameOf(document),
        ...(request.includeResource
          ? { resource: importedState(behaviour.model, stateOf(behaviour, document, null)) }
          : {}),
      };
    }
  } catch (error) {
    yield { diagnostics: signal.aborted ? [interrupted(what)] : explain(error, what, model) };
  }
}

/** Page by page, as they are asked for. What is on its way out, or in quarantine, cannot be imported. */
async function* documents(
  model: ListResourceModel,
  { config, limit }: ListRequest,
  client: ReconcilerClient,
  signal: AbortSignal,
): AsyncGenerator<RestDocument> {
  const query = queryOf(model, config);
  for (let cursor: string | null = null; ; ) {
    const page = await client.page(model.plural, query, cursor, limit, signal);
    for (const document of page.documents) {
      const living = !document.deleting && document.status.state !== "quarantined";
      if (living && matchesFilters(model, config, document)) yield document;
    }
    cursor = page.next;
    if (cursor === null) return;
  }
}

/** In the form in which it can be imported. */
function displayNameOf({ id, project, name, shared, spec, status }: RestDocument): string {
  if (name !== null) return project === null ? `${shared ? "-/" : ""}${name}` : `${project}/${name}`;
  if (typeof spec.vm === "string" && typeof spec.partition === "string")
    return `${spec.vm}/${spec.partition}`;
  return typeof status.identity === "string" ? `${String(spec.host)}:${status.identity}` : id;
}
