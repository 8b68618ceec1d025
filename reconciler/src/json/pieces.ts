// Work on the bytes of a large text, a piece at a time: in between others have the processor.

import { createTurns } from "../coordination/turns.ts";

const PIECE = 64 * 1024;

export async function byPieces(
  length: number,
  work: (from: number, to: number) => void,
  piece = PIECE,
): Promise<void> {
  const turns = createTurns();
  for (let from = 0; from < length; from += piece) {
    await turns();
    work(from, Math.min(from + piece, length));
  }
}
