// Which blobs of the cache go. Never one that is in use or being fetched, the longest unused first:
//
//   age     unused for longer than the limit
//   space   until all blobs together, those in use as well, take no more than the limit
//   room    until what is about to be fetched fits on the file system; none when that would not be enough
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { isMissing } from "../host/files.ts";

/** A blob in the cache, or the part of one. */
export interface Kept {
  /** Of its file. */
  name: string;
  sha256: string;
  /** What it takes on the file system. */
  bytes: number;
  /** Milliseconds; of its last use. */
  usedAt: number;
}

export interface CacheLimits {
  /** Milliseconds since the last use, for what no VM uses. */
  ageMs: number;
  /** Bytes of all of them, those in use included. */
  bytes: number;
}

/** What lies in the cache, the longest unused first. */
export async function listKept(folder: string): Promise<Kept[]> {
  const kept: Kept[] = [];
  for (const name of await readdir(folder).catch(() => [])) {
    const sha256 = /^([0-9a-f]{64})(\.part)?$/.exec(name)?.[1];
    if (sha256 === undefined) continue;
    // A fetch may end meanwhile, and its part is a blob then.
    const found = await stat(join(folder, name)).catch((error) => {
      if (isMissing(error)) return null;
      throw error;
    });
    if (found !== null) kept.push({ name, sha256, bytes: found.blocks * 512, usedAt: found.mtimeMs });
  }
  return kept.sort((a, b) => a.usedAt - b.usedAt);
}

/** What is too old, or too much. Pure. */
export function tooOldOrMuch(
  kept: readonly Kept[],
  stays: (sha256: string) => boolean,
  limits: CacheLimits,
  now: number,
): Kept[] {
  let total = kept.reduce((sum, { bytes }) => sum + bytes, 0);
  return kept.filter(({ sha256, bytes, usedAt }) => {
    if (stays(sha256) || (now - usedAt < limits.ageMs && total <= limits.bytes)) return false;
    total -= bytes;
    return true;
  });
}

/** What has to go for so many bytes more; nothing when all that may go is less. Pure. */
export function forRoom(
  kept: readonly Kept[],
  stays: (sha256: string) => boolean,
  lackingBytes: number,
): Kept[] {
  let gained = 0;
  const going: Kept[] = [];
  for (const one of kept) {
    if (gained >= lackingBytes) break;
    if (stays(one.sha256)) continue;
    going.push(one);
    gained += one.bytes;
  }
  return gained >= lackingBytes ? going : [];
}
