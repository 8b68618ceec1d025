/** MessagePack out: only the forms Terraform's values need, into one growing buffer. */

const INITIAL_SIZE = 4096;
const INT64_MIN = -(2n ** 63n);
const INT64_MAX = 2n ** 63n - 1n;

export class MsgpackWriter {
  private buffer = Buffer.allocUnsafeSlow(INITIAL_SIZE);
  private position = 0;
  /**
   * Terraform keeps a number with the precision of the form that it came in, and takes what has another precision for
   * changed when it compares a refreshed state with the one it has read from JSON: text gives the same as JSON.
   */
  numbersAsText = false;

  /** A copy of what was written; the writer may be used again after `reset`. */
  take(): Uint8Array {
    return Buffer.from(this.buffer.subarray(0, this.position));
  }

  reset(): void {
    this.position = 0;
    this.numbersAsText = false;
    if (this.buffer.length > 1 << 20) this.buffer = Buffer.allocUnsafeSlow(INITIAL_SIZE);
  }

  nil(): void {
    this.byte(0xc0);
  }

  bool(value: boolean): void {
    this.byte(value ? 0xc3 : 0xc2);
  }

  string(value: string): void {
    const length = value.length;
    if (length < 32 && this.shortAscii(value, length)) return;
    const size = Buffer.byteLength(value);
    this.head(size, 0xa0, 31, 0xd9, 0xda, 0xdb);
    this.reserve(size);
    this.position += this.buffer.write(value, this.position, size, "utf8");
  }

  /** Bytes that are a MessagePack string already, header included. */
  encoded(bytes: Uint8Array): void {
    const size = bytes.length;
    this.reserve(size);
    const { buffer, position } = this;
    for (let i = 0; i < size; i += 1) buffer[position + i] = bytes[i]!;
    this.position += size;
  }

  binary(bytes: Uint8Array): void {
    this.head(bytes.length, -1, -1, 0xc4, 0xc5, 0xc6);
    this.raw(bytes);
  }

  array(length: number): void {
    this.head(length, 0x90, 15, -1, 0xdc, 0xdd);
  }

  map(length: number): void {
    this.head(length, 0x80, 15, -1, 0xde, 0xdf);
  }

  /** An extension of 0 or more bytes. */
  extension(code: number, body: Uint8Array): void {
    if (body.length === 1) this.byte(0xd4);
    else this.head(body.length, -1, -1, 0xc7, 0xc8, 0xc9);
    this.byte(code);
    this.raw(body);
  }

  /** A safe integer. */
  integer(value: number): void {
    if (value >= 0 && value < 128) this.byte(value);
    else if (value < 0 && value >= -32) this.byte(value + 256);
    else if (value >= -(2 ** 31) && value < 2 ** 31) {
      this.reserve(5);
      this.buffer[this.position] = 0xd2;
      this.buffer.writeInt32BE(value, this.position + 1);
      this.position += 5;
    } else this.integer64(BigInt(value));
  }

  double(value: number): void {
    this.reserve(9);
    this.buffer[this.position] = 0xcb;
    this.buffer.writeDoubleBE(value, this.position + 1);
    this.position += 9;
  }

  /** False when the value does not fit into 64 bits; nothing is written then. */
  bigint(value: bigint): boolean {
    if (value < INT64_MIN || value > INT64_MAX) return false;
    this.integer64(value);
    return true;
  }

  private integer64(value: bigint): void {
    this.reserve(9);
    this.buffer[this.position] = 0xd3;
    this.buffer.writeBigInt64BE(value, this.position + 1);
    this.position += 9;
  }

  private shortAscii(value: string, length: number): boolean {
    this.reserve(length + 1);
    const { buffer, position } = this;
    for (let i = 0; i < length; i += 1) {
      const code = value.charCodeAt(i);
      if (code > 127) return false;
      buffer[position + 1 + i] = code;
    }
    buffer[position] = 0xa0 | length;
    this.position += length + 1;
    return true;
  }

  private raw(bytes: Uint8Array): void {
    this.reserve(bytes.length);
    this.buffer.set(bytes, this.position);
    this.position += bytes.length;
  }

  private byte(value: number): void {
    this.reserve(1);
    this.buffer[this.position] = value;
    this.position += 1;
  }

  /** A length in its shortest form; -1 where a kind has no such form. */
  private head(
    length: number,
    fixed: number,
    fixedMax: number,
    code8: number,
    code16: number,
    code32: number,
  ): void {
    this.reserve(5);
    const { buffer, position } = this;
    if (length <= fixedMax) {
      buffer[position] = fixed | length;
      this.position += 1;
    } else if (code8 >= 0 && length < 0x100) {
      buffer[position] = code8;
      buffer[position + 1] = length;
      this.position += 2;
    } else if (length < 0x10000) {
      buffer[position] = code16;
      buffer.writeUInt16BE(length, position + 1);
      this.position += 3;
    } else {
      buffer[position] = code32;
      buffer.writeUInt32BE(length, position + 1);
      this.position += 5;
    }
  }

  private reserve(size: number): void {
    const needed = this.position + size;
    if (needed <= this.buffer.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(needed, this.buffer.length * 2));
    this.buffer.copy(larger, 0, 0, this.position);
    this.buffer = larger;
  }
}
