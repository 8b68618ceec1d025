// Blobs of images on this host, by their SHA-256.
//
//   absent --fetch--> <sha256>.part --all bytes, right hash--> <sha256> (synced, never written again)
//                        | wrong hash: thrown away            | prune(age, space): only when nobody uses it
//                        | cut off, or nobody waits: resumed from its length
import { createHash, type Hash } from "node:crypto";
import { createReadStream } from "node:fs";
import { chmod, open, readdir, rename, stat, utimes } from "node:fs/promises";
import { join } from "node:path";
import { CroftError } from "@croft/schemas/errors.ts";
import type { VmDocument } from "@croft/schemas/generated/typescript/messages.ts";
import { isMissing, makeFolder, removeFile, syncFolder } from "../host/files.ts";

export interface Blob {
  sha256: string;
  sizeBytes: number;
}

/** The hashes of all that a VM's image is made of. */
export const blobsOf = ({ sha256, kernel }: VmDocument["image"]): string[] =>
  [sha256, kernel?.sha256, kernel?.initrd_sha256].filter((hash) => hash != null);

/** The bytes of a blob from an offset on, until the signal. */
export type FetchBlob = (
  sha256: string,
  offset: number,
  signal: AbortSignal,
) => Promise<AsyncIterable<Uint8Array>>;

/** What images that no VM uses may have. */
export interface CacheLimits {
  /** Milliseconds since their last use. */
  ageMs: number;
  /** Bytes of all of them. */
  bytes: number;
}

export interface ImageCache {
  /**
   * The path of the blob, fetched when it is not there. One fetch at a time per blob, whoever asks; who asked is let go
   * by the signal, with its reason, and when nobody is left the fetch ends and what came is kept.
   */
  ensure(blob: Blob, signal?: AbortSignal): Promise<string>;
  /** Removes what `inUse` does not name and is too old, or too much: the longest unused first. Returns their hashes. */
  prune(inUse: ReadonlySet<string>, limits: CacheLimits): Promise<string[]>;
}

interface Fetch {
  done: Promise<string>;
  ending: AbortController;
  waiting: number;
}

/** Errors of `ensure`: checksum_mismatch, storage_full, and whatever the fetch throws. `now` is in milliseconds. */
export function makeImageCache(folder: string, fetchBlob: FetchBlob, now: () => number): ImageCache {
  const running = new Map<string, Fetch>();
  const begin = (blob: Blob, path: string): Fetch => {
    const ending = new AbortController();
    const from: FetchBlob = (sha256, offset) => fetchBlob(sha256, offset, ending.signal);
    const done = ensure(folder, path, blob, from, ending.signal)
      // The age of a blob counts from its last use.
      .then(() => utimes(path, now() / 1000, now() / 1000))
      .then(() => path)
      .finally(() => running.delete(blob.sha256));
    const fetch = { done, ending, waiting: 0 };
    running.set(blob.sha256, fetch);
    return fetch;
  };
  return {
    async ensure(blob, signal) {
      const path = join(folder, hashName(blob.sha256));
      for (;;) {
        signal?.throwIfAborted();
        const fetch = running.get(blob.sha256) ?? begin(blob, path);
        // One that nobody waited for any more is on its way out.
        if (fetch.ending.signal.aborted) await fetch.done.catch(() => undefined);
        else return await waitFor(fetch, signal);
      }
    },
    async prune(inUse, limits) {
      const unused: { name: string; sha256: string; size: number; age: number }[] = [];
      for (const name of await readdir(folder).catch(() => [])) {
        const sha256 = /^([0-9a-f]{64})(\.part)?$/.exec(name)?.[1];
        if (sha256 === undefined || inUse.has(sha256) || running.has(sha256)) continue;
        const { mtimeMs, size } = await stat(join(folder, name));
        unused.push({ name, sha256, size, age: now() - mtimeMs });
      }
      const removed: string[] = [];
      let kept = 0;
      for (const { name, sha256, size, age } of unused.sort((a, b) => a.age - b.age)) {
        kept += size;
        // Somebody may have asked for it meanwhile.
        if ((age < limits.ageMs && kept <= limits.bytes) || running.has(sha256)) continue;
        kept -= size;
        await removeFile(join(folder, name));
        removed.push(sha256);
      }
      return removed;
    },
  };
}

async function waitFor(fetch: Fetch, signal: AbortSignal | undefined): Promise<string> {
  fetch.waiting++;
  let letGo = (): void => {};
  const gone = new Promise<never>((_, reject) => {
    letGo = () => reject(signal?.reason);
    signal?.addEventListener("abort", letGo);
  });
  try {
    return await Promise.race([fetch.done, gone]);
  } finally {
    signal?.removeEventListener("abort", letGo);
    if (--fetch.waiting === 0) fetch.ending.abort();
  }
}

async function ensure(
  folder: string,
  path: string,
  blob: Blob,
  fetchBlob: FetchBlob,
  signal: AbortSignal,
): Promise<void> {
  if ((await sizeOf(path)) === blob.sizeBytes) return;
  await makeFolder(folder);
  const part = `${path}.part`;
  try {
    await fetchInto(part, blob, fetchBlob, signal);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOSPC") {
      throw new CroftError("storage_full", `fetching image ${blob.sha256}: the host's disk is full`, {
        detail: `Free room for ${blob.sizeBytes} bytes in ${folder} on the host; the fetch then goes on by itself.`,
        cause: error,
      });
    }
    throw error;
  }
  // The folder keeps others out; a VM's own user reads the file through a descriptor that it inherits.
  await chmod(part, 0o444);
  await rename(part, path);
  await syncFolder(folder);
}

async function fetchInto(part: string, blob: Blob, fetchBlob: FetchBlob, signal: AbortSignal): Promise<void> {
  let have = (await sizeOf(part)) ?? 0;
  if (have > blob.sizeBytes) {
    await removeFile(part);
    have = 0;
  }
  const hash = createHash("sha256");
  if (have > 0) await hashFile(part, hash);
  const file = await open(part, "a", 0o600);
  try {
    if (have < blob.sizeBytes) {
      for await (const bytes of await fetchBlob(blob.sha256, have, signal)) {
        signal.throwIfAborted();
        have += bytes.length;
        if (have > blob.sizeBytes) break;
        hash.update(bytes);
        await file.appendFile(bytes);
      }
    }
    await file.sync();
  } finally {
    await file.close();
  }
  if (have < blob.sizeBytes) {
    throw new CroftError("unavailable", `fetching image ${blob.sha256}: it ended after ${have} bytes`, {
      detail: "The connection to the reconciler was cut; the fetch goes on from there by itself.",
    });
  }
  if (have > blob.sizeBytes || hash.digest("hex") !== blob.sha256) {
    await removeFile(part);
    throw new CroftError("checksum_mismatch", `fetching image ${blob.sha256}: other bytes came`, {
      detail:
        "The bytes that the reconciler holds are damaged; they were thrown away here. Replace the image.",
    });
  }
}

async function hashFile(path: string, hash: Hash): Promise<void> {
  for await (const bytes of createReadStream(path)) hash.update(bytes as Buffer);
}

async function sizeOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** Hashes come from documents and become file names. */
function hashName(sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new RangeError(`"${sha256}" is no SHA-256`);
  return sha256;
}
