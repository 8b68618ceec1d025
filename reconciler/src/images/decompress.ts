// Compressed files read as streams. No step gives out more than 128 KiB at once, so what reads can stop a bomb after any
// of them. Only the thread that unpacks imports this: the libraries are bundled into its file.

import type { Readable } from "node:stream";
import type { Compression } from "./compression.ts";
import { readGzip } from "./gzip.ts";
import { readXz } from "./xz.ts";
import { readZstd } from "./zstd.ts";

/**
 * The bytes inside, in order; each piece is good until the next is asked for. `ignored` gets how many bytes follow the end
 * that are passed over. Throws an Error when it is damaged.
 */
export function decompressed(
  compression: Compression,
  source: Readable,
  ignored: (bytes: number) => void,
): AsyncIterable<Uint8Array> {
  if (compression === "gzip") return readGzip(source, ignored);
  return compression === "xz" ? readXz(source) : readZstd(source);
}
