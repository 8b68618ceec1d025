// What a change does, in words: for `POST /v1/plan`. Pure.

import { CroftError, type ErrorCode } from "@croft/schemas/errors.ts";
import { KINDS, type Kind } from "@croft/schemas/generated/typescript/kinds.ts";
import { diskGoes } from "../kinds/disk/explain-disk.ts";
import type { FieldChange } from "../kinds/field-changes.ts";
import { keepsBytes, retentionDays } from "../kinds/partition/quarantine.ts";
import type { Remark } from "../kinds/remark.ts";
import { restartReasons } from "../kinds/vm/restart-reasons.ts";
import type { AnyStored, Stored } from "../store/store.ts";

export interface PlannedEffect {
  /** JSON pointer into the spec. */
  pointer: string;
  effect: "live" | "restart" | "replace" | "refused";
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
  "already_exists",
  "partition_attached",
  "in_use",
  "deleting",
]);

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
  const into = curable ? change.warnings : change.errors;
  if (error.errors.length === 0) {
    into.push({ code: error.code, summary: error.message, detail: error.detail, pointer: null });
  }
  for (const { code, pointer, message } of errors) {
    const detail = errors.length === 1 ? error.detail : message;
    const list = !never && CURABLE.has(code) ? change.warnings : into;
    list.push({ code, summary: error.message, detail, pointer: pointer === "" ? null : pointer });
  }
}

function counted(error: CroftError, earlier: number): CroftError {
  if (earlier === 0) return error;
  const others = earlier === 1 ? "another change" : `${earlier} other changes`;
  const { code, message, errors, facts } = error;
  const detail = `${error.detail.replace(/\nNothing was (stored|changed)\.$/, "")}\nCounted with ${others} of this plan.`;
  return new CroftError(code, message, { detail, errors, facts });
}

const title = ({
  kind,
  id,
  project,
  name,
}: {
  kind: Kind;
  id: string;
  project: string | null;
  name: string | null;
}) =>
  `${capitalized(KINDS[kind].noun)} ${name === null ? id : project === null ? name : `${project}/${name}`}`;

const capitalized = (noun: string): string => noun.charAt(0).toUpperCase() + noun.slice(1);

function effectOf(change: FieldChange, restarts: ReadonlyMap<string, string>): PlannedEffect {
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
    case "L":
      return { pointer, effect: "live", reason: "changes in place" };
  }
}

/** Effects of an update, and the warnings that go with them. */
export function explainUpdate(
  document: AnyStored,
  spec: object,
  changes: readonly FieldChange[],
  grows: { restarts: Stored<"vm"> | undefined; holds: readonly Stored<"partition">[] },
): Pick<PlannedChange, "effects" | "warnings"> {
  const reasons =
    document.kind === "vm" ? restartReasons(document, spec as Stored<"vm">["spec"], changes) : [];
  const restarts = new Map(reasons.map(({ pointer, message }) => [pointer, message]));
  const effects = changes.map((change) => effectOf(change, restarts));
  const warnings: Remark[] = [];
  const replaces = effects.some(({ effect }) => effect === "replace");
  if (replaces) warnings.push(...explainDestroy(document, "replaced", grows.holds));
  else if (reasons.length > 0) {
    const detail = `${reasons.map(({ message }) => message).join("; ")}. The guest is asked to shut down and started again.`;
    warnings.push(restartWarning(title(document), detail, `/spec${reasons[0]?.pointer}`));
  }
  if (!replaces && changes.some(({ pointer, after }) => pointer === "/tpm" && after === false))
    warnings.push(tpmWarning(document));
  const size = effects.find(({ pointer }) => pointer === "/size_gib");
  if (grows.restarts && size?.effect === "live") {
    const reason = `growing restarts ${title(grows.restarts)}, because the agent of its host has no root`;
    size.effect = "restart";
    size.reason = reason;
    warnings.push(restartWarning(title(grows.restarts), `${title(document)}: ${reason}.`, "/spec/size_gib"));
  }
  return { effects, warnings };
}

const restartWarning = (object: string, detail: string, pointer: string): Remark => ({
  code: "restart",
  summary: `${object} will be restarted`,
  detail,
  pointer,
});

const tpmWarning = (vm: AnyStored): Remark => ({
  code: "destroyed",
  summary: `The TPM of ${title(vm)} will be destroyed`,
  detail: "What its guest keeps in it is lost, such as keys of encrypted disks.",
  pointer: "/spec/tpm",
});

/**
 * What is lost when an object goes. Nothing is said of what holds no bytes of its own. `holds`: the partitions on a disk,
 * those in quarantine included.
 */
export function explainDestroy(
  document: AnyStored,
  how: "destroyed" | "replaced",
  holds: readonly Stored<"partition">[],
): Remark[] {
  const lost = lostBytes(document, holds);
  if (lost === undefined) return [];
  return [{ code: how, summary: `${title(document)} will be ${how}`, detail: lost, pointer: null }];
}

function lostBytes(document: AnyStored, holds: readonly Stored<"partition">[]): string | undefined {
  switch (document.kind) {
    case "vm": {
      const { root_disk_gib, tpm } = document.spec;
      return `Its root disk of ${root_disk_gib} GiB${tpm === true ? " and its TPM are" : " is"} deleted. Its partitions are kept.`;
    }
    case "partition":
      return lostPartition(document);
    case "disk":
      return diskGoes(document, holds);
    default:
      return undefined;
  }
}

function lostPartition(partition: Stored<"partition">): string {
  const { id, spec } = partition;
  if (!keepsBytes(partition)) return `Its ${spec.size_gib} GiB are overwritten with zeros.`;
  const days = retentionDays(spec);
  const kept = days === 0 ? "not kept, but" : `kept ${days} ${days === 1 ? "day" : "days"}, then`;
  return `Its ${spec.size_gib} GiB are ${kept} wiped.${days === 0 ? "" : ` Until then restore_from = "${id}" brings them back.`}`;
}
