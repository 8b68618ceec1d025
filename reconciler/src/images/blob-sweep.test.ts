import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { IDS } from "../planner/sample-objects.ts";
import { sweepBlobs } from "./blob-sweep.ts";
import {
  ADMIN,
  bundleImageProgram,
  type ImageFixture,
  type ImageProgram,
  openImages,
  sha256,
} from "./image-fixture.ts";

let program: ImageProgram;
let images: ImageFixture;
beforeAll(async () => {
  program = await bundleImageProgram();
});
afterAll(() => program.remove());
beforeEach(async () => {
  images = await openImages(program.url);
});
afterEach(() => images.close());

const RAW = Buffer.alloc(4096, "disk ");

describe("the sweep", () => {
  const id = sha256(RAW);
  const sweep = () => sweepBlobs(images.parts);

  test("keeps what an image uses, and drops it an hour after the image is gone", async () => {
    await writeFile(join(images.folder, "in", "a"), RAW);
    await images.become({ url: `file://${images.folder}/in/a` });
    images.now.value += 7_200_000;
    await sweep();
    expect(await images.parts.files.all()).toEqual([id]);
    await images.store.write((tx) => tx.documents.remove(IDS.image));
    await sweep();
    images.now.value += 3_500_000;
    await sweep();
    expect(await images.parts.files.all()).toEqual([id]);
    images.now.value += 200_000;
    await sweep();
    expect(await images.parts.files.all()).toEqual([]);
    expect(await images.store.blobs.get(id)).toBeUndefined();
  });

  test("drops uploads after a day, whole or not", async () => {
    await images.uploads.begin({ sha256: id, size_bytes: 4096 }, ADMIN);
    await images.uploads.append(id, 0, Readable.from([RAW]), ADMIN);
    const other = "1".repeat(64);
    await images.uploads.begin({ sha256: other, size_bytes: 4096 }, ADMIN);
    await images.uploads.append(other, 0, Readable.from([RAW.subarray(0, 10)]), ADMIN);
    images.now.value += 23 * 3_600_000;
    await sweep();
    expect(await readdir(join(images.folder, "incoming"))).toEqual([`upload-${other}-`]);
    expect(await images.parts.files.all()).toEqual([id]);
    images.now.value += 2 * 3_600_000;
    await sweep();
    expect(await images.left()).toEqual([]);
  });
});
