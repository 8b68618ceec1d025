// Query parameters: only named ones, each once, and every fault at once.

import { CroftError, type FieldError } from "@croft/schemas/errors.ts";
import type { Request } from "express";

/** In Unicode's normal form C, as what is stored. Throws where a part is no UTF-8 in percent-encoding. */
function decodedPair(pair: string): [name: string, value: string] {
  const equals = pair.indexOf("=");
  const [name, value] = equals < 0 ? [pair, ""] : [pair.slice(0, equals), pair.slice(equals + 1)];
  const decoded = (part: string): string => decodeURIComponent(part.replaceAll("+", " ")).normalize("NFC");
  try {
    return [decoded(name), decoded(value)];
  } catch (cause) {
    throw new CroftError("invalid_request", "The request's query is not valid percent-encoding of UTF-8.", {
      cause,
    });
  }
}

/** More than any route takes, the most tags and labels included. */
const MOST_PARAMETERS = 200;
/** Problems that are named, as of a body. */
const MOST_FAULTS = 100;

/** Reads parameters of one request. Call `done` before using what was read: it throws all faults together. */
export class Query {
  readonly #values = new Map<string, string>();
  readonly #faults: FieldError[] = [];
  readonly #known = new Set<string>();
  /** Names without a value, such as `?verbose`. */
  readonly #alone: ReadonlySet<string>;

  constructor(request: Request) {
    const mark = request.originalUrl.indexOf("?");
    const text = mark < 0 ? "" : request.originalUrl.slice(mark + 1);
    const pairs = text.split("&", MOST_PARAMETERS + 1).filter(Boolean);
    if (pairs.length > MOST_PARAMETERS) throw tooMany();
    this.#alone = new Set(pairs.filter((pair) => !pair.includes("=")));
    for (const [name, value] of pairs.map(decodedPair)) {
      if (this.#values.has(name)) this.#fault("invalid_value", name, `${name} is given more than once`);
      this.#values.set(name, value);
    }
  }

  #fault(code: FieldError["code"], name: string, message: string): void {
    this.refuse({ code, pointer: "", parameter: name, message });
  }

  /** Notes a fault that whoever reads a parameter found. */
  refuse(fault: FieldError): void {
    this.#faults.push(fault);
  }

  has(name: string): boolean {
    return this.#values.has(name);
  }

  text(name: string): string | undefined {
    this.#known.add(name);
    return this.#values.get(name);
  }

  oneOf<const T extends string>(name: string, allowed: readonly T[]): T | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    const found = allowed.find((value) => value === text);
    if (found === undefined)
      this.#fault("invalid_value", name, `${name} must be one of ${allowed.join(", ")}`);
    return found;
  }

  integer(name: string, minimum: number, maximum: number): number | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
    if (Number.isNaN(value)) this.#fault("wrong_type", name, `${name} must be an integer`);
    else if (value < minimum || value > maximum) {
      this.#fault("out_of_range", name, `${name} must be from ${minimum} to ${maximum}`);
    }
    return value;
  }

  /** A name alone says that it is so. */
  flag(name: string): boolean {
    if (this.#alone.has(name)) return this.text(name) === "";
    return this.oneOf(name, ["true", "false"]) === "true";
  }

  list(name: string, maximum: number): string[] | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    const items = text.split(",").filter(Boolean);
    if (items.length > maximum) this.#fault("out_of_range", name, `${name} takes at most ${maximum} values`);
    return items;
  }

  /** Parameters `<prefix><key>=value`, such as `tag.team=a`. */
  prefixed(prefix: string): Record<string, string> {
    const entries = [...this.#values].filter(
      ([name]) => name.startsWith(prefix) && name.length > prefix.length,
    );
    for (const [name] of entries) this.#known.add(name);
    return Object.fromEntries(entries.map(([name, value]) => [name.slice(prefix.length), value]));
  }

  /** Throws every fault, unknown parameters included. */
  done(): void {
    for (const name of this.#values.keys()) {
      if (!this.#known.has(name))
        this.#fault("unknown_field", name, `${name} is no parameter here; remove it`);
    }
    if (this.#faults.length === 0) return;
    const faults = this.#faults.slice(0, MOST_FAULTS);
    throw new CroftError("invalid_request", "The request's query parameters are not valid.", {
      detail: faults.map((fault) => fault.message).join("; "),
      errors: faults,
    });
  }
}

const tooMany = (): CroftError =>
  new CroftError("invalid_request", "The request's query parameters are not valid.", {
    detail: `There are more than ${MOST_PARAMETERS}.`,
  });
