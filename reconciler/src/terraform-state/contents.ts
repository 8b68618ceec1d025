// What is looked at in the contents of a state, which otherwise are the client's own: Terraform writes them, and OpenTofu
// may encrypt all but `serial` and `lineage`. Pure.

import { isUtf8 } from "node:buffer";
import { CroftError } from "@croft/schemas/errors.ts";
import { JsonScan, type Member, NoJson } from "../json/json-scan.ts";
import { byPieces } from "../json/pieces.ts";

export interface StateFacts {
  serial: number;
  lineage: string;
  resources: number | null;
}

/** Deeper, or with more values, no state is. */
const LIMITS = { depth: 100, values: 3_000_000, number: 1000 };
/** Of a serial or lineage as it is written. */
const LONGEST_FACT = 1000;

/** Throws `invalid_request` for what is no state: half a file, a page of a proxy. Large ones are looked at piece by piece. */
export async function factsOf(contents: Uint8Array): Promise<StateFacts> {
  const members = await membersOf(contents);
  // As for a parser, the last of a name counts.
  const last = (key: string) => members.findLast((member) => member.key === key);
  const fact = (key: string): unknown => {
    const { start = 0, end = 0 } = last(key) ?? {};
    if (end === 0 || end - start > LONGEST_FACT) return undefined;
    return JSON.parse(new TextDecoder().decode(contents.subarray(start, end)));
  };
  const [serial, lineage] = [fact("serial"), fact("lineage")];
  if (typeof serial !== "number" || !Number.isSafeInteger(serial)) throw noFacts();
  if (typeof lineage !== "string" || lineage.length > 200) throw noFacts();
  return { serial, lineage, resources: last("resources")?.items ?? null };
}

const noFacts = (): CroftError => noState("It has no serial and lineage, as every state has.");

const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

async function membersOf(contents: Uint8Array): Promise<readonly Member[]> {
  const scan = new JsonScan(contents, LIMITS);
  const first = BYTE_ORDER_MARK.every((byte, at) => contents[at] === byte) ? BYTE_ORDER_MARK.length : 0;
  try {
    if (!isUtf8(contents)) throw new NoJson();
    await byPieces(contents.length, (from, to) => scan.read(Math.max(first, from), to));
    scan.end();
  } catch (cause) {
    if (cause instanceof NoJson) throw noState(cause.message || "It is not JSON in UTF-8.", cause);
    throw cause;
  }
  if (!scan.isObject) throw noState("It is no JSON object.");
  return scan.members;
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
export async function withSerial(contents: Uint8Array, serial: number): Promise<Buffer> {
  const changed = replaced(contents, serial);
  // The first member of that name is the state's own in all that Terraform and OpenTofu write.
  if (changed !== undefined && (await factsOf(changed)).serial === serial) return changed;
  throw new CroftError("invalid_request", "The version cannot be restored: its serial cannot be raised.", {
    detail: "Read the version and push it by hand: `terraform state push -force FILE`.",
  });
}

/** So far at the beginning it stands in all that Terraform and OpenTofu write; all of 64 MiB is not turned into a text for it. */
const HEAD_BYTES = 1024 * 1024;

function replaced(contents: Uint8Array, serial: number): Buffer | undefined {
  const bytes = Buffer.from(contents.buffer, contents.byteOffset, contents.byteLength);
  const found = SERIAL.exec(bytes.toString("latin1", 0, HEAD_BYTES));
  if (found === null) return undefined;
  const [before, behind] = [found.index, found.index + found[0].length];
  return Buffer.concat([
    bytes.subarray(0, before),
    Buffer.from(`"serial": ${serial}`),
    bytes.subarray(behind),
  ]);
}
