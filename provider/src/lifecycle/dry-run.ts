/**
 * What the reconciler says about a planned change before it is made. It is only asked about real changes, and a plan
 * does without it when it does not answer.
 */

import { ProblemError } from "@croft/schemas/client/failures.ts";
import type { PlanRemark } from "@croft/schemas/generated/typescript/rest.ts";
import type { AttributeModel, ResourceModel } from "@croft/schemas/terraform-model.ts";
import { contentFiles } from "../kit/contents.ts";
import { nameOf } from "../kit/naming.ts";
import { pathOfPointer } from "../kit/pointer.ts";
import { specBody } from "../kit/request.ts";
import { sentence } from "../kit/sentence.ts";
import { valueAt } from "../kit/value-at.ts";
import type { PlanAnswer, PlanChange, ReconcilerClient } from "../reconciler-client.ts";
import type { Log } from "../rpc/provider-definition.ts";
import { type Diagnostic, errorDiagnostic, warningDiagnostic } from "../tfplugin/diagnostic.ts";
import type { Path } from "../tfplugin/path.ts";
import { isObject, isWhollyKnown, type TfObject } from "../tfplugin/value.ts";
import { explain, withoutPointer } from "./explain.ts";
import { unlessAborted } from "./interruption.ts";

/** Where something goes follows from these. */
const PLACES = new Set(["disk", "host", "partition", "vm"]);

/**
 * Whether enough is known to ask: not while its place comes from something that is still to be made (it would be
 * looked for among what is there), nor while its contents are still to be uploaded. What Croft chooses is no reason.
 */
export function canBeJudged(model: ResourceModel, config: TfObject): boolean {
  return contentFiles(model, config).length === 0 && placesAreKnown(model.attributes, config);
}

function placesAreKnown(attributes: readonly AttributeModel[], object: TfObject): boolean {
  return attributes.every((attribute) => {
    const value = object[attribute.name] ?? null;
    const items = Array.isArray(value) ? value : [value];
    if (attribute.nested === undefined) {
      return !PLACES.has(attribute.reference ?? "") || items.every(isWhollyKnown);
    }
    const { nested } = attribute;
    return items.every((item) => !isObject(item) || placesAreKnown(nested.attributes, item));
  });
}

export const createChange = (model: ResourceModel, planned: TfObject): PlanChange => ({
  action: "create",
  kind: model.kind,
  ...(typeof planned.project === "string" ? { project: planned.project } : {}),
  ...(typeof planned.name === "string" ? { name: planned.name } : {}),
  ...(planned.shared === true ? { shared: true } : {}),
  spec: specBody(model, planned),
});

export const updateChange = (model: ResourceModel, prior: TfObject, planned: TfObject): PlanChange => ({
  action: "update",
  kind: model.kind,
  id: String(prior.id),
  ...(typeof planned.name === "string" && planned.name !== prior.name ? { name: planned.name } : {}),
  spec: specBody(model, planned),
});

export const deleteChange = (model: ResourceModel, prior: TfObject): PlanChange => ({
  action: "delete",
  kind: model.kind,
  id: String(prior.id),
});

/**
 * What a replacement does to the object that is there. Terraform does not say whether it really destroys it, which
 * `lifecycle { destroy = false }` prevents.
 */
export function dryRunOfReplaced(
  client: ReconcilerClient,
  model: ResourceModel,
  prior: TfObject,
  signal: AbortSignal,
  log: Log,
): Promise<Diagnostic[]> {
  const softened = (answer: PlanAnswer): PlanAnswer => ({
    ...answer,
    warnings: answer.warnings.map((remark) =>
      remark.code === "destroyed"
        ? {
            ...remark,
            summary: `${nameOf(model, prior)} will be replaced`,
            detail: `When the one that is there is destroyed: ${remark.detail}`,
          }
        : remark,
    ),
  });
  return dryRun(client, model, deleteChange(model, prior), null, signal, log, softened);
}

/** Remarks as diagnostics. `planned` tells what is still unknown: its absence is no fault. */
export async function dryRun(
  client: ReconcilerClient,
  model: ResourceModel,
  change: PlanChange,
  planned: TfObject | null,
  signal: AbortSignal,
  log: Log,
  reworded = (answer: PlanAnswer): PlanAnswer => answer,
): Promise<Diagnostic[]> {
  try {
    const answer = await unlessAborted(client.plan(change), signal);
    return answer === undefined ? [] : diagnosticsOf(model, reworded(goneIsFine(change, answer)), planned);
  } catch (error) {
    if (signal.aborted) throw error;
    if (!(error instanceof ProblemError)) throw error;
    if (error.status === 401 || error.status === 403) return explain(error, "The dry run");
    log("warn", `the dry run was refused: ${error.title} ${error.detail}`);
    return [];
  }
}

/** What is to be deleted may be gone by now, for example because an earlier deletion has just finished. */
const goneIsFine = ({ action }: PlanChange, answer: PlanAnswer): PlanAnswer =>
  action === "delete"
    ? {
        ...answer,
        errors: answer.errors.filter(({ code, pointer }) => code !== "not_found" || pointer !== null),
      }
    : answer;

function diagnosticsOf(model: ResourceModel, answer: PlanAnswer, planned: TfObject | null): Diagnostic[] {
  const paths = (remark: PlanRemark): Path | undefined =>
    remark.pointer === null ? undefined : pathOfPointer(model, remark.pointer);
  const errors = answer.errors
    .filter((remark) => !isAboutUnknown(paths(remark), planned))
    .map((remark) =>
      errorDiagnostic(
        remark.summary,
        `${detailOf(remark)}\n\nCode: ${remark.code}`.trimStart(),
        paths(remark),
      ),
    );
  const warnings = answer.warnings.map((remark) =>
    warningDiagnostic(remark.summary, detailOf(remark), paths(remark)),
  );
  return [...errors, ...warnings];
}

/** What a remark says beyond its summary and its field. */
const detailOf = ({ summary, detail, pointer }: PlanRemark): string =>
  detail === summary ? "" : sentence(withoutPointer(detail, pointer ?? ""));

/** What is not known yet was not sent, so it looks missing; lists are shorter without it. */
function isAboutUnknown(path: Path | undefined, planned: TfObject | null): boolean {
  if (planned === null || path === undefined) return false;
  const inner = path.findIndex((step) => typeof step !== "string");
  const names = inner < 0 ? path : path.slice(0, inner);
  return !isWhollyKnown(valueAt(planned, names.join(".")));
}
