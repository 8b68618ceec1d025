// A host in maintenance: what is still on it and why it is not moved.

import type { Condition } from "@croft/schemas/generated/typescript/messages.ts";
import type { Stored } from "../../store/store.ts";
import { label } from "../kind-rules.ts";

const MOST_NAMED = 100;

/** Why a VM stays on its host, as a clause with what to do. */
export function whyStays({ spec, status }: Stored<"vm">): string {
  if (spec.host !== undefined) return "it is pinned to the host (`host`); delete it, or pin it elsewhere";
  if ((spec.partitions ?? []).length > 0)
    return "its partitions are on this host; stop it for the time of the work";
  if (status.state === "stopped") return "it is stopped, and its root disk is on this host; nothing runs";
  return "moving VMs comes later; stop it for the time of the work, or replace it";
}

/** Whether a host in maintenance is empty, and what is not. */
export function drainCondition(vms: readonly Stored<"vm">[]): Condition {
  if (vms.length === 0) {
    return { type: "drained", status: "true", reason: "empty", message: "No VM is on the host." };
  }
  const named = vms.slice(0, MOST_NAMED).map((vm) => `${label(vm)} (${vm.id}): ${whyStays(vm)}`);
  const more = vms.length > MOST_NAMED ? `; and ${vms.length - MOST_NAMED} more` : "";
  return {
    type: "drained",
    status: "false",
    reason: "holds_vms",
    message: `${vms.length} VMs are on the host: ${named.join("; ")}${more}.`,
  };
}
