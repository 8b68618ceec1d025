// REST on a port: TLS with a certificate of Croft's authority. What does not begin as TLS gets no further than CONNECT,
// because Terraform's `connection` block knows no proxy over TLS (its `proxy_scheme = "https"` speaks plain HTTP too):
//
//   first byte 22 (TLS handshake) --> TLS --> REST, WebSockets, CONNECT
//   any other                     --> plain --> CONNECT with a pass for one VM; every other request is refused
import { createServer as createPlainServer, type Server } from "node:http";
import { createServer as createSecureServer } from "node:https";
import { type AddressInfo, createServer as createTcpServer, type Socket } from "node:net";
import { CroftError } from "@croft/schemas/errors.ts";
import type { Express } from "express";
import { rawProblem } from "../http/errors.ts";
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

export async function listenOnPort(parts: PortParts): Promise<PortListener> {
  const secure = createSecureServer(
    { ...parts.certificate.current(), minVersion: "TLSv1.2", handshakeTimeout: FIRST_BYTE_MS },
    parts.app,
  );
  parts.certificate.onRenewal((renewed) => secure.setSecureContext(renewed));
  const plain = createPlainServer((request, response) => {
    if (request.headers.authorization !== undefined) parts.leaked();
    response.shouldKeepAlive = false;
    response.socket?.end(rawProblem(plainRefused()));
  });
  parts.prepareSecure(secure);
  parts.preparePlain(plain);
  // They never listen themselves: this begins their watch over slow and idle connections.
  for (const server of [secure, plain]) server.emit("listening");
  const waiting = new Set<Socket>();
  const door = createTcpServer((socket) => {
    waiting.add(socket);
    socket.once("close", () => waiting.delete(socket));
    route(socket, (first) => {
      waiting.delete(socket);
      return first === TLS_HANDSHAKE ? secure : plain;
    });
  });
  await listening(door, parts.address, parts.port);
  return {
    port: (door.address() as AddressInfo).port,
    servers: [secure, plain],
    close: () =>
      new Promise((resolve) => {
        door.close(() => resolve());
        for (const socket of waiting) socket.destroy();
        for (const server of [secure, plain]) server.close();
      }),
  };
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
      if (error.code !== "EADDRINUSE") return reject(error);
      const detail = "Another process listens there. Stop it, or choose another port with CROFT_PORT.";
      reject(new CroftError("port_in_use", `Port ${port} of ${address} is taken.`, { detail, cause: error }));
    });
    server.listen(port, address, () => {
      server.removeAllListeners("error");
      resolve();
    });
  });
}
