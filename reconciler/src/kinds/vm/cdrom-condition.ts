// Media that a running VM should have and has not, as a condition of the VM: its image is not here yet, or its host could
// not put it in.

import type { Condition, VmReport } from "@croft/schemas/generated/typescript/messages.ts";
import type { Blocked } from "../host-side.ts";

const TYPE = "cdroms";

/** The conditions of a VM with what keeps media from their drives; without one of this type when all are there. */
export function withMedia(
  conditions: readonly Condition[],
  missing: readonly (Blocked & { id: string })[],
  reported: VmReport["cdroms"] = [],
): Condition[] {
  const others = conditions.filter(({ type }) => type !== TYPE);
  const troubles = [
    ...missing.map(({ code, reason }) => ({ code: code ?? "unavailable", message: reason })),
    ...reported,
  ];
  const [first] = troubles;
  if (first === undefined) return others;
  const message = troubles.map((trouble) => trouble.message).join(" ");
  return [...others, { type: TYPE, status: "false", reason: first.code, message }];
}
