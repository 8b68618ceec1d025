// The way of a VM's bytes from host to host: agents dial out only, so the reconciler joins two of their sockets.
//
//   target --GET /v1/agent/moves/{move}--> reconciler --stream_request "move"--> source --dials its stream--> joined

import { CroftError } from "@croft/schemas/errors.ts";
import type { WebSocket } from "ws";
import type { Switchboard } from "../coordination/switchboard.ts";
import type { Store } from "../store/store.ts";
import { movedBy } from "./moved.ts";

/** The source's socket of a move whose bytes the host is to get now. Throws `not_found`, or what the source refuses with. */
export async function openMove(
  { store, streams }: { store: Store; streams: Switchboard<WebSocket> },
  host: string,
  id: string,
  signal: AbortSignal,
): Promise<WebSocket> {
  const move = await store.moves.get(id);
  const vm = move && (await movedBy(store, move));
  if (move === undefined || vm === undefined || move.to !== host || move.phase !== "copying") {
    throw new CroftError("not_found", `There is no move ${id} whose bytes host ${host} is to get.`);
  }
  const { from, incarnation } = move;
  const want = {
    host: from,
    project: vm.project ?? "",
    vm: vm.id,
    incarnation,
    target: "move",
    tail_lines: null,
  } as const;
  return streams.open(want, signal);
}
