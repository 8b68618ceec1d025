// A VM whose firmware found nothing to boot, as a condition: it runs, and nothing in it will ever answer.

import type { Condition, VmReport } from "@croft/schemas/generated/typescript/messages.ts";

export const NOTHING_TO_BOOT = "nothing_to_boot";

/** Why, and what to do; undefined for a VM of which nobody says so. */
export const bootFaultOf = ({ boot_fault }: Pick<VmReport, "boot_fault">): string | undefined =>
  boot_fault == null
    ? undefined
    : `It found nothing to boot: ${boot_fault}. Its image may hold no boot loader, or one for another firmware: choose the ` +
      "other `firmware` (bios, uefi), give the image a `kernel`, or take another image. Its screen is a request away " +
      "(GET /v1/vms/{id}/screenshot).";

export function withBootFault(conditions: readonly Condition[], entry: VmReport): Condition[] {
  const others = conditions.filter(({ type }) => type !== NOTHING_TO_BOOT);
  const message = bootFaultOf(entry);
  if (message === undefined) return others;
  return [...others, { type: NOTHING_TO_BOOT, status: "true", reason: NOTHING_TO_BOOT, message }];
}
