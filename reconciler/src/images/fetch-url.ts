// Fetches a URL into a file, going on where it stopped: after a broken connection, and after a restart of the
// reconciler, as long as the server says that it is still the same file.
//
//   (nothing) --200--> part + note of its validator --206 at its end--> part --end of body--> whole, synced
//       ^                        |               \--416 "of exactly these bytes"-----------> whole
//       +--- 200, 416, no note --+

import { open, readFile, writeFile } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { CroftError } from "@croft/schemas/errors.ts";
import type { AddressPolicy } from "./address-policy.ts";
import { fileSize, writeAll } from "./blob-files.ts";
import { guardedGet, shown, Transient } from "./guarded-request.ts";
import { type LeastPace, type Pace, watchPace } from "./pace.ts";
import type { Room } from "./room.ts";

export interface FetchLimits {
  /** Bytes of the whole file. */
  maxBytes: number;
  /** What to say of more than `maxBytes`, where that is not the rule for all. */
  exceeded?: () => CroftError;
  /** How long nothing may arrive, in milliseconds. */
  idleMs: number;
  /** How long the whole may take, in milliseconds. */
  totalMs: number;
  /** How often a connection may fail without bringing anything. */
  attempts: number;
  /** How slow it may be. */
  leastPace: LeastPace;
  /** Pause before the second attempt, in milliseconds; twice as long each time. */
  pauseMs: number;
}

export interface FetchOrder {
  url: string;
  /** Where the bytes go; `<path>.note` beside it remembers what they are a part of. */
  path: string;
  policy: AddressPolicy;
  limits: FetchLimits;
  signal: AbortSignal;
  room: Room;
  /** Bytes that are here, and of how many if the server says so. */
  progress(bytes: number, total: number | null): void;
  ca?: string;
}

export const FETCH_LIMITS: FetchLimits = {
  maxBytes: 1024 ** 4,
  idleMs: 60_000,
  totalMs: 12 * 3_600_000,
  // 16 KiB/s.
  leastPace: { bytes: 1024 ** 2, periodMs: 64_000 },
  attempts: 5,
  pauseMs: 1000,
};

export const noteOf = (path: string): string => `${path}.note`;

/** Fetches the whole file. Throws `fetch_failed`, `fetch_refused`, `too_large`, `storage_full`, or the signal's reason. */
export async function fetchUrl(order: FetchOrder): Promise<void> {
  const { limits } = order;
  const overall = AbortSignal.timeout(limits.totalMs);
  const pace = watchPace(limits.leastPace);
  const signal = AbortSignal.any([order.signal, overall, pace.signal]);
  try {
    await attempts({ ...order, signal }, pace);
  } catch (error) {
    if (order.signal.aborted) throw error;
    if (overall.aborted) throw failed(order.url, `it took longer than ${limits.totalMs / 1000} s`);
    if (pace.signal.aborted) throw tooSlow(order.url, limits.leastPace);
    throw error;
  } finally {
    pace.end();
  }
}

async function attempts(order: FetchOrder, pace: Pace): Promise<void> {
  const { limits, path, signal } = order;
  let failures = 0;
  for (;;) {
    const before = (await fileSize(path)) ?? 0;
    try {
      return await attempt(order, pace);
    } catch (error) {
      if (!(error instanceof Transient)) throw error;
      failures = ((await fileSize(path)) ?? 0) > before ? 1 : failures + 1;
      if (failures >= limits.attempts) throw failed(order.url, error.message, error);
      await pause(limits.pauseMs * 2 ** (failures - 1), undefined, { signal });
    }
  }
}

interface Note {
  url: string;
  validator: string;
}

async function attempt(order: FetchOrder, pace: Pace): Promise<void> {
  const { path, url, limits } = order;
  const note = await readNote(path, url);
  const have = note === undefined ? 0 : ((await fileSize(path)) ?? 0);
  const headers: Record<string, string> = { "accept-encoding": "identity", "user-agent": "croft" };
  if (note !== undefined && have > 0)
    Object.assign(headers, { range: `bytes=${have}-`, "if-range": note.validator });
  const response = await guardedGet({ ...order, url: new URL(url), headers, idleMs: limits.idleMs });
  try {
    if (isWhole(response, have)) return;
    const start = startOf(response, have, url);
    if (start === 0) await writeNote(path, url, response);
    await receive(response, start, order, pace);
  } finally {
    response.destroy();
  }
}

// The reconciler ended between the last byte and what comes after: the server says that nothing is left of this file.
function isWhole({ statusCode, headers }: IncomingMessage, have: number): boolean {
  return statusCode === 416 && have > 0 && headers["content-range"] === `bytes */${have}`;
}

// Where the response's body begins in the file. A range that the server cannot serve means: begin anew.
function startOf(response: IncomingMessage, have: number, url: string): number {
  const status = response.statusCode ?? 0;
  if (status === 200) return 0;
  if (status === 206 && have > 0) {
    const first = /^bytes (\d+)-/.exec(response.headers["content-range"] ?? "")?.[1];
    if (Number(first) === have) return have;
    throw failed(url, "its server answers with another part than was asked for");
  }
  if (status === 416 && have > 0) return 0;
  if (status === 408 || status === 425 || status === 429 || status >= 500) {
    throw new Transient(`the server answered ${status}`);
  }
  throw failed(url, `the server answered ${status}`);
}

async function receive(
  response: IncomingMessage,
  start: number,
  order: FetchOrder,
  pace: Pace,
): Promise<void> {
  const { limits, path, url, progress, room } = order;
  // 416 has no body of the file; what is here was cut off or is stale.
  if (response.statusCode === 416) {
    await writeFile(path, "", { mode: 0o600 });
    throw new Transient("the file changed while it was being fetched");
  }
  const announced = Number(response.headers["content-length"] ?? 0);
  if (start + announced > limits.maxBytes) throw limits.exceeded?.() ?? tooLarge(url, limits.maxBytes);
  const handle = await open(path, start === 0 ? "w" : "r+", 0o600);
  const meter = room.meter(shown(new URL(url)));
  let end = start;
  try {
    for await (const chunk of response) {
      const { length } = chunk as Buffer;
      if (end + length > limits.maxBytes) throw limits.exceeded?.() ?? tooLarge(url, limits.maxBytes);
      await meter(end, announced > 0 ? start + announced : null);
      await writeAll(handle, chunk as Buffer, end);
      end += length;
      pace.arrived(length);
      progress(end, announced > 0 ? start + announced : null);
    }
    await handle.sync();
  } catch (error) {
    throw interrupted(await room.fault(shown(new URL(url)), error), order);
  } finally {
    await handle.close();
  }
}

function interrupted(error: unknown, { signal }: FetchOrder): unknown {
  if (signal.aborted) return signal.reason;
  const { name, message } = error as Error;
  if (name === "CroftError") return error;
  return new Transient(`the connection broke: ${message}`, { cause: error });
}

async function readNote(path: string, url: string): Promise<Note | undefined> {
  try {
    const note = JSON.parse(await readFile(noteOf(path), "utf8")) as Note;
    return note.url === url ? note : undefined;
  } catch {
    // None, or one that a crash cut off: begin anew.
    return undefined;
  }
}

// Only what is written after the note belongs to it, so the part is emptied first.
async function writeNote(path: string, url: string, response: IncomingMessage): Promise<void> {
  await writeFile(path, "", { mode: 0o600 });
  const { etag, "last-modified": modified } = response.headers;
  // A weak validator promises the same meaning, not the same bytes.
  const validator = etag !== undefined && !etag.startsWith("W/") ? etag : modified;
  await writeFile(noteOf(path), validator === undefined ? "" : JSON.stringify({ url, validator }), {
    mode: 0o600,
  });
}

const failed = (url: string, why: string, cause?: unknown): CroftError =>
  new CroftError("fetch_failed", `${shown(new URL(url))} could not be fetched: ${why}.`, { cause });

const tooSlow = (url: string, { bytes, periodMs }: LeastPace): CroftError =>
  failed(url, `its server sent less than ${bytes / 1024} KiB in ${periodMs / 1000} s`);

const tooLarge = (url: string, bytes: number): CroftError =>
  new CroftError("too_large", `${shown(new URL(url))} is larger than the ${bytes} bytes that are allowed.`);
