// XZ streams. The library decodes them and has only text for what is wrong, so what a user can do something about is read
// from the file itself: its first block's header (https://tukaani.org/xz/xz-file-format.txt, 2.1.1 and 3.1) says which
// filters and how much memory it wants, and its last bytes whether it is whole.

import { Readable } from "node:stream";
import { XzReadableStream } from "xz-decompress";

const STREAM_HEADER_BYTES = 12;
/** Integrity checks that XZ Embedded verifies: none, CRC32, CRC64. */
const CHECKS: ReadonlySet<number> = new Set([0, 1, 4]);
const LZMA2 = 0x21;
/** Of the dictionary's size byte: 2 to the power of 26, 64 MiB, which is what `xz -9` needs. */
const LARGEST_DICTIONARY = 28;
/** Flags of a block: number of filters, and whether its sizes follow. */
const FILTERS = 0x03;
const COMPRESSED_SIZE = 0x40;
const UNCOMPRESSED_SIZE = 0x80;
const FOOTER_MAGIC = "YZ";

const UNKNOWN = "it uses a filter or check that is not known here; compress it with plain `xz`";

/** What is inside, piece by piece. Throws an Error when it is damaged or wants what is not here. */
export async function* readXz(source: Readable): AsyncIterable<Uint8Array> {
  const ending = { last: Buffer.alloc(0), whole: false };
  const bytes = Readable.from(watched(source, ending), { objectMode: false });
  const stream = new XzReadableStream(Readable.toWeb(bytes) as ReadableStream<Uint8Array>);
  try {
    for await (const piece of stream as unknown as AsyncIterable<Uint8Array>) yield piece;
  } catch (cause) {
    if (cause instanceof NotForUs) throw cause;
    const cut = ending.whole && ending.last.toString("latin1") !== FOOTER_MAGIC;
    throw new Error(cut ? "it ends in the middle" : "it is damaged", { cause });
  }
}

class NotForUs extends Error {
  override readonly name = "NotForUs";
}

interface Ending {
  /** The last bytes before padding, as far as they came. */
  last: Buffer;
  /** All bytes of the file were read. */
  whole: boolean;
}

/** The same bytes, after the header was checked; notes how they end. */
async function* watched(source: AsyncIterable<Uint8Array>, ending: Ending): AsyncIterable<Uint8Array> {
  let head: Buffer | undefined = Buffer.alloc(0);
  for await (const piece of source) {
    ending.last = lastOf(Buffer.concat([ending.last, piece.subarray(-64 * 1024)]));
    if (head === undefined) {
      yield piece;
      continue;
    }
    head = Buffer.concat([head, piece]);
    if (head.length < headerBytes(head)) continue;
    checkHeader(head);
    yield head;
    head = undefined;
  }
  if (head !== undefined) yield head;
  ending.whole = true;
}

/** Zeros after the end are padding. */
function lastOf(bytes: Buffer): Buffer {
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0) end -= 1;
  return Buffer.from(bytes.subarray(Math.max(0, end - FOOTER_MAGIC.length), end));
}

/** Bytes of the stream's header and of its first block's, as far as that is known. */
const headerBytes = (head: Buffer): number =>
  head.length <= STREAM_HEADER_BYTES
    ? STREAM_HEADER_BYTES + 1
    : STREAM_HEADER_BYTES + ((head[STREAM_HEADER_BYTES] ?? 0) + 1) * 4;

/** Throws what a user can do something about; what is damaged is the decoder's to find. */
function checkHeader(head: Buffer): void {
  if (!CHECKS.has((head[7] ?? 0) & 0x0f)) throw new NotForUs(UNKNOWN);
  // Its size is zero where the index begins: there is no block.
  if (head[STREAM_HEADER_BYTES] === 0) return;
  const flags = head[STREAM_HEADER_BYTES + 1] ?? 0;
  let at = STREAM_HEADER_BYTES + 2;
  const number = (): number => {
    let value = 0;
    for (let shift = 0; shift < 63; shift += 7) {
      const byte = head[at++] ?? 0;
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) break;
    }
    return value;
  };
  if ((flags & COMPRESSED_SIZE) !== 0) number();
  if ((flags & UNCOMPRESSED_SIZE) !== 0) number();
  for (let filter = 0; filter <= (flags & FILTERS); filter++) {
    const id = number();
    const size = number();
    if (id === LZMA2 && (head[at] ?? 0) > LARGEST_DICTIONARY) {
      throw new NotForUs("it needs a dictionary of more than 64 MiB; compress it with `xz -9` or less");
    }
    at += size;
  }
}
