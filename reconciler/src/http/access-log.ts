// One line for each request, those that are refused too: who asked for what, and how it ended. No query, no headers, no bodies; no
// path that is no route's, because it may hold anything.

import type { Request, RequestHandler, Response } from "express";
import type { Log } from "../log.ts";
import type { RequestFigures } from "../metrics/request-figures.ts";
import { requestId, traceOf, withTrace } from "../trace/trace.ts";
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

/** Notes every request with the route that it was for. Those that wait on purpose are not timed. */
export function noteRequests(log: Log, figures: RequestFigures, monotonic: () => number): RequestHandler {
  return (request, response, next) => {
    const from = monotonic();
    figures.begin();
    const note = (): void => {
      const ms = monotonic() - from;
      const route = routeOf(request)?.operation ?? "none";
      const status = response.writableFinished ? response.statusCode : CLIENT_GONE;
      figures.end(
        route,
        request.method,
        response.statusCode,
        isWaiting(request, response) ? undefined : ms / 1000,
      );
      const facts = {
        method: request.method,
        route,
        ...(route !== "none" && { path: request.path }),
        status,
        duration_ms: Math.round(ms * 1000) / 1000,
        principal: knownPrincipal(request)?.id ?? null,
        remote: request.socket.remoteAddress ?? null,
      };
      if (status >= 500 || REFUSED.has(status)) log.warn("request", facts);
      else log.info("request", facts);
    };
    response.once("close", note);
    next();
  };
}

const isWaiting = (request: Request, response: Response): boolean =>
  /[?&]wait=/.test(request.url) || response.getHeader("content-type") === "text/event-stream";
