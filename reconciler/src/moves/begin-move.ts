// Begins a move, in the transaction that admitted it.

import { createId } from "@croft/schemas/ids.ts";
import type { Move, Stored, Writes } from "../store/store.ts";
import { movingMessage, withMoving } from "./moving-condition.ts";
import type { NewMove } from "./new-move.ts";

export interface Begun {
  reason: Move["reason"];
  actor: string;
  randomBytes: (count: number) => Uint8Array;
}

export async function beginMove(tx: Writes, vm: Stored<"vm">, next: NewMove, begun: Begun): Promise<void> {
  await showMove(tx, vm, await addMove(tx, vm, next, begun));
}

/** Before a spec is written that is for the other host: until then its present place may break it. */
export async function addMove(
  tx: Writes,
  vm: Pick<Stored<"vm">, "id" | "status">,
  { to, partitions, root_disk_gib, hold }: NewMove,
  { reason, actor, randomBytes }: Begun,
): Promise<Move> {
  const move: Move = {
    id: createId("move", randomBytes(10)),
    vm: vm.id,
    from: vm.status.host ?? "",
    to,
    phase: "preparing",
    generation: 1,
    incarnation: vm.status.incarnation ?? 1,
    partitions,
    root_disk_gib,
    reason,
    actor,
  };
  await tx.moves.add(move, hold);
  return move;
}

/** Says it of the VM as it is then. */
export async function showMove(tx: Writes, vm: Stored<"vm">, move: Move): Promise<void> {
  const { from, to, reason, actor } = move;
  const conditions = withMoving(vm.status.conditions, "preparing", movingMessage(move));
  await tx.documents.updateStatus("vm", vm.id, { status: { ...vm.status, conditions } });
  const about = { kind: "vm", object: vm.id, project: vm.project, name: vm.name, actor };
  await tx.events.append({ ...about, type: "vm.move_started", data: { from, to, reason } });
}
