/** What a server needs of the fields that begin a request, and the rules they have to keep (RFC 9113, section 8). */
import { CODE, StreamError } from "./error-codes.ts";
import type { Field } from "./header-table.ts";

export interface RequestHead {
  readonly method: string;
  readonly path: string;
  /** Octets that the body has to have, where the client said so. */
  readonly contentLength: number | undefined;
}

/** Lower case, none of the characters that would end a field elsewhere; a colon only in front. */
const NAME = /^:?[!-9;-@[-`a-~]+$/;
const BAD_VALUE = /[\0\r\n]|^[ \t]|[ \t]$/;
const PSEUDO = new Set([":method", ":scheme", ":authority", ":path"]);
/** They speak of a connection of HTTP/1. */
const OF_A_CONNECTION = new Set([
  "connection",
  "proxy-connection",
  "keep-alive",
  "transfer-encoding",
  "upgrade",
]);

/** Throws StreamError for a request that is malformed. */
export function readRequestHead(fields: readonly Field[]): RequestHead {
  const pseudo = new Map<string, string>();
  let contentLength: number | undefined;
  let inPseudo = true;
  for (const [name, value] of fields) {
    checkField(name, value);
    if (name.startsWith(":")) {
      if (!inPseudo || !PSEUDO.has(name) || pseudo.has(name))
        throw malformed(`the field ${name} is misplaced`);
      pseudo.set(name, value);
      continue;
    }
    inPseudo = false;
    if (name === "content-length") {
      if (!/^\d{1,15}$/.test(value)) throw malformed("content-length is no number");
      contentLength = Number(value);
    }
  }
  const method = pseudo.get(":method");
  const path = pseudo.get(":path");
  if (method === undefined || !path || !pseudo.has(":scheme")) {
    throw malformed("a request needs :method, :scheme and :path");
  }
  return { method, path, contentLength };
}

/** Throws StreamError for fields behind a body that must not be there. */
export function checkTrailers(fields: readonly Field[]): void {
  for (const [name, value] of fields) {
    checkField(name, value);
    if (name.startsWith(":")) throw malformed(`the field ${name} is misplaced`);
  }
}

function checkField(name: string, value: string): void {
  if (!NAME.test(name) || BAD_VALUE.test(value))
    throw malformed("a field has characters that are not allowed");
  if (OF_A_CONNECTION.has(name) || (name === "te" && value !== "trailers")) {
    throw malformed(`the field ${name} has no place in HTTP/2`);
  }
}

function malformed(problem: string): StreamError {
  return new StreamError(CODE.protocolError, problem);
}
