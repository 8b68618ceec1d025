// What a VM, or a partition that moves alone, says of a move: the condition `moving` is true while it is under way, and false with the reason after one that
// came to nothing, until the next.

import { GIB } from "@croft/schemas/bytes.ts";
import type { Condition, MoveReport } from "@croft/schemas/generated/typescript/messages.ts";
import { kindOfId } from "@croft/schemas/ids.ts";
import { withoutCondition } from "../kinds/kind-rules.ts";
import type { Move, Stored } from "../store/store.ts";

export const MOVING = "moving";

/** Code of a VM that is not on the host where it is wanted, because its move failed. */
export const MOVE_FAILED = "move_failed";

type Conditions = Stored<"vm">["status"]["conditions"];

/** How far the copy is: to a tenth of a GiB, so that little is written. */
const gib = (bytes: number): string => (bytes / GIB).toFixed(1);

export function movingMessage(
  { from, to, phase, vm }: Pick<Move, "from" | "to" | "phase" | "vm">,
  target?: MoveReport,
): string {
  const isPartition = kindOfId(vm) === "partition";
  const meanwhile = isPartition ? "nobody can use it" : "stands still";
  if (phase === "preparing")
    return `It moves from host ${from} to ${to}, where room is made for it${isPartition ? "" : "; it runs on"}.`;
  if (target === undefined || target.total_bytes === 0)
    return `It moves from host ${from} to ${to}, and ${meanwhile}.`;
  const { copied_bytes, total_bytes } = target;
  return `It moves from host ${from} to ${to}, and ${meanwhile}: ${gib(copied_bytes)} of ${gib(total_bytes)} GiB are there.`;
}

export const withMoving = (conditions: Conditions, reason: Move["phase"], message: string): Conditions =>
  replaced(conditions, { type: MOVING, status: "true", reason, message });

export const withFailedMove = (conditions: Conditions, message: string): Conditions =>
  replaced(conditions, { type: MOVING, status: "false", reason: MOVE_FAILED, message });

export const withoutMoving = (conditions: Conditions): Conditions => withoutCondition(conditions, MOVING);

/** Why its last move failed; undefined when none did, or another began. */
export const failedMoveOf = ({ status }: Pick<Stored<"vm">, "status">): string | undefined =>
  status.conditions.find(({ type, reason }) => type === MOVING && reason === MOVE_FAILED)?.message;

function replaced(conditions: Conditions, next: Condition): Conditions {
  const present = conditions.find(({ type }) => type === MOVING);
  if (present?.message === next.message && present.status === next.status && present.reason === next.reason) {
    return conditions;
  }
  return [...withoutCondition(conditions, MOVING), next];
}
