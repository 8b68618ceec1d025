// Requests on their way to a handler, by the table of routes:
//
//   matched --no such path--> 404   --no such method--> 405 with Allow
//     |
//     +--> what it accepts, headers, query, body: as its entry says, or refused --> handler of its operation
//
// A route without a handler does not compile, or does not start.

import { KINDS, type Kind } from "@croft/schemas/generated/typescript/kinds.ts";
import { type Operation, ROUTES } from "@croft/schemas/generated/typescript/routes.ts";
import type { RouteFacts, Term } from "@croft/schemas/route-facts.ts";
import type { NextFunction, Request, RequestHandler, Response } from "express";
import { requireAcceptable } from "../acceptable.ts";
import { checkBody } from "../body.ts";
import { checkStream } from "../request-body.ts";
import { pathParametersOf, routeOf } from "./matched-route.ts";
import { checkHeaders, type QueryValues, queryOf } from "./route-parameters.ts";

export type Handler = (request: Request, response: Response, query: QueryValues) => Promise<void> | void;

/** One for each route that is of no kind alone. */
export type Handlers = Readonly<Record<Operation, Handler>>;

type Verb = NonNullable<RouteFacts["verb"]>;

/** The handler of a kind's route. */
export type KindHandlers = (kind: Kind, verb: Verb) => Handler;

/** Serves all routes, or only those that are open to all, whose bodies it reads by `read`. */
export function serveRoutes(
  handlers: Handlers,
  ofKinds: KindHandlers,
  read: RequestHandler,
): { open: RequestHandler; all: RequestHandler } {
  const byRoute = new Map(ROUTES.map((route) => [route, handlerOf(route, handlers, ofKinds)]));
  const all: RequestHandler = async (request, response) => {
    const route = routeOf(request);
    const handler = route && byRoute.get(route);
    if (route === undefined || handler === undefined) throw new Error(`${request.path} has no handler`);
    checkStream(request, response, route);
    const query = queryOf(route, request);
    checkHeaders(route, request);
    checkBody(route, request.body);
    for (const term of endsOf(route, request.body)) announceEnd(term, response);
    request.params = pathParametersOf(request);
    await handler(request, response, query);
  };
  return {
    all,
    open: (request, response, next) =>
      routeOf(request)?.open ? answerOpen({ all, read }, request, response, next) : next(),
  };
}

/** What is open to all passes no other checks than these. */
function answerOpen(
  { all, read }: { all: RequestHandler; read: RequestHandler },
  request: Request,
  response: Response,
  next: NextFunction,
): void {
  requireAcceptable(request, response, (refused?: unknown) => {
    if (refused) return next(refused);
    read(request, response, async (error?: unknown) => {
      if (error) return next(error);
      try {
        await all(request, response, next);
      } catch (fault) {
        next(fault);
      }
    });
  });
}

const isKind = (name: string): name is Kind => Object.hasOwn(KINDS, name);
const isOperation = (name: string, handlers: Handlers): name is Operation => Object.hasOwn(handlers, name);

function handlerOf(
  { operation, kind, verb }: RouteFacts,
  handlers: Handlers,
  ofKinds: KindHandlers,
): Handler {
  if (kind !== undefined && verb !== undefined && isKind(kind)) return ofKinds(kind, verb);
  if (isOperation(operation, handlers)) return handlers[operation];
  throw new Error(`${operation} has no handler`);
}

/** What of a request will go: its route, or a value in its body. */
export function endsOf(
  { deprecated, body }: Pick<RouteFacts, "deprecated" | "body">,
  given: unknown,
): Term[] {
  const members = typeof given === "object" && given !== null ? Object.entries(given) : [];
  const former = (body?.former ?? []).filter(({ field, value }) =>
    members.some(([name, one]) => name === field && one === value),
  );
  return deprecated === undefined ? former : [...former, deprecated];
}

/** Tells callers of it (RFC 9745 and RFC 8594). */
function announceEnd({ since, sunset }: Term, response: Response): void {
  response.setHeader("Deprecation", `@${Math.floor(Date.parse(since) / 1000)}`);
  response.setHeader("Sunset", new Date(sunset).toUTCString());
}
