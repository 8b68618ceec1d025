// What a cache may do with answers (RFC 9111). Unless a route says otherwise they are their reader's own: kept by a private
// cache alone, for the same token and the same `Accept`, and never used again without asking whether they are still so. For
// what has an `ETag` that costs no body. Refusals are the same, so none of them outlives its reason.

import type { RequestHandler } from "express";

export const cachedByReader: RequestHandler = ({ headers }, response, next) => {
  // It is about caches on the way, and there is none in here. `fetch` sends it with every `If-None-Match`, and express would
  // not compare then.
  delete headers["cache-control"];
  response.setHeader("Cache-Control", "private, no-cache");
  response.setHeader("Vary", "Accept, Authorization");
  next();
};
