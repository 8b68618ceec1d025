/**
 * JSON with exact numbers. `JSON.parse` turns 9007199254740993 into …992, and a stored state read that way
 * differs from the configuration for ever.
 */
import { numberFromText } from "./number.ts";
import { emptyObject, type TfValue } from "./value.ts";

/** Digits that a double may not hold. It also matches inside strings, which only costs time. */
const MAYBE_INEXACT = /\d[.eE]|\d{16}|-0/;

/** Objects have no prototype in them that matters: keys are own, `__proto__` too. Throws SyntaxError. */
export function parseExactJson(text: string): TfValue {
  if (!MAYBE_INEXACT.test(text)) return JSON.parse(text) as TfValue;
  const parser = new Parser(text);
  return parser.whole();
}

const WHITESPACE = /[ \t\n\r]*/y;
const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /true|false|null/y;

class Parser {
  private readonly text: string;
  private position = 0;

  constructor(text: string) {
    this.text = text;
  }

  whole(): TfValue {
    const value = this.value();
    this.space();
    if (this.position < this.text.length) throw this.unexpected();
    return value;
  }

  private value(): TfValue {
    this.space();
    const start = this.text[this.position];
    if (start === "{") return this.object();
    if (start === "[") return this.array();
    if (start === '"') return this.string();
    const word = this.take(WORD);
    if (word !== undefined) return word === "null" ? null : word === "true";
    const number = this.take(NUMBER);
    if (number === undefined) throw this.unexpected();
    return numberFromText(number);
  }

  private object(): TfValue {
    const object = emptyObject();
    this.position += 1;
    if (this.tryMark("}")) return object;
    do {
      this.space();
      const key = this.string();
      this.mark(":");
      object[key] = this.value();
    } while (this.tryMark(","));
    this.mark("}");
    return object;
  }

  private array(): TfValue {
    const elements: TfValue[] = [];
    this.position += 1;
    if (this.tryMark("]")) return elements;
    do elements.push(this.value());
    while (this.tryMark(","));
    this.mark("]");
    return elements;
  }

  private string(): string {
    const start = this.position;
    if (this.text[start] !== '"') throw this.unexpected();
    let end = this.text.indexOf('"', start + 1);
    while (end >= 0 && this.isEscaped(end)) end = this.text.indexOf('"', end + 1);
    if (end < 0) throw this.unexpected();
    this.position = end + 1;
    return JSON.parse(this.text.slice(start, end + 1)) as string;
  }

  /** A quote is escaped when an odd number of backslashes precede it. */
  private isEscaped(at: number): boolean {
    let backslashes = 0;
    while (this.text[at - 1 - backslashes] === "\\") backslashes += 1;
    return backslashes % 2 === 1;
  }

  private mark(mark: string): void {
    if (!this.tryMark(mark)) throw this.unexpected();
  }

  private tryMark(mark: string): boolean {
    this.space();
    if (this.text[this.position] !== mark) return false;
    this.position += 1;
    return true;
  }

  private space(): void {
    this.take(WHITESPACE);
  }

  private take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.position;
    const match = pattern.exec(this.text);
    if (match === null) return undefined;
    this.position = pattern.lastIndex;
    return match[0];
  }

  private unexpected(): SyntaxError {
    return new SyntaxError(`JSON: unexpected text at position ${this.position}`);
  }
}
