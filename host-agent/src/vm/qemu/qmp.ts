// A client of QEMU's machine protocol.
//
//   connect --greeting--> negotiate --qmp_capabilities--> ready --EOF or reset--> closed
//
// One monitor serves one client: a second one connects but hears nothing until the first has gone, hence the limit on
// the greeting.
import type { Socket } from "node:net";
import { connectOwn } from "./left-by-qemu.ts";

export interface QmpEvent {
  event: string;
  data: Record<string, unknown>;
}

export interface Qmp {
  /** Resolves to QEMU's `return`. Throws QmpRefused, or QmpClosed when the connection ends or nothing comes in time. */
  execute(command: string, args?: Record<string, unknown>): Promise<unknown>;
  /** Calls back for each event from now on; returns what ends that. */
  onEvent(listener: (event: QmpEvent) => void): () => void;
  /** Resolves when the connection is over, for whatever reason. */
  readonly closed: Promise<void>;
  close(): void;
}

/** QEMU understood the command and refused it. `kind` is QEMU's class of the error. */
export class QmpRefused extends Error {
  readonly kind: string;
  constructor(command: string, kind: string, words: string) {
    super(`${command}: ${words}`);
    this.name = "QmpRefused";
    this.kind = kind;
  }
}

/** Nothing answers: the process is gone, hangs, or talks to another client. */
export class QmpClosed extends Error {
  constructor(why: string) {
    super(why);
    this.name = "QmpClosed";
  }
}

const GREETING_MS = 2_000;
const COMMAND_MS = 10_000;

interface Waiting {
  command: string;
  resolve(value: unknown): void;
  reject(error: Error): void;
  timer: NodeJS.Timeout;
}

/** Connects and negotiates. Limits are in milliseconds. */
export async function connectQmp(
  path: string,
  limits: { greetingMs?: number; commandMs?: number } = {},
): Promise<Qmp> {
  const socket = await connectOwn(path).catch((error: Error) => {
    throw new QmpClosed(error.message);
  });
  const connection = new QmpConnection(socket, limits.commandMs ?? COMMAND_MS);
  try {
    await within(connection.greeting, limits.greetingMs ?? GREETING_MS, `no greeting from ${path}`);
    await connection.execute("qmp_capabilities");
    return connection;
  } catch (error) {
    socket.destroy();
    throw error;
  }
}

/** One connection, from its first byte on. */
class QmpConnection implements Qmp {
  readonly #socket: Socket;
  readonly #commandMs: number;
  readonly #waiting = new Map<number, Waiting>();
  readonly #listeners = new Set<(event: QmpEvent) => void>();
  readonly greeting: Promise<void>;
  readonly closed: Promise<void>;
  #greeted: () => void = () => {};
  #failed: (error: Error) => void = () => {};
  #isClosed: () => void = () => {};
  #over = false;
  #next = 1;
  /** The beginning of a line whose end has not come. */
  #text = "";

  constructor(socket: Socket, commandMs: number) {
    this.#socket = socket;
    this.#commandMs = commandMs;
    this.greeting = new Promise((resolve, reject) => {
      this.#greeted = resolve;
      this.#failed = reject;
    });
    this.closed = new Promise((resolve) => {
      this.#isClosed = resolve;
    });
    // Whoever does not wait for the greeting any more must not bring the process down.
    this.greeting.catch(() => {});
    socket.setEncoding("utf8");
    socket.on("data", (chunk: string) => this.#read(chunk));
    socket.on("error", (error) => this.#end(`QMP: ${error.message}`));
    socket.on("close", () => this.#end("QMP: the connection is over"));
  }

  execute(command: string, args?: Record<string, unknown>): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.#over) return reject(new QmpClosed("QMP: the connection is over"));
      const id = this.#next++;
      const timer = setTimeout(() => {
        const why = `QMP: no answer to ${command} within ${this.#commandMs} ms`;
        this.#settle(id)?.reject(new QmpClosed(why));
      }, this.#commandMs);
      this.#waiting.set(id, { command, resolve, reject, timer });
      this.#socket.write(`${JSON.stringify({ execute: command, arguments: args, id })}\n`);
    });
  }

  onEvent(listener: (event: QmpEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    this.#socket.destroy();
  }

  #read(chunk: string): void {
    const lines = (this.#text + chunk).split("\n");
    this.#text = lines.pop() ?? "";
    for (const line of lines) {
      const message = parse(line);
      if (message !== null) this.#receive(message);
    }
  }

  #receive(message: Record<string, unknown>): void {
    if ("QMP" in message) {
      this.#greeted();
      return;
    }
    if (typeof message.event === "string") {
      const data = isObject(message.data) ? message.data : {};
      for (const listener of this.#listeners) listener({ event: message.event, data });
      return;
    }
    // An answer without an id belongs to a line that QEMU could not read; its caller's limit ends that.
    const entry = typeof message.id === "number" ? this.#settle(message.id) : undefined;
    if (entry === undefined) return;
    if (isObject(message.error)) {
      const { class: kind, desc } = message.error;
      entry.reject(new QmpRefused(entry.command, String(kind), String(desc)));
    } else entry.resolve(message.return);
  }

  #settle(id: number): Waiting | undefined {
    const entry = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (entry !== undefined) clearTimeout(entry.timer);
    return entry;
  }

  #end(why: string): void {
    if (this.#over) return;
    this.#over = true;
    const error = new QmpClosed(why);
    this.#failed(error);
    for (const id of [...this.#waiting.keys()]) this.#settle(id)?.reject(error);
    this.#isClosed();
  }
}

function parse(line: string): Record<string, unknown> | null {
  try {
    const message: unknown = JSON.parse(line);
    return isObject(message) ? message : null;
  } catch {
    return null;
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

async function within<T>(promise: Promise<T>, limitMs: number, why: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new QmpClosed(`QMP: ${why} within ${limitMs} ms`)), limitMs);
  });
  try {
    return await Promise.race([promise, limit]);
  } finally {
    clearTimeout(timer);
  }
}
