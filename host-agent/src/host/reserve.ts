// Room for the agent's own small files on a full file system, which guests on thin disks can fill: a file that gives up a little
// of itself for each write that finds none. So with no byte free a config is still accepted, and with it what is to stop and to go.
//
//   held --a write finds no room--> shortened by what that takes, and the write is tried again
//     ^------- topped up when there is plenty -------'

import { randomBytes } from "node:crypto";
import { open, rm, stat, statfs, truncate } from "node:fs/promises";
import { dirname, sep } from "node:path";

const HELD_BYTES = 8 * 1024 * 1024;
/** Given up beside the bytes themselves: what a file system writes of a new file and its folder. */
const BESIDE_BYTES = 64 * 1024;
/** Only so much free is no longer "full": a guest that waits for room gets it first. */
const PLENTY_BYTES = 4 * HELD_BYTES;
const PIECE_BYTES = 1024 * 1024;

export class Reserve {
  readonly #path: string;
  readonly #held: number;

  constructor(path: string, held = HELD_BYTES) {
    this.#path = path;
    this.#held = held;
  }

  /** Whether a file lies where this gives room. */
  covers(path: string): boolean {
    return path.startsWith(dirname(this.#path) + sep);
  }

  /** Takes what lacks, where that leaves plenty to others. Never throws: without it there is less room, and nothing else. */
  async topUp(): Promise<void> {
    try {
      const lacking = this.#held - (await this.#size());
      const { bavail, bsize } = await statfs(dirname(this.#path));
      if (lacking <= 0 || bavail * bsize < PLENTY_BYTES + lacking) return;
      const file = await open(this.#path, "a", 0o600);
      try {
        // Nothing that a file system could pack, or leave out.
        for (let left = lacking; left > 0; left -= PIECE_BYTES)
          await file.writeFile(randomBytes(Math.min(left, PIECE_BYTES)));
        await file.sync();
      } finally {
        await file.close();
      }
    } catch {
      await rm(this.#path, { force: true }).catch(() => undefined);
    }
  }

  /** Gives up room for a file of so many bytes; false when nothing is left. */
  async giveWay(bytes: number): Promise<boolean> {
    const size = await this.#size();
    if (size === 0) return false;
    await truncate(this.#path, Math.max(0, size - bytes - BESIDE_BYTES));
    return true;
  }

  async #size(): Promise<number> {
    return (await stat(this.#path).catch(() => undefined))?.size ?? 0;
  }
}
