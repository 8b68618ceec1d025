// One pass over the bytes of a JSON text that may be large, piece by piece, so that others have the processor in between, and
// without making anything of it: `JSON.parse` of 64 MiB stands still for a second and takes several times the memory.
//
//   value --scalar----------------------> after --,--> value or key
//     `--[ or {--> first item or key         `--] or }--> after        key --> : --> value
//
// RFC 8259. It knows what is valid, and where the members of the outermost object begin and end.

export class NoJson extends Error {}

export interface Limits {
  depth: number;
  values: number;
  /** Bytes of a number. */
  number: number;
  /** Where what is read is parsed afterwards: values that are parsed at once. Twice as many in one item or member are refused. */
  part?: number;
}

/** A member of the outermost object. */
export interface Member {
  key: string;
  start: number;
  end: number;
  /** Of a list. */
  items: number | null;
  /** Commas between items of a list that divide it into parts, where the limits name the size of one. */
  cuts: readonly number[];
  /** Of a short text, number or word, as it stands there. */
  text: string | undefined;
}

type Mode = "value" | "first_item" | "first_key" | "key" | "colon" | "after" | "string" | "word";

const [QUOTE, BACKSLASH, COMMA, COLON] = [0x22, 0x5c, 0x2c, 0x3a];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];
const SPACES = new Set([0x20, 0x09, 0x0a, 0x0d]);
const ENDS_WORD = new Set([...SPACES, COMMA, CLOSE_LIST, CLOSE_OBJECT]);
const ESCAPED = new Set([...'"\\/bfnrtu'].map((character) => character.charCodeAt(0)));
const WORD = /^(true|false|null|-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?)$/;
/** Longer names of members are not looked at, or refused where all is parsed. */
const LONGEST_KEY = 100;
/** Longer texts of the outermost object are not kept. */
const LONGEST_TEXT = 1000;
/** Of the outermost object, where all is parsed. */
const MOST_MEMBERS = 100;

const utf8 = (latin1: string): string => Buffer.from(latin1, "latin1").toString("utf8");

const isHex = (byte: number): boolean =>
  (byte >= 0x30 && byte <= 0x39) || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x66);

export class JsonScan {
  readonly members: Member[] = [];
  readonly #limits: Limits;
  #mode: Mode = "value";
  /** Whether each open one is a list. */
  readonly #open: boolean[] = [];
  #values = 0;
  #isObject = false;
  /** Bytes that were read. */
  #at = 0;
  /** Of a string or word: where it begins, and its bytes (as Latin-1), where somebody wants to know them. */
  #start = 0;
  #token = "";
  #isKept = false;
  #isKey = false;
  /** 0 outside of an escape, 1 behind a backslash, else 1 + the hex digits that are still to come. */
  #escape = 0;
  #key: string | undefined;
  #member = {
    start: 0,
    items: null as number | null,
    cuts: [] as number[],
    text: undefined as string | undefined,
  };
  /** Values before the part that is being read. */
  #before = 0;

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  /** Looks at the next bytes, which may end anywhere. Throws NoJson. */
  read(bytes: Uint8Array): void {
    const first = this.#at;
    for (let i = 0; i < bytes.length; i++) this.#take(bytes[i] as number, first + i);
    this.#at = first + bytes.length;
  }

  /** Whether the whole is an object. */
  get isObject(): boolean {
    return this.#isObject;
  }

  /** Behind the last byte. Throws NoJson for half a text. */
  end(): void {
    if (this.#mode === "word") this.#endWord(this.#at);
    if (this.#mode !== "after" || this.#open.length > 0) throw new NoJson("It ends too early.");
  }

  #take(byte: number, at: number): void {
    if (this.#mode === "string") {
      this.#inString(byte, at);
      return;
    }
    if (this.#mode === "word") {
      if (!ENDS_WORD.has(byte)) {
        if (at - this.#start > this.#limits.number) throw new NoJson();
        this.#token += String.fromCharCode(byte);
        return;
      }
      this.#endWord(at);
    }
    if (!SPACES.has(byte)) this.#between(byte, at);
  }

  /** Outside of strings, words and space. */
  #between(byte: number, at: number): void {
    const mode = this.#mode;
    if (mode === "after") this.#afterValue(byte, at);
    else if (mode === "first_item" && byte === CLOSE_LIST) this.#close(true, at);
    else if (mode === "first_key" && byte === CLOSE_OBJECT) this.#close(false, at);
    else if (mode === "value" || mode === "first_item") this.#beginValue(byte, at);
    else if (mode === "colon" && byte === COLON) this.#mode = "value";
    else if (mode !== "colon" && byte === QUOTE) this.#begin("string", at, true, byte);
    else throw new NoJson();
  }

  #beginValue(byte: number, at: number): void {
    const [depth, isList] = [this.#open.length, this.#open.at(-1) === true];
    this.#values++;
    if (this.#values > this.#limits.values) {
      throw new NoJson(`It has more than ${this.#limits.values} values.`);
    }
    const { part } = this.#limits;
    if (part !== undefined && this.#values - this.#before > 2 * part) {
      throw new NoJson(`One part of it has more than ${2 * part} values.`);
    }
    if (depth === 0) this.#isObject = byte === OPEN_OBJECT;
    if (depth === 1)
      this.#member = { start: at, items: byte === OPEN_LIST ? 0 : null, cuts: [], text: undefined };
    if (depth === 2 && isList && this.#member.items !== null) this.#member.items++;
    if (byte === OPEN_LIST || byte === OPEN_OBJECT) this.#openAt(depth, byte === OPEN_LIST);
    else this.#begin(byte === QUOTE ? "string" : "word", at, false, byte);
  }

  #openAt(depth: number, isList: boolean): void {
    if (depth === this.#limits.depth) throw new NoJson(`It nests deeper than ${this.#limits.depth}.`);
    this.#open.push(isList);
    this.#mode = isList ? "first_item" : "first_key";
  }

  #begin(mode: "string" | "word", at: number, isKey: boolean, byte: number): void {
    this.#mode = mode;
    this.#start = at;
    this.#isKey = isKey;
    this.#token = String.fromCharCode(byte);
    this.#isKept = this.#open.length === 1;
  }

  #endWord(at: number): void {
    if (!WORD.test(this.#token)) throw new NoJson();
    if (this.#isKept) this.#member.text = this.#token;
    this.#ended(at);
  }

  #inString(byte: number, at: number): void {
    if (byte < 0x20) throw new NoJson();
    if (this.#isKept) this.#keep(byte);
    if (this.#escape === 1) {
      if (!ESCAPED.has(byte)) throw new NoJson();
      this.#escape = byte === 0x75 ? 5 : 0;
    } else if (this.#escape > 1) {
      if (!isHex(byte)) throw new NoJson();
      this.#escape = this.#escape === 2 ? 0 : this.#escape - 1;
    } else if (byte === BACKSLASH) this.#escape = 1;
    else if (byte === QUOTE) this.#endString(at + 1);
  }

  #keep(byte: number): void {
    this.#token += String.fromCharCode(byte);
    this.#isKept = this.#token.length <= LONGEST_TEXT;
  }

  #endString(end: number): void {
    if (!this.#isKey) {
      if (this.#isKept) this.#member.text = utf8(this.#token);
      this.#ended(end);
      return;
    }
    this.#mode = "colon";
    if (this.#open.length !== 1) return;
    const isLong = end - this.#start > LONGEST_KEY;
    if (isLong && this.#limits.part !== undefined) throw new NoJson("A name in it is too long.");
    this.#key = isLong ? undefined : JSON.parse(utf8(this.#token));
  }

  #afterValue(byte: number, at: number): void {
    const isList = this.#open.at(-1);
    if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) this.#close(byte === CLOSE_LIST, at);
    else if (byte !== COMMA || isList === undefined) throw new NoJson();
    else {
      this.#mode = isList ? "value" : "key";
      this.#divide(at, isList);
    }
  }

  /** At a comma. */
  #divide(at: number, isList: boolean): void {
    const depth = this.#open.length;
    const { part } = this.#limits;
    if (part === undefined || depth > 2) return;
    if (depth === 1) {
      if (this.members.length >= MOST_MEMBERS) throw new NoJson(`It has more than ${MOST_MEMBERS} members.`);
      this.#before = this.#values;
    } else if (isList && this.#values - this.#before >= part) {
      this.#member.cuts.push(at);
      this.#before = this.#values;
    }
  }

  #close(isList: boolean, at: number): void {
    if (this.#open.pop() !== isList) throw new NoJson();
    this.#ended(at + 1);
  }

  /** A value ended before `end`. */
  #ended(end: number): void {
    this.#mode = "after";
    if (this.#open.length !== 1 || this.#open[0] === true || this.#key === undefined) return;
    this.members.push({
      key: this.#key,
      start: this.#member.start,
      items: this.#member.items,
      cuts: this.#member.cuts,
      text: this.#member.text,
      end,
    });
    this.#key = undefined;
  }
}
