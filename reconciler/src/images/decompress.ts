// Compressed files read as streams. No step gives out more than 128 KiB at once, so what reads can stop a bomb after any
// of them. Only the thread that unpacks imports this: the libraries are bundled into its file.

import { pipeline, type Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import type { Compression } from "./compression.ts";
import { readXz } from "./xz.ts";
import { readZstd } from "./zstd.ts";

/** The bytes inside, in order; each piece is good until the next is asked for. Throws an Error when it is damaged. */
export function decompressed(compression: Compression, source: Readable): AsyncIterable<Uint8Array> {
  if (compression === "gzip")
    return pipeline(source, createGunzip({ chunkSize: 128 * 1024 }), () => undefined);
  return compression === "xz" ? readXz(source) : readZstd(source);
}
