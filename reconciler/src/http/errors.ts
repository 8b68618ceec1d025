// The one place where codes become status codes, by the table in schemas/, and errors become problem documents.

import { STATUS_CODES } from "node:http";
import { cleanLine, cleanLines } from "@croft/schemas/clean-text.ts";
import { CroftError, ERROR_CODES, type ErrorCode } from "@croft/schemas/errors.ts";
import type { Problem } from "@croft/schemas/generated/typescript/messages.ts";
import { MOST_FIELD_ERRORS } from "@croft/schemas/validation.ts";
import type { ErrorRequestHandler, RequestHandler, Response } from "express";
import type { Log } from "../log.ts";

const BEARER = 'Bearer realm="croft"';
const INTERNAL =
  "The reconciler met an error of its own. Its log has the cause; the same request may work later.";

/** What body-parser calls the faults of a body. */
const BODY_FAULTS: Record<string, { code: ErrorCode; message: string; detail: string }> = {
  "entity.parse.failed": {
    code: "invalid_request",
    message: "The request's body is not JSON.",
    detail: "Send one JSON object in UTF-8.",
  },
  "entity.too.large": {
    code: "too_large",
    message: "The request's body is too large.",
    detail:
      "A body may have 64 KiB; those of /v1/vms and /v1/plan, where user data comes, 4 MiB. Bytes of images go through /v1/uploads.",
  },
  "encoding.unsupported": {
    code: "invalid_request",
    message: "The request's body has an unknown content encoding.",
    detail: "Send it without Content-Encoding, or with gzip, deflate or br.",
  },
  "charset.unsupported": {
    code: "invalid_request",
    message: "The request's body has an unknown character set.",
    detail: "Send JSON in UTF-8.",
  },
  "request.size.invalid": {
    code: "invalid_request",
    message: "The request's body ended before its Content-Length.",
    detail: "Send the request again, whole.",
  },
  "request.aborted": {
    code: "invalid_request",
    message: "The request was ended before its body was whole.",
    detail: "Send the request again, whole.",
  },
};

/** Turns what was thrown into an error of the table. What is not one of ours is `internal`, and says nothing. */
export function asCroftError(error: unknown): CroftError {
  if (isCroftError(error)) return error;
  const type = (error as { type?: unknown } | null)?.type;
  const fault = typeof type === "string" ? BODY_FAULTS[type] : undefined;
  if (fault) return new CroftError(fault.code, fault.message, { detail: fault.detail, cause: error });
  if (error instanceof URIError) {
    return new CroftError("invalid_request", "The request's path is not valid percent-encoding.", {
      cause: error,
    });
  }
  return new CroftError("internal", "The request failed inside Croft.", { detail: INTERNAL, cause: error });
}

// By name, because a bundle may hold the class twice.
const isCroftError = (error: unknown): error is CroftError => (error as Error | null)?.name === "CroftError";

/** What HTTP answers for a code, and whether the same request may succeed later. */
export const statusOf = (code: ErrorCode): { status: number; retryable: boolean } => ERROR_CODES[code];

const MOST_TITLE = 500;
const MOST_DETAIL = 16_384;

/** Texts are cleaned here, because they may repeat what a request, a host or a server sent. */
function problemOf(error: CroftError): Problem {
  const errors = error.errors
    .slice(0, MOST_FIELD_ERRORS)
    .map(({ code, pointer, parameter, message, holder }) => ({
      code,
      pointer: cleanLine(pointer, MOST_TITLE),
      ...(parameter !== undefined && { parameter: cleanLine(parameter, MOST_TITLE) }),
      message: cleanLines(message, MOST_TITLE),
      ...(holder !== undefined && { holder: cleanLine(holder, MOST_TITLE) }),
    }));
  return {
    ...error.facts,
    type: `/problems/${error.code}`,
    title: cleanLine(error.message, MOST_TITLE),
    status: ERROR_CODES[error.code].status,
    code: error.code,
    detail: cleanLines(error.detail, MOST_DETAIL),
    ...(errors.length > 0 && { errors }),
  };
}

const DRAIN_MS = 5000;

/**
 * A client that is still sending when it is refused reads no answer before it is done. So the rest of the body is read and
 * dropped by Node for a while; closing at once would reset the connection, and the answer with it.
 */
function endBody({ req }: Response): void {
  if (req.complete) return;
  const timer = setTimeout(() => req.socket.destroy(), DRAIN_MS).unref();
  req.once("close", () => clearTimeout(timer));
}

/** What may pass by itself: too much at once, away, a file system that is full. */
const RETRIED: ReadonlySet<number> = new Set([429, 503, 507]);
const RETRY_AFTER_S = 5;

function sendProblem(response: Response, error: CroftError): void {
  const request_id = response.getHeader("Croft-Request-Id");
  const problem = { ...problemOf(error), ...(typeof request_id === "string" && { request_id }) };
  if (problem.status === 401) response.setHeader("WWW-Authenticate", BEARER);
  if (RETRIED.has(problem.status)) response.setHeader("Retry-After", String(RETRY_AFTER_S));
  endBody(response);
  response.status(problem.status).type("application/problem+json").send(JSON.stringify(problem));
}

/** A whole HTTP answer with a problem, for a connection that was to become something else (an upgrade, CONNECT). */
export function rawProblem(error: CroftError, headers: Record<string, string> = {}): Buffer {
  const problem = problemOf(error);
  const status = headers["Proxy-Authenticate"] === undefined ? problem.status : 407;
  const body = Buffer.from(JSON.stringify({ ...problem, status }));
  const lines = Object.entries({
    "Content-Type": "application/problem+json",
    "Content-Length": String(body.length),
    "Cache-Control": "no-store",
    Connection: "close",
    ...(status === 401 ? { "WWW-Authenticate": BEARER } : {}),
    ...headers,
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  const head = `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? "Error"}\r\n${lines.join("")}\r\n`;
  return Buffer.concat([Buffer.from(head), body]);
}

export const unknownPath: RequestHandler = ({ path }) => {
  throw new CroftError("not_found", `There is nothing at ${path}.`, {
    detail: "See /openapi.json for what there is.",
  });
};

export const errorHandler =
  (log: Log): ErrorRequestHandler =>
  (thrown, request, response, _next) => {
    const error = asCroftError(thrown);
    if (ERROR_CODES[error.code].status >= 500) {
      log.error("request failed", {
        method: request.method,
        path: request.path,
        code: error.code,
        error: error.cause ?? error,
      });
    }
    if (response.headersSent) response.destroy();
    else sendProblem(response, error);
  };
