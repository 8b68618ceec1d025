/** Rules of single frames (RFC 9113, section 6). What breaks one ends the connection. */
import { CODE, ConnectionError } from "./error-codes.ts";
import { FLAG } from "./frames.ts";

/** A frame belongs to a stream, or to the connection. Throws ConnectionError. */
export function requireStream(id: number, wanted: boolean): void {
  if ((id !== 0) !== wanted)
    throw new ConnectionError(CODE.protocolError, "a frame on a stream it cannot be on");
}

/** Throws ConnectionError. */
export function requireLength(payload: Buffer, length: number): void {
  if (payload.length !== length) throw new ConnectionError(CODE.frameSizeError, "a frame of a wrong length");
}

/** What padding leaves of the payload of DATA or HEADERS. Throws ConnectionError. */
export function withoutPadding(flags: number, payload: Buffer): Buffer {
  if ((flags & FLAG.padded) === 0) return payload;
  const padding = payload[0];
  if (padding === undefined || padding >= payload.length) {
    throw new ConnectionError(CODE.protocolError, "more padding than frame");
  }
  return payload.subarray(1, payload.length - padding);
}
