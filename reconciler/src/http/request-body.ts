// Bodies of requests: how large they may be by route, which media types are taken, and their reading.
//
//   no body ----------------------> undefined
//   bytes of an upload -----------> left to the route, which reads the stream
//   another media type -----------> 415, naming those that are taken
//   larger than the route expects > 413
//   slower than half a minute ----> 408
//   JSON -------------------------> `request.body`, tags in one normal form

import { CroftError } from "@croft/schemas/errors.ts";
import type { RouteFacts } from "@croft/schemas/route-facts.ts";
import express, { type Request, type RequestHandler, type Response } from "express";
import { routeOf } from "./contract/matched-route.ts";
import { JSON_LIMITS, type JsonLimits, readJson, readLargeJson } from "./json-text.ts";
import { LargeBodies } from "./large-bodies.ts";

/** Where nothing large is expected. */
const SMALL_BODY_BYTES = 64 * 1024;
/** Where user data comes: half a million characters of it, as JSON writes them. */
const LARGE_BODY_BYTES = 4 * 1024 * 1024;

/** A thousand changes of a plan. */
const MANY_VALUES: JsonLimits = { depth: 32, members: 256, values: 100_000, name: 256 };

const JSON_TYPES = ["application/json"];

const isAny = (): boolean => true;
const small = express.raw({ limit: SMALL_BODY_BYTES, type: isAny });
const large = express.raw({ limit: LARGE_BODY_BYTES, type: isAny });

const hasBody = ({ headers }: Request): boolean =>
  headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;

/** How long a body may take that is no stream: a slow one would hold its connection and memory for good. */
const BODY_MS = 30_000;

/**
 * Lets a client go on that waits to be told that its body is wanted (RFC 9110, section 10.1.1): behind authentication, and
 * not for what is too large anyway.
 */
export function wantBody(request: Request, response: Response, largest = Number.POSITIVE_INFINITY): void {
  if (!/^100-continue$/i.test(request.headers.expect ?? "")) return;
  if (Number(request.headers["content-length"] ?? 0) <= largest) response.writeContinue();
}

/** Reads the JSON body of a request, where its route has one that is not left to the handler. */
export const bodyReader =
  (limitMs = BODY_MS, largeBodies = new LargeBodies()): RequestHandler =>
  (request, response, next) => {
    const route = routeOf(request);
    // A body has no meaning there (RFC 9110, section 9.3.1).
    if (!hasBody(request) || route === undefined || route.method === "get") return next();
    if (route.body?.read === false) return next();
    checkMediaType(request, response, route.body?.types ?? JSON_TYPES);
    const isLarge = route.body?.large === true;
    const largest = isLarge ? LARGE_BODY_BYTES : SMALL_BODY_BYTES;
    // At once: body-parser would wait for all of it first.
    if (Number(request.headers["content-length"] ?? 0) > largest) return next({ type: "entity.too.large" });
    const readNow = (): Promise<void> => {
      wantBody(request, response, largest);
      return bytesWithin(limitMs, isLarge ? large : small, request, response);
    };
    // Of a kind's object user data is large, not the number of values.
    const limits = isLarge && route.kind === undefined ? MANY_VALUES : JSON_LIMITS;
    const parse = async (): Promise<void> => {
      const bytes = request.body as Buffer;
      request.body = normalized(await (isLarge ? readLargeJson(bytes, limits) : readJson(bytes, limits)));
    };
    const isLong = isLarge && !(Number(request.headers["content-length"]) <= SMALL_BODY_BYTES);
    const parsed = isLong ? largeBodies.take(request, response, readNow, parse) : readNow().then(parse);
    parsed.then(() => next(), next);
  };

/** Rejects with `request_timeout` when the body is not there in time; what comes later is too late. */
function bytesWithin(
  limitMs: number,
  read: RequestHandler,
  request: Request,
  response: Response,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(tooSlow(limitMs)), limitMs);
    read(request, response, (error?: unknown) => {
      clearTimeout(timer);
      if (error) reject(error);
      else resolve();
    });
  });
}

const tooSlow = (limitMs: number): CroftError =>
  new CroftError("request_timeout", "The request's body did not come in time.", {
    detail: `It may take ${limitMs / 1000} seconds. Send it again, at once as a whole.`,
  });

/** For a body that the handler reads itself. */
export function checkStream(request: Request, response: Response, { body }: RouteFacts): void {
  if (body !== null && !body.read && hasBody(request)) checkMediaType(request, response, body.types);
}

/** Compares without regard to case and parameters. Throws `unsupported_media_type`, with the header that names those that are taken. */
function checkMediaType(request: Request, response: Response, types: readonly string[]): void {
  const given = request.headers["content-type"] ?? "";
  const [type = "", ...parameters] = given.split(";").map((part) => part.trim().toLowerCase());
  if (!types.includes(type)) {
    response.setHeader(request.method === "PATCH" ? "Accept-Patch" : "Accept-Post", types.join(", "));
    throw unsupported(given === "" ? "It names none." : `It names ${given}.`, types.join(" or "));
  }
  checkCharset(parameters);
}

function checkCharset(parameters: readonly string[]): void {
  const charset = parameters.find((parameter) => parameter.startsWith("charset="))?.slice("charset=".length);
  if (charset === undefined || /^"?utf-?8"?$/.test(charset)) return;
  throw unsupported(`It names the character set ${charset}.`, "UTF-8");
}

const unsupported = (found: string, wanted: string): CroftError =>
  new CroftError("unsupported_media_type", "The request's Content-Type is not taken here.", {
    detail: `${found} Send ${wanted}.`,
  });

/**
 * Tags and descriptions are compared as texts, so equal words are to be equal: Unicode's normal form C (UAX #15). Also of
 * the changes of a dry run, which is to plan what the write does.
 */
function normalized(body: unknown): unknown {
  const members = membersOf(body);
  if (members === undefined) return body;
  normalizeObject(members, "");
  if (Array.isArray(members.changes)) {
    for (const [at, change] of members.changes.entries()) {
      const given = membersOf(change);
      if (given !== undefined) normalizeObject(given, `/changes/${at}`);
    }
  }
  return body;
}

type Members = Record<string, unknown>;

const membersOf = (value: unknown): Members | undefined =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Members) : undefined;

function normalizeObject(object: Members, pointer: string): void {
  for (const name of ["tags", "default_tags"]) {
    const tags = membersOf(object[name]);
    if (tags !== undefined) object[name] = normalizedTags(`${pointer}/${name}`, tags);
  }
  const spec = membersOf(object.spec);
  if (typeof spec?.description === "string") spec.description = spec.description.normalize("NFC");
}

function normalizedTags(pointer: string, tags: Members): Members {
  const entries = Object.entries(tags).map(([key, value]): [string, unknown] => [
    key.normalize("NFC"),
    typeof value === "string" ? value.normalize("NFC") : value,
  ]);
  if (new Set(entries.map(([key]) => key)).size === entries.length) return Object.fromEntries(entries);
  const message = "has one word twice, in two spellings of Unicode";
  throw new CroftError("invalid_request", "The request's body is not accepted.", {
    detail: `${pointer}: ${message}`,
    errors: [{ code: "invalid_value", pointer, message }],
  });
}
