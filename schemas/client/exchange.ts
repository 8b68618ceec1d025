// One HTTP request over a proven line, and what was answered, whatever its status.
import http from "node:http";
import https from "node:https";
import type { Readable } from "node:stream";
import type { Line } from "./line.ts";

export interface RestRequest {
  readonly method: string;
  /** With the query, from the root on. */
  readonly route: string;
  readonly headers?: Readonly<Record<string, string | number>>;
  readonly body?: string | Uint8Array | Readable;
  /** Ends the request, and the reading of its answer. */
  readonly signal?: AbortSignal;
  /** A server that takes no connection within this time is not there; no limit when absent. */
  readonly connectMs?: number;
}

export class RestResponse {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  /** The body as it comes, for what is read in parts. */
  readonly stream: Readable;

  constructor(answer: http.IncomingMessage) {
    this.status = answer.statusCode ?? 0;
    this.headers = answer.headers;
    this.stream = answer;
  }

  get ok(): boolean {
    return this.status >= 200 && this.status < 300;
  }

  /** The whole body. */
  bytes(): Promise<Buffer> {
    const { stream } = this;
    return new Promise((resolve, reject) => {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("error", reject);
      stream.on("end", () => resolve(Buffer.concat(parts)));
    });
  }

  async text(): Promise<string> {
    return (await this.bytes()).toString("utf8");
  }

  async json(): Promise<unknown> {
    return JSON.parse(await this.text());
  }

  /** Several of a name are one, with commas. */
  header(name: string): string | null {
    const value = this.headers[name.toLowerCase()];
    return value === undefined ? null : Array.isArray(value) ? value.join(", ") : value;
  }

  /** Whether its body is JSON, a problem document included. */
  get isJson(): boolean {
    return /\bjson\b/.test(this.headers["content-type"] ?? "");
  }
}

/** Resolves for any status, with the body still to be read. Rejects when there is no answer, or the line is not to be trusted. */
export async function exchange(line: Line, token: string, request: RestRequest): Promise<RestResponse> {
  await line.prove();
  const { method, route, headers, body, signal, connectMs } = request;
  return new Promise((resolve, reject) => {
    const start = line.secure ? https.request : http.request;
    const framed = body === undefined || isStream(body) ? {} : { "content-length": Buffer.byteLength(body) };
    const call = start(
      line.url(route),
      {
        ...line.options,
        agent: line.agent,
        method,
        headers: { authorization: `Bearer ${token}`, ...framed, ...headers },
        ...(signal === undefined ? {} : { signal }),
      },
      (answer) => resolve(new RestResponse(answer)),
    );
    call.on("error", reject);
    if (connectMs !== undefined) limitConnecting(call, connectMs);
    if (body === undefined || !isStream(body)) call.end(body);
    else body.on("error", reject).pipe(call);
  });
}

const isStream = (body: string | Uint8Array | Readable): body is Readable =>
  typeof body === "object" && "pipe" in body;

function limitConnecting(call: http.ClientRequest, milliseconds: number): void {
  const timer = setTimeout(
    () => call.destroy(new Error(`no connection within ${milliseconds / 1000} seconds`)),
    milliseconds,
  );
  const done = (): void => clearTimeout(timer);
  call.once("close", done);
  call.once("socket", (socket) => {
    if (socket.connecting) socket.once("connect", done);
    else done();
  });
}
