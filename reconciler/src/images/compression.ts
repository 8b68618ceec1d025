// How compressed files are recognised: by their first bytes, whatever they are called.

export type Compression = "gzip" | "xz" | "zstd";

const MAGIC: readonly { compression: Compression; bytes: readonly number[] }[] = [
  { compression: "gzip", bytes: [0x1f, 0x8b, 0x08] },
  { compression: "xz", bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00] },
  { compression: "zstd", bytes: [0x28, 0xb5, 0x2f, 0xfd] },
];

/** What a file that begins with `head` is compressed with; null when with nothing that is known. */
export function compressionOf(head: Buffer): Compression | null {
  const found = MAGIC.find(({ bytes }) => head.subarray(0, bytes.length).equals(Buffer.from(bytes)));
  return found?.compression ?? null;
}
