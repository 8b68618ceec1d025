// The agents' listener: TLS 1.3 with a certificate of our own authority, renewed while it runs. Clients are asked for a
// certificate but need none to connect, because joining is how they get one; each route says what it needs.

import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import type { Express } from "express";
import { listenFault, PROBE } from "../listen/port-listener.ts";
import { certificateNames, type Reach, urlOf } from "../listen/reach.ts";
import { type Identity, serverCertificate } from "../listen/server-certificate.ts";
import type { AgentsAuthority } from "./authority.ts";

export interface AgentListener {
  /** Such as `https://127.0.0.1:7401`. */
  endpoint: string;
  port: number;
  /** Ends at once: agents ask again. */
  close(): Promise<void>;
}

export interface AgentListenerParts {
  app: Express;
  authority: Pick<AgentsAuthority, "certificate" | "serverIdentity">;
  reach: Reach;
  /** 0 takes any free one. */
  port: number;
  maxConnections?: number | undefined;
  /** Called with the server before it listens. */
  prepare?(server: Server): void;
  /** The certificate could not be renewed. */
  failed(error: unknown): void;
  /** How often it is. */
  renewEveryMs?: number;
}

const HANDSHAKE_MS = 10_000;

export async function listenForAgents(parts: AgentListenerParts): Promise<AgentListener> {
  const { app, authority, reach, port, failed } = parts;
  const certificate = await serverCertificate(
    authority,
    certificateNames(reach),
    failed,
    ...(parts.renewEveryMs === undefined ? [] : [parts.renewEveryMs]),
  );
  const secure = ({ key, cert }: Identity) => ({
    key,
    // With the authority, which a new host knows by its fingerprint only.
    cert: `${cert.trim()}\n${authority.certificate.trim()}\n`,
    ca: authority.certificate,
    minVersion: "TLSv1.3" as const,
  });
  const server = createServer(
    {
      ...secure(certificate.current()),
      requestCert: true,
      rejectUnauthorized: false,
      handshakeTimeout: HANDSHAKE_MS,
      ...PROBE,
    },
    app,
  );
  certificate.onRenewal((renewed) => server.setSecureContext(secure(renewed)));
  if (parts.maxConnections !== undefined) server.maxConnections = parts.maxConnections;
  parts.prepare?.(server);
  await listening(server, reach.agentAddress, port);
  const actual = (server.address() as AddressInfo).port;
  return {
    endpoint: urlOf(reach.agentAddress, reach.names, actual),
    port: actual,
    close: () =>
      new Promise((resolve, reject) => {
        certificate.stop();
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

function listening(server: Server, address: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      reject(listenFault(error, address, port, "agent_port (CROFT_AGENT_PORT)"));
    });
    server.listen(port, address, () => {
      server.removeAllListeners("error");
      resolve();
    });
  });
}
