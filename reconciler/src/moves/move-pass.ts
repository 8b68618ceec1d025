// One step of one move, whenever a report or a write may have brought it on. It reads all it needs, writes in one transaction,
// and may be repeated at any time: a kill at any line leaves the phase that was written last.
//
//   preparing --target: prepared--> copying --target: received--> (the VM is the other host's) leaving --source: removed--> (none)
//       |                              |
//       | refused, VM deleted,         | the same                          preparing   target makes room; the guest runs on
//       | no word for long             | (the source starts it again)      copying     source stops the VM and holds all of it
//       `-------------+----------------'                                   leaving     source holds, and removes, its copy
//                     v                                                    undoing     target removes what it got
//                  undoing --target: discarded--> (none)
//
// A partition that no VM has moves alike: nobody gets it meanwhile, and the source holds it as it would hold a VM's.
//
// Never two writers: the source may run the VM in `preparing` and `undoing` alone, where the target has no document of the VM;
// the target gets one with the transaction that enters `leaving`, in which the source is held until nothing of it is left. What
// the source has is removed only after the target had read every byte back and found the digest that the source had sent.

import type { MoveReport } from "@croft/schemas/generated/typescript/messages.ts";
import { kindOfId } from "@croft/schemas/ids.ts";
import type { Move, Store, Writes } from "../store/store.ts";
import { handOver, handOverAlone } from "./hand-over.ts";
import { type Moved, movedBy, setConditions } from "./moved.ts";
import { movingMessage, withFailedMove, withMoving } from "./moving-condition.ts";

export interface MovePassParts {
  store: Store;
  /** Whether nothing happened in a move for so long that it is given up; told how far it is. */
  isStuck(move: Move, copiedBytes: number): boolean;
  /** A move that is over is forgotten. */
  ended(id: string): void;
}

export async function passMove(id: string, { store, isStuck, ended }: MovePassParts): Promise<void> {
  const over = await store.write(async (tx) => {
    const move = await tx.moves.get(id);
    if (move === undefined) return true;
    await step(tx, move, isStuck);
    return false;
  });
  if (over) ended(id);
}

async function step(tx: Writes, move: Move, isStuck: MovePassParts["isStuck"]): Promise<void> {
  if (move.phase === "leaving") return endWhenGone(tx, move);
  const target = await targetSays(tx, move);
  if (move.phase === "undoing") return endWhenDiscarded(tx, move, target);
  const vm = await movedBy(tx, move);
  const failure = await failureOf(tx, move, vm, target);
  if (failure !== undefined) return undo(tx, move, vm, failure);
  if (vm === undefined) return;
  if (move.phase === "preparing" && target?.state === "prepared") {
    await tx.moves.enter(move.id, "copying");
    return show(tx, vm, { ...move, phase: "copying" }, undefined);
  }
  if (move.phase === "copying" && target?.state === "received" && target.sha256 !== null) {
    const received = { bytes: target.total_bytes, sha256: target.sha256 };
    const refused =
      vm.kind === "vm" ? await handOver(tx, move, vm, received) : await handOverAlone(tx, move, vm, received);
    return refused === undefined ? undefined : undo(tx, move, vm, refused);
  }
  if (isStuck(move, target?.copied_bytes ?? 0)) return undo(tx, move, vm, STUCK);
  return show(tx, vm, move, target);
}

interface Failure {
  code: string;
  message: string;
}

const STUCK: Failure = {
  code: "unavailable",
  message: "Nothing was heard of the copy for ten minutes: a host is away, or cannot reach the reconciler.",
};

/** What the target says in answer to this phase. */
async function targetSays(tx: Writes, { id, to, generation }: Move): Promise<MoveReport | undefined> {
  const [entry] = await tx.hosts.reported(to, [id]);
  return entry?.kind === "move" && entry.generation >= generation ? entry : undefined;
}

async function failureOf(
  tx: Writes,
  { from, to }: Move,
  vm: Moved | undefined,
  target: MoveReport | undefined,
): Promise<Failure | undefined> {
  if (vm === undefined || vm.deleting) return { code: "deleting", message: "It is deleted." };
  if (vm.spec.host === from && vm.spec.host !== to) {
    return { code: "precondition_failed", message: "It was taken back: it is to be where it was." };
  }
  // What was done about a host that is lost goes before.
  if (vm.status.host !== from) return { code: "host_silent", message: `Host ${from} was lost meanwhile.` };
  if ((await tx.hosts.get(to)) === undefined) {
    return { code: "not_found", message: `Host ${to} was removed meanwhile.` };
  }
  if (target?.state !== "failed") return undefined;
  return { code: target.code ?? "host_error", message: target.message ?? `Host ${to} could not take it.` };
}

/** The way back: the VM goes on where it was, and the other host removes what it got. */
async function undo(
  tx: Writes,
  move: Move,
  vm: Moved | undefined,
  { code, message }: Failure,
): Promise<void> {
  await tx.moves.enter(move.id, "undoing");
  const { from, to } = move;
  if (vm !== undefined) {
    const why = `Its move from host ${from} to ${to} failed: ${message} It stays on ${from} with all its bytes.`;
    await setConditions(tx, vm, withFailedMove(vm.status.conditions, why));
  }
  const kind = vm?.kind ?? (kindOfId(move.vm) === "partition" ? "partition" : "vm");
  const about = { kind, object: move.vm, project: vm?.project ?? null, name: vm?.name ?? null };
  await tx.events.append({
    ...about,
    actor: "croft",
    type: `${kind}.move_failed`,
    data: { from, to, code, message },
  });
}

async function show(tx: Writes, vm: Moved, move: Move, target: MoveReport | undefined): Promise<void> {
  const conditions = withMoving(vm.status.conditions, move.phase, movingMessage(move, target));
  if (conditions === vm.status.conditions) return;
  await setConditions(tx, vm, conditions);
}

/** The source removed its copy. */
async function endWhenGone(tx: Writes, { id, vm, from, partitions }: Move): Promise<void> {
  const left = new Set((await tx.hostConfigs.givenUp(from)).map((one) => one.id));
  if ([vm, ...partitions.map(({ partition }) => partition)].some((one) => left.has(one))) return;
  await tx.moves.remove(id);
}

async function endWhenDiscarded(tx: Writes, { id, to }: Move, target: MoveReport | undefined): Promise<void> {
  const known = (await tx.hosts.get(to)) !== undefined;
  if (known && target?.state !== "discarded") return;
  await tx.moves.remove(id);
}
