// The stream of a move, through the reconciler: agents dial out only.
import type { Duplex } from "node:stream";
import { joinBytes } from "@croft/schemas/byte-frames.ts";
import { CroftError } from "@croft/schemas/errors.ts";
import type { WebSocket } from "ws";
import { createStreamPair } from "./stream-pair.ts";

/** Opens a WebSocket, and joins it to a stream. Throws `unavailable`. */
export async function dialMove(dial: (path: string) => WebSocket, move: string): Promise<Duplex> {
  const socket = dial(`/moves/${move}`);
  const [near, far] = createStreamPair();
  // Who reads hears of its end.
  near.on("error", () => {});
  // Before it is open: the first bytes may come together with the answer that opens it.
  await new Promise<void>((resolve, reject) => {
    socket.once("open", () => {
      joinBytes(socket, far);
      resolve();
    });
    socket.on("error", (error) => {
      reject(new CroftError("unavailable", `No stream of the move through the reconciler: ${error.message}`));
    });
  });
  return near;
}
