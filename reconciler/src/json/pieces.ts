// Work on the bytes of a large text, a piece at a time: in between others have the processor.

import { createHash } from "node:crypto";
import { createTurns } from "../coordination/turns.ts";

const PIECE = 256 * 1024;

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

export async function digestOf(
  algorithm: "md5" | "sha256",
  bytes: Uint8Array,
  encoding: "hex" | "base64",
): Promise<string> {
  const hash = createHash(algorithm);
  await byPieces(bytes.length, (from, to) => hash.update(bytes.subarray(from, to)), 4 * PIECE);
  return hash.digest(encoding);
}
