// All that a host is, as users write it.

import * as validators from "@croft/schemas/generated/validators/host.js";
import type { KindModule } from "../kind-module.ts";
import { drainCondition } from "./drain.ts";
import { hostExplanation } from "./explanation.ts";
import { hostRelations } from "./relations.ts";
import { hostRules } from "./rules.ts";

export const host: KindModule<"host"> = {
  validators,
  rules: () => hostRules,
  relations: hostRelations,
  explanation: hostExplanation,
  // It is declared; whether its machine has joined is for whoever places something on it. While it is drained that is waited for.
  isReady: ({ conditions }) =>
    !conditions.some(({ type, status }) => type === "draining" && status === "true"),
  async summedUp(reads, { name, spec, status }) {
    if (spec.maintenance !== true) return status;
    const vms = await reads.documents.ofKindOnHost(name ?? "", "vm");
    return { ...status, conditions: [...status.conditions, await drainCondition(reads, vms)] };
  },
  onHost: undefined,
};
