/**
 * One HTTP request to the reconciler, sent until it is answered.
 *
 *   send --refused--> wait --> send      the reconciler starts or restarts: nothing was done
 *   send --lost-----> wait --> send      may have been done: only what may be repeated comes here
 *   send --503------> wait --> send      not yet ready
 *   send --answer---> done               tried for `patienceMs` in all, then ConnectionError; refusals for 5 s at most
 *                                        as long as nobody has ever answered
 *
 * Node's HTTP modules are loaded here and nowhere before, because a plugin's start should not wait for them.
 */
import type { IncomingHttpHeaders } from "node:http";
import type { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { exchange, type RestRequest, type RestResponse } from "@croft/schemas/client/exchange.ts";
import { ConnectionError, failedExchange, ProblemError } from "@croft/schemas/client/failures.ts";
import { type Line, openLine } from "@croft/schemas/client/line.ts";
import type { Log } from "../rpc/provider-definition.ts";
import { parseExactJson } from "../tfplugin/exact-json.ts";
import type { TfValue } from "../tfplugin/value.ts";
import type { RunTrace } from "./trace.ts";

export interface TransportSettings {
  /** `unix:///…/api.sock`, or a base without `/v1` such as `https://127.0.0.1:7400`. */
  readonly endpoint: string;
  readonly token: string;
  /** PEM of the authority that signed the endpoint's certificate; the system's ones when absent. */
  readonly caCertificate?: string;
  /** How long an answer may take, and how long a refused or lost connection is tried again. */
  readonly requestTimeoutMs: number;
  /** For `traceparent`; none is sent when absent. */
  readonly trace?: RunTrace;
  readonly log?: Log;
  /** How long a refused connection is tried again while nobody has ever answered; 5 s when absent. */
  readonly firstPatienceMs?: number;
}

interface Request {
  readonly method: "GET" | "POST" | "PATCH" | "DELETE";
  /** With the query, from `/v1` on. */
  readonly path: string;
  /** JSON text, or bytes (not repeated when the answer is lost). */
  readonly body?: string | Readable;
  readonly headers?: Readonly<Record<string, string | number>>;
  readonly signal?: AbortSignal;
  /** Time beyond the request timeout that the server itself was asked to wait. */
  readonly serverWaitMs?: number;
  /** How long to try again; the request timeout when absent. */
  readonly patienceMs?: number;
  /** The answer is wanted as it came, in `bytes`, and is not parsed. */
  readonly asBytes?: boolean;
}

export interface Response {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** Parsed; null when there is none. */
  readonly body: TfValue;
  /** Only with `asBytes`. */
  readonly bytes?: Buffer;
}

export type Send = (request: Request) => Promise<Response>;

const LONGEST_PAUSE_MS = 1000;
/** Long enough for a reconciler that starts, and short enough to say soon that none runs. */
const FIRST_PATIENCE_MS = 5000;

/**
 * Statuses from 400 on throw ProblemError, and no answer throws ConnectionError. Throws `invalid_value` for an endpoint over
 * which no server can prove itself.
 */
export function createTransport(settings: TransportSettings): Send {
  const line = openLine(settings);
  const acquaintance = new Acquaintance(settings.firstPatienceMs ?? FIRST_PATIENCE_MS);

  return async (request) => {
    const start = performance.now();
    const until = start + (request.patienceMs ?? settings.requestTimeoutMs);
    for (let pause = 50; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      const outcome = await told(settings.log, request, () => recorded(line, settings, request));
      if (!(outcome instanceof Failure) || outcome.error instanceof ProblemError) acquaintance.met();
      if (!(outcome instanceof Failure)) return outcome;
      if (outcome.refused && acquaintance.isHopeless(start, pause)) throw outcome.error;
      const mayRepeat = outcome.refused || typeof request.body !== "object";
      if (!mayRepeat || !outcome.retryable || performance.now() + pause > until) throw outcome.error;
      await sleep(pause, undefined, request.signal ? { signal: request.signal } : {});
    }
  };
}

/**
 * Tells the log of a request: what it was and how it ended. Paths name objects by ids and projects by names; bodies, which hold what
 * is sensitive, and headers are never shown.
 */
async function told(
  log: Log = () => undefined,
  request: Request,
  work: () => Promise<Response | Failure>,
): Promise<Response | Failure> {
  const begun = performance.now();
  const facts = (): Record<string, string | number> => ({
    method: request.method,
    path: request.path,
    duration_ms: Math.round(performance.now() - begun),
  });
  const outcome = await work();
  if (!(outcome instanceof Failure)) {
    const id = outcome.headers["croft-request-id"];
    log("debug", "request", {
      ...facts(),
      status: outcome.status,
      ...(typeof id === "string" && { request_id: id }),
    });
    return outcome;
  }
  const { error } = outcome;
  if (error instanceof ProblemError) {
    const { status, code, title, members } = error;
    const id = members.request_id;
    const refused = {
      ...facts(),
      status,
      code,
      cause: title,
      ...(typeof id === "string" && { request_id: id }),
    };
    // One that the reconciler was asked to hold back is a wait.
    if ((request.serverWaitMs ?? 0) > 0 && status === 409)
      log("info", "waits until others give it up", refused);
    else log("debug", "request refused", refused);
  } else log("debug", "request not answered", { ...facts(), cause: error.message });
  return outcome;
}

/**
 * Whether anybody has ever answered. A reconciler that did is restarting when it refuses, and is waited for; one that never
 * did is probably not running, and the user is told soon, once for all requests of the run.
 */
class Acquaintance {
  readonly #patienceMs: number;
  #isMet = false;
  #gaveUp = false;

  constructor(patienceMs: number) {
    this.#patienceMs = patienceMs;
  }

  met(): void {
    this.#isMet = true;
  }

  /** Of a request that began at `start` and would pause now. */
  isHopeless(start: number, pauseMs: number): boolean {
    if (this.#isMet) return false;
    this.#gaveUp ||= performance.now() + pauseMs > start + this.#patienceMs;
    return this.#gaveUp;
  }
}

class Failure {
  readonly error: Error;
  readonly refused: boolean;
  readonly retryable: boolean;

  constructor(error: Error, refused: boolean, retryable: boolean) {
    this.error = error;
    this.refused = refused;
    this.retryable = retryable;
  }
}

/** As a span of its own where spans are recorded: then it is the parent of what the reconciler does. */
async function recorded(
  line: Line,
  settings: TransportSettings,
  request: Request,
): Promise<Response | Failure> {
  const { spans } = settings.trace ?? {};
  if (spans === undefined) return attempt(line, settings, request, settings.trace?.next());
  const { method } = request;
  const [path = ""] = request.path.split("?");
  const wait = /[?&]wait=(\w+)/.exec(request.path)?.[1];
  const span = spans.request(`${method} ${path.replace(ID, "{id}")}`, {
    "http.request.method": method,
    "url.path": path,
    ...(wait !== undefined && { "croft.wait": wait }),
  });
  try {
    const outcome = await attempt(line, settings, request, span.traceparent);
    const { error } = outcome instanceof Failure ? outcome : {};
    const status = outcome instanceof Failure ? statusOf(outcome.error) : outcome.status;
    span.end(status === undefined ? {} : { "http.response.status_code": status }, error?.message);
    return outcome;
  } catch (error) {
    span.end({}, error instanceof Error ? error.message : String(error));
    throw error;
  }
}

/** Names of spans are few; ids are not. */
const ID = /\b[a-z]{2,4}_[0-9a-z]{16,}\b/g;

const statusOf = (error: Error): number | undefined =>
  error instanceof ProblemError ? error.status : undefined;

async function attempt(
  line: Line,
  settings: TransportSettings,
  request: Request,
  traceparent: string | undefined,
): Promise<Response | Failure> {
  request.signal?.throwIfAborted();
  const limit = AbortSignal.timeout(settings.requestTimeoutMs + (request.serverWaitMs ?? 0));
  const signal = request.signal ? AbortSignal.any([request.signal, limit]) : limit;
  try {
    const response = await answered(line, { token: settings.token, traceparent }, request, signal);
    if (response.status < 400) return response;
    return new Failure(new ProblemError(response.status, response.body), false, response.status === 503);
  } catch (error) {
    if (request.signal?.aborted) throw request.signal.reason;
    return failureOf(error, limit.aborted, settings);
  }
}

function failureOf(error: unknown, late: boolean, settings: TransportSettings): Failure {
  if (late) {
    const seconds = Math.round(settings.requestTimeoutMs / 1000);
    return new Failure(
      new ConnectionError(settings.endpoint, `no answer within ${seconds} s`, { cause: error }),
      false,
      false,
    );
  }
  const { error: known, refused, lost } = failedExchange(settings.endpoint, error);
  return new Failure(known, refused, refused || lost);
}

async function answered(
  line: Line,
  { token, traceparent }: { readonly token: string; readonly traceparent: string | undefined },
  { method, path: route, body, headers, asBytes }: Request,
  signal: AbortSignal,
): Promise<Response> {
  const all: Record<string, string | number> = { accept: "application/json, application/problem+json" };
  if (traceparent !== undefined) all.traceparent = traceparent;
  if (typeof body === "string") all["content-type"] = "application/json";
  Object.assign(all, headers);
  const request: RestRequest = { method, route, headers: all, signal };
  const answer = await exchange(line, token, body === undefined ? request : { ...request, body });
  const bytes = await answer.bytes();
  const { status, headers: told } = answer;
  if (asBytes && status < 400) return { status, headers: told, body: null, bytes };
  return { status, headers: told, body: parse(answer, bytes.toString("utf8")) };
}

const parse = (answer: RestResponse, text: string): TfValue =>
  text === "" || !answer.isJson ? null : parseExactJson(text);
