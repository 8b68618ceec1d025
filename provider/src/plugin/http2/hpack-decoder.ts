/** Header blocks to fields (RFC 7541). What is wrong with a block ends the connection, because both tables differ then. */
import { CODE, ConnectionError } from "./error-codes.ts";
import { DynamicTable, type Field, STATIC_FIELDS, sizeOfField } from "./header-table.ts";
import { decodeHuffman } from "./huffman.ts";

/** What an encoder may use before it knows our settings. */
const FIRST_TABLE_SIZE = 4096;
/** Integers beyond this are of no use in a block, and would not be exact. */
const LARGEST_INTEGER = 2 ** 28;

export class HpackDecoder {
  private readonly table = new DynamicTable(FIRST_TABLE_SIZE);
  private readonly largestList: number;
  /** What the table may have at most. */
  private limit = FIRST_TABLE_SIZE;
  /** The next block has to begin with a new size. */
  private owesResize = false;
  private block: Buffer = Buffer.alloc(0);
  private at = 0;

  /** Of a list beyond `largestList` octets, counted as the setting does (RFC 9113, section 6.5.2), nothing is kept. */
  constructor(largestList: number) {
    this.largestList = largestList;
  }

  /** The peer has taken over our setting of the table's size. */
  limitTable(size: number): void {
    this.limit = size;
    this.owesResize = this.table.capacity > size;
  }

  /** Whether the meaning of a block depends on none before it, and changes none after it. */
  get isStateless(): boolean {
    return this.table.capacity === 0 && this.limit === 0;
  }

  /** All fields in their order; undefined when they are too many. Throws ConnectionError. */
  decode(block: Buffer): Field[] | undefined {
    this.block = block;
    this.at = 0;
    this.readResizes();
    const fields: Field[] = [];
    let size = 0;
    while (this.at < block.length) {
      const field = this.readField();
      size += sizeOfField(field);
      if (size <= this.largestList) fields.push(field);
    }
    return size > this.largestList ? undefined : fields;
  }

  private readResizes(): void {
    while (this.at < this.block.length && (this.block[this.at]! & 0xe0) === 0x20) {
      const size = this.readInteger(5);
      if (size > this.limit) throw broken("a table larger than was allowed");
      this.table.resize(size);
      this.owesResize = false;
    }
    if (this.owesResize) throw broken("a table that was not made smaller as asked");
  }

  private readField(): Field {
    const first = this.block[this.at]!;
    if (first >= 0x80) return this.fieldAt(this.readInteger(7));
    if (first >= 0x40) {
      const field = this.readLiteral(6);
      this.table.add(field);
      return field;
    }
    if (first >= 0x20) throw broken("a table's size behind a field");
    return this.readLiteral(4);
  }

  private readLiteral(prefix: number): Field {
    const index = this.readInteger(prefix);
    const name = index === 0 ? this.readText() : this.fieldAt(index)[0];
    return [name, this.readText()];
  }

  private fieldAt(index: number): Field {
    const fixed = STATIC_FIELDS.length;
    const field = index <= fixed ? STATIC_FIELDS[index - 1] : this.table.at(index - fixed - 1);
    if (field === undefined) throw broken(`no field has the index ${index}`);
    return field;
  }

  /** The first octet has `prefix` bits of it, and more octets follow when all of them are set. */
  private readInteger(prefix: number): number {
    const full = 2 ** prefix - 1;
    let value = this.readOctet() & full;
    if (value < full) return value;
    for (let scale = 1; ; scale *= 128) {
      const octet = this.readOctet();
      value += (octet & 0x7f) * scale;
      if (value > LARGEST_INTEGER || scale > LARGEST_INTEGER) throw broken("an integer out of range");
      if (octet < 0x80) return value;
    }
  }

  private readText(): string {
    const isCoded = (this.block[this.at] ?? 0) >= 0x80;
    const length = this.readInteger(7);
    const end = this.at + length;
    if (end > this.block.length) throw broken("a text longer than its block");
    const bytes = this.block.subarray(this.at, end);
    this.at = end;
    const text = isCoded ? decodeHuffman(bytes) : bytes.toString("latin1");
    if (text === undefined) throw broken("a text that is no Huffman code");
    return text;
  }

  private readOctet(): number {
    const octet = this.block[this.at];
    if (octet === undefined) throw broken("a block that ends too early");
    this.at += 1;
    return octet;
  }
}

function broken(problem: string): ConnectionError {
  return new ConnectionError(CODE.compressionError, `HPACK: ${problem}`);
}
