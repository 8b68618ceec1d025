// JSON from outside: text in UTF-8, of a bounded depth and number of values, every name once. Read before anything else
// looks at it, so that nobody else has to think of what a hostile body may be.
//
// Of what may be large others' requests are answered in between.
//
//   bytes --no UTF-8--> 400
//     | text --scan, one pass, no recursion--> depth, members, names twice --> 400
//     | JSON.parse --> strings that are no text (NUL, half of a surrogate pair) --> 400

import { CroftError, type FieldError } from "@croft/schemas/errors.ts";
import { escapePointer } from "@croft/schemas/validation.ts";
import { createTurns } from "../coordination/turns.ts";

export interface JsonLimits {
  /** How deep objects and lists may lie in one another. */
  depth: number;
  /** Members of one object. */
  members: number;
  /** Values in all. */
  values: number;
  /** Characters of a member's name. */
  name: number;
}

/** No object of a kind, and no request about one, has nearly as many values. */
export const JSON_LIMITS: JsonLimits = { depth: 32, members: 256, values: 10_000, name: 256 };

const MOST_FAULTS = 100;
/** Characters that are looked at in one go. */
const PIECE = 64 * 1024;

/** The value of a JSON text. Throws `invalid_request`. */
export function readJson(bytes: Uint8Array, limits = JSON_LIMITS): unknown {
  const text = decoded(bytes);
  new Scan(text, limits).run(text.length);
  return checkedTexts(text, parsed(text));
}

/** The same of a text that may be large. */
export async function readLargeJson(bytes: Uint8Array, limits = JSON_LIMITS): Promise<unknown> {
  const turns = createTurns();
  const text = decoded(bytes);
  const scan = new Scan(text, limits);
  for (let to = 0; to < text.length; ) {
    await turns();
    to = Math.min(to + PIECE, text.length);
    scan.run(to);
  }
  await turns();
  const value = parsed(text);
  await turns();
  return checkedTexts(text, value);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw refusal("The request's body is not JSON.", "Send one JSON value in UTF-8.", [], cause);
  }
}

/** Only escaped they can be there: JSON has no raw NUL, and UTF-8 no half of a pair. */
const NO_TEXT = /\\u(0000|d[89a-f])/i;

function checkedTexts(text: string, value: unknown): unknown {
  if (!NO_TEXT.test(text)) return value;
  const faults: FieldError[] = [];
  collectNoText(value, "", faults);
  if (faults.length > 0) throw refusal("The request's body holds what is no text.", undefined, faults);
  return value;
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw refusal("The request's body is not UTF-8.", "Send JSON in UTF-8.", [], cause);
  }
}

function refusal(
  message: string,
  detail: string | undefined,
  errors: readonly FieldError[],
  cause?: unknown,
): CroftError {
  const listed = errors.map((fault) => `${fault.pointer}: ${fault.message}`).join("\n");
  return new CroftError("invalid_request", message, { detail: detail ?? listed, errors, cause });
}

/** An object or a list that is being read. */
interface Open {
  /** Names so far; undefined for a list. */
  names: Set<string> | undefined;
  /** Name or index of the value that is being read. */
  at: string | number;
  /** Whether the next text is a name. */
  expectsName: boolean;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];

/** One pass over the text; what is not JSON at all is left to the parser. */
class Scan {
  readonly #text: string;
  readonly #limits: JsonLimits;
  readonly #open: Open[] = [];
  #values = 1;
  #at = 0;

  constructor(text: string, limits: JsonLimits) {
    this.#text = text;
    this.#limits = limits;
  }

  /** Goes on up to `to`, or to the end of the string that is there. */
  run(to: number): void {
    const text = this.#text;
    for (; this.#at < to; this.#at++) {
      const code = text.charCodeAt(this.#at);
      if (code === QUOTE) this.#at = this.#string(this.#at);
      else if (code === COMMA) this.#next();
      else if (code === OPEN_OBJECT) this.#begin(true);
      else if (code === OPEN_LIST) this.#begin(false);
      else if (code === CLOSE_OBJECT || code === CLOSE_LIST) this.#open.pop();
    }
  }

  /** Returns the place of the closing quote. */
  #string(start: number): number {
    const text = this.#text;
    let end = start + 1;
    while (end < text.length && text.charCodeAt(end) !== QUOTE) {
      end += text.charCodeAt(end) === BACKSLASH ? 2 : 1;
    }
    const inside = this.#open.at(-1);
    if (inside?.expectsName) this.#name(inside, text.slice(start, end + 1));
    return end;
  }

  #name(inside: Open, quoted: string): void {
    if (quoted.length > 6 * this.#limits.name) throw this.#tooLong();
    const name = unquoted(quoted);
    if (name.length > this.#limits.name) throw this.#tooLong();
    if (/\p{Cc}/u.test(name)) throw this.#refused("has a member whose name holds control characters");
    inside.expectsName = false;
    if (inside.names?.has(name)) {
      inside.at = name;
      throw this.#refused("is given twice");
    }
    inside.names?.add(name);
    if ((inside.names?.size ?? 0) > this.#limits.members) {
      throw this.#refused(`has more than ${this.#limits.members} members`, 1);
    }
    inside.at = name;
  }

  #next(): void {
    this.#count();
    const inside = this.#open.at(-1);
    if (inside === undefined) return;
    if (inside.names === undefined) inside.at = Number(inside.at) + 1;
    else inside.expectsName = true;
  }

  #begin(isObject: boolean): void {
    this.#count();
    if (this.#open.length >= this.#limits.depth) {
      throw this.#refused(`lies deeper than ${this.#limits.depth} levels`);
    }
    this.#open.push({
      names: isObject ? new Set() : undefined,
      at: isObject ? "" : 0,
      expectsName: isObject,
    });
  }

  #count(): void {
    this.#values += 1;
    if (this.#values > this.#limits.values) {
      throw refusal(
        "The request's body has too many values.",
        `At most ${this.#limits.values} are read; send several requests.`,
        [],
      );
    }
  }

  #tooLong(): CroftError {
    return this.#refused(`has a member whose name is longer than ${this.#limits.name} characters`, 1);
  }

  /** `up`: how many levels above the value that is being read. */
  #refused(why: string, up = 0): CroftError {
    const path = this.#open.slice(0, this.#open.length - up).map(({ at }) => `/${escapePointer(String(at))}`);
    const fault = { code: "invalid_value", pointer: path.join(""), message: why } as const;
    return refusal("The request's body is not accepted.", undefined, [fault]);
  }
}

function unquoted(quoted: string): string {
  try {
    return JSON.parse(quoted) as string;
  } catch {
    return quoted;
  }
}

function collectNoText(value: unknown, pointer: string, faults: FieldError[]): void {
  if (faults.length >= MOST_FAULTS) return;
  if (typeof value === "string") {
    const message = value.includes("\0")
      ? "holds the character NUL"
      : /\p{Cs}/u.test(value)
        ? "holds half of a surrogate pair, which is no character"
        : undefined;
    if (message !== undefined) faults.push({ code: "invalid_value", pointer, message });
    return;
  }
  if (typeof value !== "object" || value === null) return;
  for (const [name, member] of Object.entries(value)) {
    collectNoText(member, `${pointer}/${escapePointer(name)}`, faults);
  }
}
