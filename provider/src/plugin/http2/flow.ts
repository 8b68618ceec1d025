/** Flow control (RFC 9113, section 5.2): how many octets of DATA may be under way, on each stream and on all together. */
import { CODE, ConnectionError, StreamError } from "./error-codes.ts";

export const FIRST_WINDOW = 65_535;
export const LARGEST_WINDOW = 2 ** 31 - 1;

/** What a peer may send us. It is given back in large steps, so that few frames are spent on it. */
export class ReceiveWindow {
  private readonly size: number;
  private left: number;

  constructor(size: number) {
    this.size = size;
    this.left = size;
  }

  /** False when the peer sends more than it may. */
  take(octets: number): boolean {
    this.left -= octets;
    return this.left >= 0;
  }

  /** What to give back now: nothing before half of it is used. */
  refill(): number {
    const used = this.size - this.left;
    if (used < this.size / 2) return 0;
    this.left = this.size;
    return used;
  }
}

/** A window of the peer after a WINDOW_UPDATE of `stream`, 0 for the connection. Throws, as either of them ends. */
export function widened(window: number, increment: number, stream: number): number {
  if (increment === 0) throw flowError(CODE.protocolError, "WINDOW_UPDATE of nothing", stream);
  if (window + increment > LARGEST_WINDOW)
    throw flowError(CODE.flowControlError, "a window is too large", stream);
  return window + increment;
}

function flowError(
  code: typeof CODE.protocolError | typeof CODE.flowControlError,
  problem: string,
  stream: number,
) {
  return stream === 0 ? new ConnectionError(code, problem) : new StreamError(code, problem);
}
