// The port on which a guest tells how cloud-init ended; the guest's side and the lines are in
// reconciler/src/ssh/boot-hook.ts. An event, not a question: the guest speaks when there is something to say, and says
// it again until it is answered, so nothing is lost with an agent that ends.
//
//   line --understood--> written down by the caller --> ok
//     | not: too long, no JSON, half of one           --> again
//
// The keys that may log in go the other way: a guest says which it has (by their hash), and is sent the right ones when that
// differs, then and whenever they change.
//
//   croft 1 keys HASH --the same, or none are known--> ok
//                     --another--> keys N, and N lines; once for each change, as a guest may be unable to use them
//
// What comes is a guest's, so it is bounded: in length, in number of errors, and in how often a line is looked at.
import { createHash } from "node:crypto";
import type { Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { connectOwn } from "../qemu/left-by-qemu.ts";
import { readable } from "./serial-log.ts";

export interface CloudInit {
  state: "running" | "done" | "failed";
  /** What could not be done, in cloud-init's words; of a `done` one what it went on after. */
  errors: string[];
}

const LONGEST_LINE = 128 * 1024;
const MOST_ERRORS = 20;
const ERROR_CHARACTERS = 1_000;
/** Between two lines: this much more for each that came. A guest that floods is heard less and less. */
const PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 60_000;

/** The public keys that are to log in, as they were last given; null until then. */
export class LoginKeys {
  #lines: readonly string[] | null = null;
  #changed: () => void = () => {};

  /** Lines, each without its end. */
  set(lines: readonly string[]): void {
    const before = this.hash;
    this.#lines = lines;
    if (this.hash !== before) this.#changed();
  }

  /** As the guest makes it of what it has. */
  get hash(): string | null {
    return this.#lines === null ? null : sha256(`${this.#lines.join("\n")}\n`);
  }

  /** What the guest is sent. */
  get message(): string {
    const lines = this.#lines ?? [];
    return [`keys ${lines.length}`, ...lines].map((line) => `${line}\n`).join("");
  }

  /** One listener: the connection to the guest. */
  onChange(changed: () => void): void {
    this.#changed = changed;
  }
}

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/** The keys' part of one connection. */
class KeyExchange {
  readonly #socket: Socket;
  readonly #keys: LoginKeys;
  #heard = false;
  #sent: string | null = null;

  constructor(socket: Socket, keys: LoginKeys) {
    this.#socket = socket;
    this.#keys = keys;
    keys.onChange(() => {
      // A guest that has not asked yet is still starting, or cannot.
      if (this.#heard && !socket.destroyed) this.#send();
    });
  }

  /** Answers a guest that says which keys it has. */
  answer(has: string): void {
    this.#heard = true;
    const { hash } = this.#keys;
    if (hash === null || hash === has || hash === this.#sent) this.#socket.write("ok\n");
    else this.#send();
  }

  #send(): void {
    this.#sent = this.#keys.hash;
    this.#socket.write(this.#keys.message);
  }
}

/**
 * Listens until the signal, or until the port is closed. `told` writes down what was told; it is answered after that.
 * Never throws: a port that is not there (a guest of an older agent) tells nothing.
 */
export async function listenToGuest(
  socketPath: string,
  signal: AbortSignal,
  told: (state: CloudInit) => Promise<void>,
  loginKeys = new LoginKeys(),
): Promise<void> {
  const socket = await connectOwn(socketPath).catch(() => null);
  if (socket === null) return;
  const end = () => socket.destroy();
  signal.addEventListener("abort", end);
  if (signal.aborted) end();
  const keys = new KeyExchange(socket, loginKeys);
  let lines = 0;
  try {
    for await (const line of linesOf(socket)) {
      const has = line === null ? null : /^croft 1 keys ?([0-9a-f]{64})?\s*$/.exec(line);
      if (has !== null) keys.answer(has[1] ?? "");
      else socket.write((await understood(line, told)) ? "ok\n" : "again\n");
      lines += 1;
      await sleep(Math.min(lines * PAUSE_MS, LONGEST_PAUSE_MS), undefined, { signal });
    }
  } catch {
    // The port was closed, or the agent ends.
  } finally {
    signal.removeEventListener("abort", end);
    socket.destroy();
  }
}

/** What cannot be written down now (the disk is full) is asked for again. */
async function understood(line: string | null, told: (state: CloudInit) => Promise<void>): Promise<boolean> {
  const state = line === null ? null : parseGuestLine(line);
  return state !== null && (await told(state).then(yes, no));
}

const yes = () => true;
const no = () => false;

/** Lines as they come, null for one that is too long; what is not read waits in the guest. */
async function* linesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<string | null> {
  let text = "";
  let skipping = false;
  for await (const chunk of chunks) {
    text += chunk.toString("utf8");
    for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n")) {
      const line = text.slice(0, at);
      text = text.slice(at + 1);
      yield skipping ? null : line;
      skipping = false;
    }
    if (text.length > LONGEST_LINE) {
      text = "";
      skipping = true;
    }
  }
}

/** What a line tells, or null when it is none of the lines that a guest may say. */
export function parseGuestLine(line: string): CloudInit | null {
  const words = /^croft 1 (running|done)(?: (.*))?$/s.exec(line.trimEnd());
  if (words === null) return null;
  if (words[1] === "running") return { state: "running", errors: [] };
  let parts: unknown;
  try {
    parts = JSON.parse(words[2] ?? "");
  } catch {
    return null;
  }
  if (!Array.isArray(parts) || !isObject(parts[0]) || !isObject(parts[0].v1)) return null;
  const stages = stagesOf(parts[1]);
  const fatal = [...strings(parts[0].v1.errors), ...recovered(stages, ["ERROR", "CRITICAL"])];
  // The log repeats what newer versions tell by themselves.
  const logged = stages.length > 0 ? [] : strings(parts[2]).map(withoutTime);
  const all = [...fatal, ...recovered(stages, ["WARNING"]), ...logged];
  const errors = [...new Set(all.map(plain).filter((text) => text !== ""))].slice(0, MOST_ERRORS);
  // An error without a word is one still.
  if (fatal.length > 0 && errors.length === 0) errors.push("an error without words");
  return { state: fatal.length > 0 ? "failed" : "done", errors };
}

/** What newer cloud-init (23.4) went on after in each stage, by level, out of its status.json; nothing of older ones. */
const stagesOf = (status: unknown): Record<string, unknown>[] =>
  isObject(status) && isObject(status.v1)
    ? Object.values(status.v1).flatMap((stage) =>
        isObject(stage) && isObject(stage.recoverable_errors) ? [stage.recoverable_errors] : [],
      )
    : [];

const recovered = (stages: Record<string, unknown>[], levels: readonly string[]): string[] =>
  stages.flatMap((byLevel) => levels.flatMap((level) => strings(byLevel[level])));

/** A line of the log from the name of its source on. */
const withoutTime = (line: string): string => line.replace(/^[\d:,. -]{10,40}- /, "");

const strings = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : [];

const plain = (text: string): string =>
  (readable(text.slice(0, ERROR_CHARACTERS * 4)) ?? "").replaceAll("\n", " ").slice(0, ERROR_CHARACTERS);

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
