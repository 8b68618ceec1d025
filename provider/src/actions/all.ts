/**
 * Every action of the provider: a verb of REST, and the wait for what it leads to.
 *
 *   asked for --> waited for --> done | failed | late | interrupted
 *         `-----> done, when nobody wants to wait
 */
import { ACTIONS } from "@croft/schemas/generated/terraform/provider.ts";
import type { ActionModel } from "@croft/schemas/terraform-model.ts";
import { nounOf } from "../kit/naming.ts";
import { standing } from "../kit/readiness.ts";
import type { RestDocument } from "../kit/rest-document.ts";
import { dataSourceSchema } from "../kit/schema.ts";
import { validateAttributes } from "../kit/validate.ts";
import type { Croft } from "../lifecycle/croft.ts";
import { explain, interrupted, notConfigured } from "../lifecycle/explain.ts";
import { waitUntilDeleted, waitUntilReady } from "../lifecycle/wait.ts";
import type { ReconcilerClient } from "../reconciler-client.ts";
import type { ActionDefinition, CallContext, Reply } from "../rpc/provider-definition.ts";
import { errorDiagnostic } from "../tfplugin/diagnostic.ts";
import type { TfObject } from "../tfplugin/value.ts";

const DEFAULT_TIMEOUT_SECONDS = 1200;

export function actions(): ReadonlyMap<string, ActionDefinition<Croft>> {
  return new Map(
    ACTIONS.map((model) => [
      model.name,
      {
        schema: dataSourceSchema(model),
        validateConfig: ({ config }) => ({ diagnostics: validateAttributes(model.attributes, config) }),
        invoke: ({ config }, context, progress) => invoke(model, config, context, progress),
      },
    ]),
  );
}

async function invoke(
  model: ActionModel,
  config: TfObject,
  { provider, signal }: CallContext<Croft>,
  progress: (line: string) => void,
): Promise<Reply> {
  const id = String(config[model.kind]);
  const what = `The ${model.verb} of ${nounOf(model.kind)} ${id}`;
  const client = provider?.client;
  if (client === undefined) return { diagnostics: [notConfigured(what)] };
  try {
    const ordered = await client.order(model.plural, id, model.verb, signal);
    progress(`${what} is ordered.`);
    if (config.wait === false) return {};
    const timeoutMs = 1000 * Number(config.timeout_seconds ?? DEFAULT_TIMEOUT_SECONDS);
    const { end, last } = await wait(model, ordered, client, timeoutMs, signal, progress);
    if (end === "done") {
      progress(`${what} is done.`);
      return {};
    }
    const seen = last === undefined ? "" : `Last seen: ${standing(last)}\n\n`;
    return { diagnostics: [errorDiagnostic(`${what} ${ENDS[end].summary}`, `${seen}${ENDS[end].detail}`)] };
  } catch (error) {
    return { diagnostics: signal.aborted ? [interrupted(what)] : explain(error, what, model) };
  }
}

interface Ended {
  readonly end: "done" | keyof typeof ENDS;
  readonly last?: RestDocument | undefined;
}

const ENDS = {
  failed: { summary: "failed", detail: "Croft was told and tried." },
  gone: { summary: "came too late", detail: "Somebody deleted it meanwhile." },
  late: {
    summary: "was not done in time",
    detail: "The limit is `timeout_seconds`. Croft goes on with it.",
  },
  interrupted: { summary: "was not waited for to the end", detail: "Croft goes on with it." },
} as const;

async function wait(
  model: ActionModel,
  ordered: RestDocument,
  client: ReconcilerClient,
  timeoutMs: number,
  signal: AbortSignal,
  progress: (line: string) => void,
): Promise<Ended> {
  if (model.until === "deleted") {
    const deletion = await waitUntilDeleted(client, model, ordered.id, timeoutMs, signal);
    if (deletion.end === "gone") return { end: "done" };
    return { end: deletion.end === "stuck" ? "failed" : deletion.end, last: deletion.document };
  }
  const waited = await waitUntilReady(client, model, ordered, timeoutMs, signal, (seen) =>
    progress(standing(seen)),
  );
  if (waited.end === "gone") return { end: "gone" };
  return { end: waited.end === "ready" ? "done" : waited.end, last: waited.document };
}
