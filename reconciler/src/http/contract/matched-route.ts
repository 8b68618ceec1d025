// Which route a request is for, noted once at its beginning.

import { CroftError } from "@croft/schemas/errors.ts";
import { ROUTES } from "@croft/schemas/generated/typescript/routes.ts";
import type { RouteFacts } from "@croft/schemas/route-facts.ts";
import type { Request, RequestHandler } from "express";
import { unknownPath } from "../errors.ts";
import { type FoundPath, routeFinder } from "./find-route.ts";

const matched = new WeakMap<Request, FoundPath>();

/** Notes which route a request is for. */
export function matchRoutes(): RequestHandler {
  const find = routeFinder(ROUTES);
  return (request, _response, next) => {
    const found = find(request.path);
    if (found !== undefined) matched.set(request, found);
    next();
  };
}

const methodOf = ({ method }: Request): string => (method === "HEAD" ? "get" : method.toLowerCase());

/** The route of a request, when there is one with its method. */
export const routeOf = (request: Request): RouteFacts | undefined =>
  matched.get(request)?.methods.get(methodOf(request));

/** Refuses what is no route: 404, or 405 for one with other methods. */
export const requireRoute: RequestHandler = (request, response, next) => {
  const found = matched.get(request);
  if (found === undefined) return unknownPath(request, response, next);
  if (routeOf(request) !== undefined) return next();
  const allowed = [...found.methods.keys()].map((method) => method.toUpperCase());
  response.setHeader("Allow", allowed.join(", ").replace("GET", "GET, HEAD"));
  throw new CroftError("method_not_allowed", `${request.path} cannot be called with ${request.method}.`, {
    detail: `It answers ${allowed.join(", ")}.`,
  });
};

/** The parameters of a request's path. Throws URIError where they are no percent-encoding. */
export const pathParametersOf = (request: Request): Record<string, string> =>
  Object.fromEntries(
    Object.entries(matched.get(request)?.parameters ?? {}).map(([name, value]) => [
      name,
      decodeURIComponent(value),
    ]),
  );
