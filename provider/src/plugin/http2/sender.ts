/** Sends what streams have for the peer: as much as both windows and the socket take, each stream in its turn. */
import { FIRST_WINDOW, widened } from "./flow.ts";
import { FLAG, FRAME_HEADER, headerFrames, LARGEST_PAYLOAD, putFrameHeader, TYPE } from "./frames.ts";
import { NO_TABLE } from "./hpack-encoder.ts";
import type { Outlet } from "./outlet.ts";

/** A stream that has octets to send. */
export interface Outgoing {
  readonly id: number;
  /** Octets that the peer takes; below 0 when it made the window smaller. */
  sendWindow: number;
  /** The next octets, at most so many; they count as sent. There are some. */
  nextPiece(most: number): Uint8Array;
  /** After a piece was sent. Returns whether there are more. */
  pieceSent(): boolean;
}

export class Sender {
  readonly outlet: Outlet;
  private window = FIRST_WINDOW;
  private isFirstBlock = true;
  private readonly waiting = new Set<Outgoing>();

  constructor(outlet: Outlet) {
    this.outlet = outlet;
  }

  /** A header block; nothing holds it back. */
  sendHeaders(stream: number, block: Buffer, endStream: boolean): void {
    this.outlet.writeControl(headerFrames(stream, this.first(block), endStream));
  }

  /**
   * Headers, body and trailers in one piece, if everything goes at once; else nothing is sent, and the answer is false.
   * The blocks have to fit into a frame each.
   */
  sendWhole(stream: Outgoing, headers: Buffer, body: Uint8Array, trailers: Buffer): boolean {
    const { length } = body;
    const room = Math.min(stream.sendWindow, this.window, LARGEST_PAYLOAD);
    if (length > room || this.waiting.size > 0 || this.outlet.isFull) return false;
    this.window -= length;
    stream.sendWindow -= length;
    const { id } = stream;
    const head = this.first(headers);
    const out = Buffer.allocUnsafe(3 * FRAME_HEADER + head.length + length + trailers.length);
    let at = putFrameHeader(out, 0, head.length, TYPE.headers, FLAG.endHeaders, id);
    out.set(head, at);
    at = putFrameHeader(out, at + head.length, length, TYPE.data, 0, id);
    out.set(body, at);
    const ending = FLAG.endHeaders | FLAG.endStream;
    at = putFrameHeader(out, at + length, trailers.length, TYPE.headers, ending, id);
    out.set(trailers, at);
    this.outlet.write(out);
    return true;
  }

  /** The stream has more to send, or may send more. */
  enqueue(stream: Outgoing): void {
    this.waiting.add(stream);
    this.pump();
  }

  forget(stream: Outgoing): void {
    this.waiting.delete(stream);
  }

  /** The peer takes more on the connection. Throws ConnectionError. */
  widen(increment: number): void {
    this.window = widened(this.window, increment, 0);
    this.pump();
  }

  /** Sends what can be sent. One that is held back by its own window is forgotten until that is wider. */
  pump(): void {
    // What is added again comes last, so each has its turn.
    for (const stream of this.waiting) {
      if (this.window <= 0 || this.outlet.isFull) return;
      this.waiting.delete(stream);
      const room = Math.min(stream.sendWindow, this.window, LARGEST_PAYLOAD);
      if (room <= 0) continue;
      const piece = stream.nextPiece(room);
      this.window -= piece.length;
      stream.sendWindow -= piece.length;
      const header = Buffer.allocUnsafe(FRAME_HEADER);
      putFrameHeader(header, 0, piece.length, TYPE.data, 0, stream.id);
      this.outlet.write(header);
      this.outlet.write(piece);
      if (stream.pieceSent()) this.waiting.add(stream);
    }
  }

  private first(block: Buffer): Buffer {
    if (!this.isFirstBlock) return block;
    this.isFirstBlock = false;
    return Buffer.concat([NO_TABLE, block]);
  }
}
