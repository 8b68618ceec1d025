/** Frames as bytes (RFC 9113, sections 4 and 6): nine octets of header, then the payload. */
import type { ErrorCode } from "./error-codes.ts";

export const TYPE = {
  data: 0x0,
  headers: 0x1,
  priority: 0x2,
  rstStream: 0x3,
  settings: 0x4,
  pushPromise: 0x5,
  ping: 0x6,
  goAway: 0x7,
  windowUpdate: 0x8,
  continuation: 0x9,
} as const;

export const FLAG = {
  endStream: 0x1,
  /** Of SETTINGS and PING. */
  ack: 0x1,
  endHeaders: 0x4,
  padded: 0x8,
  priority: 0x20,
} as const;

export const FRAME_HEADER = 9;
/** What every end takes; nobody here takes or sends more at once. */
export const LARGEST_PAYLOAD = 16_384;
export const PREFACE = Buffer.from("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");

/** Writes the header of a frame, and returns where its payload begins. */
export function putFrameHeader(
  out: Buffer,
  at: number,
  length: number,
  type: number,
  flags: number,
  stream: number,
): number {
  out[at] = length >>> 16;
  out[at + 1] = length >>> 8;
  out[at + 2] = length;
  out[at + 3] = type;
  out[at + 4] = flags;
  out[at + 5] = stream >>> 24;
  out[at + 6] = stream >>> 16;
  out[at + 7] = stream >>> 8;
  out[at + 8] = stream;
  return at + FRAME_HEADER;
}

export function frameOf(type: number, flags: number, stream: number, payload: Uint8Array): Buffer {
  const out = Buffer.allocUnsafe(FRAME_HEADER + payload.length);
  out.set(payload, putFrameHeader(out, 0, payload.length, type, flags, stream));
  return out;
}

export function resetFrame(stream: number, code: ErrorCode): Buffer {
  return frameOf(TYPE.rstStream, 0, stream, uint32(code));
}

export function windowFrame(stream: number, increment: number): Buffer {
  return frameOf(TYPE.windowUpdate, 0, stream, uint32(increment));
}

export function goAwayFrame(lastStream: number, code: ErrorCode, reason: string): Buffer {
  return frameOf(TYPE.goAway, 0, 0, Buffer.concat([uint32(lastStream), uint32(code), Buffer.from(reason)]));
}

/** A header block in one frame, or, when it is too large for one, with CONTINUATION. */
export function headerFrames(stream: number, block: Buffer, endStream: boolean): Buffer {
  const frames: Buffer[] = [];
  let at = 0;
  do {
    const piece = block.subarray(at, at + LARGEST_PAYLOAD);
    const isFirst = at === 0;
    at += piece.length;
    const flags = (isFirst && endStream ? FLAG.endStream : 0) | (at === block.length ? FLAG.endHeaders : 0);
    frames.push(frameOf(isFirst ? TYPE.headers : TYPE.continuation, flags, stream, piece));
  } while (at < block.length);
  return frames.length === 1 ? frames[0]! : Buffer.concat(frames);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.allocUnsafe(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
