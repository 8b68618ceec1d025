/**
 * One HTTP/2 connection, the server's end of it (RFC 9113): no push, no priorities, no upgrade from HTTP/1.
 *
 *   opening --(preface, SETTINGS)--> open --(GOAWAY of the peer, no stream left)-----> ending --> closed
 *      |                              |
 *      |                              |--(the peer breaks a rule: our GOAWAY)--> failed --> closed
 *      `------------------------------'                 (what still comes is thrown away)
 *
 *   closed comes from everywhere when the socket is closed; the streams are closed with it.
 *
 * Streams leave the table when they are closed. Ids of those that we reset are remembered for a while, because the peer
 * may have sent more before it knew; any other frame for a closed stream breaks a rule.
 */
import type { Duplex } from "node:stream";
import { CODE, ConnectionError, type ErrorCode, StreamError } from "./error-codes.ts";
import { FIRST_WINDOW, LARGEST_WINDOW, ReceiveWindow, widened } from "./flow.ts";
import { FrameReader } from "./frame-reader.ts";
import { requireLength, requireStream, withoutPadding } from "./frame-rules.ts";
import { FLAG, frameOf, goAwayFrame, resetFrame, TYPE, windowFrame } from "./frames.ts";
import { HeaderBlocks, LARGEST_HEADERS } from "./header-blocks.ts";
import { Outlet } from "./outlet.ts";
import { Sender } from "./sender.ts";
import { readInitialWindow, settingsFrame } from "./settings.ts";
import { ServerStream, type StreamOwner } from "./stream.ts";

/** Large requests should not wait for window updates. */
export const WINDOW = 16 * 1024 * 1024;
export const MOST_STREAMS = 1000;
/** Answers to PING, SETTINGS and the like that may wait for a peer that does not read them. */
const MOST_UNREAD = 10_000;
const RESETS_REMEMBERED = 1000;
/** How long the peer may take to read why the connection ends. */
const LINGER_MS = 1_000;

const SETTINGS = settingsFrame({
  headerTableSize: 0,
  maxConcurrentStreams: MOST_STREAMS,
  initialWindowSize: WINDOW,
  maxHeaderListSize: LARGEST_HEADERS,
});
const SETTINGS_ACK = frameOf(TYPE.settings, FLAG.ack, 0, new Uint8Array());
const NOTHING = Buffer.alloc(0);

/** Called for each request as soon as its headers are there. Must not throw. */
export type Serve = (stream: ServerStream, connection: Connection) => void;

export class Connection implements StreamOwner {
  readonly sender: Sender;
  private readonly socket: Duplex;
  private readonly serve: Serve;
  private readonly outlet: Outlet;
  private readonly reader = new FrameReader((type, flags, id, payload) =>
    this.take(type, flags, id, payload),
  );
  private readonly blocks = new HeaderBlocks();
  private readonly window = new ReceiveWindow(WINDOW);
  private readonly streams = new Map<number, ServerStream>();
  private readonly resets = new Set<number>();
  private finished: ServerStream[] = [];
  private readonly pings = new Map<number, () => void>();
  private pingsSent = 0;
  private state: "opening" | "open" | "ending" | "failed" | "closed" = "opening";
  private peerIsGoing = false;
  private settingsAcknowledged = false;
  private lastStream = 0;
  private streamSendWindow = FIRST_WINDOW;

  /** Speaks through `socket`, which is its own from here on. */
  constructor(socket: Duplex, serve: Serve) {
    this.socket = socket;
    this.serve = serve;
    this.outlet = new Outlet(socket, () => this.flushed());
    this.sender = new Sender(this.outlet);
    this.outlet.write(SETTINGS);
    this.outlet.write(windowFrame(0, WINDOW - FIRST_WINDOW));
    socket.on("data", (chunk: Buffer) => this.receive(chunk));
    // What is wrong with a socket is no event worth more than its end.
    socket.on("error", () => socket.destroy());
    socket.on("close", () => this.closed());
  }

  /** Calls back once: when the peer has read everything sent before, or the connection is closed. */
  ping(received: () => void): void {
    if (this.state === "closed") {
      received();
      return;
    }
    this.pingsSent += 1;
    this.pings.set(this.pingsSent, received);
    const payload = Buffer.alloc(8);
    payload.writeUInt32BE(this.pingsSent, 4);
    this.outlet.write(frameOf(TYPE.ping, 0, 0, payload));
  }

  release(stream: ServerStream, code: ErrorCode | undefined): void {
    stream.close();
    this.streams.delete(stream.id);
    if (code !== undefined) this.sendReset(stream.id, code);
    // Its answer or reset waits to be handed over, and would be lost if the process ended now.
    this.finished.push(stream);
    this.endWhenIdle();
  }

  private receive(chunk: Buffer): void {
    if (this.state === "failed") return;
    try {
      this.reader.push(chunk);
      if (this.outlet.unreadControls > MOST_UNREAD) {
        throw new ConnectionError(
          CODE.enhanceYourCalm,
          "too many frames to answer, and the answers are not read",
        );
      }
    } catch (error) {
      if (!(error instanceof ConnectionError)) throw error;
      this.fail(error);
    }
  }

  private take(type: number, flags: number, id: number, payload: Buffer): void {
    if (this.state === "opening") {
      if (type !== TYPE.settings || (flags & FLAG.ack) !== 0) {
        throw new ConnectionError(CODE.protocolError, "the first frame is not SETTINGS");
      }
      this.state = "open";
    }
    const { awaited } = this.blocks;
    if (awaited !== 0 && (type !== TYPE.continuation || id !== awaited)) {
      throw new ConnectionError(CODE.protocolError, "a header block was interrupted");
    }
    try {
      this.dispatch(type, flags, id, payload);
    } catch (error) {
      if (!(error instanceof StreamError)) throw error;
      const stream = this.streams.get(id);
      if (stream === undefined) this.sendReset(id, error.code);
      else stream.reset(error.code);
    }
  }

  private dispatch(type: number, flags: number, id: number, payload: Buffer): void {
    switch (type) {
      case TYPE.data:
        this.takeData(flags, id, payload);
        break;
      case TYPE.headers:
        this.takeHeaders(flags, id, payload);
        break;
      case TYPE.priority:
        requireStream(id, true);
        requireLength(payload, 5);
        break;
      case TYPE.rstStream:
        this.takeReset(id, payload);
        break;
      case TYPE.settings:
        this.takeSettings(flags, id, payload);
        break;
      case TYPE.pushPromise:
        throw new ConnectionError(CODE.protocolError, "a client cannot push");
      case TYPE.ping:
        this.takePing(flags, id, payload);
        break;
      case TYPE.goAway:
        requireStream(id, false);
        if (payload.length < 8) throw new ConnectionError(CODE.frameSizeError, "GOAWAY of a wrong length");
        this.peerIsGoing = true;
        this.endWhenIdle();
        break;
      case TYPE.windowUpdate:
        this.takeWindowUpdate(id, payload);
        break;
      case TYPE.continuation: {
        const block = this.blocks.continue(payload, (flags & FLAG.endHeaders) !== 0);
        if (block !== undefined) this.takeBlock(block.stream, block.endStream, block.bytes);
        break;
      }
      default:
      // Types that came later are for those who know them.
    }
  }

  private takeData(flags: number, id: number, payload: Buffer): void {
    requireStream(id, true);
    if (!this.window.take(payload.length)) {
      throw new ConnectionError(CODE.flowControlError, "more DATA than the connection's window");
    }
    const refill = this.window.refill();
    if (refill > 0) this.outlet.writeControl(windowFrame(0, refill));
    const data = withoutPadding(flags, payload);
    const stream = this.streams.get(id);
    if (stream !== undefined) stream.receive(data, payload.length, (flags & FLAG.endStream) !== 0);
    else this.requireReset(id);
  }

  private takeHeaders(flags: number, id: number, payload: Buffer): void {
    requireStream(id, true);
    let fragment = withoutPadding(flags, payload);
    if ((flags & FLAG.priority) !== 0) {
      if (fragment.length < 5)
        throw new ConnectionError(CODE.frameSizeError, "HEADERS without their priority");
      fragment = fragment.subarray(5);
    }
    const endStream = (flags & FLAG.endStream) !== 0;
    if ((flags & FLAG.endHeaders) !== 0) this.takeBlock(id, endStream, fragment);
    else this.blocks.begin(id, endStream, fragment);
  }

  private takeBlock(id: number, endStream: boolean, block: Buffer): void {
    const stream = this.streams.get(id);
    if (stream !== undefined) {
      this.blocks.readTrailers(block);
      if (!endStream) throw new StreamError(CODE.protocolError, "trailers that do not end the request");
      stream.receiveEnd(NOTHING);
      return;
    }
    if (id % 2 === 0) throw new ConnectionError(CODE.protocolError, "a request on a stream of the server");
    if (id <= this.lastStream) {
      this.requireReset(id);
      this.blocks.skip(block);
      return;
    }
    this.lastStream = id;
    const head = this.blocks.readRequest(block);
    if (this.streams.size >= MOST_STREAMS) throw new StreamError(CODE.refusedStream, "too many streams");
    const opened = new ServerStream(this, id, head, this.streamSendWindow, WINDOW);
    this.streams.set(id, opened);
    this.serve(opened, this);
    if (endStream) opened.receiveEnd(NOTHING);
  }

  private takeReset(id: number, payload: Buffer): void {
    this.requireKnown(id);
    requireLength(payload, 4);
    const stream = this.streams.get(id);
    if (stream === undefined) return;
    this.streams.delete(id);
    stream.close();
    stream.onClose();
    this.endWhenIdle();
  }

  private takeSettings(flags: number, id: number, payload: Buffer): void {
    requireStream(id, false);
    if ((flags & FLAG.ack) !== 0) {
      requireLength(payload, 0);
      if (!this.settingsAcknowledged) this.blocks.forbidTable();
      this.settingsAcknowledged = true;
      return;
    }
    const window = readInitialWindow(payload);
    if (window !== undefined) {
      const change = window - this.streamSendWindow;
      this.streamSendWindow = window;
      for (const stream of this.streams.values()) {
        if (stream.sendWindow + change > LARGEST_WINDOW) {
          throw new ConnectionError(CODE.flowControlError, "INITIAL_WINDOW_SIZE makes a window too large");
        }
        stream.setSendWindow(stream.sendWindow + change);
      }
    }
    this.outlet.writeControl(SETTINGS_ACK);
  }

  private takePing(flags: number, id: number, payload: Buffer): void {
    requireStream(id, false);
    requireLength(payload, 8);
    if ((flags & FLAG.ack) === 0) {
      this.outlet.writeControl(frameOf(TYPE.ping, FLAG.ack, 0, payload));
      return;
    }
    const number = payload.readUInt32BE(4);
    const received = this.pings.get(number);
    this.pings.delete(number);
    received?.();
  }

  private takeWindowUpdate(id: number, payload: Buffer): void {
    requireLength(payload, 4);
    const increment = payload.readUInt32BE(0) & 0x7fffffff;
    if (id === 0) {
      this.sender.widen(increment);
      return;
    }
    this.requireKnown(id);
    const stream = this.streams.get(id);
    stream?.setSendWindow(widened(stream.sendWindow, increment, id));
  }

  /** A frame that tells something of a stream, which may be closed but must have been there. */
  private requireKnown(id: number): void {
    requireStream(id, true);
    if (id % 2 === 0 || id > this.lastStream)
      throw new ConnectionError(CODE.protocolError, "the stream is idle");
  }

  /** A frame of a request that is not there any more: only to be expected when that was our doing. */
  private requireReset(id: number): void {
    this.requireKnown(id);
    if (!this.resets.has(id)) throw new ConnectionError(CODE.streamClosed, "the stream is closed");
  }

  private sendReset(id: number, code: ErrorCode): void {
    this.resets.add(id);
    if (this.resets.size > RESETS_REMEMBERED) this.resets.delete(this.resets.values().next().value!);
    this.outlet.writeControl(resetFrame(id, code));
  }

  /** Everything written is with the socket. */
  private flushed(): void {
    const { finished } = this;
    if (finished.length > 0) {
      this.finished = [];
      for (const stream of finished) stream.onClose();
    }
    this.sender.pump();
  }

  private endWhenIdle(): void {
    if (!this.peerIsGoing || this.streams.size > 0 || this.state !== "open") return;
    this.state = "ending";
    this.outlet.flush();
    this.socket.end();
  }

  private fail(error: ConnectionError): void {
    this.state = "failed";
    this.outlet.write(goAwayFrame(this.lastStream, error.code, error.message));
    this.outlet.flush();
    this.closeStreams();
    this.socket.end();
    setTimeout(() => this.socket.destroy(), LINGER_MS).unref();
  }

  private closed(): void {
    this.state = "closed";
    this.closeStreams();
    for (const received of this.pings.values()) received();
    this.pings.clear();
  }

  private closeStreams(): void {
    const streams = [...this.finished, ...this.streams.values()];
    this.finished = [];
    this.streams.clear();
    for (const stream of streams) {
      stream.close();
      stream.onClose();
    }
  }
}
