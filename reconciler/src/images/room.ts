// How much fits on the file system of the state folder. Images share it with the database, which must go on when they
// fill it: a part of it is never theirs, and what does not fit is refused before it is written where its size is known.

import { statfs } from "node:fs/promises";
import { MIB } from "@croft/schemas/bytes.ts";
import { CroftError } from "@croft/schemas/errors.ts";

export interface Room {
  /** Throws `storage_full` (facts: `needed_bytes`, `free_bytes`) when so many bytes more do not fit. */
  demand(what: string, bytes: number): Promise<void>;
  /** For whoever writes: to be called before each piece, with where it ends; asks only once in a while. */
  meter(what: string): (end: number, total: number | null) => Promise<void>;
  /** What a write threw: `storage_full` when the file system was full, else as it is. */
  fault(what: string, error: unknown): Promise<unknown>;
}

/** Left to the database. */
const KEEP_FREE_BYTES = 64 * MIB;
const ASK_EVERY_BYTES = 16 * MIB;

export function roomBelow(folder: string, keepFree = KEEP_FREE_BYTES): Room {
  const free = async (): Promise<number> => {
    const { bavail, bsize } = await statfs(folder);
    return Math.max(0, bavail * bsize - keepFree);
  };
  const full = (what: string, needed_bytes: number, free_bytes: number, cause?: unknown): CroftError =>
    new CroftError("storage_full", `${what} does not fit on the reconciler's file system.`, {
      detail: `It needs ${mib(needed_bytes)} MiB more, and ${mib(free_bytes)} MiB are free for images below ${folder}; ${mib(keepFree)} MiB are kept for the database. Nothing of it was kept. Make room there, or delete images that nobody needs.`,
      facts: { needed_bytes, free_bytes },
      cause,
    });
  const demand: Room["demand"] = async (what, bytes) => {
    const found = await free();
    if (bytes > found) throw full(what, bytes, found);
  };
  return {
    demand,
    meter(what) {
      let next = 0;
      return async (end, total) => {
        if (end < next) return;
        next = end + ASK_EVERY_BYTES;
        await demand(what, total === null ? 1 : total - end);
      };
    },
    async fault(what, error) {
      const { code } = error as NodeJS.ErrnoException;
      return code === "ENOSPC" || code === "EDQUOT" ? full(what, 1, await free(), error) : error;
    },
  };
}

const mib = (bytes: number): string => (Math.ceil((bytes * 10) / MIB) / 10).toFixed(1);
