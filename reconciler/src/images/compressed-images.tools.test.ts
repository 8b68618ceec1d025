import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { readdir, readFile, rm, stat } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { asNew, IDS } from "../planner/sample-objects.ts";
import type { Stored } from "../store/store.ts";
import { openBlobFiles } from "./blob-files.ts";
import { sweepBlobs } from "./blob-sweep.ts";
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
import { UNPACK_LIMITS } from "./look-inside.ts";

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

const RAW = Buffer.concat([
  Buffer.from("a boot sector"),
  Buffer.alloc(300_000),
  Buffer.from(Array.from({ length: 60_000 }, (_, n) => `block ${n} `).join("")),
]);
const KINDS = ["gzip", "xz", "zstd"] as const;
const packed = (kind: string, bytes: Buffer, ...more: string[]): Buffer =>
  execFileSync(kind, ["-c", ...more], {
    input: bytes,
    maxBuffer: 2 ** 28,
    stdio: ["pipe", "pipe", "ignore"],
  });

const nothingLeft = async (): Promise<void> =>
  expect(await readdir(join(images.folder, "incoming"))).toEqual([]);

describe.each(KINDS)("an image compressed with %s", (kind) => {
  test("from a file becomes what is inside, under a hash of its own", async () => {
    const bytes = packed(kind, RAW);
    expect(await images.become({ url: await images.given(bytes), sha256: sha256(bytes) })).toMatchObject({
      state: "ready",
      format: "raw",
      compression: kind,
      sha256: sha256(bytes),
      size_bytes: bytes.length,
      disk_sha256: sha256(RAW),
      disk_size_bytes: RAW.length,
    });
    expect(sha256(await readFile(images.parts.files.path(sha256(RAW))))).toBe(sha256(RAW));
    await nothingLeft();
  });

  test("from a URL, a qcow2, is known for one", async () => {
    const path = join(images.folder, "made.qcow2");
    execFileSync("qemu-img", ["create", "-q", "-f", "qcow2", path, "3G"]);
    const bytes = packed(kind, await readFile(path));
    const server = createServer((_request, response) => response.end(bytes));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/debian.qcow2`;
    const found = await images.become({ url, sha256: sha256(bytes) });
    server.close();
    expect(found).toMatchObject({ state: "ready", format: "qcow2", virtual_size_gib: 3, compression: kind });
    expect(found.disk_sha256).toBe(sha256(await readFile(path)));
  });

  test("from an upload", async () => {
    const bytes = packed(kind, RAW);
    const id = sha256(bytes);
    const arriving = images.uploads;
    await arriving.begin({ sha256: id, size_bytes: bytes.length }, ADMIN);
    await arriving.append(id, 0, Readable.from([bytes]), ADMIN);
    expect(await images.become({ upload: id, sha256: id })).toMatchObject({
      state: "ready",
      disk_sha256: sha256(RAW),
    });
  });

  test("with another hash is not even opened", async () => {
    const url = await images.given(packed(kind, RAW));
    expect(await images.become({ url, sha256: "0".repeat(64) })).toMatchObject({
      state_code: "checksum_mismatch",
    });
  });

  test("that is a bomb ends early", async () => {
    images.parts.unpackLimits = { ...UNPACK_LIMITS, freeBytes: 2 ** 20, ratio: 20 };
    const bytes = packed(kind, Buffer.alloc(2 ** 24), "-9");
    expect(await images.become({ url: await images.given(bytes) })).toMatchObject({
      state: "failed",
      state_code: "too_large",
      state_reason: expect.stringMatching(/more than the \d+ bytes that are allowed.*qcow2/),
    });
    await nothingLeft();
  });

  test("that is larger inside than any image may be ends early", async () => {
    images.parts.unpackLimits = { ...UNPACK_LIMITS, maxBytes: 500_000 };
    expect(await images.become({ url: await images.given(packed(kind, RAW)) })).toMatchObject({
      state_code: "too_large",
    });
  });

  test("that was cut off, or damaged, is refused", async () => {
    const bytes = packed(kind, RAW);
    expect(
      await images.become({ url: await images.given(bytes.subarray(0, bytes.length - 20)) }),
    ).toMatchObject({
      state: "failed",
      state_code: "image_refused",
      state_reason: expect.stringContaining("ends in the middle"),
    });
    await images.store.write((tx) => tx.documents.remove(IDS.image));
    bytes.fill(0xff, 1000, 1200);
    expect(await images.become({ url: await images.given(bytes) })).toMatchObject({
      state_code: "image_refused",
    });
    await nothingLeft();
  });

  test("that is compressed twice is refused", async () => {
    expect(await images.become({ url: await images.given(packed(kind, packed("gzip", RAW))) })).toMatchObject(
      {
        state_reason: expect.stringContaining("compressed twice"),
      },
    );
  });

  test("inside of which is a qcow2 with a backing file is refused", async () => {
    const path = join(images.folder, "made.qcow2");
    execFileSync("qemu-img", [
      "create",
      "-q",
      "-f",
      "qcow2",
      "-u",
      "-b",
      "/etc/shadow",
      "-F",
      "raw",
      path,
      "1G",
    ]);
    expect(
      await images.become({ url: await images.given(packed(kind, await readFile(path))) }),
    ).toMatchObject({
      state_reason: expect.stringContaining("backing file"),
    });
  });
});

describe("a gzip file", () => {
  /** As OpenWrt's images have it: its fwtool appends a signature. */
  const SIGNATURE = Buffer.from("untrusted comment: signed by a key\nRWQ=\n");
  const TRAILING = {
    type: "trailing_bytes",
    status: "true",
    reason: "ignored",
    message: `${SIGNATURE.length} bytes follow the end of what is compressed with gzip, and are no part of the disk: a signature, or other data.`,
  };
  const become = async (...parts: Buffer[]) =>
    images.become({ url: await images.given(Buffer.concat(parts)) });

  test("followed by other bytes is taken, and a condition says so", async () => {
    const found = await become(packed("gzip", RAW), SIGNATURE);
    expect(found).toMatchObject({ state: "ready", disk_sha256: sha256(RAW), conditions: [TRAILING] });
    // Of a second image of the same file too, which is not unpacked again.
    const { status, ...first } = await images.image();
    await images.store.write((tx) =>
      tx.documents.insert(
        asNew({
          ...first,
          spec: { ...first.spec, sha256: status.sha256 ?? "" },
          id: "img_0000000000000002",
          name: "second",
          status: { ...status, state: "pending", conditions: [] },
        }),
      ),
    );
    await passImage("img_0000000000000002", images.parts, never);
    const second = await images.store.documents.get("image", "img_0000000000000002");
    expect(second?.status).toMatchObject({ state: "ready", conditions: [TRAILING] });
  });

  test("followed by zeros, and by other bytes after them", async () => {
    expect(await become(packed("gzip", RAW), Buffer.alloc(100_000))).toMatchObject({
      state: "ready",
      disk_sha256: sha256(RAW),
      conditions: [],
    });
    await images.store.write((tx) => tx.documents.remove(IDS.image));
    expect(await become(packed("gzip", RAW), Buffer.alloc(100_000), SIGNATURE)).toMatchObject({
      state: "ready",
      conditions: [TRAILING],
    });
  });

  test("of many members is read to its end, wherever in what is read one ends", async () => {
    const random = randomBytes(64 * 1024);
    const whole: Buffer[] = [];
    const members: Buffer[] = [];
    for (const length of [1, 65_000, 65_535, 65_536, 17, 0, 40_000]) {
      whole.push(random.subarray(0, length));
      members.push(packed("gzip", random.subarray(0, length)));
    }
    const disk = Buffer.concat([RAW, ...whole]);
    expect(await become(packed("gzip", RAW), ...members)).toMatchObject({
      disk_sha256: sha256(disk),
      conditions: [],
    });
  });

  test("with a name, a comment, extra fields and a checksum of its header", async () => {
    const [head, body] = [Buffer.from("1f8b081e0000000000ff", "hex"), packed("gzip", RAW, "-n").subarray(10)];
    const fields = Buffer.from("\x03\x00abcname\0comment\0\x00\x00", "latin1");
    expect(await become(head, fields, body)).toMatchObject({ state: "ready", disk_sha256: sha256(RAW) });
  });

  test("whose second member, or whose checksum, is damaged is refused", async () => {
    const bytes = packed("gzip", RAW);
    const damaged = { state: "failed", state_reason: expect.stringContaining("it is damaged") };
    expect(await become(bytes, Buffer.from("1f8b07", "hex"), Buffer.alloc(100))).toMatchObject(damaged);
    await images.store.write((tx) => tx.documents.remove(IDS.image));
    bytes.writeUInt32LE(1, bytes.length - 8);
    expect(await become(bytes)).toMatchObject(damaged);
  });
});

describe("a zstd file", () => {
  test("of many frames, one of them to be passed over, is read to its end", async () => {
    const aside = Buffer.from("512a4d1803000000616263", "hex");
    const bytes = Buffer.concat([packed("zstd", RAW), aside, packed("zstd", RAW, "--no-check")]);
    expect(await images.become({ url: await images.given(bytes) })).toMatchObject({
      disk_sha256: sha256(Buffer.concat([RAW, RAW])),
    });
  });

  test("that wants too much memory is refused before it gets any", async () => {
    const bytes = packed("zstd", RAW, "--long=28");
    expect(await images.become({ url: await images.given(bytes) })).toMatchObject({
      state_reason: expect.stringContaining("without --ultra and --long"),
    });
  });
});

describe("an xz file", () => {
  test("that wants too much memory is refused", async () => {
    const bytes = packed("xz", RAW, "--lzma2=dict=256MiB");
    expect(await images.become({ url: await images.given(bytes) })).toMatchObject({
      state_reason: expect.stringContaining("xz -9"),
    });
  });
});

test("zeros of an unpacked disk take no room", async () => {
  const bytes = packed("zstd", Buffer.concat([RAW, Buffer.alloc(2 ** 25), RAW]));
  const { disk_sha256, disk_size_bytes } = await images.become({ url: await images.given(bytes) });
  expect(disk_size_bytes).toBe(2 * RAW.length + 2 ** 25);
  const { blocks } = await stat(images.parts.files.path(disk_sha256 as string));
  expect(blocks * 512).toBeLessThan(2 ** 24);
});

test("unpacking ends when the image is deleted, or the reconciler ends", async () => {
  const stopping = new AbortController();
  images.parts.files = {
    ...images.parts.files,
    commit: async (path, hash) => {
      await (await openBlobFiles(images.folder)).commit(path, hash);
      stopping.abort();
    },
  };
  const bytes = packed("gzip", RAW);
  expect(await images.become({ url: await images.given(bytes) }, stopping.signal)).toMatchObject({
    state: "fetching",
  });
  await nothingLeft();
  // The next start goes on, with the file that is here.
  await passImage(IDS.image, images.parts, never);
  expect((await images.image()).status).toMatchObject({ state: "ready", disk_sha256: sha256(RAW) });
});

test("the file is dropped once it is unpacked, and not fetched again for a second image", async () => {
  const bytes = packed("xz", RAW);
  const url = await images.given(bytes);
  await images.become({ url, sha256: sha256(bytes) });
  for (const later of [0, 3_700_000]) {
    images.now.value += later;
    await sweepBlobs(images.parts);
  }
  expect(await images.parts.files.all()).toEqual([sha256(RAW)]);
  await rm(join(images.folder, "in", "x"));
  const first = (await images.store.documents.get("image", IDS.image)) as Stored<"image">;
  await images.store.write(async (tx) => {
    await tx.documents.insert(
      asNew({
        ...first,
        id: "img_0000000000000002",
        name: "second",
        status: { ...first.status, state: "pending" },
      }),
    );
  });
  await passImage("img_0000000000000002", images.parts, never);
  expect((await images.store.documents.get("image", "img_0000000000000002"))?.status).toMatchObject({
    state: "ready",
    disk_sha256: sha256(RAW),
  });
});
