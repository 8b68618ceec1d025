// Which changes of a VM move it, and which are refused because they would stop or double it.

import { CroftError, type FieldError } from "@croft/schemas/errors.ts";
import { admitMove } from "../../moves/admit-move.ts";
import type { NewMove } from "../../moves/new-move.ts";
import type { Reads, Stored } from "../../store/store.ts";
import { isNewer } from "../in-doubt.ts";
import { label, type ObjectUpdate } from "../kind-rules.ts";
import { misfits, pinnedMisfit } from "./neighbors.ts";
import { restartReasons } from "./restart-reasons.ts";

/** Whether it is to be moved: named again, the host where it is not yet is tried anew. */
export const movesWith = ({ before, spec, named }: ObjectUpdate<"vm">): boolean =>
  named.has("host") && spec.host !== undefined && spec.host !== before.status.host;

/**
 * The move that an update asks for: to the host that it names, or to one that fits where its own does not (any more). Throws what
 * refuses the move. A pinned VM goes nowhere by itself.
 */
export async function moveOf(
  reads: Reads,
  update: ObjectUpdate<"vm">,
): Promise<{ move?: NewMove; misplaced: boolean }> {
  const { before, spec, changes, named } = update;
  if (movesWith(update)) return { move: await admitMove(reads, before, update), misplaced: false };
  const changed = (field: string) => changes.some(({ pointer }) => pointer.split("/")[1] === field);
  const tried = before.internal.misplaced === true;
  const errors = await misfits(reads, before, spec, (field) => changed(field) || (tried && named.has(field)));
  if (errors.length === 0) return { misplaced: tried && !changed("host_labels") && !changed("spread") };
  if (spec.host !== undefined) throw pinnedMisfit(before, errors);
  if (spec.on_change === "fail" && !stoodStill(before) && spec.power_state !== "stopped") {
    throw restartRefused(before, errors);
  }
  return { move: await admitMove(reads, before, update), misplaced: true };
}

/** Whether it did not run, as far as is known. */
export const stoodStill = ({ status }: Stored<"vm">): boolean =>
  status.power_state === "stopped" || status.state === "failed" || status.next_start_at != null;

export function refuseRestart(update: ObjectUpdate<"vm">): void {
  if (update.spec.on_change !== "fail") return;
  const reasons = restartReasons(update.before, update.spec, update.changes);
  if (reasons.length === 0) return;
  const errors = reasons.map(({ pointer, message }) => ({ pointer: `/spec${pointer}`, message }));
  throw restartRefused(update.before, errors);
}

const restartRefused = (
  vm: Stored<"vm">,
  reasons: readonly Pick<FieldError, "pointer" | "message">[],
): CroftError =>
  new CroftError("restart_refused", `${label(vm)} would have to be restarted.`, {
    detail: `${reasons.map(({ message }) => message).join("\n")}\nIts on_change is "fail". Stop it first, or set on_change to "restart".`,
    errors: reasons.map(({ pointer, message }) => ({ code: "restart_refused", pointer, message })),
  });

/** Of one that is not where a restored database has it. Throws `already_exists`. */
export async function refuseSecondCopy(reads: Reads, vm: Stored<"vm">): Promise<void> {
  const copies = (await reads.strangers.ofId(vm.id)).filter(({ entry }) => isNewer(entry, vm));
  if (copies.length === 0) return;
  const hosts = copies.map(({ host }) => host).join(", ");
  throw new CroftError("already_exists", `A newer copy of ${label(vm)} is on host ${hosts}.`, {
    detail:
      "Adopt that one (`croft unknown adopt`), or have it removed (`croft unknown remove`) before this one is started.",
  });
}
