// Blobs of images on this host, by their SHA-256.
//
//   absent --fetch--> <sha256>.part --all bytes, right hash--> <sha256> (synced, never written again)
//     |                  | wrong hash: thrown away            | eviction.ts: only when nobody uses it
//     |                  | cut off, or nobody waits: resumed from its length
//     |                  | disk full: others evicted, resumed once, else an error
//     | does not fit: others evicted, else an error before the first byte
import { createHash, type Hash } from "node:crypto";
import { createReadStream } from "node:fs";
import { chmod, open, rename, stat, utimes } from "node:fs/promises";
import { dirname, join } from "node:path";
import { CroftError } from "@croft/schemas/errors.ts";
import type { VmDocument } from "@croft/schemas/generated/typescript/messages.ts";
import { freeBytesOf } from "../host/facts.ts";
import { createFolder, isMissing, removeFile, syncFolder } from "../host/files.ts";
import { type CacheLimits, forRoom, type Kept, listKept, tooOldOrMuch } from "./eviction.ts";

export interface Blob {
  sha256: string;
  sizeBytes: number;
}

/** The hashes of all that a VM's images are made of. */
export const blobsOf = ({ image, cdroms = [] }: Pick<VmDocument, "image" | "cdroms">): string[] =>
  [
    ...[image?.sha256, image?.kernel?.sha256, image?.kernel?.initrd_sha256],
    ...cdroms.map((medium) => medium?.sha256),
  ].filter((hash) => hash != null);

/** The bytes of a blob from an offset on, until the signal. */
export type FetchBlob = (
  sha256: string,
  offset: number,
  signal: AbortSignal,
) => Promise<AsyncIterable<Uint8Array>>;

export interface ImageCache {
  /**
   * The path of the blob, fetched when it is not there. One fetch at a time per blob, whoever asks; who asked is let go
   * by the signal, with its reason, and when nobody is left the fetch ends and what came is kept.
   */
  ensure(blob: Blob, signal?: AbortSignal): Promise<string>;
  /** Removes what nobody uses and is too old, or too much: the longest unused first. Returns their hashes. */
  prune(limits: CacheLimits): Promise<string[]>;
}

interface Fetch {
  done: Promise<string>;
  ending: AbortController;
  waiting: number;
}

/**
 * Errors of `ensure`: checksum_mismatch, storage_full, and whatever the fetch throws. `now` is in milliseconds; `inUse`
 * names the blobs that are never evicted.
 */
export function createImageCache(
  folder: string,
  fetchBlob: FetchBlob,
  now: () => number,
  inUse: () => ReadonlySet<string>,
): ImageCache {
  const running = new Map<string, Fetch>();
  const stays = (): ((sha256: string) => boolean) => {
    const used = inUse();
    return (sha256) => used.has(sha256) || running.has(sha256);
  };
  const evict = async (going: readonly Kept[]): Promise<string[]> => {
    const gone: string[] = [];
    for (const { name, sha256 } of going) {
      // Somebody may have asked for it meanwhile.
      if (stays()(sha256)) continue;
      await removeFile(join(folder, name));
      gone.push(sha256);
    }
    return gone;
  };
  /** Sees to room for so many bytes; how many there are in the end. */
  const createRoom = async (bytes: number): Promise<number> => {
    const free = await freeBytesOf(folder);
    if (free >= bytes) return free;
    const gone = await evict(forRoom(await listKept(folder), stays(), bytes - free));
    return gone.length === 0 ? free : freeBytesOf(folder);
  };
  const begin = (blob: Blob, path: string): Fetch => {
    const ending = new AbortController();
    const from: FetchBlob = (sha256, offset) => fetchBlob(sha256, offset, ending.signal);
    const done = ensure(path, blob, { fetchBlob: from, signal: ending.signal, createRoom })
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
    prune: async (limits) => evict(tooOldOrMuch(await listKept(folder), stays(), limits, now())),
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

/** What a fetch needs besides the blob. */
interface Means {
  fetchBlob: FetchBlob;
  signal: AbortSignal;
  createRoom(bytes: number): Promise<number>;
}

async function ensure(path: string, blob: Blob, means: Means): Promise<void> {
  if ((await sizeOf(path)) === blob.sizeBytes) return;
  const folder = dirname(path);
  await createFolder(folder);
  const part = `${path}.part`;
  await demandRoom(part, blob, means);
  await fetchInto(part, blob, means).catch(async (error) => {
    if (!isFull(error)) throw error;
    // Others filled the disk meanwhile.
    await demandRoom(part, blob, means, error);
    await fetchInto(part, blob, means).catch(async (again) => {
      throw isFull(again) ? await noRoom(part, blob, await means.createRoom(0), again) : again;
    });
  });
  // The folder keeps others out; a VM's own user reads the file through a descriptor that it inherits.
  await chmod(part, 0o444);
  await rename(part, path);
  await syncFolder(folder);
}

/** Whether an error of the file system says that it, or this user's share of it, is full. */
function isFull(error: unknown): boolean {
  const { code } = (error ?? {}) as { code?: unknown };
  return code === "ENOSPC" || code === "EDQUOT";
}

/** Evicts others when the rest of the blob does not fit. Throws storage_full when that is not enough. */
async function demandRoom(part: string, blob: Blob, { createRoom }: Means, cause?: unknown): Promise<void> {
  const free = await createRoom(await lackingBytes(part, blob));
  if (free < (await lackingBytes(part, blob))) throw await noRoom(part, blob, free, cause);
}

const lackingBytes = async (part: string, blob: Blob): Promise<number> =>
  Math.max(0, blob.sizeBytes - ((await sizeOf(part)) ?? 0));

async function noRoom(part: string, blob: Blob, free: number, cause: unknown): Promise<CroftError> {
  const lacking = await lackingBytes(part, blob);
  const message = `fetching image ${blob.sha256}: the host's disk is full: it needs ${lacking} bytes more, and ${free} are free`;
  const detail = `Free ${Math.max(0, lacking - free)} bytes on the file system of ${dirname(part)} on the host; the fetch then goes on by itself. Images that no VM uses were looked at already.`;
  return new CroftError("storage_full", message, { detail, cause });
}

async function fetchInto(part: string, blob: Blob, { fetchBlob, signal }: Means): Promise<void> {
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
        "The bytes that the reconciler holds are damaged; they were thrown away here. Put the file of this SHA-256 back into `blobs` of its state folder, from a backup or from where the image came; VMs that run go on.",
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
