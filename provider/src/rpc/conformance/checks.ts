/**
 * Terraform's rules, checked on every answer before it is sent. Terraform checks most of them too, but its message
 * comes without the RPC, and for some only after the harm is done; here a broken rule is a defect with a name.
 */
import type { Diagnostic } from "../tfplugin/diagnostic.ts";
import { errorDiagnostic } from "../tfplugin/diagnostic.ts";
import { type Path, pathText } from "../tfplugin/path.ts";
import type { Attribute, Block, NestedBlock } from "../tfplugin/schema.ts";
import type { TfObject } from "../tfplugin/value.ts";
import { applyViolations, stateViolations } from "./apply-rules.ts";
import { planViolations } from "./plan-rules.ts";
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
    ...requiresReplace.flatMap((path) => pathViolations(block, path)),
  ]);
}

/** For applies that report no error: with errors, any state may be kept. */
export function checkApply(
  subject: string,
  block: Block,
  planned: TfObject | null,
  actual: TfObject | null,
): Diagnostic[] {
  return defects("ApplyResourceChange", subject, [
    ...applyViolations(block, planned, actual),
    ...(actual === null ? [] : stateViolations(block, actual)),
  ]);
}

/** For answers that carry a state that no plan promised anything about. */
export function checkState(rpc: string, subject: string, block: Block, state: TfObject): Diagnostic[] {
  return defects(rpc, subject, stateViolations(block, state));
}

/** A path that does not exist in the schema would make Terraform fail without saying why. */
function pathViolations(block: Block, path: Path): Violation[] {
  return path.length > 0 && existsIn(block, path)
    ? []
    : [{ path, problem: "is named in requiresReplace, but the schema has no such path" }];
}

function existsIn(block: Block, path: Path): boolean {
  const [name, ...rest] = path;
  if (typeof name !== "string") return false;
  const attribute = own(block.attributes, name);
  if (attribute !== undefined) return existsInAttribute(attribute, rest);
  const nested = own(block.blocks ?? {}, name);
  return nested !== undefined && existsInBlock(nested, rest);
}

function existsInAttribute(attribute: Attribute, rest: Path): boolean {
  if (rest.length === 0 || attribute.nested === undefined) return true;
  const { nesting, attributes } = attribute.nested;
  const inside = nesting === "single" ? rest : rest.slice(1);
  return inside.length === 0 || existsIn({ attributes }, inside);
}

function existsInBlock(nested: NestedBlock, rest: Path): boolean {
  const inside = nested.nesting === "single" || nested.nesting === "group" ? rest : rest.slice(1);
  return inside.length === 0 || existsIn(nested.block, inside);
}

function own<T>(names: { readonly [name: string]: T }, name: string): T | undefined {
  return Object.hasOwn(names, name) ? names[name] : undefined;
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
