/** Files where Terraform runs: their hashes and bytes. Hashes are kept while a file's size and times stay. */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import type { Readable } from "node:stream";

export interface FileFacts {
  readonly sha256: string;
  readonly sizeBytes: number;
}

export interface FileContents {
  /** Undefined when there is no such file. Throws for what is no file or cannot be read. */
  facts(file: string, signal: AbortSignal): Promise<FileFacts | undefined>;
  /** Its bytes from an offset on. */
  read(file: string, offset: number): Readable;
}

export function createFileContents(): FileContents {
  const known = new Map<string, { mark: string; facts: Promise<FileFacts> }>();
  return {
    async facts(file, signal) {
      const found = await stat(file).catch((error: NodeJS.ErrnoException) => {
        if (error.code === "ENOENT" || error.code === "ENOTDIR") return undefined;
        throw error;
      });
      if (found === undefined) return undefined;
      if (!found.isFile()) throw new Error(`${file} is no regular file`);
      const mark = `${found.ino}:${found.size}:${found.mtimeMs}:${found.ctimeMs}`;
      const before = known.get(file);
      if (before?.mark === mark) return before.facts;
      const facts = hash(file, signal);
      known.set(file, { mark, facts });
      facts.catch(() => known.delete(file));
      return facts;
    },
    read: (file, offset) => createReadStream(file, { start: offset }),
  };
}

async function hash(file: string, signal: AbortSignal): Promise<FileFacts> {
  const sum = createHash("sha256");
  let sizeBytes = 0;
  for await (const chunk of createReadStream(file, {
    signal,
    highWaterMark: 1 << 20,
  }) as AsyncIterable<Buffer>) {
    sum.update(chunk);
    sizeBytes += chunk.length;
  }
  return { sha256: sum.digest("hex"), sizeBytes };
}
