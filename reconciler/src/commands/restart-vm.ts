// `restart`, the verb: a number that rises. The host restarts the guest when the number it started it with is lower, so it
// happens once, whoever crashes in between.

import { CroftError } from "@croft/schemas/errors.ts";
import { label } from "../kinds/kind-rules.ts";
import type { Stored, Writes } from "../store/store.ts";

/** Orders a restart. Throws `restart_refused` for a VM that is not to run, `deleting`. */
export async function orderRestart(tx: Writes, vm: Stored<"vm">, actor: string): Promise<Stored<"vm">> {
  if (vm.deleting)
    throw new CroftError("deleting", `${label(vm)} is being deleted and cannot be restarted.`, {
      detail: "Wait until it is gone, then create it anew.",
    });
  const wanted = vm.spec.power_state ?? "running";
  if (wanted !== "running") {
    throw new CroftError("restart_refused", `${label(vm)} is to be ${wanted}, so it cannot be restarted.`, {
      detail: `Set its power_state to "running" instead.`,
    });
  }
  const restart_number = (vm.internal.restart_number ?? 0) + 1;
  const ready_after_generation = vm.generation + 1;
  const { name, tags, default_tags, spec } = vm;
  const written = await tx.documents.updateSpec("vm", vm.id, {
    name,
    tags,
    default_tags,
    spec,
    status: { ...vm.status, ready: false },
    internal: { ...vm.internal, restart_number, ready_after_generation },
  });
  const { kind, id, project } = vm;
  const data = { generation: written.generation, restart_number };
  await tx.events.append({ type: "vm.restart_ordered", actor, kind, object: id, project, name, data });
  return written;
}
