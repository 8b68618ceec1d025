// Begins a move, in the transaction that admitted it.

import { createId } from "@croft/schemas/ids.ts";
import type { Move, Stored, Writes } from "../store/store.ts";
import { type Moved, setConditions } from "./moved.ts";
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
  moved: Moved,
  { to, partitions, root_disk_gib, hold }: NewMove,
  { reason, actor, randomBytes }: Begun,
): Promise<Move> {
  const move: Move = {
    id: createId("move", randomBytes(10)),
    vm: moved.id,
    from: moved.status.host ?? "",
    to,
    phase: "preparing",
    generation: 1,
    incarnation: moved.kind === "vm" ? (moved.status.incarnation ?? 1) : 1,
    partitions,
    root_disk_gib,
    reason,
    actor,
  };
  await tx.moves.add(move, hold);
  return move;
}

/** Says it of what moves as it is then. */
export async function showMove(tx: Writes, moved: Moved, move: Move): Promise<void> {
  const { from, to, reason, actor } = move;
  const { kind, id: object, project, name, status } = moved;
  await setConditions(tx, moved, withMoving(status.conditions, "preparing", movingMessage(move)));
  const about = { kind, object, project, name, actor };
  await tx.events.append({ ...about, type: `${kind}.move_started`, data: { from, to, reason } });
}
