// What a change does, as text for people: for `POST /v1/plan`.

import { CroftError, type ErrorCode } from "@croft/schemas/errors.ts";
import type { SpecOf } from "@croft/schemas/generated/typescript/kinds.ts";
import type { FieldChange } from "../kinds/field-changes.ts";
import type { WritableKind } from "../kinds/host-kind.ts";
import { kindModule } from "../kinds/kinds.ts";
import type { Remark } from "../kinds/remark.ts";
import { title } from "../kinds/title.ts";
import type { Reads, Stored } from "../store/store.ts";

interface PlannedEffect {
  /** JSON pointer into the spec. */
  pointer: string;
  effect: "live" | "restart" | "move" | "replace" | "refused";
  reason: string;
}

export interface PlannedChange {
  effects: PlannedEffect[];
  /** Where it goes and why, or null. */
  placement: string | null;
  /** What stands in the way now, and what people would want to know before. */
  warnings: Remark[];
  /** What no other change of the same plan can cure. */
  errors: Remark[];
}

export const noChange = (): PlannedChange => ({ effects: [], placement: null, warnings: [], errors: [] });

/** Another change of the same plan may cure these: they are warnings. */
const CURABLE: ReadonlySet<ErrorCode> = new Set([
  "quota_exceeded",
  "no_gap",
  "port_in_use",
  "address_in_use",
  "already_exists",
  "partition_attached",
  "in_use",
  "deleting",
]);

/** A tainted object is planned as a create alone, and its end as nothing. */
const UNLESS_IT_GOES = "When this plan destroys or renames it, nothing is in the way. ";

/** Refusals that depend on what else there is. */
const COUNTED: ReadonlySet<ErrorCode> = new Set(["no_capacity", "quota_exceeded", "no_gap"]);

/**
 * Notes a refusal as an error, or as a warning when another change may cure it. `earlier` changes of the same plan were
 * counted in.
 */
export function noteRefusal(change: PlannedChange, refusal: CroftError, earlier = 0): void {
  const error =
    COUNTED.has(refusal.code) && refusal.facts.never !== true ? counted(refusal, earlier) : refusal;
  // Whatever holds a project or a disk is often destroyed by the same plan.
  if (error.code === "not_empty") return;
  // The bytes of an image's file are uploaded by the apply.
  const errors = error.errors.filter(
    ({ code, pointer }) => !(code === "reference_not_found" && pointer.endsWith("upload")),
  );
  if (errors.length === 0 && error.errors.length > 0) return;
  const never = error.facts.never === true;
  const curable = !never && (error.code === "no_capacity" || CURABLE.has(error.code));
  const hint = curable && error.code === "already_exists" ? UNLESS_IT_GOES : "";
  const into = curable ? change.warnings : change.errors;
  if (error.errors.length === 0) {
    into.push({ code: error.code, summary: error.message, detail: error.detail, pointer: null });
  }
  for (const { code, pointer, message } of errors) {
    const detail = errors.length === 1 ? `${hint}${error.detail}` : message;
    const missesProject = code === "reference_not_found" && pointer === "/project";
    const list = !never && (CURABLE.has(code) || missesProject) ? change.warnings : into;
    list.push({ code, summary: error.message, detail, pointer: pointer === "" ? null : pointer });
  }
}

function counted(error: CroftError, earlier: number): CroftError {
  if (earlier === 0) return error;
  const others = earlier === 1 ? "another change" : `${earlier} other changes`;
  const { code, message, errors, facts } = error;
  const detail = `${error.detail}\nCounted with ${others} of this plan.`;
  return new CroftError(code, message, { detail, errors, facts });
}

function effectOf(
  change: FieldChange,
  restarts: ReadonlyMap<string, string>,
  live: ReadonlyMap<string, string>,
  moves: ReadonlyMap<string, string>,
): PlannedEffect {
  const { pointer, effect, shrinks, before, after } = change;
  if (shrinks) {
    return { pointer, effect: "refused", reason: `cannot shrink from ${String(before)} to ${String(after)}` };
  }
  switch (effect) {
    case "X":
      return { pointer, effect: "replace", reason: "is set when the object is made" };
    case "F":
    case "C":
      return { pointer, effect: "refused", reason: "is read when the object is made, and never again" };
    case "R": {
      const restart = restarts.get(pointer);
      return restart === undefined
        ? { pointer, effect: "live", reason: "the VM does not run; its next start has it" }
        : { pointer, effect: "restart", reason: restart };
    }
    case "M":
      return {
        pointer,
        effect: "move",
        reason: live.get(pointer) ?? "moves it to another host, with its bytes",
      };
    case "L": {
      const move = moves.get(pointer);
      if (move !== undefined) return { pointer, effect: "move", reason: move };
      const restart = restarts.get(pointer);
      return restart === undefined
        ? { pointer, effect: "live", reason: live.get(pointer) ?? "changes in place" }
        : { pointer, effect: "restart", reason: restart };
    }
  }
}

/** Effects of an update, and the warnings that go with them. */
export async function explainUpdate<K extends WritableKind>(
  reads: Reads,
  document: Stored<K>,
  spec: SpecOf<K>,
  changes: readonly FieldChange[],
): Promise<Pick<PlannedChange, "effects" | "warnings">> {
  const { explanation } = kindModule(document.kind);
  const consequences = await explanation.update?.(reads, document, spec, changes);
  const { restarts = new Map(), live = new Map(), moves = new Map() } = consequences ?? {};
  const effects = changes.map((change) => effectOf(change, restarts, live, moves));
  if (effects.some(({ effect }) => effect === "replace")) {
    return { effects, warnings: await explainDestroy(reads, document, "replaced") };
  }
  return { effects, warnings: [...(consequences?.warnings ?? [])] };
}

/** What is lost when an object goes. Nothing is said of what holds no bytes of its own. */
export async function explainDestroy<K extends WritableKind>(
  reads: Reads,
  document: Stored<K>,
  how: "destroyed" | "replaced",
): Promise<Remark[]> {
  const lost = await kindModule(document.kind).explanation.lost?.(reads, document);
  if (lost === undefined) return [];
  return [{ code: how, summary: `${title(document)} will be ${how}`, detail: lost, pointer: null }];
}
