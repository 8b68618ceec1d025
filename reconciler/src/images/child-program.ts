// The process that looks into images: the only one that reads inside of them, and one with nothing to lose. It gets its
// order as an argument, the file as descriptor 3, where to write as 4, and says what it found on its standard output
// (see child-messages.ts). Bundled whole into one file, which it reads from its standard input: whoever it runs as may
// reach no folder of ours.

import {
  closeSync,
  createReadStream,
  fstatSync,
  ftruncateSync,
  readdirSync,
  readFileSync,
  readSync,
  writeSync,
} from "node:fs";
import type { CroftError } from "@croft/schemas/errors.ts";
import type { ChildFault, ChildMessage, ChildOrder, Looked } from "./child-messages.ts";
import { compressionOf } from "./compression.ts";
import { decompressed } from "./decompress.ts";
import { HEADER_BYTES, readHeader } from "./header.ts";
import { checkQcow2Tables } from "./qcow2-tables.ts";

const OUTPUT = 1;
const SOURCE = 3;
const TARGET = 4;

const TELL_EVERY_MS = 1000;
const HOLE_BYTES = 64 * 1024;
const ZEROS = Buffer.alloc(HOLE_BYTES);
/** The flag O_CLOEXEC in `/proc/self/fdinfo` (proc(5)). */
const CLOSE_ON_EXEC = 0o2000000;

const tell = (message: ChildMessage): void => void writeSync(OUTPUT, `${JSON.stringify(message)}\n`);

/** Closes what came from the parents beside its own: Node's program, and what they had left open by mistake. */
function closeInherited(): void {
  for (const name of readdirSync("/proc/self/fd")) {
    const fd = Number(name);
    if (fd <= TARGET) continue;
    try {
      const flags = /^flags:\s+([0-7]+)$/m.exec(readFileSync(`/proc/self/fdinfo/${name}`, "latin1"))?.[1];
      const isProgram = fstatSync(fd).isFile();
      // What Node opened itself closes on exec.
      if (isProgram || (Number.parseInt(flags ?? "0", 8) & CLOSE_ON_EXEC) === 0) closeSync(fd);
    } catch {
      // The folder's own, which is closed by now.
    }
  }
}

function look({ packed, insists }: ChildOrder & { task: "look" }): Looked {
  const head = Buffer.alloc(HEADER_BYTES);
  let length = 0;
  for (let read = -1; read !== 0; length += read) {
    read = readSync(SOURCE, head, length, HEADER_BYTES - length, length);
  }
  const found = head.subarray(0, length);
  const compression = packed ? compressionOf(found) : null;
  if (compression !== null) return { compression };
  const { size } = fstatSync(SOURCE);
  const header = readHeader(found, size, insists);
  if (header.format === "qcow2") checkQcow2Tables(found, size, readAt);
  return { header };
}

function readAt(position: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length);
  let done = 0;
  for (let read = -1; read !== 0 && done < length; done += read) {
    read = readSync(SOURCE, bytes, done, length - done, position + done);
  }
  return bytes.subarray(0, done);
}

class TooLarge extends Error {}

/** Returns how many bytes after the end of what is compressed were passed over. */
async function unpack({ compression, most }: ChildOrder & { task: "unpack" }): Promise<number> {
  const source = createReadStream("", { fd: SOURCE, autoClose: false, highWaterMark: 64 * 1024 });
  let end = 0;
  let told = 0;
  let ignored = 0;
  const note = (bytes: number): void => {
    ignored = bytes;
  };
  for await (const piece of decompressed(compression, source, note)) {
    if (end + piece.length > most) throw new TooLarge();
    writeSparse(piece, end);
    end += piece.length;
    if (Date.now() - told < TELL_EVERY_MS) continue;
    told = Date.now();
    tell({ read: source.bytesRead, written: end });
  }
  // Zeros at its end were left out.
  ftruncateSync(TARGET, end);
  return ignored;
}

/** Zeros are left out: the file has holes there, and an empty disk takes no room. */
function writeSparse(piece: Uint8Array, position: number): void {
  for (let done = 0; done < piece.length; done += HOLE_BYTES) {
    const part = piece.subarray(done, done + HOLE_BYTES);
    if (ZEROS.subarray(0, part.length).equals(part)) continue;
    for (let at = 0; at < part.length; ) {
      at += writeSync(TARGET, part, at, part.length - at, position + done + at);
    }
  }
}

function faultOf(error: unknown, order: ChildOrder): ChildFault {
  const { code, syscall, message, name } = error as NodeJS.ErrnoException;
  if (name === "CroftError") {
    const { detail } = error as CroftError;
    return { code: "image_refused", message, detail };
  }
  const compression = order.task === "unpack" ? order.compression : "";
  // EFBIG: the limit that this process was given by the system is the same one.
  if (error instanceof TooLarge || code === "EFBIG") return tooLarge(order);
  if (code === "ENOSPC" || code === "EDQUOT") {
    return { code: "storage_full", message: "The file system is full.", detail: "The file system is full." };
  }
  // The machine's fault, not the image's.
  if (syscall !== undefined) throw error;
  const why =
    code === "Z_BUF_ERROR" ? "it ends in the middle" : code?.startsWith("Z_") ? "it is damaged" : message;
  const sentence = `The image is refused: compressed with ${compression}, ${why}.`;
  return {
    code: "image_refused",
    message: sentence,
    detail: "Compress it again, or give it as it is.",
  };
}

function tooLarge(order: ChildOrder): ChildFault {
  const [compression, most] = order.task === "unpack" ? [order.compression, order.most] : ["", 0];
  const size = fstatSync(SOURCE).size;
  const sentence = `The image is refused: its ${size} bytes of ${compression} unpack to more than the ${most} bytes that are allowed.`;
  return {
    code: "too_large",
    message: sentence,
    detail: "If it is a large disk that is mostly empty, convert it with `qemu-img convert -O qcow2` first.",
  };
}

async function answer(order: ChildOrder): Promise<ChildMessage> {
  try {
    if (order.task === "look") return { looked: look(order) };
    return { unpacked: { ignored: await unpack(order) } };
  } catch (error) {
    return { fault: faultOf(error, order) };
  }
}

closeInherited();
tell({ started: true });
// What is thrown ends the process, and whoever started it is told by how it ended.
void answer(JSON.parse(process.argv[2] ?? "") as ChildOrder).then((last) => {
  tell(last);
  process.exit(0);
});
