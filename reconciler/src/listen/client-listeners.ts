// REST's two listeners, with everything that a client may do on them: a Unix socket for programs of the same user, and a port
// for TLS, of loopback unless the settings say otherwise.
import { rmdir } from "node:fs/promises";
import type { Server } from "node:http";
import { dirname } from "node:path";
import { socketEndpoint } from "@croft/schemas/endpoint.ts";
import type { Express } from "express";
import type { AccessSide } from "../access-side.ts";
import type { AgentsAuthority } from "../agents/authority.ts";
import type { Log } from "../log.ts";
import { fileCertificate } from "./file-certificate.ts";
import { listenOnPort } from "./port-listener.ts";
import { certificateNames, type Reach, urlOf } from "./reach.ts";
import { type CertificateSource, serverCertificate } from "./server-certificate.ts";
import { listenOnSocket } from "./socket-listener.ts";

export interface ClientListeners {
  /** PEM of the certificate that it shows now. */
  certificate(): string;
  endpoint: string;
  tlsEndpoint: string;
  /** Answers under way are finished, for a few seconds; connections that only wait for a next request are ended. */
  close(): Promise<void>;
}

export interface ListenerParts {
  app: Express;
  access: Pick<AccessSide, "acceptClients" | "acceptPasses">;
  authority: Pick<AgentsAuthority, "serverIdentity">;
  /** Path of the socket; its folder is made. */
  socket: string;
  reach: Reach;
  /** 0 takes any free one. */
  port: number;
  /** That the port holds at once. */
  maxConnections?: number | undefined;
  log: Log;
}

const LAST_ANSWERS_MS = 5000;
/** Longer than clients keep a connection unused, so that none is closed under a request. */
const KEEP_ALIVE_MS = 65_000;

export async function openClientListeners(parts: ListenerParts): Promise<ClientListeners> {
  const { app, access, log } = parts;
  const prepare = (server: Server): void => {
    access.acceptClients(server);
    // Node would tell each client to go on, before anything is known of it.
    server.on("checkContinue", app);
    server.keepAliveTimeout = KEEP_ALIVE_MS;
    // An upload may take as long as its bytes flow.
    server.requestTimeout = 0;
  };
  const certificate = await certificateOf(parts);
  const port = await listenOnPort({
    address: parts.reach.address,
    port: parts.port,
    maxConnections: parts.maxConnections,
    app,
    certificate,
    prepareSecure: prepare,
    preparePlain: access.acceptPasses,
    leaked: () => log.warn("a client sent a token over plain HTTP; replace that token", {}),
  });
  const socket = await listenOnSocket(parts.socket, app, prepare);
  return {
    endpoint: socketEndpoint(parts.socket),
    certificate: () => certificate.current().cert,
    tlsEndpoint: urlOf(parts.reach.address, parts.reach.names, port.port),
    async close() {
      certificate.stop();
      const servers = [socket, ...port.servers];
      const cut = setTimeout(() => {
        for (const server of servers) server.closeAllConnections();
      }, LAST_ANSWERS_MS);
      const closed = Promise.all([port.close(), new Promise((resolve) => socket.close(resolve))]);
      for (const server of servers) server.closeIdleConnections();
      await closed;
      clearTimeout(cut);
      // Only an empty one goes: somebody may keep more there.
      await rmdir(dirname(parts.socket)).catch(() => undefined);
    },
  };
}

function certificateOf({ reach, authority, log }: ListenerParts): Promise<CertificateSource> {
  const failed = (error: unknown): void => {
    const { detail } = error as { detail?: string };
    log.error("the certificate could not be renewed; clients go on seeing the one before", { error, detail });
  };
  return reach.certificateFiles === null
    ? serverCertificate(authority, certificateNames(reach), failed)
    : fileCertificate(reach.certificateFiles, failed);
}
