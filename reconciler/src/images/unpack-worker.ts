// The thread that unpacks: reads the compressed file, writes what comes out, hashes it, and says how far it is.

import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open, stat } from "node:fs/promises";
import { parentPort, workerData } from "node:worker_threads";
import { writeAll } from "./blob-files.ts";
import { decompressed } from "./decompress.ts";
import type { UnpackMessage, UnpackOrder } from "./unpack.ts";

const TELL_EVERY_MS = 500;
const HOLE_BYTES = 64 * 1024;
const ZEROS = Buffer.alloc(HOLE_BYTES);

const tell = (message: UnpackMessage): void => parentPort?.postMessage(message);

class TooLarge extends Error {}

async function run({ compression, from, to, limits }: UnpackOrder): Promise<UnpackMessage> {
  const { size } = await stat(from);
  const most = Math.min(limits.maxBytes, Math.max(limits.freeBytes, limits.ratio * size));
  const source = createReadStream(from, { highWaterMark: 64 * 1024 });
  const target = await open(to, "w", 0o600);
  const hash = createHash("sha256");
  let end = 0;
  let told = Date.now();
  try {
    for await (const piece of decompressed(compression, source)) {
      if (end + piece.length > most) throw new TooLarge();
      hash.update(piece);
      await writeSparse(target, piece, end);
      end += piece.length;
      if (Date.now() - told < TELL_EVERY_MS) continue;
      told = Date.now();
      tell({ read: source.bytesRead });
    }
    await target.truncate(end);
    await target.sync();
    return { sha256: hash.digest("hex"), size_bytes: end };
  } catch (error) {
    return faultOf(error, compression, size, most);
  } finally {
    source.destroy();
    await target.close();
  }
}

/** Zeros are left out: the file has holes there, and an empty disk takes no room. */
async function writeSparse(
  target: Awaited<ReturnType<typeof open>>,
  piece: Uint8Array,
  position: number,
): Promise<void> {
  for (let done = 0; done < piece.length; done += HOLE_BYTES) {
    const part = piece.subarray(done, done + HOLE_BYTES);
    if (!ZEROS.subarray(0, part.length).equals(part)) await writeAll(target, part, position + done);
  }
}

function faultOf(error: unknown, compression: string, size: number, most: number): UnpackMessage {
  const { code, syscall, message } = error as NodeJS.ErrnoException;
  if (error instanceof TooLarge) {
    const sentence = `The image is refused: its ${size} bytes of ${compression} unpack to more than the ${most} bytes that are allowed.`;
    return {
      code: "too_large",
      message: sentence,
      detail: `${sentence} If it is a large disk that is mostly empty, convert it with \`qemu-img convert -O qcow2\` first.`,
    };
  }
  if (code === "ENOSPC" || code === "EDQUOT") {
    return {
      code: "storage_full",
      message: "The unpacked image does not fit on the reconciler's file system.",
      detail: "Make room below the reconciler's state folder; it is tried again.",
    };
  }
  // The machine's fault, not the image's.
  if (syscall !== undefined) throw error;
  const why =
    code === "Z_BUF_ERROR" ? "it ends in the middle" : code?.startsWith("Z_") ? "it is damaged" : message;
  const sentence = `The image is refused: compressed with ${compression}, ${why}.`;
  return {
    code: "image_refused",
    message: sentence,
    detail: `${sentence} Compress it again, or give it as it is.`,
  };
}

// What is thrown ends the thread, and whoever started it is told.
void run(workerData as UnpackOrder).then(tell);
