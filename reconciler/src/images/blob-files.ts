// Where bytes lie: whole ones under `<state>/blobs/<sha256>`, what is still arriving under `<state>/incoming/`. A file
// in `blobs/` is complete and has the hash that its name says; it gets there by one rename, synced before.

import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";

export interface BlobFiles {
  /** Path of a whole blob, there or not. */
  path(sha256: string): string;
  /** Path for something that is arriving; `name` is a plain file name. */
  incoming(name: string): string;
  /** Size of a whole blob in bytes, or undefined when it is not here. */
  sizeOf(sha256: string): Promise<number | undefined>;
  /** Makes the file at `path` the blob; its bytes are synced already. */
  commit(path: string, sha256: string): Promise<void>;
  /** Names of all whole blobs. */
  all(): Promise<string[]>;
  /** Names of all that is arriving. */
  allIncoming(): Promise<string[]>;
  remove(path: string): Promise<void>;
}

const DIGEST = /^[0-9a-f]{64}$/;

export async function openBlobFiles(stateDir: string): Promise<BlobFiles> {
  const blobs = join(stateDir, "blobs");
  const incoming = join(stateDir, "incoming");
  for (const folder of [blobs, incoming]) await mkdir(folder, { recursive: true, mode: 0o700 });
  return {
    path: (sha256) => join(blobs, sha256),
    incoming: (name) => join(incoming, name),
    sizeOf: (sha256) => fileSize(join(blobs, sha256)),
    async commit(path, sha256) {
      await rename(path, join(blobs, sha256));
      await syncFolder(blobs);
    },
    all: async () => (await readdir(blobs)).filter((name) => DIGEST.test(name)),
    allIncoming: () => readdir(incoming),
    remove: (path) => rm(path, { force: true }),
  };
}

/** Size in bytes, or undefined when there is no such file. */
export async function fileSize(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** Writes all of `bytes`: one write may take only a part of them. */
export async function writeAll(handle: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, position + done);
    done += bytesWritten;
  }
}

/** SHA-256 of a file, in lower-case hex. */
export async function hashFile(path: string, signal?: AbortSignal): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path, { highWaterMark: 1024 ** 2 }), hash, ...(signal ? [{ signal }] : []));
  return hash.digest("hex");
}

// Makes a rename survive a loss of power.
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
