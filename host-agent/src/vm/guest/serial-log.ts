// What a guest writes to its serial port. QEMU appends to it while it runs, so it is rotated by copy and truncate.
import { createReadStream } from "node:fs";
import { copyFile, open, truncate } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { isMissing } from "../../host/files.ts";

export const SERIAL_LOG = "serial.log";
/** Where the agent moves it aside. */
export const ROTATE_BYTES = 16 * 1024 ** 2;
const TAIL_BYTES = 4_096;
const TAIL_LINES = 20;
const CHUNK_BYTES = 64 * 1024;

/** The last lines after an offset, without what a terminal would not show; null when there are none. */
export async function serialTail(folder: string, offset: number): Promise<string | null> {
  try {
    const file = await open(join(folder, SERIAL_LOG), "r");
    try {
      const { size } = await file.stat();
      // A log that is shorter began anew meanwhile.
      const from = Math.max(offset > size ? 0 : offset, size - TAIL_BYTES);
      const { buffer, bytesRead } = await file.read(Buffer.alloc(size - from), 0, size - from, from);
      return readable(buffer.subarray(0, bytesRead).toString("utf8"));
    } finally {
      await file.close();
    }
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/**
 * What is kept of the log, byte for byte, the part that was moved aside first: the last lines, or all when null. A part
 * that is moved aside meanwhile is missing; nothing is shown twice.
 */
export async function readSerialLog(folder: string, lines: number | null): Promise<Readable> {
  const parts = [];
  let wanted = lines ?? Number.POSITIVE_INFINITY;
  for (const path of [join(folder, SERIAL_LOG), join(folder, `${SERIAL_LOG}.1`)]) {
    if (wanted <= 0) break;
    const part = await lastLines(path, wanted, parts.length === 0);
    if (part === null) continue;
    parts.unshift({ path, ...part });
    wanted -= part.lines;
  }
  return Readable.from(bytesOf(parts), { objectMode: false });
}

async function* bytesOf(parts: readonly { path: string; start: number; end: number }[]) {
  for (const { path, start, end } of parts) {
    if (end > start) yield* createReadStream(path, { start, end: end - 1 });
  }
}

/** Where the last lines of a file begin and how many there are; null without a file. `last`: nothing comes after it. */
async function lastLines(
  path: string,
  wanted: number,
  last: boolean,
): Promise<{ start: number; end: number; lines: number } | null> {
  const file = await open(path, "r").catch((error) => {
    if (isMissing(error)) return null;
    throw error;
  });
  if (file === null) return null;
  try {
    const { size } = await file.stat();
    if (wanted === Number.POSITIVE_INFINITY) return { start: 0, end: size, lines: 0 };
    const chunk = Buffer.alloc(Math.min(size, CHUNK_BYTES));
    let lines = 0;
    for (let end = size; end > 0; ) {
      const from = Math.max(0, end - chunk.length);
      await file.read(chunk, 0, end - from, from);
      for (let at = end - from; ; ) {
        at = at === 0 ? -1 : chunk.lastIndexOf(0x0a, at - 1);
        if (at < 0) break;
        // The line feed that ends the last line begins none.
        if (last && from + at === size - 1) continue;
        lines += 1;
        if (lines === wanted) return { start: from + at + 1, end: size, lines };
      }
      end = from;
    }
    return { start: 0, end: size, lines };
  } finally {
    await file.close();
  }
}

/** Lines as a person reads them: a guest may write anything, also what steers a terminal. */
export function readable(text: string): string | null {
  const plain = text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not reach a terminal
    .replace(/\u001b\[[0-9;?]*[A-Za-z]|\u001b[()][A-Za-z0-9]|[^\P{Cc}\n\t]/gu, "")
    .split("\n")
    .map((line) => line.trimEnd())
    .filter((line) => line !== "")
    .slice(-TAIL_LINES)
    .join("\n");
  return plain === "" ? null : plain;
}

/** Moves a log that grew too long aside, to serial.log.1; true when it did, and the log begins anew. */
export async function rotateSerialLog(folder: string): Promise<boolean> {
  const path = join(folder, SERIAL_LOG);
  const file = await open(path, "r");
  try {
    if ((await file.stat()).size < ROTATE_BYTES) return false;
  } finally {
    await file.close();
  }
  await copyFile(path, `${path}.1`);
  await truncate(path, 0);
  return true;
}
