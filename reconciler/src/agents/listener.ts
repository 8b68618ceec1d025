// The agents' listener: TLS 1.3 with a certificate of our own authority, made anew at every start. Clients are asked
// for a certificate but need none to connect, because joining is how they get one; each route says what it needs.

import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { CroftError } from "@croft/schemas/errors.ts";
import type { Express } from "express";
import type { AgentsAuthority } from "./authority.ts";

export interface AgentListener {
  /** `https://127.0.0.1:<port>` */
  endpoint: string;
  port: number;
  /** Ends at once: agents ask again. */
  close(): Promise<void>;
}

const ADDRESS = "127.0.0.1";

/** Listens on loopback; port 0 takes any free one. `prepare` is called with the server before it listens. */
export async function listenForAgents(
  app: Express,
  authority: AgentsAuthority,
  port: number,
  prepare: (server: Server) => void = () => {},
): Promise<AgentListener> {
  const identity = await authority.serverIdentity([ADDRESS, "localhost"]);
  const server = createServer(
    {
      key: identity.key,
      cert: identity.certificate,
      ca: authority.certificate,
      requestCert: true,
      rejectUnauthorized: false,
      minVersion: "TLSv1.3",
    },
    app,
  );
  prepare(server);
  await listening(server, port);
  const actual = (server.address() as AddressInfo).port;
  return {
    endpoint: `https://${ADDRESS}:${actual}`,
    port: actual,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

function listening(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EADDRINUSE") return reject(error);
      const detail = "Another process listens there. Stop it, or choose another port with CROFT_AGENT_PORT.";
      reject(new CroftError("port_in_use", `Port ${port} of ${ADDRESS} is taken.`, { detail, cause: error }));
    });
    server.listen(port, ADDRESS, () => {
      server.removeAllListeners("error");
      resolve();
    });
  });
}
