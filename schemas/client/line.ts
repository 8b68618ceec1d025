// The line to a reconciler that has proved who it is: a Unix socket in a folder that only this user may enter, or TLS with a
// certificate for the endpoint's name. A token goes nowhere else. Connections are kept, so many requests pay for one.
import { lstat } from "node:fs/promises";
import http from "node:http";
import https from "node:https";
import path from "node:path";
import { distrustedSocket, parseEndpoint, socketFault } from "../src/endpoint.ts";

/** Where a reconciler is, and how it proves itself. */
export interface Place {
  /** `unix:///…/api.sock` or `https://…`, without `/v1`. */
  readonly endpoint: string;
  /** PEM of the authority that signed the endpoint's certificate; the system's ones when absent. */
  readonly caCertificate?: string;
}

export interface Line {
  readonly secure: boolean;
  readonly agent: http.Agent;
  /** What `http.request`, `https.request` and `ws` need beside the URL, to reach it and nobody else. */
  readonly options: {
    readonly socketPath?: string;
    readonly ca?: string;
    readonly rejectUnauthorized: true;
  };
  /** Of a route from `/v1` on. */
  url(route: string): URL;
  /** Before each request: throws when what is there is not to be trusted with a token. */
  prove(): Promise<void>;
}

/** Throws `invalid_value` for an endpoint that proves nothing. */
export function openLine({ endpoint, caCertificate }: Place): Line {
  const parsed = parseEndpoint(endpoint);
  if (parsed.transport === "tls") {
    const base = parsed.url.href.replace(/\/+$/, "");
    return {
      secure: true,
      agent: new https.Agent({ keepAlive: true }),
      // Said outright: NODE_TLS_REJECT_UNAUTHORIZED=0 would take it away.
      options:
        caCertificate === undefined
          ? { rejectUnauthorized: true }
          : { rejectUnauthorized: true, ca: caCertificate },
      url: (route) => new URL(base + route),
      // The handshake does, before a byte of a request is sent.
      prove: async () => {},
    };
  }
  const { path: socketPath } = parsed;
  return {
    secure: false,
    agent: new http.Agent({ keepAlive: true }),
    options: { rejectUnauthorized: true, socketPath },
    url: (route) => new URL(`http://localhost${route}`),
    prove: () => proveSocket(socketPath),
  };
}

async function proveSocket(socket: string): Promise<void> {
  const [folder, end] = await Promise.all([lstat(path.dirname(socket)), lstat(socket)]);
  const fault = socketFault(folder, end, process.geteuid?.() ?? 0);
  if (fault !== undefined) throw distrustedSocket(socket, fault);
}
