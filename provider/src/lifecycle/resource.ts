/** A resource as the protocol layer wants it, made of its behaviour. */

import type { RunSpans } from "../client/spans.ts";
import { generatedConfig } from "../kit/generated-config.ts";
import { nameOf } from "../kit/naming.ts";
import { resourceSchema } from "../kit/schema.ts";
import { validateConfig } from "../kit/validate.ts";
import type { ReconcilerClient } from "../reconciler-client.ts";
import type {
  ApplyReply,
  ApplyRequest,
  CallContext,
  IdentityDefinition,
  ResourceDefinition,
} from "../rpc/provider-definition.ts";
import { objectOf, type TfObject } from "../tfplugin/value.ts";
import type { ResourceBehaviour } from "./behaviour.ts";
import { claimOnce } from "./claim.ts";
import { createResource } from "./create.ts";
import type { Croft } from "./croft.ts";
import { notConfigured } from "./explain.ts";
import { importResource } from "./import.ts";
import { unlessAborted } from "./interruption.ts";
import { planChange } from "./plan.ts";
import { readResource } from "./read.ts";
import { remembered } from "./remembered.ts";
import { removeResource } from "./remove.ts";
import { updateResource } from "./update.ts";

export function resourceOf(behaviour: ResourceBehaviour): ResourceDefinition<Croft> {
  return {
    schema: resourceSchema(behaviour.model),
    identity: IDENTITY,
    validateConfig: ({ config }) => ({
      diagnostics: [...validateConfig(behaviour.model, config), ...(behaviour.validate?.(config) ?? [])],
    }),
    read: (request, context) => readResource(behaviour, request, context),
    plan: (request, context) => planChange(behaviour, request, context),
    apply: (request, context) => apply(behaviour, request, context),
    takesOver: (address) => address.endsWith("/croft/croft"),
    generateConfig: ({ state }) => ({ config: generatedConfig(behaviour.model, state) }),
    importState: (request, context) => importResource(behaviour, request, context),
  };
}

/** Names, projects and hosts can be another's one day: only the id is an object's own for ever. */
const IDENTITY: IdentityDefinition<Croft> = {
  schema: { version: 0, attributes: { id: { type: "string", description: "Id of the object." } } },
  of: ({ id }) => (typeof id === "string" ? objectOf({ id }) : null),
};

async function apply(
  behaviour: ResourceBehaviour,
  request: ApplyRequest,
  { provider, signal, log }: CallContext<Croft>,
): Promise<ApplyReply> {
  const { priorState, plannedState } = request;
  const subject = plannedState ?? priorState;
  const client = provider?.client;
  if (provider === undefined || client === undefined || subject === null) {
    const name = subject === null ? behaviour.model.name : nameOf(behaviour.model, subject);
    return { diagnostics: [notConfigured(`Applying ${name}`)] };
  }
  provider.walk.applying = true;
  return provider.progress.change(() => {
    const work = () => change(behaviour, request, subject, { ...provider, client }, { signal, log });
    return provider.spans === undefined ? work() : spanned(provider.spans, behaviour, request, work);
  });
}

/** The change as a span, with what Terraform is told when it fails. */
function spanned(
  spans: RunSpans,
  { model }: ResourceBehaviour,
  { priorState, plannedState }: ApplyRequest,
  work: () => Promise<ApplyReply>,
): Promise<ApplyReply> {
  const verb = priorState === null ? "create" : plannedState === null ? "delete" : "update";
  const name = nameOf(model, plannedState ?? priorState ?? objectOf({}));
  return spans.within(
    `${verb} ${model.name}`,
    { "croft.name": name },
    work,
    ({ diagnostics = [] }) => diagnostics.find(({ severity }) => severity === "error")?.summary,
  );
}

async function change(
  behaviour: ResourceBehaviour,
  { priorState, plannedState, plannedPrivate, config }: ApplyRequest,
  subject: TfObject,
  croft: Croft & { client: ReconcilerClient },
  { signal, log }: Pick<CallContext<Croft>, "signal" | "log">,
): Promise<ApplyReply> {
  if (priorState === null)
    return createResource(behaviour, { planned: subject, config: config ?? subject }, croft, signal);
  if (plannedState === null) return removeResource(behaviour, priorState, croft.client, signal);
  const memory = remembered(plannedPrivate);
  const claiming = claimOnce(croft, String(priorState.id), memory, log);
  // Whoever interrupts does not wait for it; the update then says that it was interrupted.
  const claimed = await unlessAborted(claiming, signal).catch(() => false);
  return updateResource(
    behaviour,
    { prior: priorState, planned: plannedState, memory: { ...memory, claimed } },
    croft,
    signal,
  );
}
