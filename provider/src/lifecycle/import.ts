/** Import: finds what the user named, by id or by name, and shows it as a state. */

import { stateOf } from "../kit/document.ts";
import { importedState } from "../kit/generated-config.ts";
import { type ImportTarget, parseIdentity, parseImportId } from "../kit/import-id.ts";
import type { RestDocument } from "../kit/rest-document.ts";
import type { ReconcilerClient } from "../reconciler-client.ts";
import type { CallContext, ImportStateReply, ImportStateRequest } from "../rpc/provider-definition.ts";
import { errorDiagnostic } from "../tfplugin/diagnostic.ts";
import type { ResourceBehaviour } from "./behaviour.ts";
import type { Croft } from "./croft.ts";
import { explain, interrupted, notConfigured } from "./explain.ts";
import { etagOf, remember } from "./remembered.ts";

export async function importResource(
  behaviour: ResourceBehaviour,
  request: ImportStateRequest,
  { provider, signal }: CallContext<Croft>,
): Promise<ImportStateReply> {
  const { model } = behaviour;
  const id = (request.identity === null ? request.id : String(request.identity.id)).trim();
  const what = `Importing ${model.name} ${id}`;
  const client = provider?.client;
  if (client === undefined) {
    return request.clientCapabilities.deferralAllowed
      ? { deferred: "provider_config_unknown" }
      : { diagnostics: [notConfigured(what)] };
  }
  const target = request.identity === null ? parseImportId(model, id) : parseIdentity(model, id);
  if (target.by === "nothing") {
    return {
      diagnostics: [
        errorDiagnostic(`${JSON.stringify(id)} names no ${model.name}`, `Import it by ${target.forms}.`),
      ],
    };
  }
  try {
    const document = await find(client, behaviour, target, signal);
    if (document === undefined || document.deleting) {
      const whose =
        target.by === "name" && target.project === null && model.scope === "shareable"
          ? " that is shared"
          : "";
      return {
        diagnostics: [
          errorDiagnostic(
            `There is no ${model.name} ${id} to import`,
            `Nothing${whose} was found by that name or id, or the token may not see it.`,
          ),
        ],
      };
    }
    const memory = remember({ etag: etagOf(document.generation) });
    return {
      resources: [{ state: importedState(model, stateOf(behaviour, document, null)), private: memory }],
    };
  } catch (error) {
    return { diagnostics: signal.aborted ? [interrupted(what)] : explain(error, what, model) };
  }
}

async function find(
  client: ReconcilerClient,
  { model }: ResourceBehaviour,
  target: ImportTarget,
  signal: AbortSignal,
): Promise<RestDocument | undefined> {
  const living = async (query: Readonly<Record<string, string>>) =>
    (await client.list(model.plural, query, signal)).filter((document) => !document.deleting);
  switch (target.by) {
    case "id":
      return (await client.get(model.plural, target.id, signal))?.document;
    case "name": {
      const found = await living({
        name: target.name,
        ...(target.project === null ? {} : { project: target.project }),
      });
      return found.find(({ project, name }) => project === target.project && name === target.name);
    }
    case "disk":
      return (await living({})).find(
        ({ spec, status }) => spec.host === target.host && status.identity === target.identity,
      );
    case "attachment":
      return (await living({})).find(
        ({ spec }) => spec.vm === target.vm && spec.partition === target.partition,
      );
    default:
      return undefined;
  }
}
