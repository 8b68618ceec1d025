// The connection to a guest's SSH server: by its passage, which lets only root in, or by a port of the host's loopback.
import { connect, type Socket } from "node:net";
import { connectAsRoot } from "../../network/way-out/way-in.ts";
import type { Run } from "../lifecycle/record.ts";

const CONNECT_MS = 5_000;

/** Rejects when nobody accepts. The socket keeps a listener for its errors, so one that nobody else hears of ends nothing. */
export function openSsh(
  { passage }: Pick<Run, "passage">,
  port: number,
  signal?: AbortSignal,
): Promise<Socket> {
  if (passage === undefined) return toLoopback(port);
  const limits = { limitMs: CONNECT_MS };
  return connectAsRoot(passage.ssh, 22, signal === undefined ? limits : { limitMs: CONNECT_MS, signal });
}

function toLoopback(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: "127.0.0.1", allowHalfOpen: true, noDelay: true });
    socket.setTimeout(CONNECT_MS, () => socket.destroy(new Error(`no connection within ${CONNECT_MS} ms`)));
    socket.on("error", reject);
    socket.once("connect", () => {
      socket.setTimeout(0);
      resolve(socket);
    });
  });
}
