// A host in maintenance: what is still on it and why.

import type { Condition } from "@croft/schemas/generated/typescript/messages.ts";
import { whyStays } from "../../moves/drain.ts";
import type { Reads, Stored } from "../../store/store.ts";
import { label } from "../kind-rules.ts";

const MOST_NAMED = 100;

/** Whether a host in maintenance is empty, and what is not. */
export async function drainCondition(reads: Reads, vms: readonly Stored<"vm">[]): Promise<Condition> {
  if (vms.length === 0) {
    return { type: "drained", status: "true", reason: "empty", message: "No VM is on the host." };
  }
  const named: string[] = [];
  for (const vm of vms.slice(0, MOST_NAMED)) {
    named.push(`${label(vm)} (${vm.id}): ${await whyStays(reads, vm)}`);
  }
  const more = vms.length > MOST_NAMED ? `; and ${vms.length - MOST_NAMED} more` : "";
  return {
    type: "drained",
    status: "false",
    reason: "holds_vms",
    message: `${vms.length} VMs are on the host: ${named.join("; ")}${more}.`,
  };
}
