/** MessagePack in: a cursor over bytes. Every method throws RangeError on bytes that are not what it reads. */

const NIL = 0xc0;

export class MsgpackReader {
  private readonly buffer: Buffer;
  private position = 0;

  constructor(bytes: Uint8Array) {
    this.buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get atEnd(): boolean {
    return this.position >= this.buffer.length;
  }

  /** The first byte of the next value. */
  peek(): number {
    const code = this.buffer[this.position];
    if (code === undefined) throw new RangeError("MessagePack ends too early");
    return code;
  }

  /** Consumes a nil if there is one. */
  tryNil(): boolean {
    if (this.peek() !== NIL) return false;
    this.position += 1;
    return true;
  }

  /** True when the next value is an extension, which always stands for an unknown value. */
  isExtension(): boolean {
    const code = this.peek();
    return (code >= 0xd4 && code <= 0xd8) || (code >= 0xc7 && code <= 0xc9);
  }

  bool(): boolean {
    const code = this.next();
    if (code === 0xc3) return true;
    if (code === 0xc2) return false;
    throw unexpected("a bool", code);
  }

  isString(): boolean {
    const code = this.peek();
    return (code >= 0xa0 && code <= 0xbf) || (code >= 0xd9 && code <= 0xdb);
  }

  string(): string {
    const size = this.stringSize();
    const start = this.position;
    const end = this.advance(size);
    if (size < 12) {
      const text = this.shortAscii(start, end);
      if (text !== null) return text;
    }
    return this.buffer.toString("utf8", start, end);
  }

  /** Consumes the next string if its bytes, header included, are exactly these. */
  tryEncoded(expected: Uint8Array): boolean {
    const { buffer, position } = this;
    const size = expected.length;
    if (position + size > buffer.length) return false;
    for (let i = 0; i < size; i += 1) if (buffer[position + i] !== expected[i]) return false;
    this.position += size;
    return true;
  }

  /** An integer or a double: bigint for 64-bit forms, number for all others. */
  number(): number | bigint {
    const code = this.next();
    if (code < 0x80) return code;
    if (code >= 0xe0) return code - 256;
    const at = this.position;
    switch (code) {
      case 0xca:
        this.advance(4);
        return this.buffer.readFloatBE(at);
      case 0xcb:
        this.advance(8);
        return this.buffer.readDoubleBE(at);
      case 0xcc:
        this.advance(1);
        return this.buffer.readUInt8(at);
      case 0xcd:
        this.advance(2);
        return this.buffer.readUInt16BE(at);
      case 0xce:
        this.advance(4);
        return this.buffer.readUInt32BE(at);
      case 0xcf:
        this.advance(8);
        return this.buffer.readBigUInt64BE(at);
      case 0xd0:
        this.advance(1);
        return this.buffer.readInt8(at);
      case 0xd1:
        this.advance(2);
        return this.buffer.readInt16BE(at);
      case 0xd2:
        this.advance(4);
        return this.buffer.readInt32BE(at);
      case 0xd3:
        this.advance(8);
        return this.buffer.readBigInt64BE(at);
      default:
        throw unexpected("a number", code);
    }
  }

  array(): number {
    const code = this.next();
    if (code >= 0x90 && code <= 0x9f) return code & 0x0f;
    if (code === 0xdc) return this.unsigned(2);
    if (code === 0xdd) return this.unsigned(4);
    throw unexpected("an array", code);
  }

  map(): number {
    const code = this.next();
    if (code >= 0x80 && code <= 0x8f) return code & 0x0f;
    if (code === 0xde) return this.unsigned(2);
    if (code === 0xdf) return this.unsigned(4);
    throw unexpected("a map", code);
  }

  /** Bytes, given as binary or as a string. */
  binary(): Buffer {
    const code = this.peek();
    if (code < 0xc4 || code > 0xc6) return this.bytes(this.stringSize());
    this.position += 1;
    return this.bytes(this.unsigned(1 << (code - 0xc4)));
  }

  extension(): { readonly code: number; readonly body: Buffer } {
    const code = this.next();
    if (code >= 0xd4 && code <= 0xd8) {
      return { code: this.unsigned(1), body: this.bytes(1 << (code - 0xd4)) };
    }
    if (code < 0xc7 || code > 0xc9) throw unexpected("an extension", code);
    const size = this.unsigned(1 << (code - 0xc7));
    return { code: this.unsigned(1), body: this.bytes(size) };
  }

  /** Passes over one value of any kind. */
  skip(): void {
    const code = this.peek();
    if (code === NIL || code === 0xc2 || code === 0xc3) this.position += 1;
    else if (this.isString() || (code >= 0xc4 && code <= 0xc6)) this.binary();
    else if (this.isExtension()) this.extension();
    else if ((code >= 0x90 && code <= 0x9f) || code === 0xdc || code === 0xdd) this.skipMany(this.array());
    else if ((code >= 0x80 && code <= 0x8f) || code === 0xde || code === 0xdf) this.skipMany(2 * this.map());
    else this.number();
  }

  private skipMany(count: number): void {
    for (let i = 0; i < count; i += 1) this.skip();
  }

  private stringSize(): number {
    const code = this.next();
    if (code >= 0xa0 && code <= 0xbf) return code & 0x1f;
    if (code >= 0xd9 && code <= 0xdb) return this.unsigned(1 << (code - 0xd9));
    throw unexpected("a string", code);
  }

  private shortAscii(start: number, end: number): string | null {
    let text = "";
    for (let i = start; i < end; i += 1) {
      const code = this.buffer[i]!;
      if (code > 127) return null;
      text += String.fromCharCode(code);
    }
    return text;
  }

  private bytes(size: number): Buffer {
    const start = this.position;
    return this.buffer.subarray(start, this.advance(size));
  }

  private unsigned(size: number): number {
    const at = this.position;
    this.advance(size);
    return this.buffer.readUIntBE(at, size);
  }

  private next(): number {
    const code = this.peek();
    this.position += 1;
    return code;
  }

  private advance(size: number): number {
    const end = this.position + size;
    if (end > this.buffer.length) throw new RangeError("MessagePack ends too early");
    this.position = end;
    return end;
  }
}

function unexpected(wanted: string, code: number): RangeError {
  return new RangeError(`MessagePack: ${wanted} was expected, found byte 0x${code.toString(16)}`);
}
