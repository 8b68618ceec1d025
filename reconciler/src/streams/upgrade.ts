// A request to upgrade, to its end: refused with a problem document while it still is HTTP, or a WebSocket with a
// heartbeat.
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { MAX_MESSAGE_BYTES } from "@croft/schemas/byte-frames.ts";
import { CroftError } from "@croft/schemas/errors.ts";
import { type WebSocket, WebSocketServer } from "ws";
import { asCroftError, rawProblem } from "../http/errors.ts";

const HEARTBEAT_MS = 15_000;
const LINGER_MS = 500;

export interface Upgrades {
  /**
   * Accepts; resolves with the socket, paused, so that nothing is lost before somebody listens. `protocol` is one that
   * the client offered.
   */
  accept(request: IncomingMessage, socket: Duplex, head: Buffer, protocol?: string): Promise<WebSocket>;
  /** Ends all sockets that were accepted. */
  close(): void;
}

export function upgrades(heartbeatMs = HEARTBEAT_MS): Upgrades {
  const server = new WebSocketServer({
    noServer: true,
    clientTracking: true,
    perMessageDeflate: false,
    maxPayload: MAX_MESSAGE_BYTES,
    handleProtocols: (offered, request) => {
      const chosen = protocols.get(request);
      return chosen !== undefined && offered.has(chosen) ? chosen : false;
    },
  });
  const protocols = new WeakMap<IncomingMessage, string>();
  return {
    accept(request, socket, head, protocol) {
      if (protocol !== undefined) protocols.set(request, protocol);
      return new Promise((resolve, reject) => {
        const gone = () => reject(new CroftError("unavailable", "The client has gone."));
        // One that went before would never be heard to close.
        if (socket.destroyed) return gone();
        socket.once("close", gone);
        server.handleUpgrade(request, socket, head, (accepted) => {
          accepted.pause();
          beat(accepted, heartbeatMs);
          resolve(accepted);
        });
      });
    },
    close() {
      for (const socket of server.clients) socket.terminate();
      server.close();
    },
  };
}

/** Ends a socket whose other side has not been heard for a while: nothing else tells that a machine is gone. */
function beat(socket: WebSocket, everyMs: number): void {
  let heard = true;
  socket.on("pong", () => {
    heard = true;
  });
  socket.on("error", () => {});
  const timer = setInterval(() => {
    // One that is paused, because its bytes find no room, is not listened to.
    if (!heard && !socket.isPaused) return socket.terminate();
    heard = false;
    socket.ping();
  }, everyMs);
  socket.once("close", () => clearInterval(timer));
}

/** Answers with a problem and ends the connection. */
export function refuse(socket: Duplex, error: unknown, headers: Record<string, string> = {}): void {
  if (!socket.writable) return void socket.destroy();
  socket.end(rawProblem(asCroftError(error), headers));
  // No timeout of the server watches it any more, and whoever it is may keep its half open for good. What still comes is
  // read away: bytes that nobody reads would reset the connection, and the answer be lost.
  const linger = setTimeout(() => socket.destroy(), LINGER_MS);
  socket.once("end", () => socket.destroy());
  socket.once("close", () => clearTimeout(linger));
  socket.resume();
}

/** Whether a request asks for a WebSocket; throws `invalid_request` when it asks for another protocol. */
export function mustBeWebSocket(request: IncomingMessage): void {
  if (request.headers.upgrade?.toLowerCase() === "websocket") return;
  throw new CroftError("invalid_request", `There is no upgrade to ${request.headers.upgrade} here.`, {
    detail: "Send the request without the headers Upgrade and Connection.",
  });
}
