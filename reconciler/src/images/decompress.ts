// Compressed files read as streams. No step gives out more than 128 KiB at once, so what reads can stop a bomb after any
// of them. Only the thread that unpacks imports this: the libraries are bundled into its file.

import { pipeline, Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { XzReadableStream } from "xz-decompress";
import type { Compression } from "./compression.ts";
import { readZstd } from "./zstd.ts";

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
