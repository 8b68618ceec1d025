// The media types that a client accepts (RFC 9110, section 12.5.1), and those that a path has: 406 where none is both. A
// client that says nothing takes what comes, and problems are sent whatever it says.

import { CroftError } from "@croft/schemas/errors.ts";
import type { RequestHandler } from "express";

const PROBLEM = "application/problem+json";

/** Of paths below `/v1` that have another than JSON. */
const OTHERS: readonly [path: RegExp, types: readonly string[]][] = [
  [/^\/events$/, ["application/json", "text/event-stream"]],
  [/^\/vms\/[^/]+\/serial_log$/, ["text/plain"]],
  [/^\/vms\/[^/]+\/screenshot$/, ["image/png"]],
];

/** For what lies below `/v1`. */
export const requireAcceptable: RequestHandler = (request, _response, next) => {
  const types = OTHERS.find(([path]) => path.test(request.path))?.[1] ?? ["application/json"];
  if (request.accepts([...types, PROBLEM]) !== false) return next();
  throw new CroftError("not_acceptable", `${request.path} has no media type that the request accepts.`, {
    detail: `Send Accept: ${types.join(", ")}, or none.`,
  });
};
