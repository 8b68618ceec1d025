// REST on a port: TLS with a certificate of Croft's authority. What does not begin as TLS gets no further than CONNECT,
// because Terraform's `connection` block knows no proxy over TLS (its `proxy_scheme = "https"` speaks plain HTTP too):
//
//   first byte 22 (TLS handshake) --> TLS --> REST, WebSockets, CONNECT
//   any other, from this machine  --> plain --> CONNECT with a pass for one VM; every other request is refused
//   any other, from elsewhere     --> refused: a pass is shown to nobody on the way
import { createServer as createPlainServer, type Server } from "node:http";
import { createServer as createSecureServer } from "node:https";
import { type AddressInfo, createServer as createTcpServer, type Socket } from "node:net";
import { CroftError } from "@croft/schemas/errors.ts";
import type { Express } from "express";
import { rawProblem } from "../http/errors.ts";
import { isLoopback } from "./reach.ts";
import type { CertificateSource } from "./server-certificate.ts";

export interface PortListener {
  port: number;
  /** TLS, and what is not. */
  servers: readonly Server[];
  /** No new connections; resolves when those that are open have ended. */
  close(): Promise<void>;
}

export interface PortParts {
  address: string;
  port: number;
  /** That are held at once; absent: as many as the system gives. */
  maxConnections?: number | undefined;
  app: Express;
  certificate: CertificateSource;
  /** Called with the server of TLS, and with the one that takes CONNECT only. */
  prepareSecure(server: Server): void;
  preparePlain(server: Server): void;
  /** A client sent a token where anybody might have listened. */
  leaked(): void;
}

const TLS_HANDSHAKE = 22;
const FIRST_BYTE_MS = 10_000;
/** Unused for so long, a connection is probed: one whose peer vanished without a word is ended. */
export const PROBE = { keepAlive: true, keepAliveInitialDelay: 30_000 } as const;

export async function listenOnPort(parts: PortParts): Promise<PortListener> {
  const secure = createSecureServer(
    { ...parts.certificate.current(), minVersion: "TLSv1.2", handshakeTimeout: FIRST_BYTE_MS },
    parts.app,
  );
  parts.certificate.onRenewal((renewed) => secure.setSecureContext(renewed));
  const near = refusingServer(parts.leaked);
  const far = refusingServer(parts.leaked);
  far.on("connect", (_request, socket) => socket.end(rawProblem(plainRefused())));
  const servers = [secure, near, far];
  parts.prepareSecure(secure);
  parts.preparePlain(near);
  // They never listen themselves: this begins their watch over slow and idle connections.
  for (const server of servers) server.emit("listening");
  const waiting = new Set<Socket>();
  const door = createTcpServer(PROBE, (socket) => {
    waiting.add(socket);
    socket.once("close", () => waiting.delete(socket));
    route(socket, (first) => {
      waiting.delete(socket);
      if (first === TLS_HANDSHAKE) return secure;
      return isLoopback(socket.remoteAddress ?? "") ? near : far;
    });
  });
  if (parts.maxConnections !== undefined) door.maxConnections = parts.maxConnections;
  await listening(door, parts.address, parts.port);
  return {
    port: (door.address() as AddressInfo).port,
    servers,
    close: () =>
      new Promise((resolve) => {
        door.close(() => resolve());
        for (const socket of waiting) socket.destroy();
        for (const server of servers) server.close();
      }),
  };
}

/** Answers every request that it has no other listener for with why it is refused. */
function refusingServer(leaked: () => void): Server {
  return createPlainServer((request, response) => {
    if (request.headers.authorization !== undefined) leaked();
    response.shouldKeepAlive = false;
    response.socket?.end(rawProblem(plainRefused()));
  });
}

/** Gives a connection to the server that its first byte chooses. */
function route(socket: Socket, choose: (first: number) => Server): void {
  socket.on("error", () => socket.destroy());
  socket.setTimeout(FIRST_BYTE_MS, () => socket.destroy());
  socket.once("data", (bytes) => {
    socket.pause();
    socket.setTimeout(0);
    socket.removeAllListeners("timeout");
    socket.unshift(bytes);
    choose(bytes[0] ?? 0).emit("connection", socket);
    process.nextTick(() => socket.resume());
  });
}

const plainRefused = (): CroftError =>
  new CroftError("invalid_request", "This port speaks TLS; plain HTTP does not prove who answers.", {
    detail:
      "Use https:// with Croft's authority (ca.pem in the reconciler's state folder), or its Unix socket. A token that was sent here without TLS may have been read by others: replace it.",
  });

function listening(server: ReturnType<typeof createTcpServer>, address: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      reject(listenFault(error, address, port, "port (CROFT_PORT)"));
    });
    server.listen(port, address, () => {
      server.removeAllListeners("error");
      resolve();
    });
  });
}

/** Why a port of an address cannot be listened on. `setting` is what chooses another port. */
export function listenFault(
  cause: NodeJS.ErrnoException,
  address: string,
  port: number,
  setting: string,
): Error {
  if (cause.code === "EADDRINUSE") {
    return new CroftError("port_in_use", `Port ${port} of ${address} is taken.`, {
      detail: `Another process listens there. Stop it, or choose another port with ${setting}.`,
      cause,
    });
  }
  if (cause.code !== "EADDRNOTAVAIL") return cause;
  return new CroftError("invalid_value", `${address} is no address of this machine.`, {
    detail: "Set address and agent_address to one that `ip address` shows, or to 0.0.0.0 for all.",
    cause,
  });
}
