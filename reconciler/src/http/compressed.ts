// Large answers are compressed for those who accept it, on the thread pool. Brotli and gzip at their fastest: a page of 1,000
// VMs becomes a fifteenth, for less processor time than its encryption would have taken.
//
// What holds secrets (`no-store`: states, texts of tokens) goes as it is: its length would tell of them what others wrote beside
// them, and a state's `Content-MD5` is of the bytes that are sent.

import { constants } from "node:zlib";
import compression from "compression";
import type { RequestHandler, Response } from "express";

/** What is smaller fits into a few packets, and is not worth a turn of the thread pool. */
const LARGE_BYTES = 32 * 1024;

/** Of what comes out: a whole page, as a rule, so that it is one write and one turn of the pool. */
const CHUNK_BYTES = 256 * 1024;

export const compressedWhenLarge = (): RequestHandler =>
  compression({
    threshold: LARGE_BYTES,
    level: 1,
    chunkSize: CHUNK_BYTES,
    brotli: { chunkSize: CHUNK_BYTES, params: { [constants.BROTLI_PARAM_QUALITY]: 1 } },
    filter: (_request, response) => isCompressible(response) && isLarge(response),
  });

function isCompressible(response: Response): boolean {
  const type = String(response.getHeader("Content-Type") ?? "");
  const isText = /^(application\/(([a-z+]*\+)?json|openmetrics-text)|text\/(html|plain|css))\b/.test(type);
  return isText && !String(response.getHeader("Cache-Control") ?? "").includes("no-store");
}

/** Two encodings of one body may not have the same strong validator (RFC 9110, section 8.8.3.3). */
function isLarge(response: Response): boolean {
  // What comes in pieces says no length, because it may be large.
  if (Number(response.getHeader("Content-Length") ?? LARGE_BYTES) < LARGE_BYTES) return false;
  const etag = response.getHeader("ETag");
  if (typeof etag === "string" && etag.startsWith('"')) response.setHeader("ETag", `W/${etag}`);
  return true;
}
