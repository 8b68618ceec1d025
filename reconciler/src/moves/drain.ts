// Maintenance: what can be moved away from a host is, two VMs at a time, and a wait for it ends when nothing more can be.
//
//   maintenance = true --> draining --every VM is gone, or says why it stays--> (not draining)
//     a VM that stays: pinned, must not be stopped, no other host fits, its move failed in the last ten minutes
//
// Taking maintenance back ends no move that has begun, and brings nothing back.

import { CroftError, fullText } from "@croft/schemas/errors.ts";
import type { Reads, Store, Stored, Writes } from "../store/store.ts";
import { admitMove } from "./admit-move.ts";
import { beginMove } from "./begin-move.ts";
import { failedMoveOf, MOVING } from "./moving-condition.ts";
import type { NewMove } from "./new-move.ts";

const AT_ONCE = 2;

export interface DrainParts {
  store: Store;
  randomBytes(count: number): Uint8Array;
  /** Whether a move of this VM failed so short ago that it is left alone. */
  failedLately(vm: string): boolean;
}

/** One pass over a host. Returns whether it is in maintenance. */
export function drainHost(name: string, { store, randomBytes, failedLately }: DrainParts): Promise<boolean> {
  return store.write(async (tx) => {
    const host = await tx.documents.byName("host", null, name);
    if (host === undefined) return false;
    const wanted = host.spec.maintenance === true;
    const draining = wanted && (await moveAway(tx, name, { randomBytes, failedLately }));
    await noteDraining(tx, host, draining);
    return wanted;
  });
}

/** Returns whether anything moves, or will. */
async function moveAway(
  tx: Writes,
  host: string,
  { randomBytes, failedLately }: Omit<DrainParts, "store">,
): Promise<boolean> {
  const moves = (await tx.moves.onHost(host)).filter(
    ({ from, phase }) => from === host && phase !== "undoing",
  );
  const moving = new Set(moves.map(({ vm }) => vm));
  let active = moves.filter(({ phase }) => phase !== "leaving").length;
  let waiting = 0;
  for (const vm of await tx.documents.ofKindOnHost(host, "vm")) {
    if (moving.has(vm.id) || failedLately(vm.id)) continue;
    const move = await movable(tx, vm);
    if (typeof move === "string") continue;
    if (active >= AT_ONCE) {
      waiting += 1;
      continue;
    }
    await beginMove(tx, vm, move, { reason: "maintenance", actor: "croft", randomBytes });
    active += 1;
  }
  return active + waiting > 0;
}

async function movable(reads: Reads, vm: Stored<"vm">): Promise<NewMove | string> {
  if (vm.deleting) return "it is being deleted";
  if (vm.spec.host !== undefined)
    return "it is pinned to the host (`host`): name another one there, and it moves";
  if (vm.spec.on_change === "fail" && vm.spec.power_state !== "stopped") {
    return 'its `on_change` is "fail", and a move would stop it: stop it, or set "restart"';
  }
  try {
    return await admitMove(reads, vm, { spec: vm.spec });
  } catch (error) {
    if (error instanceof CroftError) return fullText(error);
    throw error;
  }
}

/** Why a VM is still on its host, as a clause with what to do. */
export async function whyStays(reads: Reads, vm: Stored<"vm">): Promise<string> {
  const moving = vm.status.conditions.find(({ type, status }) => type === MOVING && status === "true");
  if (moving !== undefined) return moving.message;
  const move = await movable(reads, vm);
  if (typeof move === "string") return move;
  return failedMoveOf(vm) ?? `it moves to host ${move.to} next`;
}

async function noteDraining(tx: Writes, host: Stored<"host">, draining: boolean): Promise<void> {
  if ((host.internal.draining === true) === draining) return;
  const { draining: _, ...internal } = host.internal;
  const others = host.status.conditions.filter(({ type }) => type !== "draining");
  await tx.documents.updateStatus("host", host.id, {
    status: { ...host.status, conditions: draining ? [...others, DRAINING] : others },
    internal: draining ? { ...internal, draining: true } : internal,
  });
}

export const DRAINING = {
  type: "draining",
  status: "true",
  reason: "maintenance",
  message: "VMs are being moved to other hosts.",
} as const;
