// A state folder that is nearly full: a small file system of its own where tests may mount one, else a bound as small.

import { execFileSync } from "node:child_process";
import { mkdtemp, rm, statfs, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import { MIB } from "@croft/schemas/bytes.ts";
import type { ImageSpec } from "@croft/schemas/generated/typescript/image.ts";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "@jest/globals";
import { IDS } from "../planner/sample-objects.ts";
import {
  ADMIN,
  bundleImageProgram,
  type ImageFixture,
  type ImageProgram,
  never,
  openImages,
  sha256,
} from "./image-fixture.ts";
import { passImage } from "./image-pass.ts";
import { roomBelow } from "./room.ts";
import { createUploads } from "./uploads.ts";

const SIZE = 48 * MIB;
const KEPT = 8 * MIB;
const BIG = Buffer.alloc(60 * MIB, "disk ");
const mounts = process.getuid?.() === 0;

let program: ImageProgram;
let images: ImageFixture;
let folder: string;
let elsewhere: string;
beforeAll(async () => {
  program = await bundleImageProgram();
});
afterAll(() => program.remove());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "croft-room-"));
  elsewhere = await mkdtemp(join(tmpdir(), "croft-room-in-"));
  if (mounts) execFileSync("mount", ["-t", "tmpfs", "-o", `size=${SIZE}`, "croft-test", folder]);
  images = await openImages(program.url, folder);
  images.parts.imagesDir = elsewhere;
  images.parts.room = await room(KEPT);
  images.uploads = createUploads(images.parts);
});
afterEach(async () => {
  await images.close().catch(() => undefined);
  if (mounts) execFileSync("umount", [folder]);
  await rm(folder, { recursive: true, force: true });
  await rm(elsewhere, { recursive: true });
});

async function room(kept: number) {
  const { bavail, bsize } = await statfs(folder);
  return roomBelow(folder, mounts ? kept : bavail * bsize - SIZE + kept);
}

const FULL = {
  state: "error",
  state_code: "storage_full",
  state_reason: expect.stringMatching(/needs [\d.]+ MiB more, and [\d.]+ MiB are free/),
};

/** Takes in what is too large, then something small. */
async function isTooLarge(spec: ImageSpec, left: string[] = []): Promise<void> {
  await images.insert(spec);
  await expect(passImage(IDS.image, images.parts, never)).rejects.toMatchObject({ code: "storage_full" });
  expect((await images.image()).status).toMatchObject(FULL);
  expect(await images.left()).toEqual(left);
  await images.store.write((tx) => tx.documents.remove(IDS.image));
  await writeFile(join(elsewhere, "small"), "small");
  expect(await images.become({ url: `file://${elsewhere}/small` })).toMatchObject({ state: "ready" });
}

test("a fetch that says how large it is is refused before it begins", async () => {
  let sent = 0;
  const url = await images.serve((_request, response) => {
    response.writeHead(200, { "content-length": BIG.length });
    response.end(BIG);
    response.on("close", () => {
      sent = response.socket?.bytesWritten ?? 0;
    });
  });
  await isTooLarge({ url, sha256: sha256(BIG) });
  expect(sent).toBeLessThan(BIG.length);
});

test("a fetch of unknown size ends when it has filled what is free, and leaves nothing", async () => {
  const url = await images.serve((_request, response) => {
    response.writeHead(200, { "transfer-encoding": "chunked" });
    Readable.from(Array.from({ length: 60 }, () => BIG.subarray(0, MIB))).pipe(response);
  });
  await isTooLarge({ url, sha256: sha256(BIG) });
});

test("a file that does not fit is not copied", async () => {
  await writeFile(join(elsewhere, "big"), BIG);
  await isTooLarge({ url: `file://${elsewhere}/big` });
});

test("an unpacked image that does not fit ends, and the file as given is kept for another try", async () => {
  const packed = gzipSync(BIG);
  await writeFile(join(elsewhere, "big.gz"), packed);
  await isTooLarge({ url: `file://${elsewhere}/big.gz` }, [sha256(packed)]);
});

test("a file system that others fill meanwhile is told like one that was full", async () => {
  // Nothing is kept for anybody, so that the system itself says so.
  images.parts.room = await room(0);
  await writeFile(join(elsewhere, "big.gz"), gzipSync(BIG));
  await images.insert({ url: `file://${elsewhere}/big.gz` });
  await expect(passImage(IDS.image, images.parts, never)).rejects.toMatchObject({ code: "storage_full" });
});

test("an upload that does not fit is not begun, and says what is needed and free", async () => {
  const upload = { sha256: sha256(BIG), size_bytes: BIG.length };
  await expect(images.uploads.begin(upload, ADMIN)).rejects.toMatchObject({
    code: "storage_full",
    facts: { needed_bytes: BIG.length, free_bytes: expect.any(Number) },
  });
  expect(await images.uploads.get(upload.sha256, ADMIN)).toBeUndefined();
  expect(await images.left()).toEqual([]);
});

test("an upload for which the room went meanwhile leaves nothing, and may be begun again", async () => {
  const bytes = BIG.subarray(0, 20 * MIB);
  const upload = { sha256: sha256(bytes), size_bytes: bytes.length };
  await images.uploads.begin(upload, ADMIN);
  await writeFile(join(folder, "filler"), BIG.subarray(0, 24 * MIB));
  const send = () => images.uploads.append(upload.sha256, 0, Readable.from([bytes]), ADMIN);
  if (!mounts) images.parts.room = roomBelow(folder, Number.MAX_SAFE_INTEGER);
  images.uploads = createUploads(images.parts);
  await expect(send()).rejects.toMatchObject({ code: "storage_full" });
  expect(await images.uploads.get(upload.sha256, ADMIN)).toBeUndefined();
  expect(await images.left()).toEqual([]);

  await rm(join(folder, "filler"));
  images.parts.room = await room(KEPT);
  images.uploads = createUploads(images.parts);
  await images.uploads.begin(upload, ADMIN);
  expect(await send()).toMatchObject({ complete: true });
});
