/**
 * The line to a reconciler that has proved who it is: a Unix socket in a folder that only this user may enter, or TLS with a
 * certificate for the endpoint's name. Connections are kept, so a walk of Terraform pays for one.
 */
import { lstat } from "node:fs/promises";
import http from "node:http";
import https from "node:https";
import path from "node:path";
import { distrustedSocket, parseEndpoint, socketFault } from "@croft/schemas/endpoint.ts";

export interface Line {
  readonly secure: boolean;
  readonly agent: http.Agent;
  /** What request paths are added to. */
  readonly base: URL;
  /** Before each request: throws when what is there is not to be trusted with a token. */
  prove(): Promise<void>;
}

/** Throws `invalid_value` for an endpoint that proves nothing. */
export function openLine(endpoint: string, caCertificate: string | undefined): Line {
  const parsed = parseEndpoint(endpoint);
  if (parsed.transport === "tls") {
    // Said outright: NODE_TLS_REJECT_UNAUTHORIZED=0 would take it away.
    const check = { rejectUnauthorized: true, ...(caCertificate === undefined ? {} : { ca: caCertificate }) };
    return {
      secure: true,
      agent: new https.Agent({ keepAlive: true, ...check }),
      base: parsed.url,
      // The handshake does, before a byte of a request is sent.
      prove: async () => {},
    };
  }
  return {
    secure: false,
    agent: new SocketAgent(parsed.path),
    base: new URL("http://localhost"),
    prove: () => proveSocket(parsed.path),
  };
}

class SocketAgent extends http.Agent {
  constructor(socketPath: string) {
    // Agents hand their options on to the connections that they make.
    super({ keepAlive: true, socketPath } as http.AgentOptions);
  }
}

async function proveSocket(socket: string): Promise<void> {
  const [folder, end] = await Promise.all([lstat(path.dirname(socket)), lstat(socket)]);
  const fault = socketFault(folder, end, process.geteuid?.() ?? 0);
  if (fault !== undefined) throw distrustedSocket(socket, fault);
}
