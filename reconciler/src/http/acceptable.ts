// The media types that a client accepts (RFC 9110, section 12.5.1), and those that its route has: 406 where none is both. A
// client that says nothing takes what comes, and problems are sent whatever it says.

import { CroftError } from "@croft/schemas/errors.ts";
import type { RequestHandler } from "express";
import { routeOf } from "./contract/matched-route.ts";

const PROBLEM = "application/problem+json";

export const requireAcceptable: RequestHandler = (request, _response, next) => {
  const types = routeOf(request)?.produces ?? [];
  const known = types.length === 0 ? ["application/json"] : types;
  if (request.accepts([...known, PROBLEM]) !== false) return next();
  throw new CroftError("not_acceptable", `${request.path} has no media type that the request accepts.`, {
    detail: `Send Accept: ${known.join(", ")}, or none.`,
  });
};
