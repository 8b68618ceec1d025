// Log lines, the same of every part: one JSON object each, with a constant message and the facts beside it (messages/
// log-line.schema.yaml). Levels are by component and may change while a program runs; what repeats itself is counted.

import { cleanLine } from "./clean-text.ts";

const LOG_LEVELS = ["debug", "info", "warn", "error"] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Beside what every line has. */
export type LogFacts = Readonly<Record<string, unknown>> & {
  readonly time?: never;
  readonly level?: never;
  readonly part?: never;
  readonly msg?: never;
};

/** A line as the journal takes it. */
export interface JournalLine {
  level: LogLevel;
  /** syslog(3)'s number of the level. */
  priority: number;
  part: string;
  /** The whole line, as JSON. */
  line: string;
  facts: LogFacts;
}

export interface LogOutput {
  /** `mayWait`: one of very many, which may be written a little later, with others. */
  write(line: string, mayWait?: boolean): void;
  now(): Date;
  /** Whether lines go to systemd's journal, which takes the priority from a prefix (sd-daemon(3)). */
  journal?: boolean;
  /** Takes a line with its facts as fields; false, or absent: it is written. */
  entry?: ((line: JournalLine) => boolean) | undefined;
  /** What the code that runs now belongs to. */
  trace?: (() => { trace_id: string; span_id: string } | undefined) | undefined;
}

export interface LogLevels {
  /** The least level of what has none of its own. */
  least: LogLevel;
  /** By component. */
  of: ReadonlyMap<string, LogLevel>;
}

export const EVERY_LEVEL: LogLevels = { least: "debug", of: new Map() };

/** `own` as the settings have them, such as `rest=debug`. */
export function logLevels(least: LogLevel, own: readonly string[]): LogLevels {
  const of = new Map<string, LogLevel>();
  for (const one of own) {
    const [component = "", level] = one.split("=");
    const found = LOG_LEVELS.find((known) => known === level);
    if (found !== undefined) of.set(component, found);
  }
  return { least, of };
}

/** So many lines with one message pass in a window; the others are counted. */
const MOST_ALIKE = 50;
const WINDOW_MS = 10_000;
/** Requests are each their own line, but those of nobody: a stranger must not fill the log. */
const UNLIMITED = "access";
/** What nearly all lines are: JSON writes controls as escapes. */
const ASCII = /^[\x20-\x7e]*$/;
const MAX_CAUSES = 8;
const MOST_HEADS = 1000;
const PRIORITIES: Readonly<Record<LogLevel, number>> = { debug: 7, info: 6, warn: 4, error: 3 };

interface Window {
  lines: number;
  suppressed: number;
  timer: NodeJS.Timeout;
}

export class LogLines {
  readonly #part: string;
  readonly #output: LogOutput;
  readonly #windows = new Map<string, Window>();
  /** What lines with one level, component and message begin with, after their time. */
  readonly #heads = new Map<string, string>();
  #levels: LogLevels;
  #lastMs = Number.NaN;
  #lastTime = "";

  constructor(part: string, output: LogOutput, levels: LogLevels = EVERY_LEVEL) {
    this.#part = part;
    this.#output = output;
    this.#levels = levels;
  }

  setLevels(levels: LogLevels): void {
    this.#levels = levels;
  }

  shows(level: LogLevel, component: unknown): boolean {
    const least = this.#levels.of.get(String(component ?? "")) ?? this.#levels.least;
    return LOG_LEVELS.indexOf(level) >= LOG_LEVELS.indexOf(least);
  }

  line(level: LogLevel, msg: string, facts: LogFacts): void {
    const { component } = facts;
    if (!this.shows(level, component)) return;
    const isLimited = component !== UNLIMITED || facts.principal === null;
    if (isLimited && this.#isTooMuch(level, msg, component)) return;
    this.#write(level, msg, "error" in facts ? { ...facts, ...described(facts.error) } : facts);
  }

  #isTooMuch(level: LogLevel, msg: string, component: unknown): boolean {
    const key = `${level} ${String(component)} ${msg}`;
    const window = this.#windows.get(key) ?? this.#open(key, level, msg, component);
    window.lines += 1;
    if (window.lines <= MOST_ALIKE) return false;
    window.suppressed += 1;
    return true;
  }

  #open(key: string, level: LogLevel, msg: string, component: unknown): Window {
    const end = (): void => {
      this.#windows.delete(key);
      if (window.suppressed === 0) return;
      const repeated = window.suppressed;
      this.#write(level, msg, { ...(component !== undefined && { component }), repeated });
    };
    const window: Window = { lines: 0, suppressed: 0, timer: setTimeout(end, WINDOW_MS).unref() };
    this.#windows.set(key, window);
    return window;
  }

  #write(level: LogLevel, msg: string, facts: LogFacts): void {
    const { journal, trace, write, entry } = this.#output;
    const traced = "trace_id" in facts ? undefined : trace?.();
    const text = `{"time":"${this.#time()}"${this.#head(level, msg)}${membersOf(traced)}${membersOf(facts)}}`;
    const line = ASCII.test(text) ? text : cleanLine(text);
    const priority = PRIORITIES[level];
    if (entry?.({ level, priority, part: this.#part, line, facts: traced ? { ...traced, ...facts } : facts }))
      return;
    const mayWait = level === "info" && facts.component === UNLIMITED;
    write(`${journal === true ? `<${priority}>` : ""}${line}\n`, mayWait);
  }

  /** A busy program writes many lines in one millisecond. */
  #time(): string {
    const now = this.#output.now();
    const ms = now.getTime();
    if (ms === this.#lastMs) return this.#lastTime;
    this.#lastMs = ms;
    this.#lastTime = now.toISOString();
    return this.#lastTime;
  }

  #head(level: LogLevel, msg: string): string {
    const key = `${level} ${msg}`;
    const known = this.#heads.get(key);
    if (known !== undefined) return known;
    const head = membersOf({ level, part: this.#part, msg });
    // Messages are constant sentences; one that is not must not fill memory.
    if (this.#heads.size < MOST_HEADS) this.#heads.set(key, head);
    return head;
  }
}

/** As they follow others in an object: with a comma before each. */
function membersOf(facts: object | undefined): string {
  if (facts === undefined) return "";
  const text = JSON.stringify(facts);
  return text === "{}" ? "" : `,${text.slice(1, -1)}`;
}

/** What is thrown, as members of a line. */
function described(thrown: unknown): LogFacts {
  if (!isError(thrown)) return { error: thrown };
  const causes: string[] = [];
  for (let at = thrown.cause; isError(at) && causes.length < MAX_CAUSES; at = at.cause)
    causes.push(at.message);
  const isExpected = thrown.name === "CroftError" && causes.length === 0;
  return {
    error: thrown.message,
    ...(causes.length > 0 && { causes }),
    ...(!isExpected && { stack: innermost(thrown).stack }),
  };
}

const innermost = (error: Error): Error => (isError(error.cause) ? innermost(error.cause) : error);

/** Not by its class, which a bundle or another context may hold twice. */
const isError = (thrown: unknown): thrown is Error =>
  typeof (thrown as { message?: unknown } | null | undefined)?.message === "string";
