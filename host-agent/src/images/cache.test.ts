import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { type Blob, createImageCache, type FetchBlob } from "./cache.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "croft-images-"));
  used = new Set();
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const bytes = Buffer.from("the bytes of an image".repeat(1000));
const blob: Blob = { sha256: createHash("sha256").update(bytes).digest("hex"), sizeBytes: bytes.length };

let now = 1_000_000_000_000;
let used = new Set<string>();
const cacheOf = (fetch: FetchBlob) =>
  createImageCache(
    folder,
    fetch,
    () => now,
    () => used,
  );

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
/** What a file takes on a file system is a number of these. */
const SIZE = 64 * 1024;

/** A cache in which a, b and c came a day after each other, and whose source has d, which is twice as large. */
async function filled() {
  const all = [...["a", "b", "c"].map((letter) => letters(letter, SIZE)), letters("d", 2 * SIZE)];
  const fetch: FetchBlob = async (sha256, offset) =>
    (async function* () {
      const { content } = all.find(({ blob }) => blob.sha256 === sha256)!;
      for (let at = offset; at < content.length; at += SIZE) yield content.subarray(at, at + SIZE);
    })();
  const cache = cacheOf(fetch);
  const [a, b, c, d] = all.map(({ blob }) => blob) as [Blob, Blob, Blob, Blob];
  for (const blob of [a, b, c]) {
    await cache.ensure(blob);
    now += DAY;
  }
  return { cache, fetch, a, b, c, d };
}
const kept = async () => (await readdir(folder)).sort();
const hashes = (...blobs: Blob[]) => blobs.map(({ sha256 }) => sha256).sort();

test("what is too long unused goes, by the last use and not by when it came", async () => {
  const { cache, a, b, c } = await filled();
  await cache.ensure(a);
  expect(await cache.prune({ ...UNBOUNDED, ageMs: 3 * DAY })).toEqual([]);
  expect(await cache.prune({ ...UNBOUNDED, ageMs: 1.5 * DAY })).toEqual([b.sha256]);
  expect(await kept()).toEqual(hashes(a, c));
});

test("of what is too much the longest unused goes first, parts of blobs too", async () => {
  const { cache, a, b, c } = await filled();
  await cache.ensure(a);
  expect(await cache.prune({ ...UNBOUNDED, bytes: 3 * SIZE })).toEqual([]);
  await rename(join(folder, b.sha256), join(folder, `${b.sha256}.part`));
  expect(await cache.prune({ ...UNBOUNDED, bytes: 2.5 * SIZE })).toEqual([b.sha256]);
  expect(await cache.prune({ ...UNBOUNDED, bytes: SIZE })).toEqual([c.sha256]);
});

test("what a VM uses never goes, and counts among what is too much", async () => {
  const { cache, a, b, c } = await filled();
  const nothing = { ageMs: 0, bytes: 0 };
  used = new Set([a.sha256]);
  expect(await cache.prune({ ...UNBOUNDED, bytes: 2 * SIZE })).toEqual([b.sha256]);
  used = new Set([a.sha256, c.sha256]);
  expect(await cache.prune(nothing)).toEqual([]);
  used = new Set();
  expect(await cache.prune(nothing)).toEqual([a.sha256, c.sha256]);
  expect(await kept()).toEqual([]);
});

const asRoot = process.geteuid?.() === 0 ? describe : describe.skip;
asRoot("on a file system with room for three and a half blobs", () => {
  beforeEach(() => {
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${3.5 * SIZE}`, "croft-test", folder]);
  });
  afterEach(() => {
    execFileSync("umount", [folder]);
  });

  test("a blob that does not fit takes the room of what nobody uses, the longest unused first, and no more", async () => {
    const { cache, a, b, c, d } = await filled();
    used = new Set([a.sha256]);
    await cache.ensure(d);
    expect(await kept()).toEqual(hashes(a, d));
    used = new Set([a.sha256, d.sha256]);
    // Half a blob is left.
    await expect(cache.ensure(b)).rejects.toMatchObject({ code: "storage_full" });
    used = new Set([a.sha256]);
    await cache.ensure(c);
    expect(await kept()).toEqual(hashes(a, c));
  });

  test("when that would not be enough nothing goes, nothing is fetched, and the error says how much is missing", async () => {
    const { cache, a, b, c, d } = await filled();
    used = new Set([a.sha256, b.sha256]);
    const refused = await cache.ensure(d).catch((error) => error);
    expect(refused).toMatchObject({ code: "storage_full" });
    expect(refused.message).toContain(`needs ${2 * SIZE} bytes more, and ${SIZE / 2} are free`);
    expect(refused.detail).toContain(`Free ${1.5 * SIZE} bytes`);
    expect(await kept()).toEqual(hashes(a, b, c));
    // Room that comes by itself is enough.
    used = new Set([a.sha256]);
    await cache.ensure(d);
  });

  test("a disk that others fill during a fetch: it takes room once, and goes on from where it was", async () => {
    const { fetch, a, b, c, d } = await filled();
    for (const unused of [b, c]) await rm(join(folder, unused.sha256));
    const offsets: number[] = [];
    const filling: FetchBlob = async (sha256, offset, signal) => {
      offsets.push(offset);
      const bytes = await fetch(sha256, offset, signal);
      return (async function* () {
        for await (const piece of bytes) {
          yield piece;
          if (offset === 0) await writeFile(join(folder, "of others"), Buffer.alloc(SIZE * 1.5));
        }
      })();
    };
    const cache = cacheOf(filling);
    used = new Set([a.sha256]);
    await expect(cache.ensure(d)).rejects.toMatchObject({ code: "storage_full" });
    used = new Set();
    offsets.length = 0;
    await rm(join(folder, "of others"));
    await rm(join(folder, `${d.sha256}.part`));
    expect(await readFile(await cache.ensure(d))).toEqual(Buffer.alloc(2 * SIZE, "d"));
    expect(offsets).toEqual([0, SIZE]);
    expect(await kept()).toEqual([...hashes(d), "of others"].sort());
  });
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
  expect(await cache.prune({ ageMs: 0, bytes: 0 })).toEqual([]);
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
