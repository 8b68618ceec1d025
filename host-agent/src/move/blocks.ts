// A place that holds an item's bytes: a file, or a range of a disk.
import { type FileHandle, open } from "node:fs/promises";
import { BLOCK_BYTES, ItemDigest, isZero } from "./frames.ts";

export interface Place {
  path: string;
  /** Where the item begins in it. */
  start: number;
  size_bytes: number;
}

/** Bytes that are read at once. */
const READ_BYTES = 16 * BLOCK_BYTES;

/** The blocks of a place that are not zero, and now and then one that is, as null. */
export async function* blocksOf(
  file: FileHandle,
  { start, size_bytes }: Place,
): AsyncGenerator<{ offset: number; bytes: Buffer | null }> {
  let buffer = Buffer.allocUnsafe(Math.min(READ_BYTES, size_bytes));
  for (let from = 0; from < size_bytes; from += READ_BYTES) {
    const bytes = buffer.subarray(0, Math.min(READ_BYTES, size_bytes - from));
    await readWhole(file, bytes, start + from);
    let given = false;
    for (let at = 0; at < bytes.length; at += BLOCK_BYTES) {
      const block = bytes.subarray(at, at + BLOCK_BYTES);
      if (isZero(block)) continue;
      given = true;
      yield { offset: from + at, bytes: block };
    }
    // What was given may still be on its way.
    if (given) buffer = Buffer.allocUnsafe(buffer.length);
    else if ((from / READ_BYTES) % 16 === 0) yield { offset: from, bytes: null };
  }
}

async function readWhole(file: FileHandle, bytes: Buffer, position: number): Promise<void> {
  for (let at = 0; at < bytes.length; ) {
    const { bytesRead } = await file.read(bytes, at, bytes.length - at, position + at);
    if (bytesRead === 0) throw new Error(`it ends at byte ${position + at}`);
    at += bytesRead;
  }
}

/** What the place holds now, read again. */
export async function digestOf(place: Place): Promise<string> {
  const file = await open(place.path, "r");
  try {
    const digest = new ItemDigest();
    for await (const { offset, bytes } of blocksOf(file, place))
      if (bytes !== null) digest.add(offset, bytes);
    return digest.end();
  } finally {
    await file.close();
  }
}
