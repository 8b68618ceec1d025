/** Delete: DELETE, then wait until nothing is left, or only its users are waited for. */
import { standing } from "../kit/readiness.ts";
import { timeoutOf } from "../kit/timeouts.ts";
import type { ReconcilerClient } from "../reconciler-client.ts";
import type { ApplyReply } from "../rpc/provider-definition.ts";
import { errorDiagnostic } from "../tfplugin/diagnostic.ts";
import type { TfObject } from "../tfplugin/value.ts";
import type { ResourceBehaviour } from "./behaviour.ts";
import { explain, interrupted } from "./explain.ts";
import { nameOf } from "./naming.ts";
import { waitUntilDeleted } from "./wait.ts";

export async function removeResource(
  { model }: ResourceBehaviour,
  prior: TfObject,
  client: ReconcilerClient,
  signal: AbortSignal,
): Promise<ApplyReply> {
  const what = `Deleting ${nameOf(model, prior)}`;
  const id = String(prior.id);
  try {
    const isGone = await client.remove(model.plural, id, signal);
    if (isGone) return { newState: null };
    const deletion = await waitUntilDeleted(client, model, id, timeoutOf(prior, "delete"), signal);
    if (deletion.end === "gone") return { newState: null };
    if (deletion.end === "interrupted") return { diagnostics: [interrupted(what)] };
    const where =
      deletion.document === undefined
        ? ""
        : `Waited for: that nothing of it is left on its host.\nLast seen: ${standing(deletion.document)}\n\n`;
    if (deletion.end === "stuck") {
      return {
        diagnostics: [
          errorDiagnostic(
            `${nameOf(model, prior)} could not be deleted`,
            `${where}It stays marked for deletion. Once the cause is gone, destroy it again.`,
          ),
        ],
      };
    }
    return {
      diagnostics: [
        errorDiagnostic(
          `${nameOf(model, prior)} was not gone in time`,
          `${where}The limit is \`delete\` in the block \`timeouts\`. Croft goes on deleting it.`,
        ),
      ],
    };
  } catch (error) {
    return { diagnostics: signal.aborted ? [interrupted(what)] : explain(error, what, model) };
  }
}
