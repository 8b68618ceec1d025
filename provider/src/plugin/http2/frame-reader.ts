/**
 * Cuts what comes from the socket into frames.
 *
 *   preface --(its 24 octets)--> header --(9 octets)--> payload
 *      |                            ^                      |
 *      |                            `-----(all of it)------'
 *      `--(anything else)--> ConnectionError                 header --(too long)--> ConnectionError
 */
import { CODE, ConnectionError } from "./error-codes.ts";
import { FRAME_HEADER, LARGEST_PAYLOAD, PREFACE } from "./frames.ts";

/** `payload` may be a view of what came; it stays as it is. */
export type TakeFrame = (type: number, flags: number, stream: number, payload: Buffer) => void;

export class FrameReader {
  private readonly take: TakeFrame;
  private prefaceRead = 0;
  /** The frame that has not come whole, and how much of it has; its header is whole once `body` is there. */
  private readonly head = Buffer.alloc(FRAME_HEADER);
  private headRead = 0;
  private body: Buffer | undefined;
  private bodyRead = 0;

  constructor(take: TakeFrame) {
    this.take = take;
  }

  /** Calls back for each frame that is whole. Throws what `take` throws, and ConnectionError. */
  push(chunk: Buffer): void {
    let at = this.prefaceRead < PREFACE.length ? this.readPreface(chunk) : 0;
    if (this.headRead > 0) at = this.continueFrame(chunk, at);
    while (chunk.length - at >= FRAME_HEADER) {
      const length = lengthOf(chunk, at);
      const start = at + FRAME_HEADER;
      if (chunk.length - start < length) break;
      at = start + length;
      this.give(chunk, start - FRAME_HEADER, chunk.subarray(start, at));
    }
    if (at < chunk.length) this.continueFrame(chunk, at);
  }

  private readPreface(chunk: Buffer): number {
    const end = Math.min(chunk.length, PREFACE.length - this.prefaceRead);
    if (PREFACE.compare(chunk, 0, end, this.prefaceRead, this.prefaceRead + end) !== 0) {
      throw new ConnectionError(CODE.protocolError, "this is not HTTP/2");
    }
    this.prefaceRead += end;
    return end;
  }

  /** Adds to the frame that is not whole; returns where the next one begins. */
  private continueFrame(chunk: Buffer, from: number): number {
    let at = from;
    if (this.body === undefined) {
      const copied = chunk.copy(this.head, this.headRead, at);
      this.headRead += copied;
      at += copied;
      if (this.headRead < FRAME_HEADER) return at;
      this.body = Buffer.allocUnsafe(lengthOf(this.head, 0));
      this.bodyRead = 0;
    }
    const copied = chunk.copy(this.body, this.bodyRead, at);
    this.bodyRead += copied;
    if (this.bodyRead === this.body.length) {
      const whole = this.body;
      this.body = undefined;
      this.headRead = 0;
      this.give(this.head, 0, whole);
    }
    return at + copied;
  }

  private give(head: Buffer, at: number, payload: Buffer): void {
    this.take(head[at + 3]!, head[at + 4]!, head.readUInt32BE(at + 5) & 0x7fffffff, payload);
  }
}

function lengthOf(head: Buffer, at: number): number {
  const length = (head[at]! << 16) | (head[at + 1]! << 8) | head[at + 2]!;
  if (length > LARGEST_PAYLOAD) {
    throw new ConnectionError(
      CODE.frameSizeError,
      `a frame of ${length} octets; ${LARGEST_PAYLOAD} are allowed`,
    );
  }
  return length;
}
