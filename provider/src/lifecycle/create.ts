/** Create: prepare, POST, wait. From the moment the object has an id, every answer has it in the state. */

import { ProblemError } from "@croft/schemas/client/failures.ts";
import type { ResourceModel } from "@croft/schemas/terraform-model.ts";
import { fillUnknown, stateOf } from "../kit/document.ts";
import { nameOf } from "../kit/naming.ts";
import { waitedFor } from "../kit/readiness.ts";
import { createBody, withWriteOnly } from "../kit/request.ts";
import type { RestDocument } from "../kit/rest-document.ts";
import { timeoutOf } from "../kit/timeouts.ts";
import type { ReconcilerClient } from "../reconciler-client.ts";
import type { ApplyReply } from "../rpc/provider-definition.ts";
import { type Diagnostic, errorDiagnostic, hasErrors, warningDiagnostic } from "../tfplugin/diagnostic.ts";
import type { TfObject } from "../tfplugin/value.ts";
import type { ResourceBehaviour } from "./behaviour.ts";
import type { Croft } from "./croft.ts";
import { explain, interrupted } from "./explain.ts";
import { guestRemarks } from "./guest-remarks.ts";
import { etagOf, remember } from "./remembered.ts";
import { untilFree } from "./until-free.ts";
import { type Waited, waitUntilReady } from "./wait.ts";

/** A create that is being sent when Ctrl-C comes may still end, so that its id is not lost; whoever interrupts waits a second at most. */
const GRACE_MS = 500;

export async function createResource(
  behaviour: ResourceBehaviour,
  { planned, config }: { readonly planned: TfObject; readonly config: TfObject },
  croft: Croft & { client: ReconcilerClient },
  signal: AbortSignal,
): Promise<ApplyReply> {
  const { model } = behaviour;
  const { client } = croft;
  const what = `Creating ${nameOf(model, planned)}`;
  const limitMs = timeoutOf(planned, "create");
  const until = performance.now() + limitMs;
  const limit = AbortSignal.timeout(limitMs);
  let wanted = planned;
  let document: RestDocument;
  const remarks: Diagnostic[] = [];
  try {
    if (behaviour.prepare) {
      const both = AbortSignal.any([signal, limit]);
      const prepared = await behaviour.prepare({
        prior: null,
        planned,
        client,
        files: croft.files,
        signal: both,
      });
      if (hasErrors(prepared.diagnostics)) return { newState: null, diagnostics: prepared.diagnostics };
      wanted = prepared.planned;
    }
    const body = createBody(model, withWriteOnly(model, wanted, config), croft.settings.defaultTags);
    const graceful = withGrace(signal);
    const made = await untilFree(croft.progress, until, (seconds) =>
      client.create(model.plural, body, graceful, seconds),
    );
    document = made.document;
    if (made.taken) remarks.push(takenOver(nameOf(model, planned), document));
    if (croft.made.has(document.id)) return { newState: null, diagnostics: [declaredTwice(model, planned)] };
    croft.made.add(document.id);
  } catch (error) {
    if (limit.aborted && !signal.aborted) return { newState: null, diagnostics: [tooSlow(model, planned)] };
    return {
      newState: null,
      diagnostics: signal.aborted ? [interrupted(what)] : explain(error, what, model),
    };
  }
  const answer = (diagnostics: readonly Diagnostic[]): ApplyReply => ({
    newState: fillUnknown(wanted, stateOf(behaviour, document, null)) as TfObject,
    private: remember({ etag: etagOf(document.generation) }),
    diagnostics: [...remarks, ...diagnostics],
  });
  try {
    const left = Math.max(0, until - performance.now());
    const waited = await waitUntilReady(client, model, document, left, signal, (newer) => {
      document = newer;
    });
    return answer(outcome(behaviour, waited, wanted));
  } catch (error) {
    if (error instanceof ProblemError && error.status === 401)
      return answer([notAllowedToWait(nameOf(model, planned), error)]);
    return answer(explain(error, what, model));
  }
}

/** An error would taint what is made, for a fault of the provider's own setting. */
const notAllowedToWait = (name: string, { title }: ProblemError): Diagnostic =>
  warningDiagnostic(
    `${name} was not waited for to the end`,
    `The reconciler refused the provider's token: ${title} It is \`token\` in the provider's configuration, or CROFT_TOKEN. The object is in the state and goes on being made. Apply again with a token that is good.`,
  );

const tooSlow = (model: ResourceModel, planned: TfObject): Diagnostic =>
  errorDiagnostic(
    `${nameOf(model, planned)} was not sent in time`,
    "The limit is `create` in the block `timeouts`. Nothing was made. What was uploaded is kept for a day, and the next apply goes on from there.",
  );

/**
 * A create that was never answered is found again by an equal one, and so would be one that is declared a second time:
 * two addresses would have one object, and each destroy the other's.
 */
const declaredTwice = (model: ResourceModel, planned: TfObject): Diagnostic =>
  errorDiagnostic(
    `${nameOf(model, planned)} is declared twice`,
    "Another resource of this configuration is equal to it and has just made the object. Remove one of the two, or give this one what makes it another object.",
  );

/** Mostly one's own create whose answer was lost; but it may have been forgotten on purpose, and hold bytes. */
const takenOver = (name: string, { id, created_at }: RestDocument): Diagnostic =>
  warningDiagnostic(
    `${name} was there already and is taken over`,
    `${id} was made ${ageOf(created_at)} ago by an equal request, and is in no state: an apply was interrupted, or it was forgotten (\`removed\` with \`destroy = false\`). It is in this state now, with all that it holds. If that is not wanted, \`terraform state rm\` its address and give this one another name.`,
  );

function ageOf(created: string): string {
  const seconds = Math.max(0, Math.round((Date.now() - Date.parse(created)) / 1000));
  if (seconds < 120) return `${seconds} s`;
  return seconds < 7200 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3600)} h`;
}

/** What to say about the end of a wait. */
function outcome(behaviour: ResourceBehaviour, waited: Waited, planned: TfObject): Diagnostic[] {
  const name = nameOf(behaviour.model, planned);
  if (isOnlyWarned(waited, planned)) return [notReady(name, waited.document)];
  const keep = `It exists and is in the state. Terraform marks it as tainted and will replace it at the next apply; \`terraform untaint\` with its address keeps it.`;
  switch (waited.end) {
    case "ready":
      return guestRemarks(name, waited.document);
    case "gone":
      return [
        errorDiagnostic(
          `${name} was deleted while it was created`,
          "Somebody else deleted it. Apply again to make it anew.",
        ),
      ];
    case "failed":
      return [
        errorDiagnostic(`${name} ${failing(waited.document)}`, `${waitedFor(waited.document)}\n\n${keep}`),
      ];
    case "late":
      return [
        errorDiagnostic(
          `${name} was not ready in time`,
          `${waitedFor(waited.document)}\n\nThe limit is \`create\` in the block \`timeouts\`. ${keep}`,
        ),
      ];
    case "interrupted":
      return [
        stillWaiting(
          name,
          waited.document,
          `It is in the state and goes on being made; ${behaviour.pending ? "the next apply waits on" : "nothing more is to be done"}.`,
        ),
      ];
  }
}

/** Of what runs nobody says that it was not made. */
const failing = ({ status }: RestDocument): string =>
  status.state === "failed" || status.state === "error" ? "was not made" : "is not ready";

type Unready = Waited & { readonly end: "failed" | "late"; readonly document: RestDocument };

/** Whether the user wants a wait that failed to end the apply well all the same. */
export const isOnlyWarned = (waited: Waited, planned: TfObject): waited is Unready =>
  (waited.end === "failed" || waited.end === "late") && planned.on_wait_timeout === "warn";

export const notReady = (name: string, document: RestDocument): Diagnostic =>
  warningDiagnostic(
    `${name} is not ready`,
    `${waitedFor(document)}\n\nAs \`on_wait_timeout\` is "warn", the apply goes on without it; \`ready\` is false in the state, and the next apply waits on.`,
  );

/** Nothing is wrong with the object: only nobody waited for it. */
export const stillWaiting = (name: string, document: RestDocument, then: string): Diagnostic =>
  warningDiagnostic(
    `${name} was not waited for to the end`,
    `The wait was interrupted. ${waitedFor(document)}\n\n${then}`,
  );

/** Aborted a moment after the signal. */
function withGrace(signal: AbortSignal): AbortSignal {
  if (signal.aborted) return signal;
  const late = new AbortController();
  signal.addEventListener("abort", () => setTimeout(() => late.abort(signal.reason), GRACE_MS).unref(), {
    once: true,
  });
  return late.signal;
}
