// Zstandard streams (RFC 8878). The library decodes blocks; frames are walked here, because a frame says how much memory
// it wants, and because a block is the most that may be decoded at once: four bytes may stand for 128 KiB.
//
//   frame --magic, header: window--> block --last?--> checksum --> frame | end
//     |                                ^  \ not last /
//     +--skippable frame: passed over--> frame
//
// Checksums of frames are not checked: the file's own SHA-256 was.

import { Decompress } from "fzstd";
import { BytePieces } from "./byte-pieces.ts";

const MAGIC = 0xfd2fb528;
const SKIPPABLE = 0x184d2a50;
/** The most memory that a frame may want: what `zstd -20` needs. */
const MAX_WINDOW = 32 * 1024 ** 2;
const MAX_BLOCK = 128 * 1024;
const RLE = 1;
const RESERVED = 3;

/** What is inside, block by block. Throws an Error when it is damaged or wants too much memory. */
export async function* readZstd(source: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  const pieces = new BytePieces(source);
  while (!(await pieces.atEnd())) {
    const magic = await pieces.take(4);
    const number = magic.readUInt32LE(0);
    if (number === MAGIC) yield* readFrame(pieces, magic);
    else if ((number & 0xfffffff0) >>> 0 === SKIPPABLE) await skip(pieces);
    else throw new Error("other bytes follow its end");
  }
}

async function skip(pieces: BytePieces): Promise<void> {
  for (let left = (await pieces.take(4)).readUInt32LE(0); left > 0; ) {
    left -= (await pieces.take(Math.min(left, MAX_BLOCK))).length;
  }
}

async function* readFrame(pieces: BytePieces, magic: Buffer): AsyncIterable<Uint8Array> {
  const { header, hasChecksum } = await readHeader(pieces);
  let out: Uint8Array[] = [];
  const decoder = new Decompress((block) => out.push(block));
  decoder.push(Buffer.concat([magic, header]));
  for (let last = false; !last; ) {
    const head = await pieces.take(3);
    const bits = head.readUIntLE(0, 3);
    const [kind, size] = [(bits >> 1) & 3, bits >> 3];
    last = (bits & 1) === 1;
    if (kind === RESERVED || size > MAX_BLOCK) throw new Error("it is damaged");
    const body = await pieces.take((kind === RLE ? 1 : size) + (last && hasChecksum ? 4 : 0));
    try {
      decoder.push(Buffer.concat([head, body]), last);
    } catch (cause) {
      throw new Error("it is damaged", { cause });
    }
    yield* out;
    out = [];
  }
}

/** The header after the magic number, checked for what it wants. */
async function readHeader(pieces: BytePieces): Promise<{ header: Buffer; hasChecksum: boolean }> {
  const first = await pieces.take(1);
  const descriptor = first.readUInt8(0);
  const single = (descriptor & 0x20) !== 0;
  const dictionaryBytes = [0, 1, 2, 4][descriptor & 3] as number;
  const sizeFlag = descriptor >> 6;
  const sizeBytes = sizeFlag === 0 ? Number(single) : 2 ** sizeFlag;
  const rest = await pieces.take((single ? 0 : 1) + dictionaryBytes + sizeBytes);
  if (dictionaryBytes > 0) throw new Error("it needs a dictionary, which is not here");
  const window = single ? contentSize(rest, sizeBytes) : windowSize(rest.readUInt8(0));
  if (window > MAX_WINDOW) {
    throw new Error("it needs more than 32 MiB of memory; compress it without --ultra and --long");
  }
  return { header: Buffer.concat([first, rest]), hasChecksum: (descriptor & 4) !== 0 };
}

function contentSize(bytes: Buffer, length: number): number {
  if (length === 8) return Number(bytes.readBigUInt64LE(0));
  return bytes.readUIntLE(0, length) + (length === 2 ? 256 : 0);
}

function windowSize(descriptor: number): number {
  const base = 2 ** (10 + (descriptor >> 3));
  return base + (base / 8) * (descriptor & 7);
}
