// An Upgrade to a protocol that is not spoken here is ignored (RFC 9110, section 7.8): the request takes its ordinary way.
// Node has taken the socket from its parser by then, so it is given back with the request's head in front, rebuilt without
// the headers of the upgrade.

import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { Server as TlsServer } from "node:tls";

const isOfUpgrade = (name: string): boolean => /^(upgrade|connection|http2-settings)$/i.test(name);

/** Whether the request asks for a WebSocket. */
export const asksForWebSocket = ({ headers }: IncomingMessage): boolean =>
  headers.upgrade?.toLowerCase() === "websocket";

/** What gives sockets of the server back. A client that sent its request before the answer to the one before is cut off. */
export function ignoringUpgrades(
  server: Server,
): (request: IncomingMessage, socket: Duplex, head: Buffer) => void {
  const answering = new WeakSet<Duplex>();
  server.on("request", ({ socket }, response) => {
    answering.add(socket);
    response.once("close", () => answering.delete(socket));
  });
  return (request, socket, head) => {
    // Two answers could overtake each other.
    if (answering.has(socket)) socket.destroy();
    else giveBack(server, request, socket, head);
  };
}

function giveBack(server: Server, request: IncomingMessage, socket: Duplex, head: Buffer): void {
  const { method, url, httpVersion, rawHeaders } = request;
  const lines = [`${method} ${url} HTTP/${httpVersion}`];
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const [name = "", value = ""] = rawHeaders.slice(i, i + 2);
    if (!isOfUpgrade(name)) lines.push(`${name}: ${value}`);
  }
  const wantsClose = /\bclose\b/i.test(request.headers.connection ?? "");
  if (wantsClose) lines.push("Connection: close");
  socket.unshift(Buffer.concat([Buffer.from(`${lines.join("\r\n")}\r\n\r\n`, "latin1"), head]));
  server.emit(server instanceof TlsServer ? "secureConnection" : "connection", socket);
}
