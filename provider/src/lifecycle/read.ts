/**
 * Refresh: what is there now, in the spelling of the state. It never waits.
 *
 * What is remembered beside the state moves only with it: to `plan -refresh-only -detailed-exitcode` anything else than
 * before is a change. An update finds out by itself that there was a newer generation.
 */
import { stateOf } from "../kit/document.ts";
import { heldName, nameOf } from "../kit/naming.ts";
import { standing, waitsForUsers } from "../kit/readiness.ts";
import type { RestDocument } from "../kit/rest-document.ts";
import { timeoutOf } from "../kit/timeouts.ts";
import type { CallContext, ReadReply, ReadRequest } from "../rpc/provider-definition.ts";
import { type Diagnostic, errorDiagnostic, warningDiagnostic } from "../tfplugin/diagnostic.ts";
import { equalValues, isObject, type TfObject } from "../tfplugin/value.ts";
import type { ResourceBehaviour } from "./behaviour.ts";
import { claimOnce } from "./claim.ts";
import type { Croft } from "./croft.ts";
import { explain, interrupted, notConfigured } from "./explain.ts";
import { firstBootFailed } from "./guest-remarks.ts";
import { unlessAborted } from "./interruption.ts";
import { etagOf, remember, remembered } from "./remembered.ts";

export async function readResource(
  behaviour: ResourceBehaviour,
  request: ReadRequest,
  context: CallContext<Croft>,
): Promise<ReadReply> {
  const { model } = behaviour;
  const { currentState } = request;
  const { provider } = context;
  // A read does not wait for Croft, so there is a limit only where the user gave one.
  const given = isObject(currentState.timeouts) && currentState.timeouts.read !== null;
  const limitMs = timeoutOf(currentState, "read");
  const limit = given ? AbortSignal.timeout(limitMs) : undefined;
  const signal = limit ? AbortSignal.any([context.signal, limit]) : context.signal;
  const what = `Reading ${nameOf(model, currentState)}`;
  const client = provider?.client;
  if (provider === undefined || client === undefined) {
    return request.clientCapabilities.deferralAllowed
      ? { newState: currentState, deferred: "provider_config_unknown" }
      : { diagnostics: [notConfigured(what)] };
  }
  const id = String(currentState.id);
  const memory = remembered(request.private);
  try {
    const document = await unlessAborted(client.refresh(model.plural, id, projectOf(currentState)), signal);
    // What only waits for its users needs nobody any more. Another deletion is waited for by whoever destroys it again.
    // In quarantine it is nobody's, though its id still finds it.
    if (document === undefined || waitsForUsers(document) || document.status.state === "quarantined")
      return { newState: null };
    // The reconciler knows best: what came back out of quarantine is nobody's until it is claimed again.
    const known = document.claimed === undefined ? memory : { claimed: document.claimed };
    if (document.claimed === false) provider.claimed.delete(id);
    const claiming = claimOnce({ client, claimed: provider.claimed }, id, known, context.log);
    const claimed = await unlessAborted(claiming, signal);
    const newState = stateOf(behaviour, document, currentState);
    provider.held.add(heldName(model, newState));
    return {
      newState,
      ...(equalValues(newState, currentState)
        ? {}
        : { private: remember({ etag: etagOf(document.generation), claimed }) }),
      diagnostics: document.deleting
        ? [beingDeleted(nameOf(model, newState), document)]
        : firstBootFailed(nameOf(model, newState), document.status),
    };
  } catch (error) {
    if (limit?.aborted && !context.signal.aborted) return { diagnostics: [tooSlow(what, limitMs)] };
    return { diagnostics: signal.aborted ? [interrupted(what)] : explain(error, what, model) };
  }
}

const tooSlow = (what: string, limitMs: number): Diagnostic =>
  errorDiagnostic(
    `${what} took longer than ${limitMs / 1000} s`,
    "The limit is `read` in the block `timeouts`. Plan again when the reconciler has less to do.",
  );

const projectOf = ({ project }: TfObject): string | null => (typeof project === "string" ? project : null);

const beingDeleted = (name: string, document: RestDocument): Diagnostic =>
  warningDiagnostic(
    `${name} is being deleted`,
    `${standing(document)} Plan again when it is gone, if you want it anew.`,
  );
