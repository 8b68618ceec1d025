// The JSON bodies of agents' large messages. `JSON.parse` of eight hostile MiB stands still for seconds and takes a quarter of a GiB, so:
//
//   bytes --scanned piece by piece, nothing made of them--> too deep, too many values, no object --> 400
//     `--parsed part by part, others' requests in between--> `request.body`
//
// One large message at a time, of whatever host: what is parsed of it is many times its size.

import { CroftError } from "@croft/schemas/errors.ts";
import express, { type Request, type RequestHandler } from "express";
import type { KeyedLock } from "../coordination/keyed-lock.ts";
import { createTurns } from "../coordination/turns.ts";
import { JsonScan, type Limits, type Member, NoJson } from "../json/json-scan.ts";
import { byPieces } from "../json/pieces.ts";

const LARGEST = "8mb";
/** Ten thousand entries have a few hundred thousand values. */
const LIMITS: Limits = { depth: 32, values: 1_000_000, number: 100, part: 10_000 };
/** Smaller ones wait for nobody. */
const LARGE_BYTES = 256 * 1024;

const readBytes = express.raw({ limit: LARGEST, type: "application/json" });

/** Reads the body of a message that may be large. Throws `invalid_request`. */
export const largeMessage: RequestHandler = (request, response, next) =>
  readBytes(request, response, (error?: unknown) => {
    if (error) return next(error);
    if (!Buffer.isBuffer(request.body)) request.body = Buffer.from("{}");
    next();
  });

/** Runs `take` with the message that the bytes are. */
export function whenParsed(
  oneAtATime: KeyedLock,
  { body }: Request,
  take: (message: unknown) => Promise<void>,
): Promise<void> {
  const bytes = body as Buffer;
  const parsed = async (): Promise<void> => take(await parseMessage(bytes));
  return bytes.length < LARGE_BYTES ? parsed() : oneAtATime("large messages", parsed);
}

/** The object that the bytes are, others' requests being answered in between. Throws `invalid_request`. */
export async function parseMessage(bytes: Uint8Array, limits = LIMITS): Promise<unknown> {
  const turns = createTurns();
  const members: [string, unknown][] = [];
  for (const member of await scanned(bytes, limits)) {
    const parts: unknown[] = [];
    for (const text of textsOf(bytes, member)) {
      await turns();
      parts.push(parse(text));
    }
    members.push([member.key, member.cuts.length === 0 ? parts[0] : parts.flat(1)]);
  }
  return Object.fromEntries(members);
}

async function scanned(bytes: Uint8Array, limits: Limits): Promise<readonly Member[]> {
  const scan = new JsonScan(limits);
  try {
    await byPieces(bytes.length, (from, to) => scan.read(bytes.subarray(from, to)));
    scan.end();
  } catch (cause) {
    if (cause instanceof NoJson) throw noMessage(cause.message || "It is not JSON.", cause);
    throw cause;
  }
  if (!scan.isObject) throw noMessage("It is no JSON object.");
  return scan.members;
}

/** The member's text, or its parts as lists of their own. */
function* textsOf(bytes: Uint8Array, { start, end, cuts }: Member): Generator<string> {
  if (cuts.length === 0) return yield decoded(bytes, start, end);
  // The brackets of the whole belong to its first and last part.
  const bounds = [start, ...cuts, end - 1];
  for (let at = 0; at + 1 < bounds.length; at++) {
    yield `[${decoded(bytes, (bounds[at] ?? 0) + 1, bounds[at + 1] ?? 0)}]`;
  }
}

const decoder = new TextDecoder("utf-8", { fatal: true });

function decoded(bytes: Uint8Array, start: number, end: number): string {
  try {
    return decoder.decode(bytes.subarray(start, end));
  } catch (cause) {
    throw noMessage("It is not UTF-8.", cause);
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw noMessage("It is not JSON.", cause);
  }
}

const noMessage = (why: string, cause?: unknown): CroftError =>
  new CroftError("invalid_request", "The agent's message is not accepted; it changes nothing.", {
    detail: why,
    cause,
  });
