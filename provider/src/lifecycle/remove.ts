/** Delete: DELETE, when it holds nothing (any more), then wait until nothing is left, or only its users are waited for. */
import { ProblemError } from "@croft/schemas/client/failures.ts";
import { nameOf } from "../kit/naming.ts";
import { standing } from "../kit/readiness.ts";
import { timeoutOf } from "../kit/timeouts.ts";
import type { ReconcilerClient } from "../reconciler-client.ts";
import type { ApplyReply } from "../rpc/provider-definition.ts";
import { errorDiagnostic } from "../tfplugin/diagnostic.ts";
import type { TfObject } from "../tfplugin/value.ts";
import type { ResourceBehaviour } from "./behaviour.ts";
import { explain, interrupted } from "./explain.ts";
import { waitUntilDeleted } from "./wait.ts";

/** For so long what holds it up may stay as it is: the same run may have more to do before it comes to that. */
const EMPTYING_SECONDS = 20;

export async function removeResource(
  { model }: ResourceBehaviour,
  prior: TfObject,
  client: ReconcilerClient,
  signal: AbortSignal,
): Promise<ApplyReply> {
  const what = `Deleting ${nameOf(model, prior)}`;
  const id = String(prior.id);
  try {
    const until = performance.now() + timeoutOf(prior, "delete");
    const isGone = await begin(client, model.plural, id, until, signal);
    if (isGone) return { newState: null };
    const deletion = await waitUntilDeleted(client, model, id, until - performance.now(), signal);
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

/**
 * What is held is often destroyed by the same run, and nothing in the configuration says in which order: a disk that Croft
 * chose for a partition. So a refusal for that is final only when nothing of it moves. True when there is nothing to delete.
 */
async function begin(
  client: ReconcilerClient,
  plural: string,
  id: string,
  until: number,
  signal: AbortSignal,
): Promise<boolean> {
  let before: ProblemError | undefined;
  for (;;) {
    const left = Math.max(1, Math.ceil((until - performance.now()) / 1000));
    const seconds = before === undefined ? 0 : Math.min(EMPTYING_SECONDS, left);
    try {
      return await client.remove(plural, id, signal, seconds);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      // A reconciler older than this provider does not know how to wait.
      if (before !== undefined && error.code === "invalid_request") throw before;
      if (error.code !== "not_empty") throw error;
      const moves = error.members.leaving === true || heldBy(error) !== heldBy(before);
      if (!moves || performance.now() > until) throw error;
      before = error;
    }
  }
}

const heldBy = (refusal: ProblemError | undefined): string | undefined =>
  refusal && `${refusal.title}\n${refusal.detail}`;
