/**
 * The header blocks of a connection, from their frames to what they mean.
 *
 *   none --(HEADERS)--> open --(CONTINUATION)--> open --(END_HEADERS)--> none
 *     \--(HEADERS with END_HEADERS)--> none        `--(any other frame)--> ConnectionError, by whoever reads `awaited`
 *
 * We ask for a dynamic table of size 0. Once the peer has taken that over, a block always means the same, and a client
 * sends the same ones again and again: they are read once and remembered.
 */
import { CODE, ConnectionError, StreamError } from "./error-codes.ts";
import type { Field } from "./header-table.ts";
import { HpackDecoder } from "./hpack-decoder.ts";
import { checkTrailers, type RequestHead, readRequestHead } from "./request-head.ts";

/** Octets of fields, counted as SETTINGS_MAX_HEADER_LIST_SIZE does, and of blocks as they are sent. */
export const LARGEST_HEADERS = 64 * 1024;
/** Each block may come in so many frames. */
const MOST_PIECES = 256;
const MOST_REMEMBERED = 64;
const LONGEST_REMEMBERED = 1024;

export interface HeaderBlock {
  readonly stream: number;
  readonly endStream: boolean;
  readonly bytes: Buffer;
}

export class HeaderBlocks {
  private readonly decoder = new HpackDecoder(LARGEST_HEADERS);
  private readonly remembered = new Map<string, RequestHead>();
  private open: { stream: number; endStream: boolean; pieces: Buffer[]; size: number } | undefined;

  /** The only stream that may send the next frame; 0 when no block is open. */
  get awaited(): number {
    return this.open?.stream ?? 0;
  }

  /** The peer has taken over that we want no dynamic table. */
  forbidTable(): void {
    this.decoder.limitTable(0);
  }

  begin(stream: number, endStream: boolean, fragment: Buffer): void {
    this.open = { stream, endStream, pieces: [fragment], size: fragment.length };
  }

  /** Adds a CONTINUATION; returns the block when that was the last one. Throws ConnectionError. */
  continue(fragment: Buffer, isLast: boolean): HeaderBlock | undefined {
    const { open } = this;
    if (open === undefined) throw new ConnectionError(CODE.protocolError, "CONTINUATION without HEADERS");
    open.pieces.push(fragment);
    open.size += fragment.length;
    if (open.size > LARGEST_HEADERS || open.pieces.length > MOST_PIECES) {
      throw new ConnectionError(CODE.enhanceYourCalm, "a header block is too large");
    }
    if (!isLast) return undefined;
    this.open = undefined;
    return { stream: open.stream, endStream: open.endStream, bytes: Buffer.concat(open.pieces) };
  }

  /** Throws ConnectionError when the block cannot be read, StreamError when what it says is no request. */
  readRequest(bytes: Buffer): RequestHead {
    if (!this.decoder.isStateless || bytes.length > LONGEST_REMEMBERED) return this.decodeRequest(bytes);
    const key = bytes.toString("latin1");
    let head = this.remembered.get(key);
    if (head === undefined) {
      head = this.decodeRequest(bytes);
      if (this.remembered.size === MOST_REMEMBERED) this.remembered.clear();
      this.remembered.set(key, head);
    }
    return head;
  }

  /** Throws as `readRequest` does. */
  readTrailers(bytes: Buffer): void {
    checkTrailers(this.decode(bytes));
  }

  /** Keeps the table right when nobody wants the fields. Throws ConnectionError. */
  skip(bytes: Buffer): void {
    this.decoder.decode(bytes);
  }

  private decodeRequest(bytes: Buffer): RequestHead {
    return readRequestHead(this.decode(bytes));
  }

  private decode(bytes: Buffer): Field[] {
    const fields = this.decoder.decode(bytes);
    if (fields !== undefined) return fields;
    throw new StreamError(CODE.enhanceYourCalm, `more than ${LARGEST_HEADERS} octets of fields`);
  }
}
