import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { type Blob, type FetchBlob, makeImageCache } from "./cache.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "croft-images-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const bytes = Buffer.from("the bytes of an image".repeat(1000));
const blob: Blob = { sha256: createHash("sha256").update(bytes).digest("hex"), sizeBytes: bytes.length };

let now = 1_000_000_000_000;
const cacheOf = (fetch: FetchBlob) => makeImageCache(folder, fetch, () => now);

/** Serves the bytes, or only so many of them, and remembers the offsets asked for. */
function source(limit = Number.POSITIVE_INFINITY): FetchBlob & { offsets: number[] } {
  const offsets: number[] = [];
  return Object.assign(
    async (_: string, offset: number) => {
      offsets.push(offset);
      return (async function* () {
        for (let at = offset; at < Math.min(bytes.length, limit); at += 1000) {
          yield bytes.subarray(at, Math.min(at + 1000, limit, bytes.length));
        }
      })();
    },
    { offsets },
  );
}

test("a blob is fetched once, however many ask for it, and then is there", async () => {
  const fetch = source();
  const cache = cacheOf(fetch);
  const paths = await Promise.all([cache.ensure(blob), cache.ensure(blob)]);
  expect(paths[0]).toBe(paths[1]);
  expect(await readFile(paths[0]!)).toEqual(bytes);
  await cache.ensure(blob);
  expect(fetch.offsets).toEqual([0]);
  expect(await readdir(folder)).toEqual([blob.sha256]);
});

test("a fetch that was cut off goes on where it ended", async () => {
  await expect(cacheOf(source(5000)).ensure(blob)).rejects.toMatchObject({
    code: "unavailable",
  });
  const rest = source();
  const path = await cacheOf(rest).ensure(blob);
  expect(rest.offsets).toEqual([5000]);
  expect(await readFile(path)).toEqual(bytes);
});

test("wrong bytes are thrown away and never take the name of the blob", async () => {
  await writeFile(join(folder, `${blob.sha256}.part`), "X".repeat(1000));
  await expect(cacheOf(source()).ensure(blob)).rejects.toMatchObject({
    code: "checksum_mismatch",
  });
  expect(await readdir(folder)).toEqual([]);
  await cacheOf(source()).ensure(blob);
});

test("more bytes than were announced are refused before they fill the disk", async () => {
  const endless: FetchBlob = async () =>
    (async function* () {
      for (;;) yield Buffer.alloc(1000);
    })();
  await expect(cacheOf(endless).ensure(blob)).rejects.toMatchObject({
    code: "checksum_mismatch",
  });
});

/** Blobs of one repeated letter. */
const letters = (letter: string, sizeBytes: number) => {
  const content = Buffer.alloc(sizeBytes, letter);
  return { content, blob: { sha256: createHash("sha256").update(content).digest("hex"), sizeBytes } };
};
const DAY = 24 * 3_600_000;
const UNBOUNDED = { ageMs: Number.POSITIVE_INFINITY, bytes: Number.POSITIVE_INFINITY };

/** A cache in which a, b and c came a day after each other; returns their hashes. */
async function filled() {
  const all = ["a", "b", "c"].map((letter) => letters(letter, 1000));
  const cache = cacheOf(async (sha256) =>
    (async function* () {
      yield all.find(({ blob }) => blob.sha256 === sha256)!.content;
    })(),
  );
  for (const { blob } of all) {
    await cache.ensure(blob);
    now += DAY;
  }
  const [a, b, c] = all.map(({ blob }) => blob) as [Blob, Blob, Blob];
  return { cache, a, b, c };
}

test("what is too long unused goes, by the last use and not by when it came", async () => {
  const { cache, a, b, c } = await filled();
  await cache.ensure(a);
  expect(await cache.prune(new Set(), { ...UNBOUNDED, ageMs: 3 * DAY })).toEqual([]);
  expect(await cache.prune(new Set(), { ...UNBOUNDED, ageMs: 1.5 * DAY })).toEqual([b.sha256]);
  expect((await readdir(folder)).sort()).toEqual([a.sha256, c.sha256].sort());
});

test("of what is too much the longest unused goes first", async () => {
  const { cache, a, b, c } = await filled();
  await cache.ensure(a);
  expect(await cache.prune(new Set(), { ...UNBOUNDED, bytes: 3000 })).toEqual([]);
  expect(await cache.prune(new Set(), { ...UNBOUNDED, bytes: 2500 })).toEqual([b.sha256]);
  expect(await cache.prune(new Set(), { ...UNBOUNDED, bytes: 1000 })).toEqual([c.sha256]);
});

test("what a VM uses never goes, and takes no room from what nobody uses", async () => {
  const { cache, a, b, c } = await filled();
  const nothing = { ageMs: 0, bytes: 0 };
  const used = new Set([a.sha256, b.sha256]);
  expect(await cache.prune(used, { ...UNBOUNDED, bytes: 1000 })).toEqual([]);
  expect(await cache.prune(used, nothing)).toEqual([c.sha256]);
  expect(await cache.prune(new Set(), nothing)).toEqual([b.sha256, a.sha256]);
  expect(await readdir(folder)).toEqual([]);
});

/** Gives 5000 bytes and then nothing until its signal. */
function stuck() {
  const begun: (() => void)[] = [];
  const waits = new Promise<void>((resolve) => begun.push(resolve));
  const fetch: FetchBlob = async (_, offset, signal) =>
    (async function* () {
      yield bytes.subarray(offset, 5000);
      begun[0]?.();
      await new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
    })();
  return { fetch, waits };
}

test("who no longer waits is let go at once; what came is kept when nobody is left", async () => {
  const { fetch, waits } = stuck();
  const cache = cacheOf(fetch);
  const [first, second] = [new AbortController(), new AbortController()];
  const asked = [first, second].map(({ signal }) => cache.ensure(blob, signal));
  await waits;
  first.abort(new Error("first"));
  await expect(asked[0]).rejects.toThrow("first");
  // The other one waits on: its images are not evicted under it.
  expect(await cache.prune(new Set(), { ageMs: 0, bytes: 0 })).toEqual([]);
  second.abort(new Error("second"));
  await expect(asked[1]).rejects.toThrow("second");
  await expect(cache.ensure(blob, AbortSignal.abort(new Error("before")))).rejects.toThrow("before");
  const third = new AbortController();
  const again = cache.ensure(blob, third.signal);
  third.abort(new Error("third"));
  await expect(again).rejects.toThrow("third");
  const rest = source();
  await cacheOf(rest).ensure(blob);
  expect(rest.offsets).toEqual([5000]);
});
