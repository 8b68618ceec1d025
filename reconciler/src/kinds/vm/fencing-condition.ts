// A VM that is to end with the lease of its host and whose guest, which was started before, does not.

import type { Condition, VmReport } from "@croft/schemas/generated/typescript/messages.ts";

const TYPE = "fenced";

/** The conditions of a VM with why it would not be made anew by itself; without one of this type when it would, or need not. */
export function withFencing(
  conditions: readonly Condition[],
  vm: { fenced: boolean; generation: number },
  { fenced, generation, started_at }: Pick<VmReport, "fenced" | "generation" | "started_at">,
): Condition[] {
  const others = conditions.filter(({ type }) => type !== TYPE);
  const settled = started_at !== null && generation >= vm.generation;
  if (!vm.fenced || !settled || fenced === true) return others;
  const message =
    fenced === undefined
      ? "The agent of its host knows no leases, so the VM is made anew elsewhere only by an operator's word: update the agent."
      : "The guest was started before it was to end with the lease of its host, so until its next start the VM is made anew elsewhere only by an operator's word.";
  const reason = fenced === undefined ? "agent_outdated" : "at_next_start";
  return [...others, { type: TYPE, status: "false", reason, message }];
}
