// The assembled form of writing-guest.s, which says what it does and how to assemble it anew: the disk that it starts from, and
// what must be on the disk that it writes to.
import { writeFileSync } from "node:fs";

/** As far as it is not zeros. */
const CODE =
  "+jHAjtiOwI7QvAB86hF8AAD7ZscGAIABAAAAuvgDsFfuuABDsoG+QHzNE3L0Zv8GAIChSHyDwEAl/wOjSHzr4RAAQAAAgAAAAAA=";

const PIECE_BYTES = 32 * 1024;
const PIECES = 16;
/** How much of its disk it writes to. */
export const WRITTEN_BYTES = PIECES * PIECE_BYTES;

/** The disk that it starts from. Returns its path. */
export function writingGuest(file: string): string {
  const disk = Buffer.alloc(1024 ** 2);
  disk.set(Buffer.from(CODE, "base64"));
  disk.writeUInt16LE(0xaa55, 510);
  writeFileSync(file, disk);
  return file;
}

/** The number of the piece that it wrote last, while it may be writing another one. */
export const lastPiece = (disk: Buffer): number => Math.max(...numbersOf(disk));

const numbersOf = (disk: Buffer): number[] =>
  Array.from({ length: PIECES }, (_, piece) => disk.readUInt32LE(piece * PIECE_BYTES));

/**
 * How many pieces it wrote, as its disk says; throws unless each piece follows the one before, so that no write is lacking.
 * The guest is held, and wrote all of its disk at least once.
 */
export function piecesWritten(disk: Buffer): number {
  const numbers = numbersOf(disk);
  const last = Math.max(...numbers);
  const newest = numbers.indexOf(last);
  for (let age = 0; age < PIECES; age++) {
    const at = (newest - age + PIECES) % PIECES;
    if (numbers[at] !== last - age)
      throw new Error(`piece ${at} is ${numbers[at]} and should be ${last - age}: ${numbers}`);
  }
  return last;
}
