// Name-value pairs as a ZFS label holds them: XDR, after "ZFS On-Disk Specification", section 1.3.3 "Name-Value Pair
// List". A pair is its encoded and its decoded size, its name, its type, its number of elements, and its value.

const UINT64 = 8;
const STRING = 9;

/** A list of numbers and texts. */
export function nvlist(values: Readonly<Record<string, bigint | string>>): Buffer {
  const pairs = Object.entries(values).map(([name, value]) => pair(name, value));
  // Encoding (XDR), endianness (little), two reserved; then version and flags (names are unique); at the end no pair.
  const head = Buffer.concat([Buffer.from([1, 1, 0, 0]), number(0), number(1)]);
  return Buffer.concat([head, ...pairs, number(0), number(0)]);
}

function pair(name: string, value: bigint | string): Buffer {
  const encoded = typeof value === "string" ? text(value) : long(value);
  const body = Buffer.concat([
    text(name),
    number(typeof value === "string" ? STRING : UINT64),
    number(1),
    encoded,
  ]);
  return Buffer.concat([number(body.length + 8), number(body.length + 8), body]);
}

function number(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

function long(value: bigint): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(value);
  return bytes;
}

function text(value: string): Buffer {
  const padding = Buffer.alloc((4 - (value.length % 4)) % 4);
  return Buffer.concat([number(value.length), Buffer.from(value, "latin1"), padding]);
}
