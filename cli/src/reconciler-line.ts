// How the commands talk to a reconciler that has proved who it is: over its Unix socket in a folder that only this user may
// enter, or over TLS under the authority of its state folder. A token goes nowhere else.
import { lstatSync } from "node:fs";
import http from "node:http";
import https from "node:https";
import path from "node:path";
import { Readable } from "node:stream";
import { distrustedSocket, parseEndpoint, socketFault } from "@croft/schemas/endpoint.ts";

export interface Api {
  /** `unix:///…/api.sock` or `https://…`. */
  endpoint: string;
  token: string;
  /** PEM of the authority for `https://`; the system's ones when absent. */
  caCertificate?: string;
}

interface Call {
  method: string;
  /** From the root on, such as `/v1/vms`. */
  route: string;
  headers?: Readonly<Record<string, string>>;
  body?: string | Uint8Array;
  /** Ends the request, and the reading of its answer. */
  signal?: AbortSignal;
}

/** A server that takes no connection within this time is not there. */
const CONNECT_MS = 10_000;

/** What Node's requests and `ws` need to reach a proven server. */
interface Route {
  url: URL;
  options: { socketPath?: string; ca?: string; rejectUnauthorized: true };
}

/** Throws `invalid_value` for an endpoint over which nobody can prove himself, and for a socket that others may have made. */
export function routeTo(api: Pick<Api, "endpoint" | "caCertificate">, route: string): Route {
  const endpoint = parseEndpoint(api.endpoint);
  if (endpoint.transport === "tls") {
    const ca = api.caCertificate === undefined ? {} : { ca: api.caCertificate };
    const base = endpoint.url.href.replace(/\/+$/, "");
    return { url: new URL(base + route), options: { ...ca, rejectUnauthorized: true } };
  }
  const { path: socketPath } = endpoint;
  const fault = socketFault(
    lstatSync(path.dirname(socketPath)),
    lstatSync(socketPath),
    process.geteuid?.() ?? 0,
  );
  if (fault !== undefined) throw distrustedSocket(socketPath, fault);
  return { url: new URL(`http://localhost${route}`), options: { socketPath, rejectUnauthorized: true } };
}

/** One request with the token; resolves as `fetch` would, for any status. */
export async function sendCall(
  api: Api,
  { method, route, headers = {}, body, signal }: Call,
): Promise<Response> {
  const { url, options } = routeTo(api, route);
  const start = url.protocol === "https:" ? https.request : http.request;
  // Node frames a body by itself for some methods only.
  const framed = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
  return new Promise((resolve, reject) => {
    const request = start(
      url,
      {
        ...options,
        method,
        headers: { authorization: `Bearer ${api.token}`, ...framed, ...headers },
        ...(signal === undefined ? {} : { signal }),
      },
      (answer) => {
        const status = answer.statusCode ?? 500;
        const empty = status === 204 || status === 304;
        if (empty) answer.resume();
        resolve(
          new Response(empty ? null : (Readable.toWeb(answer) as ReadableStream), {
            status,
            headers: headersOf(answer.rawHeaders),
          }),
        );
      },
    );
    request.on("error", reject);
    limitConnecting(request);
    request.end(body);
  });
}

function limitConnecting(request: http.ClientRequest): void {
  const timer = setTimeout(
    () => request.destroy(new Error(`no connection within ${CONNECT_MS / 1000} seconds`)),
    CONNECT_MS,
  );
  const done = (): void => clearTimeout(timer);
  request.once("close", done);
  request.once("socket", (socket) => {
    if (socket.connecting) socket.once("connect", done);
    else done();
  });
}

function headersOf(raw: readonly string[]): [string, string][] {
  const pairs: [string, string][] = [];
  for (let at = 0; at + 1 < raw.length; at += 2) pairs.push([raw[at] ?? "", raw[at + 1] ?? ""]);
  return pairs;
}
