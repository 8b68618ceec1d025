// What a guest writes to its serial port. QEMU appends to it while it runs, so it is rotated by copy and truncate.
import { copyFile, open, truncate } from "node:fs/promises";
import { join } from "node:path";
import { isMissing } from "../host/files.ts";

const ROTATE_BYTES = 16 * 1024 ** 2;
const TAIL_BYTES = 4_096;
const TAIL_LINES = 20;

/** The last lines after an offset, without what a terminal would not show; null when there are none. */
export async function serialTail(folder: string, offset: number): Promise<string | null> {
  try {
    const file = await open(join(folder, "serial.log"), "r");
    try {
      const { size } = await file.stat();
      const from = Math.max(Math.min(offset, size), size - TAIL_BYTES);
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
  const path = join(folder, "serial.log");
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
