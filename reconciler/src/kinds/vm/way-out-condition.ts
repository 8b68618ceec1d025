// A VM without networks that runs and does not reach the internet, as a condition of it.

import type { Condition, VmReport } from "@croft/schemas/generated/typescript/messages.ts";

const TYPE = "way_out";

const LACKING = {
  none: {
    reason: "host_has_none",
    message:
      "The VM reaches nothing, because its host gives VMs no way out: the host's condition way_out says why.",
  },
  at_next_start: {
    reason: "at_next_start",
    message:
      "The VM was started before its host could give it a way out: it reaches the internet from its next start on.",
  },
} as const;

/** The conditions of a VM with why it reaches nothing; without one of this type when it does, or does not run. */
export function withWayOut(conditions: readonly Condition[], reported: VmReport["way_out"]): Condition[] {
  const others = conditions.filter(({ type }) => type !== TYPE);
  if (reported === undefined || reported === "open") return others;
  return [...others, { type: TYPE, status: "false", ...LACKING[reported] }];
}

/** Whether a start of the VM gives it a way out that it lacks now. */
export const gainsWayOut = (conditions: readonly Condition[]): boolean =>
  conditions.some(({ type, reason }) => type === TYPE && reason === LACKING.at_next_start.reason);
