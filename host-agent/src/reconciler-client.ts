// The agent's side of the reconciler's API: https with the client certificate, or without one to join.

import type { IncomingMessage } from "node:http";
import { Agent, type RequestOptions, request } from "node:https";
import { MAX_MESSAGE_BYTES } from "@croft/schemas/byte-frames.ts";
import { CONTRACT_HEADER, OLDEST_CONTRACT_VERSION, saidInContract } from "@croft/schemas/contract.ts";
import { CroftError, isErrorCode } from "@croft/schemas/errors.ts";
import type { HostCounters, HostReport, Problem } from "@croft/schemas/generated/typescript/messages.ts";
import { WebSocket } from "ws";
import type { Renewal } from "./lease.ts";

export interface Joined {
  host_id: string;
  host: string;
  certificate: string;
  ca_certificate: string;
}

/** What a machine says of itself when it joins. */
export interface JoinRequest {
  token: string;
  csr: string;
  contract_version: number;
  /** Of the state folder, and whether that is not where it was made. */
  state_id: string;
  copied: boolean;
  machine: string | null;
  /** Id of the host that the state folder is of. */
  known_as: string | null;
  /** This machine's clock, RFC 3339. */
  time: string;
}

/** What an agent says of itself when it starts. */
interface Hello {
  boot_id: string;
  state_id: string;
  machine: string | null;
}

export interface ReconcilerClient {
  /**
   * Whether this agent may begin, and the generation of its newest config. Throws `precondition_failed` while another machine
   * serves this host.
   */
  hello(hello: Hello): Promise<{ generation: number }>;
  /** Milliseconds by which this machine's clock is ahead of the reconciler's, to a second; null before the first report. */
  readonly clockAheadMs: number | null;
  /** A config newer than the generation, or null when none came within the time. */
  config(after: number, timeoutSeconds: number, signal: AbortSignal): Promise<unknown>;
  /** The exact bytes of a document. */
  document(digest: string): Promise<Uint8Array>;
  /** The bytes of an image's file from an offset on. */
  blob(sha256: string, offset: number, signal: AbortSignal): Promise<AsyncIterable<Uint8Array>>;
  report(report: HostReport): Promise<void>;
  /** More time for guests that may be started elsewhere; see lease.ts. */
  lease(bootId: string): Promise<Renewal>;
  /** What VMs used; kept in the reconciler's memory for a minute. */
  counters(counters: HostCounters): Promise<void>;
  renew(csr: string): Promise<Joined>;
  /** Opens a WebSocket below /v1/agent; it tells by its events how that went. */
  dial(path: string): WebSocket;
  close(): void;
}

interface Credentials {
  endpoint: string;
  caCertificate: string;
  /** PEM of key and certificate; null while joining. */
  identity: { key: string; certificate: string } | null;
}

/** Seconds without a byte after which a request is given up; long polls get their own time on top. */
const SILENCE_SECONDS = 30;
/** A lease is asked for again rather than waited for. */
const LEASE_SECONDS = 5;
const SMALL_ANSWER_BYTES = 64 * 1024 ** 2;

/** All calls throw CroftError: with the reconciler's own code, or `unavailable` when it could not be reached. */
export function createReconcilerClient(credentials: Credentials): ReconcilerClient {
  const call = caller(credentials);
  let clockAheadMs: number | null = null;
  return {
    get clockAheadMs() {
      return clockAheadMs;
    },
    hello: async (hello) =>
      parsed(await readAll(await call("POST", "/hello", { body: hello })), "a greeting") as {
        generation: number;
      },
    async config(after, timeoutSeconds, signal) {
      const path = `/config?after=${after}&timeout_seconds=${timeoutSeconds}`;
      const answer = await call("GET", path, { seconds: timeoutSeconds + SILENCE_SECONDS, signal });
      const bytes = await readAll(answer);
      return answer.statusCode === 204 ? null : parsed(bytes, "a host config");
    },
    document: async (digest) => readAll(await call("GET", `/documents/${digest}`)),
    async blob(sha256, offset, signal) {
      const headers = offset === 0 ? {} : { range: `bytes=${offset}-` };
      const answer = await call("GET", `/blobs/${sha256}`, { headers, signal });
      // A server that does not honour the range sends all again: what is here already is passed over.
      return skipping(answer, answer.statusCode === 206 ? 0 : offset);
    },
    async report(report) {
      const known = saidInContract("host_report", report, call.spoken());
      const answer = await call("POST", "/report", { body: known });
      const theirs = Date.parse(answer.headers.date ?? "");
      if (!Number.isNaN(theirs)) clockAheadMs = Date.now() - theirs;
      await readAll(answer);
    },
    lease: async (boot_id) => {
      const answer = await call("POST", "/lease", { body: { boot_id }, seconds: LEASE_SECONDS });
      return parsed(await readAll(answer), "a lease") as Renewal;
    },
    async counters(counters) {
      const known = saidInContract("host_counters", counters, call.spoken());
      await readAll(await call("POST", "/counters", { body: known }));
    },
    renew: async (csr) =>
      parsed(await readAll(await call("POST", "/renew", { body: { csr } })), "a certificate") as Joined,
    dial(path) {
      const { endpoint, caCertificate, identity } = credentials;
      return new WebSocket(new URL(`/v1/agent${path}`, endpoint), {
        ca: caCertificate,
        minVersion: "TLSv1.3",
        perMessageDeflate: false,
        handshakeTimeout: SILENCE_SECONDS * 1000,
        maxPayload: MAX_MESSAGE_BYTES,
        ...(identity === null ? {} : { key: identity.key, cert: identity.certificate }),
      });
    },
    close: call.close,
  };
}

/** Uses a join token up. */
export async function requestJoin(
  where: { endpoint: string; caCertificate: string },
  body: JoinRequest,
): Promise<Joined> {
  const call = caller({ ...where, identity: null });
  try {
    return parsed(await readAll(await call("POST", "/join", { body })), "a certificate") as Joined;
  } finally {
    call.close();
  }
}

interface CallOptions {
  body?: unknown;
  headers?: Record<string, string>;
  seconds?: number;
  signal?: AbortSignal;
}

function caller({ endpoint, caCertificate, identity }: Credentials) {
  const agent = new Agent({
    keepAlive: true,
    ca: caCertificate,
    minVersion: "TLSv1.3",
    ...(identity === null ? {} : { key: identity.key, cert: identity.certificate }),
  });
  let spoken = OLDEST_CONTRACT_VERSION;
  const call = async (method: string, path: string, options: CallOptions = {}): Promise<IncomingMessage> => {
    const url = new URL(`/v1/agent${path}`, endpoint);
    const body = options.body === undefined ? null : Buffer.from(JSON.stringify(options.body));
    const headers = {
      ...options.headers,
      ...(body === null ? {} : { "content-type": "application/json", "content-length": String(body.length) }),
    };
    const seconds = options.seconds ?? SILENCE_SECONDS;
    const what = { agent, method, headers, ...(options.signal ? { signal: options.signal } : {}) };
    const answer = await send(url, what, body, seconds * 1000).catch((error) => {
      throw new CroftError(
        "unavailable",
        `the reconciler at ${endpoint} cannot be reached: ${error.message}`,
        {
          detail: "It is tried again; VMs run on meanwhile.",
          cause: error,
        },
      );
    });
    // Each answer says anew which version is spoken there: a reconciler is upgraded, or goes back to a backup.
    spoken = Number(answer.headers[CONTRACT_HEADER] ?? OLDEST_CONTRACT_VERSION);
    if ((answer.statusCode ?? 500) < 300) return answer;
    throw problemOf(await readAll(answer), `${method} ${url.pathname}`, answer.statusCode ?? 500);
  };
  return Object.assign(call, { close: () => agent.destroy(), spoken: () => spoken });
}

function send(
  url: URL,
  options: RequestOptions,
  body: Buffer | null,
  limitMs: number,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const outgoing = request(url, options, resolve);
    outgoing.on("error", reject);
    // Also ends an answer that stops coming.
    outgoing.setTimeout(limitMs, () => outgoing.destroy(new Error(`silent for ${limitMs / 1000} s`)));
    outgoing.end(body ?? undefined);
  });
}

async function readAll(answer: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of answer as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > SMALL_ANSWER_BYTES)
      throw new CroftError("too_large", "an answer of the reconciler is too large");
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function parsed(bytes: Buffer, what: string): unknown {
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch {
    throw new CroftError("invalid_request", `reading ${what}: the reconciler's answer is no JSON`, {
      detail: "Something else answers at its address, or it is of another version.",
    });
  }
}

async function* skipping(bytes: AsyncIterable<Buffer>, count: number): AsyncIterable<Uint8Array> {
  let left = count;
  for await (const part of bytes) {
    const skipped = Math.min(left, part.length);
    left -= skipped;
    if (skipped < part.length) yield part.subarray(skipped);
  }
}

function problemOf(bytes: Buffer, what: string, status: number): CroftError {
  try {
    const { code, title, detail } = JSON.parse(bytes.toString("utf8")) as Problem;
    if (isErrorCode(code)) return new CroftError(code, title, { detail });
  } catch {
    // Not from a reconciler, or cut off: the status is what there is.
  }
  return new CroftError("unavailable", `${what}: the reconciler answered ${status}`);
}
