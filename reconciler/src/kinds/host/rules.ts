// Hosts as their operators declare them: where they are, what may be placed on them. What a host has and whether it is heard
// comes from its agent (host-status.ts).
//
//   POST --> pending --a machine joins under the name, and reports--> ready <--> silent
//   a machine joins under a new name --> pending --report--> ready
//   DELETE, when it holds nothing --> (gone), its certificates revoked

import { CroftError } from "@croft/schemas/errors.ts";
import { DRAINING } from "../../moves/drain.ts";
import type { AnyStored } from "../../store/store.ts";
import { type KindRules, label } from "../kind-rules.ts";

const MOST_NAMED = 10;

export const hostRules: KindRules<"host"> = {
  async create(_reads, { name }) {
    return {
      status: {
        observed_generation: 1,
        state: "pending",
        state_reason: `Waits for a machine to join as ${name}: make a join token (croft_join_token) and run its line there.`,
        state_code: null,
        conditions: [],
      },
    };
  },

  async update(reads, { before, spec, generation }) {
    const status = { ...before.status, observed_generation: generation };
    if (spec.maintenance !== true || before.spec.maintenance === true) return { status };
    const vms = await reads.documents.ofKindOnHost(before.name ?? "", "vm");
    if (vms.length === 0) return { status };
    // Until the loop has looked at what can be moved.
    const conditions = [...status.conditions, DRAINING];
    return { status: { ...status, conditions }, internal: { ...before.internal, draining: true } };
  },

  async remove(reads, { name }) {
    const held = await reads.documents.onHost(name ?? "");
    if (held.length > 0) throw holds(name ?? "", held);
    return { gone: true };
  },
};

function holds(name: string, held: readonly AnyStored[]): CroftError {
  const named = held.slice(0, MOST_NAMED).map((one) => `${label(one)} (${one.id})`);
  const more = held.length > MOST_NAMED ? `, and ${held.length - MOST_NAMED} more` : "";
  return new CroftError("not_empty", `Host ${name} cannot be removed: it holds ${held.length} objects.`, {
    detail: `It holds ${named.join(", ")}${more}. Delete them first. If the machine is lost, give it up with all that it holds (\`croft host give-up ${name}\`). Nothing was changed.`,
    facts: { held: held.map(({ id }) => id), leaving: held.some(({ deleting }) => deleting) },
  });
}
