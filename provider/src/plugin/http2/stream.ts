/**
 * One request and its answer.
 *
 *   receiving --(END_STREAM)--> received --(answered)--> closed
 *       |                          |
 *       |                          `--(reset by either end, connection lost)--> closed
 *       |--(answered: the rest of the request is not wanted, RST_STREAM)------> closed
 *       `--(reset by either end, connection lost)-----------------------------> closed
 *
 * An answer is headers, octets, trailers. What goes with it on a stream that is closed goes nowhere.
 */
import { Body } from "./body.ts";
import { CODE, type ErrorCode, StreamError } from "./error-codes.ts";
import { ReceiveWindow } from "./flow.ts";
import { windowFrame } from "./frames.ts";
import type { RequestHead } from "./request-head.ts";
import type { Outgoing, Sender } from "./sender.ts";

/** What becomes of a request's body. */
export interface BodyTaker {
  /** Asked before octets are kept. When it is false, the whole body is thrown away. */
  admit(octets: number): boolean;
  /** The body, once it is there. */
  whole(body: Buffer): void;
}

/** The connection of a stream. */
export interface StreamOwner {
  readonly sender: Sender;
  /** The stream is closed by us: the answer is complete, or `code` says why there is none. */
  release(stream: ServerStream, code: ErrorCode | undefined): void;
}

const nothing = () => {};
/** Octets of an answer that wait in a stream before `room` makes its producer wait. */
const ENOUGH = 64 * 1024;

export class ServerStream implements Outgoing {
  readonly id: number;
  readonly head: RequestHead;
  /** Called once, after the answer was handed to the socket, or when the stream is closed without. */
  onClose: () => void = nothing;
  sendWindow: number;
  private readonly owner: StreamOwner;
  private readonly receiveWindow: ReceiveWindow;
  private taker: BodyTaker | undefined;
  private body: Body | undefined;
  private received = 0;
  private isReceived = false;
  private isClosed = false;
  private hasHeaders = false;
  private queue: Uint8Array[] = [];
  private queued = 0;
  private trailers: Buffer | undefined;
  private onRoom: (() => void) | undefined;

  constructor(owner: StreamOwner, id: number, head: RequestHead, sendWindow: number, receiveWindow: number) {
    this.owner = owner;
    this.id = id;
    this.head = head;
    this.sendWindow = sendWindow;
    this.receiveWindow = new ReceiveWindow(receiveWindow);
  }

  get closed(): boolean {
    return this.isClosed;
  }

  /** Whether headers have been sent. */
  get begun(): boolean {
    return this.hasHeaders;
  }

  /** The body goes to `taker`; without one it is thrown away. */
  collect(taker: BodyTaker): void {
    this.taker = taker;
  }

  /** A whole answer. Each block has to fit into one frame. */
  answer(headers: Buffer, body: Uint8Array, trailers: Buffer): void {
    if (this.isClosed) return;
    if (this.owner.sender.sendWhole(this, headers, body, trailers)) {
      this.finish();
      return;
    }
    this.begin(headers);
    this.write(body);
    this.end(trailers);
  }

  /** An answer without a body. */
  answerHeaders(headers: Buffer): void {
    if (this.isClosed) return;
    this.owner.sender.sendHeaders(this.id, headers, true);
    this.finish();
  }

  begin(headers: Buffer): void {
    if (this.isClosed) return;
    this.hasHeaders = true;
    this.owner.sender.sendHeaders(this.id, headers, false);
  }

  write(bytes: Uint8Array): void {
    if (this.isClosed || bytes.length === 0) return;
    this.queue.push(bytes);
    this.queued += bytes.length;
    this.owner.sender.enqueue(this);
  }

  end(trailers: Buffer): void {
    if (this.isClosed) return;
    this.trailers = trailers;
    if (this.queued === 0) this.sendTrailers(trailers);
  }

  reset(code: ErrorCode): void {
    if (!this.isClosed) this.owner.release(this, code);
  }

  /** Waits while much of the answer waits; not when the stream is closed. For one producer at a time. */
  room(): Promise<void> {
    if (this.isClosed || this.queued < ENOUGH) return Promise.resolve();
    return new Promise((resolve) => {
      this.onRoom = resolve;
    });
  }

  /** DATA has come: `flowed` octets in all, padding included. Throws StreamError. */
  receive(data: Buffer, flowed: number, endStream: boolean): void {
    if (this.isReceived) throw new StreamError(CODE.streamClosed, "DATA after the end of the request");
    if (!this.receiveWindow.take(flowed)) throw new StreamError(CODE.flowControlError, "too much DATA");
    this.received += data.length;
    if (this.received > (this.head.contentLength ?? this.received)) throw wrongLength();
    if (this.taker !== undefined && !this.taker.admit(data.length)) {
      this.taker = undefined;
      this.body = undefined;
    }
    if (endStream) {
      this.receiveEnd(data);
      return;
    }
    if (this.isClosed) return;
    if (this.taker !== undefined) {
      this.body ??= new Body();
      this.body.add(data);
    }
    const refill = this.receiveWindow.refill();
    if (refill > 0) this.owner.sender.outlet.writeControl(windowFrame(this.id, refill));
  }

  /** The request is complete with these octets. Throws StreamError. */
  receiveEnd(last: Buffer): void {
    if (this.isReceived) throw new StreamError(CODE.streamClosed, "the request has ended already");
    if (this.received !== (this.head.contentLength ?? this.received)) throw wrongLength();
    this.isReceived = true;
    const { taker, body } = this;
    this.taker = undefined;
    this.body = undefined;
    if (taker === undefined) return;
    body?.add(last);
    taker.whole(body?.whole() ?? last);
  }

  /** The stream may send more, or less, than it could. */
  setSendWindow(window: number): void {
    this.sendWindow = window;
    if (this.queued > 0) this.owner.sender.enqueue(this);
  }

  nextPiece(most: number): Uint8Array {
    const first = this.queue[0]!;
    const piece = first.length <= most ? first : first.subarray(0, most);
    if (piece.length === first.length) this.queue.shift();
    else this.queue[0] = first.subarray(most);
    this.queued -= piece.length;
    return piece;
  }

  pieceSent(): boolean {
    if (this.queued < ENOUGH) this.wake();
    if (this.queued > 0) return true;
    if (this.trailers !== undefined) this.sendTrailers(this.trailers);
    return false;
  }

  /** Nothing is sent or received any more. For the connection. */
  close(): void {
    this.isClosed = true;
    this.owner.sender.forget(this);
    this.queue = [];
    this.queued = 0;
    this.taker = undefined;
    this.body = undefined;
    this.wake();
  }

  private sendTrailers(trailers: Buffer): void {
    this.owner.sender.sendHeaders(this.id, trailers, true);
    this.finish();
  }

  private finish(): void {
    this.owner.release(this, this.isReceived ? undefined : CODE.noError);
  }

  private wake(): void {
    const { onRoom } = this;
    this.onRoom = undefined;
    onRoom?.();
  }
}

function wrongLength(): StreamError {
  return new StreamError(CODE.protocolError, "the body is not as long as content-length says");
}
