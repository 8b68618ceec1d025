// Compressed files, recognised by their first bytes and read as streams. No step gives out more than 128 KiB at once,
// so what reads can stop a bomb after any of them.

import { pipeline, Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import * as xz from "xz-decompress";
import { readZstd } from "./zstd.ts";

// The package is CommonJS whose names Node does not see: it has them as its default export.
const { XzReadableStream } = "default" in xz ? (xz.default as typeof xz) : xz;

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

/** The bytes inside, in order; each piece is good until the next is asked for. Throws an Error when it is damaged. */
export function decompressed(compression: Compression, source: Readable): AsyncIterable<Uint8Array> {
  if (compression === "gzip")
    return pipeline(source, createGunzip({ chunkSize: 128 * 1024 }), () => undefined);
  return compression === "xz" ? readXz(source) : readZstd(source);
}

// Codes of XZ Embedded; it keeps a dictionary of at most 64 MiB, which is what `xz -9` needs.
const XZ_FAULTS: Readonly<Record<string, string>> = {
  4: "it needs a dictionary of more than 64 MiB; compress it with `xz -9` or less",
  6: "it uses a filter or check that is not known here; compress it with plain `xz`",
  8: "it ends in the middle",
};

async function* readXz(source: Readable): AsyncIterable<Uint8Array> {
  const stream = new XzReadableStream(Readable.toWeb(source) as ReadableStream<Uint8Array>);
  try {
    for await (const piece of stream as unknown as AsyncIterable<Uint8Array>) yield piece;
  } catch (cause) {
    const code = /error code (\d+)/.exec((cause as Error).message)?.[1] ?? "";
    throw new Error(XZ_FAULTS[code] ?? "it is damaged", { cause });
  }
}
