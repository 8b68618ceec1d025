// One line for each request, those that are refused too: who asked for what, and how it ended. No query, no headers, no bodies; no
// path that is no route's, because it may hold anything.

import type { Span, Telemetry } from "@croft/schemas/telemetry.ts";
import type { Request, RequestHandler } from "express";
import type { Log } from "../log.ts";
import type { RequestFigures } from "../metrics/request-figures.ts";
import { currentTrace, requestId, type Trace, traceOf, withTrace } from "../trace/trace.ts";
import { knownPrincipal } from "./authentication.ts";
import { routeOf } from "./contract/matched-route.ts";

const REQUEST_ID = "Croft-Request-Id";

/** The client went before it was answered; nginx' number for it. */
const CLIENT_GONE = 499;
/** Worth seeing where only warnings are logged: nobody, not allowed, too much, and our own faults. */
const REFUSED: ReadonlySet<number> = new Set([401, 403, 429]);

/** Gives each request its trace, which all that is done for it carries. */
export const traceRequests: RequestHandler = (request, response, next) => {
  const trace = traceOf(request.headers.traceparent);
  response.setHeader(REQUEST_ID, requestId(trace));
  withTrace(trace, next);
};

export interface NotedBy {
  log: Log;
  figures: RequestFigures;
  /** Milliseconds since any moment; never set. */
  monotonic(): number;
  now(): Date;
  telemetry?: Telemetry | undefined;
}

interface Noted {
  method: string;
  route: string;
  status: number;
  principal: string | null;
  begun: number;
  ended: number;
}

/** By OpenTelemetry's names for HTTP, but for the route, which is the operation. */
const spanOf = (trace: Trace, { method, route, status, principal, begun, ended }: Noted): Span => ({
  ...trace,
  name: `${method} ${route}`,
  kind: "server",
  // Who began no trace says nothing of its recording.
  sampled: trace.sampled || trace.parent_span_id === null,
  begun,
  ended,
  error: status >= 500 ? `status ${status}` : undefined,
  attributes: {
    "http.request.method": method,
    "http.response.status_code": status,
    "croft.operation": route,
    ...(principal !== null && { "croft.principal": principal }),
  },
});

/** Notes every request with the route that it was for. Those that wait on purpose are not timed. */
export function noteRequests(parts: NotedBy): RequestHandler {
  const { log, figures, monotonic } = parts;
  return (request, response, next) => {
    const from = monotonic();
    const begun = parts.telemetry === undefined ? 0 : parts.now().getTime();
    const trace = currentTrace();
    const waits = isWaiting(request);
    figures.begin(waits);
    const note = (): void => {
      const ms = monotonic() - from;
      const route = routeOf(request)?.operation ?? "none";
      const status = response.writableFinished ? response.statusCode : CLIENT_GONE;
      figures.end(route, request.method, response.statusCode, waits ? undefined : ms / 1000, waits);
      const facts = {
        method: request.method,
        route,
        ...(route !== "none" && { path: request.path }),
        status,
        duration_ms: Math.round(ms * 1000) / 1000,
        principal: knownPrincipal(request)?.id ?? null,
        remote: request.socket.remoteAddress ?? null,
      };
      if (parts.telemetry !== undefined && trace !== undefined)
        parts.telemetry.note(spanOf(trace, { ...facts, begun, ended: begun + ms }));
      if (status >= 500 || REFUSED.has(status)) log.warn("request", facts);
      else log.info("request", facts);
    };
    response.once("close", note);
    next();
  };
}

const isWaiting = ({ url, headers }: Request): boolean =>
  /[?&]wait=/.test(url) || headers.accept?.includes("text/event-stream") === true;
