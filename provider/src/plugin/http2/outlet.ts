/**
 * What goes to the socket. All that is written in one turn of the event loop leaves in one piece, because a write costs
 * more than what is in it.
 */
import type { Duplex } from "node:stream";

/** Octets that wait for the peer to read; more DATA is not added to them. */
const FULL = 128 * 1024;

export class Outlet {
  private readonly socket: Duplex;
  private readonly flushed: () => void;
  private waiting: Uint8Array[] = [];
  private size = 0;
  /** Control frames in `waiting`, and all that the socket has not taken yet. */
  private waitingControls = 0;
  private unread = 0;

  /** `flushed` is called each time everything was handed to the socket. */
  constructor(socket: Duplex, flushed: () => void) {
    this.socket = socket;
    this.flushed = flushed;
    socket.on("drain", () => {
      if (this.waiting.length === 0) this.flushed();
    });
  }

  get isFull(): boolean {
    return this.size + this.socket.writableLength >= FULL;
  }

  /** Frames that are in no window and wait for a peer that does not read. */
  get unreadControls(): number {
    return this.unread;
  }

  write(bytes: Uint8Array): void {
    if (this.waiting.length === 0) setImmediate(() => this.flush());
    this.waiting.push(bytes);
    this.size += bytes.length;
  }

  /** A frame that no window holds back. */
  writeControl(frame: Uint8Array): void {
    this.unread += 1;
    this.waitingControls += 1;
    this.write(frame);
  }

  /** Hands over what waits. */
  flush(): void {
    const { waiting, size, waitingControls } = this;
    if (waiting.length === 0) return;
    this.waiting = [];
    this.size = 0;
    this.waitingControls = 0;
    if (this.socket.writable) {
      // Over TLS a write is never done at once, so only its end tells that it was taken.
      this.socket.write(waiting.length === 1 ? waiting[0] : Buffer.concat(waiting, size), () => {
        this.unread -= waitingControls;
      });
    }
    this.flushed();
  }
}
