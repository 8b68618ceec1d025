// A file that takes room so that a start has some when there is none: opening the database needs a little. (While it runs
// the database holds space of its own: store/sqlite/held-space.ts.)
//
//   kept --a start, or a write, found no room--> released --room for twice its size again--> kept

import { type FileHandle, open, rm, stat } from "node:fs/promises";
import { MIB } from "@croft/schemas/bytes.ts";
import { type FileSystemSpace, spaceOf } from "./space.ts";

const LARGEST = 8 * MIB;
/** Of a small file system not more than this part. */
const PART = 8;
/** With less a start may not even open its database. */
const START_NEEDS = 1 * MIB;

export class Reserve {
  readonly #path: string;
  readonly #folder: string;
  #kept = false;
  #size = 0;

  constructor(folder: string, path: string) {
    this.#folder = folder;
    this.#path = path;
  }

  /** Before anything else is written: gives the room to the start when there is none. */
  static async open(folder: string, path: string): Promise<Reserve> {
    const reserve = new Reserve(folder, path);
    const space = spaceOf(folder);
    reserve.#kept = (await stat(path).catch(() => undefined)) !== undefined;
    reserve.#size = sizeFor(space);
    if (space.free < START_NEEDS) await reserve.release();
    return reserve;
  }

  /** Bytes that the database is to hold beside it: half as many, so that a start has room for more than its database. */
  get beside(): number {
    return Math.floor(this.#size / 2);
  }

  async release(): Promise<void> {
    if (!this.#kept) return;
    this.#kept = false;
    await rm(this.#path, { force: true });
  }

  /** Takes the room when there is enough; to be called now and then. */
  async tend(): Promise<void> {
    if (this.#kept || spaceOf(this.#folder).free < 2 * this.#size) return;
    this.#kept = await fill(this.#path, this.#size);
  }
}

const sizeFor = ({ total }: FileSystemSpace): number => Math.min(LARGEST, Math.floor(total / PART));

/** Real bytes, not a promise of them. Returns whether they are there. */
async function fill(path: string, size: number): Promise<boolean> {
  let file: FileHandle | undefined;
  try {
    file = await open(path, "w", 0o600);
    const piece = Buffer.alloc(Math.min(size, MIB));
    for (let at = 0; at < size; at += piece.length) {
      await file.write(piece, 0, Math.min(piece.length, size - at), at);
    }
    await file.sync();
    return true;
  } catch {
    // Somebody was quicker: the room is theirs, and is taken when it is there again.
    await rm(path, { force: true });
    return false;
  } finally {
    await file?.close();
  }
}
