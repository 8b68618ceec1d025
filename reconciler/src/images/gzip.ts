// GZIP streams (RFC 1952): members, one after the other. Node's own decoder takes whatever follows the last member for
// damage, while firmware images carry a signature there, so members are walked here as gunzip does.
//
//   member --header--> deflated --checksum, size--> the magic of a member? --> member
//                                                 \ nothing, or zeros ------> end
//                                                 \ other bytes ------------> end, and their number is noted

import { crc32, createInflateRaw, type InflateRaw } from "node:zlib";
import { BytePieces } from "./byte-pieces.ts";

const MAGIC = 0x1f8b;
const DEFLATE = 8;
const HEADER_CHECKSUM = 2;
const EXTRA = 4;
const NAME = 8;
const COMMENT = 16;
const RESERVED = 0xe0;
const PIECE_BYTES = 128 * 1024;
/** The longest name or comment that is passed over, in bytes. */
const LONGEST_TEXT = 64 * 1024;

/** What is inside, piece by piece. `ignored` gets how many bytes follow the end that are no padding. Throws an Error when it is damaged. */
export async function* readGzip(
  source: AsyncIterable<Uint8Array>,
  ignored: (bytes: number) => void,
): AsyncIterable<Uint8Array> {
  const pieces = new BytePieces(source);
  do {
    await passHeader(pieces);
    let sum = 0;
    let length = 0;
    for await (const piece of inflate(pieces)) {
      sum = crc32(piece, sum);
      length = (length + piece.length) % 2 ** 32;
      yield piece;
    }
    const trailer = await pieces.take(8);
    if (trailer.readUInt32LE(0) !== sum || trailer.readUInt32LE(4) !== length) throw damaged();
  } while (await isMember(pieces));
  const rest = await bytesAfterZeros(pieces);
  if (rest > 0) ignored(rest);
}

const damaged = (cause?: unknown): Error => new Error("it is damaged", { cause });

async function passHeader(pieces: BytePieces): Promise<void> {
  const fixed = await pieces.take(10);
  const flags = fixed.readUInt8(3);
  if (fixed.readUInt16BE(0) !== MAGIC || fixed.readUInt8(2) !== DEFLATE || (flags & RESERVED) !== 0) {
    throw damaged();
  }
  if ((flags & EXTRA) !== 0) await pieces.take((await pieces.take(2)).readUInt16LE(0));
  if ((flags & NAME) !== 0) await passText(pieces);
  if ((flags & COMMENT) !== 0) await passText(pieces);
  if ((flags & HEADER_CHECKSUM) !== 0) await pieces.take(2);
}

/** Up to and with the zero that ends it. */
async function passText(pieces: BytePieces): Promise<void> {
  for (let length = 0; length < LONGEST_TEXT; length++) {
    if ((await pieces.take(1)).readUInt8(0) === 0) return;
  }
  throw damaged();
}

/** The deflated bytes of one member; what follows them is left in `pieces`. */
async function* inflate(pieces: BytePieces): AsyncIterable<Buffer> {
  const decoder = createInflateRaw({ chunkSize: PIECE_BYTES });
  const fed = feed(decoder, pieces).catch((error) => void decoder.destroy(error));
  for await (const piece of decoder) yield piece as Buffer;
  await fed;
}

// One piece at a time, so that what the decoder did not want is of the last one.
async function feed(decoder: InflateRaw, pieces: BytePieces): Promise<void> {
  for (let given = 0; ; ) {
    const piece = await pieces.next();
    if (piece === undefined) return void decoder.end();
    given += piece.length;
    await new Promise<void>((resolve, reject) =>
      decoder.write(piece, (error) => (error ? reject(error) : resolve())),
    );
    const left = given - decoder.bytesWritten;
    if (left > 0) return pieces.unread(piece.subarray(piece.length - left));
  }
}

async function isMember(pieces: BytePieces): Promise<boolean> {
  if (await pieces.atEnd()) return false;
  const first = await pieces.take(1);
  const second = (await pieces.atEnd()) ? Buffer.alloc(0) : await pieces.take(1);
  const magic = Buffer.concat([first, second]);
  pieces.unread(magic);
  return magic.length === 2 && magic.readUInt16BE(0) === MAGIC;
}

/** Zeros fill up blocks of tapes and devices (see gzip's manual), and are nothing to remark on. */
async function bytesAfterZeros(pieces: BytePieces): Promise<number> {
  let count = 0;
  for (;;) {
    const piece = await pieces.next();
    if (piece === undefined) return count;
    if (count > 0) {
      count += piece.length;
      continue;
    }
    const first = piece.findIndex((byte) => byte !== 0);
    if (first >= 0) count = piece.length - first;
  }
}
