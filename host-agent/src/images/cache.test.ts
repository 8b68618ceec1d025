import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
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
  const cache = makeImageCache(folder, fetch);
  const paths = await Promise.all([cache.ensure(blob), cache.ensure(blob)]);
  expect(paths[0]).toBe(paths[1]);
  expect(await readFile(paths[0]!)).toEqual(bytes);
  await cache.ensure(blob);
  expect(fetch.offsets).toEqual([0]);
  expect(await readdir(folder)).toEqual([blob.sha256]);
});

test("a fetch that was cut off goes on where it ended", async () => {
  await expect(makeImageCache(folder, source(5000)).ensure(blob)).rejects.toMatchObject({
    code: "unavailable",
  });
  const rest = source();
  const path = await makeImageCache(folder, rest).ensure(blob);
  expect(rest.offsets).toEqual([5000]);
  expect(await readFile(path)).toEqual(bytes);
});

test("wrong bytes are thrown away and never take the name of the blob", async () => {
  await writeFile(join(folder, `${blob.sha256}.part`), "X".repeat(1000));
  await expect(makeImageCache(folder, source()).ensure(blob)).rejects.toMatchObject({
    code: "checksum_mismatch",
  });
  expect(await readdir(folder)).toEqual([]);
  await makeImageCache(folder, source()).ensure(blob);
});

test("more bytes than were announced are refused before they fill the disk", async () => {
  const endless: FetchBlob = async () =>
    (async function* () {
      for (;;) yield Buffer.alloc(1000);
    })();
  await expect(makeImageCache(folder, endless).ensure(blob)).rejects.toMatchObject({
    code: "checksum_mismatch",
  });
});

test("prune removes what is old and unused, and nothing else", async () => {
  const cache = makeImageCache(folder, source());
  const path = await cache.ensure(blob);
  await utimes(path, 0, 0);
  expect(await cache.prune(new Set([blob.sha256]), 1000, Date.now())).toEqual([]);
  expect(await cache.prune(new Set(), Date.now() + 1000, Date.now())).toEqual([]);
  expect((await stat(path)).size).toBe(bytes.length);
  expect(await cache.prune(new Set(), 1000, Date.now())).toEqual([blob.sha256]);
  expect(await readdir(folder)).toEqual([]);
});
