/** Refresh: what is there now, in the spelling of the state. It never waits. */
import { stateOf } from "../kit/document.ts";
import { standing, waitsForUsers } from "../kit/readiness.ts";
import type { RestDocument } from "../kit/rest-document.ts";
import type { CallContext, ReadReply, ReadRequest } from "../rpc/provider-definition.ts";
import { type Diagnostic, warningDiagnostic } from "../tfplugin/diagnostic.ts";
import type { TfObject } from "../tfplugin/value.ts";
import type { ResourceBehaviour } from "./behaviour.ts";
import { claimOnce } from "./claim.ts";
import type { Croft } from "./croft.ts";
import { explain, interrupted, notConfigured } from "./explain.ts";
import { unlessAborted } from "./interruption.ts";
import { heldName, nameOf } from "./naming.ts";
import { etagOf, remember, remembered } from "./remembered.ts";

export async function readResource(
  behaviour: ResourceBehaviour,
  request: ReadRequest,
  context: CallContext<Croft>,
): Promise<ReadReply> {
  const { model } = behaviour;
  const { currentState } = request;
  const { provider, signal } = context;
  const what = `Reading ${nameOf(model, currentState)}`;
  const client = provider?.client;
  if (client === undefined) return { diagnostics: [notConfigured(what)] };
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
    const claimed = await unlessAborted(claimOnce(client, id, known, context.log), signal);
    const newState = stateOf(behaviour, document, currentState);
    provider?.held.add(heldName(model, newState));
    return {
      newState,
      private: remember({ etag: etagOf(document.generation), claimed }),
      diagnostics: document.deleting ? [beingDeleted(nameOf(model, newState), document)] : [],
    };
  } catch (error) {
    return { diagnostics: signal.aborted ? [interrupted(what)] : explain(error, what, model) };
  }
}

const projectOf = ({ project }: TfObject): string | null => (typeof project === "string" ? project : null);

const beingDeleted = (name: string, document: RestDocument): Diagnostic =>
  warningDiagnostic(
    `${name} is being deleted`,
    `${standing(document)} Plan again when it is gone, if you want it anew.`,
  );
