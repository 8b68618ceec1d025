/**
 * Terraform's rules, checked on every answer before it is sent. Terraform checks most of them too, but its message
 * comes without the RPC, and for some only after the harm is done; here a broken rule is a defect with a name.
 *
 *   plan       plan-rules (configuration kept, only computed chosen), path-rules (what replaces)
 *   apply      compatible-rules (as planned), refinement-rules (promises kept), state-rules
 *   read, upgrade, move, import     state-rules (known, nothing write-only, no null for collections of blocks)
 *   data source, ephemeral resource plan-rules without a prior value, state-rules
 *   schema     schema-rules
 *   any        deferred only when asked; private bytes of a bearable size
 *
 * One rule no single call can break: what the first plan knew, the final plan still knows (`checkFinalPlan`, for tests).
 */
import type { Diagnostic } from "../../tfplugin/diagnostic.ts";
import { errorDiagnostic } from "../../tfplugin/diagnostic.ts";
import { type Path, pathText } from "../../tfplugin/path.ts";
import type { Block } from "../../tfplugin/schema.ts";
import { isWhollyKnown, type TfObject, type TfValue } from "../../tfplugin/value.ts";
import type { ClientCapabilities, DeferredReason } from "../definition/answers.ts";
import type { FunctionReply } from "../definition/function.ts";
import { compatibleViolations } from "./compatible-rules.ts";
import { pathViolations } from "./path-rules.ts";
import { planViolations } from "./plan-rules.ts";
import { schemaViolations } from "./schema-rules.ts";
import { stateViolations, storableViolations, unknownViolations } from "./state-rules.ts";
import type { Violation } from "./violation.ts";

export interface PlanToCheck {
  readonly prior: TfObject | null;
  readonly config: TfObject | null;
  readonly planned: TfObject | null;
  readonly requiresReplace: readonly Path[];
}

/** `subject` is the resource's type. Empty when all rules hold. */
export function checkPlan(subject: string, block: Block, plan: PlanToCheck): Diagnostic[] {
  const { prior, config, planned, requiresReplace } = plan;
  return defects("PlanResourceChange", subject, [
    ...planViolations(block, { prior, config, planned }),
    ...requiresReplace.flatMap((path) => pathViolations(block, path, prior, planned)),
  ]);
}

/**
 * Of two plans of one change, the first with values unknown that the final one knows. Terraform asks again at apply,
 * and stops with "inconsistent final plan" when something that was known has changed.
 */
export function checkFinalPlan(
  subject: string,
  block: Block,
  first: TfObject | null,
  final: TfObject | null,
): Diagnostic[] {
  return defects("PlanResourceChange", subject, compatibleViolations(block, first, final));
}

/** For applies that report no error: with errors, any state may be kept. */
export function checkApply(
  subject: string,
  block: Block,
  planned: TfObject | null,
  actual: TfObject | null,
): Diagnostic[] {
  const inState = actual === null ? [] : stateViolations(block, actual);
  const named = new Set(inState.map(({ path }) => pathText(path)));
  const differing = compatibleViolations(block, planned, actual);
  return defects("ApplyResourceChange", subject, [
    // What is still unknown is told once.
    ...differing.filter(({ path }) => !named.has(pathText(path))),
    ...inState,
  ]);
}

/** For answers that carry a state that no plan promised anything about. */
export function checkState(rpc: string, subject: string, block: Block, state: TfObject): Diagnostic[] {
  return defects(rpc, subject, stateViolations(block, state));
}

/** What a data source or an ephemeral resource answers: the configuration with computed values filled in. */
export function checkResult(
  rpc: string,
  subject: string,
  block: Block,
  config: TfObject,
  result: TfObject,
): Diagnostic[] {
  return defects(rpc, subject, [
    ...planViolations(block, { prior: null, config, planned: result }),
    ...unknownViolations(block, result),
  ]);
}

/** A deferred answer may have unknown parts; what is secret is in none. */
export function checkUnfinished(rpc: string, subject: string, block: Block, state: TfObject): Diagnostic[] {
  return defects(rpc, subject, storableViolations(block, state, []));
}

/** Terraform takes a deferred answer for a defect unless it allowed deferring. */
export function checkDeferral(
  rpc: string,
  subject: string,
  deferred: DeferredReason | undefined,
  { deferralAllowed }: ClientCapabilities,
): Diagnostic[] {
  if (deferred === undefined || deferralAllowed) return [];
  return defects(rpc, subject, [
    { path: [], problem: `is deferred (${deferred}), which Terraform did not allow (deferral_allowed)` },
  ]);
}

/** Private bytes travel with every request and lie in the state; more than this is not private any more. */
const LARGEST_PRIVATE = 1 << 20;

export function checkPrivate(rpc: string, subject: string, bytes: Uint8Array | undefined): Diagnostic[] {
  if (bytes === undefined || bytes.length <= LARGEST_PRIVATE) return [];
  const problem = `has ${bytes.length} private bytes; ${LARGEST_PRIVATE} are allowed`;
  return defects(rpc, subject, [{ path: [], problem }]);
}

export function checkSchema(subject: string, block: Block): Diagnostic[] {
  return defects("GetProviderSchema", subject, schemaViolations(block));
}

/** Any other rule that one answer broke as a whole. */
export function checkHolds(rpc: string, subject: string, holds: boolean, problem: string): Diagnostic[] {
  return holds ? [] : defects(rpc, subject, [{ path: [], problem }]);
}

/** What is wrong with a function's answer, in words, or undefined. Functions have no diagnostics. */
export function functionProblem(args: readonly TfValue[], reply: FunctionReply): string | undefined {
  if ("error" in reply) {
    const { argument } = reply;
    if (argument === undefined || (Number.isInteger(argument) && argument >= 0 && argument < args.length)) {
      return undefined;
    }
    return `its error names argument ${argument}, but there are ${args.length}`;
  }
  if (isWhollyKnown(reply.result) || !args.every(isWhollyKnown)) return undefined;
  return "its result is not wholly known, although all arguments are";
}

function defects(rpc: string, subject: string, violations: readonly Violation[]): Diagnostic[] {
  return violations.map(({ path, problem }) =>
    errorDiagnostic(
      `Defect of the provider in ${rpc} of ${subject}`,
      `${pathText(path)} ${problem}. This is not an error of the configuration: please report it.`,
      path.length === 0 ? undefined : path,
    ),
  );
}
