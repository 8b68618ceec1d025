/** Update: one merge patch of what changed, then the wait. What is Terraform's alone is not sent. */

import { ProblemError } from "@croft/schemas/client/failures.ts";
import type { ResourceModel } from "@croft/schemas/terraform-model.ts";
import { fillUnknown, stateOf } from "../kit/document.ts";
import { nameOf } from "../kit/naming.ts";
import { waitedFor } from "../kit/readiness.ts";
import { patchBody } from "../kit/request.ts";
import type { RestDocument } from "../kit/rest-document.ts";
import { sentence } from "../kit/sentence.ts";
import { timeoutOf } from "../kit/timeouts.ts";
import type { ReconcilerClient } from "../reconciler-client.ts";
import type { ApplyReply } from "../rpc/provider-definition.ts";
import { type Diagnostic, errorDiagnostic, hasErrors } from "../tfplugin/diagnostic.ts";
import { equalValues, isWhollyKnown, type TfObject } from "../tfplugin/value.ts";
import type { ResourceBehaviour } from "./behaviour.ts";
import { isOnlyWarned, notReady, stillWaiting } from "./create.ts";
import type { Croft } from "./croft.ts";
import { explain, interrupted } from "./explain.ts";
import { guestRemarks } from "./guest-remarks.ts";
import { etagOf, type Remembered, remember } from "./remembered.ts";
import { untilFree } from "./until-free.ts";
import { type Waited, waitUntilReady } from "./wait.ts";

export interface Update {
  readonly prior: TfObject;
  readonly planned: TfObject;
  readonly memory: Remembered;
}

/** How a patch is sent. */
interface Sending {
  readonly client: ReconcilerClient;
  readonly signal: AbortSignal;
  /** Sends it again while another object has what it wants. */
  untilFree(send: (seconds: number) => Promise<RestDocument>): Promise<RestDocument>;
}

export async function updateResource(
  behaviour: ResourceBehaviour,
  { prior, planned, memory }: Update,
  croft: Croft & { client: ReconcilerClient },
  signal: AbortSignal,
): Promise<ApplyReply> {
  const { model } = behaviour;
  const { client } = croft;
  const what = `Changing ${nameOf(model, prior)}`;
  const until = performance.now() + timeoutOf(planned, "update");
  let wanted = planned;
  let document: RestDocument | undefined;
  try {
    if (behaviour.prepare) {
      const prepared = await behaviour.prepare({ prior, planned, client, files: croft.files, signal });
      if (hasErrors(prepared.diagnostics)) return { diagnostics: prepared.diagnostics };
      wanted = prepared.planned;
    }
    const patch = patchBody(model, prior, wanted, croft.settings.defaultTags);
    if (patch === undefined && isWhollyKnown(wanted)) return { newState: wanted };
    document =
      patch === undefined
        ? (await client.get(model.plural, String(prior.id), signal))?.document
        : await patchUnlessChanged(behaviour, { prior, planned: wanted, memory }, patch, {
            client,
            signal,
            untilFree: (send) => untilFree(croft.progress, until, send),
          });
  } catch (error) {
    if (signal.aborted) return { diagnostics: [interrupted(what)] };
    if (error instanceof StalePlan) return { diagnostics: [planAgain(nameOf(model, prior), error)] };
    return { diagnostics: explain(error, what, model) };
  }
  if (document === undefined) {
    return {
      newState: null,
      diagnostics: [
        errorDiagnostic(
          `${nameOf(model, prior)} is gone`,
          "Somebody deleted it. Apply again to make it anew.",
        ),
      ],
    };
  }
  let latest: RestDocument = document;
  const answer = (diagnostics: readonly Diagnostic[]): ApplyReply => ({
    newState: fillUnknown(wanted, stateOf(behaviour, latest, prior)) as TfObject,
    private: remember({ ...memory, etag: etagOf(latest.generation) }),
    diagnostics,
  });
  try {
    const left = Math.max(0, until - performance.now());
    const waited = await waitUntilReady(client, model, latest, left, signal, (newer) => {
      latest = newer;
    });
    return answer(outcome(behaviour, waited, wanted));
  } catch (error) {
    return answer(explain(error, what, model));
  }
}

/**
 * The patch counts for the generation that the plan saw. When the object was changed since, it is sent all the same
 * unless one of the fields that this update changes has another value now (an attachment, a tag or another field is
 * no reason to stop).
 */
async function patchUnlessChanged(
  behaviour: ResourceBehaviour,
  { prior, planned, memory }: Update,
  patch: TfObject,
  { client, signal, untilFree }: Sending,
): Promise<RestDocument | undefined> {
  const { plural } = behaviour.model;
  const id = String(prior.id);
  let { etag } = memory;
  for (let attempt = 1; ; attempt++) {
    try {
      const match = etag;
      return await untilFree((seconds) => client.patch(plural, id, patch, match, signal, seconds));
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      if (error.status === 404) return undefined;
      if (error.code !== "precondition_failed" || attempt > 3) throw error;
      const found = await client.get(plural, id, signal);
      if (found === undefined) return undefined;
      const now = stateOf(behaviour, found.document, prior);
      if (settled(behaviour.model, prior, planned, now)) return found.document;
      const changed = changedSince(behaviour.model, prior, planned, now);
      if (changed.length > 0) throw new StalePlan(error.title, changed);
      etag = found.etag;
    }
  }
}

const changedFields = (model: ResourceModel, prior: TfObject, planned: TfObject): string[] =>
  model.attributes
    .filter(({ name, source }) => source !== "status" && !equalValues(prior[name], planned[name]))
    .map(({ name }) => name);

/** A patch whose answer was lost and that is asked for again finds its work done. */
const settled = (model: ResourceModel, prior: TfObject, planned: TfObject, now: TfObject): boolean =>
  changedFields(model, prior, planned).every((name) => equalValues(now[name], planned[name]));

/** Fields that this update changes and that somebody else has changed since the plan. */
const changedSince = (model: ResourceModel, prior: TfObject, planned: TfObject, now: TfObject): string[] =>
  changedFields(model, prior, planned).filter((name) => !equalValues(now[name], prior[name]));

/** Somebody changed what this update is to change, after the plan was made. */
class StalePlan extends Error {
  /** Names alone: a value may be a secret. */
  readonly fields: readonly string[];

  /** `who`: what the reconciler says of the change. */
  constructor(who: string, fields: readonly string[]) {
    super(who);
    this.fields = fields;
  }
}

const planAgain = (name: string, { message, fields }: StalePlan): Diagnostic =>
  errorDiagnostic(
    `${name} was changed after this was planned`,
    `${sentence(message)} What this plan changes is no longer what the plan saw: ${fields.join(", ")}. Nothing was changed by this apply. Plan again: the next plan starts from what is there now.`,
    [fields[0] ?? "id"],
  );

function outcome(behaviour: ResourceBehaviour, waited: Waited, planned: TfObject): Diagnostic[] {
  const name = nameOf(behaviour.model, planned);
  if (isOnlyWarned(waited, planned)) return [notReady(name, waited.document)];
  switch (waited.end) {
    case "ready":
      return guestRemarks(name, waited.document);
    case "gone":
      return [
        errorDiagnostic(
          `${name} was deleted while it was changed`,
          "Somebody else deleted it. Apply again to make it anew.",
        ),
      ];
    case "failed":
      return [errorDiagnostic(`${name} was changed and then failed`, waitedFor(waited.document))];
    case "late":
      return [
        errorDiagnostic(
          `${name} was not ready in time after its change`,
          `${waitedFor(waited.document)}\n\nThe limit is \`update\` in the block \`timeouts\`. Croft has the change and goes on making it.`,
        ),
      ];
    case "interrupted":
      return [stillWaiting(name, waited.document, "Croft has the change and goes on making it.")];
  }
}
