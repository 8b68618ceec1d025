// How the bytes of a VM travel from host to host, in a stream of frames.
//
//   target: request                  what it has whole already
//   source: item, data…, item_end    one after the other for each file and partition; end
//
//   frame   4 bytes length of what follows, 1 byte type, then JSON, or 8 bytes offset and data
//
// What is zero is not sent: the target's place for it is zero. A digest covers every block that is not, with its offset, so it is
// the same wherever holes lie.
import { createHash, type Hash } from "node:crypto";
import { CroftError } from "@croft/schemas/errors.ts";
import { isNote, type Note } from "./notes.ts";

/** Bytes of a block: small enough for a message of a WebSocket. */
export const BLOCK_BYTES = 256 * 1024;

export type Frame = { type: "note"; note: Note } | { type: "data"; offset: number; bytes: Buffer };

const NOTE = 1;
const DATA = 2;
const HEAD = 5;
const MOST_NOTE_BYTES = 64 * 1024;

export function noteFrame(note: Note): Buffer {
  const text = Buffer.from(JSON.stringify(note));
  const head = Buffer.alloc(HEAD);
  head.writeUInt32BE(text.length + 1);
  head[4] = NOTE;
  return Buffer.concat([head, text]);
}

export function dataFrame(offset: number, bytes: Buffer): Buffer {
  const head = Buffer.alloc(HEAD + 8);
  head.writeUInt32BE(bytes.length + 9);
  head[4] = DATA;
  head.writeBigUInt64BE(BigInt(offset), HEAD);
  return Buffer.concat([head, bytes]);
}

/** Frames out of a stream of bytes. Throws `invalid_request` for what is none, `unavailable` when it ends within one. */
export async function* readFrames(source: AsyncIterable<Buffer>): AsyncGenerator<Frame> {
  let held: Buffer = Buffer.alloc(0);
  for await (const chunk of source) {
    held = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
    for (;;) {
      if (held.length < HEAD) break;
      const length = held.readUInt32BE();
      if (length < 1 || length > BLOCK_BYTES + MOST_NOTE_BYTES) throw malformed();
      if (held.length < 4 + length) break;
      yield frameOf(held[4] ?? 0, held.subarray(HEAD, 4 + length));
      held = held.subarray(4 + length);
    }
  }
  if (held.length > 0) throw new CroftError("unavailable", "The stream of a move ended within a frame.");
}

function frameOf(type: number, body: Buffer): Frame {
  if (type === NOTE) return { type: "note", note: readNote(body) };
  if (type !== DATA || body.length < 9) throw malformed();
  const offset = Number(body.readBigUInt64BE());
  if (!Number.isSafeInteger(offset) || offset % BLOCK_BYTES !== 0) throw malformed();
  return { type: "data", offset, bytes: body.subarray(8) };
}

function readNote(body: Buffer): Note {
  let note: unknown;
  try {
    note = JSON.parse(body.toString("utf8"));
  } catch {
    throw malformed();
  }
  if (!isNote(note)) throw malformed();
  return note;
}

const malformed = (): CroftError =>
  new CroftError("invalid_request", "What came in the stream of a move is no frame of one.");

const ZEROS = Buffer.alloc(BLOCK_BYTES);

export const isZero = (bytes: Buffer): boolean => bytes.equals(ZEROS.subarray(0, bytes.length));

/** The digest of an item, fed with the blocks that are not zero in the order of their offsets. */
export class ItemDigest {
  readonly #hash: Hash = createHash("sha256");

  add(offset: number, bytes: Buffer): void {
    const head = Buffer.alloc(8);
    head.writeBigUInt64BE(BigInt(offset));
    this.#hash.update(head).update(bytes);
  }

  end(): string {
    return this.#hash.digest("hex");
  }
}
