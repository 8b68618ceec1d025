// What is looked at in the contents of a state, which otherwise are the client's own: Terraform writes them, and OpenTofu
// may encrypt all but `serial` and `lineage`. Pure.

import { CroftError } from "@croft/schemas/errors.ts";

export interface StateFacts {
  serial: number;
  lineage: string;
  resources: number | null;
}

interface Contents {
  serial?: unknown;
  lineage?: unknown;
  resources?: unknown;
}

/** Throws `invalid_request` for what is no state: half a file, a page of a proxy. */
export function factsOf(contents: Uint8Array): StateFacts {
  const { serial, lineage, resources } = parse(contents);
  if (!Number.isSafeInteger(serial) || typeof lineage !== "string" || lineage.length > 200) {
    throw noState("It has no serial and lineage, as every state has.");
  }
  return {
    serial: serial as number,
    lineage,
    resources: Array.isArray(resources) ? resources.length : null,
  };
}

/** Deeper, or with more values, no state is; parsing it would take memory and time from everybody. */
const MOST_DEPTH = 100;
const MOST_VALUES = 3_000_000;
const [QUOTE, BACKSLASH, COMMA] = [0x22, 0x5c, 0x2c];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];

/** One pass over the bytes, before anything is parsed. What is not JSON at all is left to the parser. */
function requireBounded(contents: Uint8Array): void {
  let depth = 0;
  let values = 1;
  for (let i = 0; i < contents.length; i++) {
    const byte = contents[i];
    if (byte === QUOTE) {
      for (i++; i < contents.length && contents[i] !== QUOTE; i++) if (contents[i] === BACKSLASH) i++;
    } else if (byte === OPEN_LIST || byte === OPEN_OBJECT) {
      depth++;
      values++;
    } else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) depth--;
    else if (byte === COMMA) values++;
    if (depth > MOST_DEPTH) throw noState(`It nests deeper than ${MOST_DEPTH}.`);
    if (values > MOST_VALUES) throw noState(`It has more than ${MOST_VALUES} values.`);
  }
}

function parse(contents: Uint8Array): Contents {
  requireBounded(contents);
  try {
    const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(contents));
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value;
  } catch (cause) {
    throw noState("It is not JSON in UTF-8.", cause);
  }
  throw noState("It is no JSON object.");
}

const noState = (why: string, cause?: unknown): CroftError =>
  new CroftError("invalid_request", "The request's body is no state of Terraform or OpenTofu.", {
    detail: `${why} Nothing was stored.`,
    cause,
  });

const SERIAL = /"serial"\s*:\s*\d+/;

/**
 * The same contents under another serial, byte for byte otherwise (numbers in them are exact). A version that is restored
 * counts on from the newest one, so that no plan that was made before it passes for fresh.
 */
export function withSerial(contents: Uint8Array, serial: number): Buffer {
  const text = Buffer.from(contents).toString("utf8");
  const changed = Buffer.from(text.replace(SERIAL, `"serial": ${serial}`));
  // The first member of that name is the state's own in all that Terraform and OpenTofu write.
  if (factsOf(changed).serial === serial) return changed;
  throw new CroftError("invalid_request", "The version cannot be restored: its serial cannot be raised.", {
    detail: "Read the version and push it by hand: `terraform state push -force FILE`.",
  });
}
