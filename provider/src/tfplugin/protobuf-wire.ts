/** The protobuf wire format: tags, varints, and fields with a length. */

export const VARINT = 0;
const FIXED64 = 1;
export const LENGTH = 2;
const FIXED32 = 5;

export class ProtobufWriter {
  private buffer = Buffer.allocUnsafe(256);
  private position = 0;

  /** What was written. The writer is used up. */
  finish(): Uint8Array {
    return this.buffer.subarray(0, this.position);
  }

  tag(field: number, wireType: number): void {
    this.varint(field * 8 + wireType);
  }

  /** A non-negative safe integer. */
  varint(value: number): void {
    this.reserve(10);
    let rest = value;
    while (rest >= 0x80) {
      this.buffer[this.position] = (rest % 0x80) | 0x80;
      this.position += 1;
      rest = Math.floor(rest / 0x80);
    }
    this.buffer[this.position] = rest;
    this.position += 1;
  }

  bytes(value: Uint8Array): void {
    this.varint(value.length);
    this.reserve(value.length);
    this.buffer.set(value, this.position);
    this.position += value.length;
  }

  string(value: string): void {
    const size = Buffer.byteLength(value);
    this.varint(size);
    this.reserve(size);
    this.position += this.buffer.write(value, this.position, size, "utf8");
  }

  private reserve(size: number): void {
    const needed = this.position + size;
    if (needed <= this.buffer.length) return;
    const larger = Buffer.allocUnsafe(Math.max(needed, this.buffer.length * 2));
    this.buffer.copy(larger, 0, 0, this.position);
    this.buffer = larger;
  }
}

/** Reads throw RangeError on bytes that end too early. */
export class ProtobufReader {
  private readonly buffer: Buffer;
  private position = 0;

  constructor(bytes: Uint8Array) {
    this.buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get atEnd(): boolean {
    return this.position >= this.buffer.length;
  }

  /** An unsigned integer; exact up to 2^53, which is more than any field of the protocol needs. */
  varint(): number {
    let value = 0;
    let factor = 1;
    for (let i = 0; i < 10; i += 1) {
      const byte = this.buffer[this.position];
      if (byte === undefined) throw new RangeError("protobuf ends too early");
      this.position += 1;
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
      factor *= 0x80;
    }
    throw new RangeError("protobuf: a varint is too long");
  }

  /** A view of the bytes, not a copy. */
  bytes(): Buffer {
    const size = this.varint();
    const start = this.position;
    this.advance(size);
    return this.buffer.subarray(start, this.position);
  }

  string(): string {
    return this.bytes().toString("utf8");
  }

  skip(wireType: number): void {
    if (wireType === VARINT) this.varint();
    else if (wireType === LENGTH) this.bytes();
    else if (wireType === FIXED64) this.advance(8);
    else if (wireType === FIXED32) this.advance(4);
    else throw new RangeError(`protobuf: wire type ${wireType} is not known`);
  }

  private advance(size: number): void {
    this.position += size;
    if (this.position > this.buffer.length) throw new RangeError("protobuf ends too early");
  }
}
