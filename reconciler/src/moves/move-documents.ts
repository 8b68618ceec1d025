// What hosts are sent of the moves under way. Pure. See `move-pass.ts` for the phases.

import type { MoveDocument } from "@croft/schemas/generated/typescript/messages.ts";
import type { Move } from "../store/store.ts";

export interface MoveInstruction {
  document: MoveDocument;
  secret: null;
}

export const moveInstructions = (host: string, moves: readonly Move[]): MoveInstruction[] =>
  moves.flatMap((move) => {
    const document = documentOf(host, move);
    return document === undefined ? [] : [{ document, secret: null }];
  });

/**
 * The first host is held from the copy on until it has removed all of it: so long nothing of the VM is started or written
 * there. The other one is told nothing once the VM is its own.
 */
function documentOf(host: string, move: Move): MoveDocument | undefined {
  const { id, vm, from, phase, generation, incarnation, partitions, root_disk_gib } = move;
  const source = host === from;
  if (source ? phase === "preparing" || phase === "undoing" : phase === "leaving") return undefined;
  return {
    kind: "move",
    id,
    generation,
    vm,
    incarnation,
    role: source ? "source" : "target",
    copy: phase === "copying",
    partitions: partitions.map(({ partition, disk, size_bytes }) => ({ partition, disk, size_bytes })),
    root_disk_gib,
    wanted: phase === "undoing" ? "discarded" : "present",
  };
}
