import { writeFile } from "node:fs/promises";
import { Readable } from "node:stream";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { createKeyedLock } from "../coordination/memory/keyed-lock.ts";
import {
  ADMIN,
  bundleImageProgram,
  type ImageFixture,
  type ImageProgram,
  openImages,
  sha256,
} from "./image-fixture.ts";
import { createUploads } from "./uploads.ts";

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

describe("an upload", () => {
  const id = sha256(RAW);
  const send = (offset: number, bytes: Buffer) =>
    images.uploads.append(id, offset, Readable.from([bytes]), ADMIN);

  test("arrives in parts, is whole at its last byte, and becomes an image", async () => {
    expect(await images.uploads.begin({ sha256: id, size_bytes: 4096 }, ADMIN)).toEqual({
      id,
      offset: 0,
      size_bytes: 4096,
      complete: false,
    });
    expect(await send(0, RAW.subarray(0, 1000))).toMatchObject({ offset: 1000, complete: false });
    expect(await images.uploads.get(id, ADMIN)).toMatchObject({ offset: 1000, complete: false });
    expect(await send(1000, RAW.subarray(1000))).toMatchObject({ offset: 4096, complete: true });
    expect(await images.uploads.begin({ sha256: id, size_bytes: 4096 }, ADMIN)).toMatchObject({
      complete: true,
    });
    expect(await images.become({ upload: id, sha256: id })).toMatchObject({
      state: "ready",
      sha256: id,
      format: "raw",
    });
  });

  test("goes on after a restart, from what the disk has", async () => {
    await images.uploads.begin({ sha256: id, size_bytes: 4096 }, ADMIN);
    await send(0, RAW.subarray(0, 1000));
    images.uploads = createUploads({ ...images.parts, lock: createKeyedLock() });
    expect(await images.uploads.begin({ sha256: id, size_bytes: 4096 }, ADMIN)).toMatchObject({
      offset: 1000,
    });
    expect(await send(1000, RAW.subarray(1000))).toMatchObject({ complete: true });
  });

  test("whose last rename was cut off is finished by whoever asks again", async () => {
    await images.uploads.begin({ sha256: id, size_bytes: 4096 }, ADMIN);
    await writeFile(images.parts.files.incoming(`upload-${id}-`), RAW);
    expect(await images.uploads.begin({ sha256: id, size_bytes: 4096 }, ADMIN)).toMatchObject({
      complete: true,
    });
  });

  test("at another offset is told the right one", async () => {
    await images.uploads.begin({ sha256: id, size_bytes: 4096 }, ADMIN);
    await send(0, RAW.subarray(0, 1000));
    await expect(send(0, RAW)).rejects.toMatchObject({ code: "offset_mismatch", facts: { offset: 1000 } });
  });

  test("with another hash is thrown away", async () => {
    await images.uploads.begin({ sha256: id, size_bytes: 4 }, ADMIN);
    await expect(send(0, Buffer.from("evil"))).rejects.toMatchObject({ code: "checksum_mismatch" });
    expect(await images.uploads.get(id, ADMIN)).toBeUndefined();
    expect(await images.left()).toEqual([]);
  });

  test("that is longer than it said is refused", async () => {
    await images.uploads.begin({ sha256: id, size_bytes: 4095 }, ADMIN);
    await expect(send(0, RAW)).rejects.toMatchObject({ code: "too_large" });
  });

  test("keeps what arrived before its connection broke", async () => {
    await images.uploads.begin({ sha256: id, size_bytes: 4096 }, ADMIN);
    const broken = Readable.from(
      (async function* () {
        yield RAW.subarray(0, 500);
        throw new Error("reset");
      })(),
    );
    await expect(images.uploads.append(id, 0, broken, ADMIN)).rejects.toMatchObject({
      code: "invalid_request",
    });
    expect(await images.uploads.get(id, ADMIN)).toMatchObject({ offset: 500 });
  });

  test("that was never begun is not found", async () => {
    await expect(send(0, RAW)).rejects.toMatchObject({ code: "not_found" });
  });

  test("of no bytes that an image asks for is not there", async () => {
    expect(await images.become({ upload: id })).toMatchObject({ state: "failed", state_code: "not_found" });
  });
});
