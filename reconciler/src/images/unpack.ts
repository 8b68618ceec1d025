// Unpacks a compressed image in a thread of its own. What it reads is hostile, and some of what reads it is a library's
// loop: from here it can be ended at any moment, and requests are answered meanwhile.

import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { CroftError, type ErrorCode } from "@croft/schemas/errors.ts";
import type { Compression } from "./compression.ts";

export interface UnpackLimits {
  /** Bytes of what comes out. */
  maxBytes: number;
  /** How many times as large as the file what comes out may be, once it is more than `freeBytes`. */
  ratio: number;
  /** Bytes that may come out of any file, however small. */
  freeBytes: number;
  /** How long nothing may come out, in milliseconds. */
  idleMs: number;
}

export const UNPACK_LIMITS: UnpackLimits = {
  maxBytes: 1024 ** 4,
  ratio: 250,
  freeBytes: 1024 ** 3,
  idleMs: 60_000,
};

export interface UnpackOrder {
  compression: Compression;
  /** The compressed file; its hash was checked. */
  from: string;
  /** Where what comes out goes; written anew. */
  to: string;
  limits: UnpackLimits;
}

/** What the thread says: how much of the file it has read; at last one of the others. */
export type UnpackMessage =
  | { read: number }
  | { sha256: string; size_bytes: number }
  | { code: ErrorCode; message: string; detail: string };

/** Heap of the thread in MiB; windows and dictionaries of at most 64 MiB come on top. */
const HEAP_MIB = 128;

/**
 * `program` is the bundle of `unpack-worker.ts`. `progress` gets bytes read of the compressed file. Returns hash and size
 * of what came out, which is synced. Throws `image_refused` (damaged), `too_large`, `storage_full`, or the signal's
 * reason.
 */
export async function unpack(
  order: UnpackOrder,
  program: URL,
  progress: (bytes: number) => void,
  signal: AbortSignal,
): Promise<{ sha256: string; size_bytes: number }> {
  signal.throwIfAborted();
  const worker = new Worker(program, {
    workerData: order,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MIB },
  });
  try {
    return await answerOf(worker, order, progress, signal);
  } finally {
    await worker.terminate();
  }
}

function answerOf(
  worker: Worker,
  { compression, limits }: UnpackOrder,
  progress: (bytes: number) => void,
  signal: AbortSignal,
): Promise<{ sha256: string; size_bytes: number }> {
  return new Promise((resolve, reject) => {
    const stuck = (): void => reject(refusedArchive(compression, "it takes too long to unpack"));
    const timer = setTimeout(stuck, limits.idleMs);
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener("abort", abort);
    };
    const abort = (): void => {
      end();
      reject(signal.reason);
    };
    signal.addEventListener("abort", abort);
    worker.on("message", (message: UnpackMessage) => {
      timer.refresh();
      if ("read" in message) return progress(message.read);
      end();
      if ("code" in message)
        reject(new CroftError(message.code, message.message, { detail: message.detail }));
      else resolve(message);
    });
    // Among others when its heap is full.
    void once(worker, "error").then(([error]) => {
      end();
      const full = (error as NodeJS.ErrnoException).code === "ERR_WORKER_OUT_OF_MEMORY";
      reject(full ? refusedArchive(compression, "unpacking it needs too much memory") : error);
    });
  });
}

const refusedArchive = (compression: Compression, why: string): CroftError =>
  new CroftError("image_refused", `The image is refused: compressed with ${compression}, ${why}.`);
