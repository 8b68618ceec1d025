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
  const session = makeSession(socket, limits.commandMs ?? COMMAND_MS);
  try {
    await within(session.greeting, limits.greetingMs ?? GREETING_MS, `no greeting from ${path}`);
    await session.qmp.execute("qmp_capabilities");
    return session.qmp;
  } catch (error) {
    socket.destroy();
    throw error;
  }
}

function makeSession(socket: Socket, commandMs: number): { qmp: Qmp; greeting: Promise<void> } {
  const waiting = new Map<number, Waiting>();
  const listeners = new Set<(event: QmpEvent) => void>();
  let greeted = () => {};
  let failed = (_: Error) => {};
  let next = 1;
  let over = false;
  const greeting = new Promise<void>((resolve, reject) => {
    greeted = resolve;
    failed = reject;
  });
  let isClosed = () => {};
  const closed = new Promise<void>((resolve) => {
    isClosed = resolve;
  });

  const settle = (id: number): Waiting | undefined => {
    const entry = waiting.get(id);
    waiting.delete(id);
    if (entry !== undefined) clearTimeout(entry.timer);
    return entry;
  };
  const receive = (message: Record<string, unknown>) => {
    if ("QMP" in message) return greeted();
    if (typeof message.event === "string") {
      const data = isObject(message.data) ? message.data : {};
      for (const listener of listeners) listener({ event: message.event, data });
      return;
    }
    // An answer without an id belongs to a line that QEMU could not read; its caller's limit ends that.
    const entry = typeof message.id === "number" ? settle(message.id) : undefined;
    if (entry === undefined) return;
    if (isObject(message.error)) {
      const { class: kind, desc } = message.error;
      entry.reject(new QmpRefused(entry.command, String(kind), String(desc)));
    } else entry.resolve(message.return);
  };
  const end = (why: string) => {
    if (over) return;
    over = true;
    const error = new QmpClosed(why);
    failed(error);
    for (const id of [...waiting.keys()]) settle(id)?.reject(error);
    isClosed();
  };

  let text = "";
  socket.setEncoding("utf8");
  socket.on("data", (chunk: string) => {
    const lines = (text + chunk).split("\n");
    text = lines.pop() ?? "";
    for (const line of lines) {
      const message = parse(line);
      if (message !== null) receive(message);
    }
  });
  socket.on("error", (error) => end(`QMP: ${error.message}`));
  socket.on("close", () => end("QMP: the connection is over"));

  const execute = (command: string, args?: Record<string, unknown>): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (over) return reject(new QmpClosed("QMP: the connection is over"));
      const id = next++;
      const timer = setTimeout(() => {
        settle(id)?.reject(new QmpClosed(`QMP: no answer to ${command} within ${commandMs} ms`));
      }, commandMs);
      waiting.set(id, { command, resolve, reject, timer });
      socket.write(`${JSON.stringify({ execute: command, ...(args ? { arguments: args } : {}), id })}\n`);
    });

  const qmp: Qmp = {
    execute,
    onEvent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    closed,
    close: () => socket.destroy(),
  };
  // Whoever does not wait for the greeting any more must not bring the process down.
  greeting.catch(() => {});
  return { qmp, greeting };
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
