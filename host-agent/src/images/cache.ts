// Blobs of images on this host, by their SHA-256.
//
//   absent --fetch--> <sha256>.part --all bytes, right hash--> <sha256> (synced, never written again)
//                        | wrong hash: thrown away            | prune(age): only when nobody uses it
//                        | cut off: resumed from its length
import { createHash, type Hash } from "node:crypto";
import { createReadStream } from "node:fs";
import { chmod, open, readdir, rename, stat, utimes } from "node:fs/promises";
import { join } from "node:path";
import { CroftError } from "@croft/schemas/errors.ts";
import { isMissing, makeFolder, removeFile, syncFolder } from "../host/files.ts";

export interface Blob {
  sha256: string;
  sizeBytes: number;
}

/** The bytes of a blob from an offset on. */
export type FetchBlob = (sha256: string, offset: number) => Promise<AsyncIterable<Uint8Array>>;

export interface ImageCache {
  /** The path of the blob, fetched when it is not there. One fetch at a time per blob, whoever asks. */
  ensure(blob: Blob): Promise<string>;
  /** Removes what `inUse` does not name and nobody asked for during `ageMs`; returns the hashes removed. */
  prune(inUse: ReadonlySet<string>, ageMs: number, now: number): Promise<string[]>;
}

/** Errors of `ensure`: checksum_mismatch, storage_full, and whatever the fetch throws. */
export function makeImageCache(folder: string, fetchBlob: FetchBlob): ImageCache {
  const running = new Map<string, Promise<string>>();
  return {
    ensure(blob) {
      const path = join(folder, hashName(blob.sha256));
      const already = running.get(blob.sha256);
      if (already !== undefined) return already;
      const work = ensure(folder, path, blob, fetchBlob).finally(() => running.delete(blob.sha256));
      running.set(blob.sha256, work);
      return work;
    },
    async prune(inUse, ageMs, now) {
      const removed: string[] = [];
      for (const name of await readdir(folder).catch(() => [])) {
        const sha256 = /^([0-9a-f]{64})(\.part)?$/.exec(name)?.[1];
        if (sha256 === undefined || inUse.has(sha256) || running.has(sha256)) continue;
        const { mtimeMs } = await stat(join(folder, name));
        if (now - mtimeMs < ageMs) continue;
        await removeFile(join(folder, name));
        removed.push(sha256);
      }
      return removed;
    },
  };
}

async function ensure(folder: string, path: string, blob: Blob, fetchBlob: FetchBlob): Promise<string> {
  if ((await sizeOf(path)) === blob.sizeBytes) {
    // The age of a blob counts from its last use.
    await utimes(path, new Date(), new Date());
    return path;
  }
  await makeFolder(folder);
  const part = `${path}.part`;
  try {
    await fetchInto(part, blob, fetchBlob);
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
  return path;
}

async function fetchInto(part: string, blob: Blob, fetchBlob: FetchBlob): Promise<void> {
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
      for await (const bytes of await fetchBlob(blob.sha256, have)) {
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
