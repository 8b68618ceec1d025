import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pathToFileURL } from "node:url";
import type { ImageSpec } from "@croft/schemas/generated/typescript/image.ts";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { build } from "esbuild";
import { asNew, IDS, sampleImage } from "../execute/sample-objects.ts";
import { openSqliteStore } from "../store/sqlite/open.ts";
import type { Store, Stored } from "../store/store.ts";
import { addressPolicy } from "./address-policy.ts";
import { openBlobFiles } from "./blob-files.ts";
import { sweepBlobs } from "./blob-sweep.ts";
import { FETCH_LIMITS } from "./fetch-url.ts";
import type { ImageParts } from "./image-file.ts";
import { passImage } from "./image-pass.ts";
import { keyedLock } from "./keyed-lock.ts";
import { UNPACK_LIMITS } from "./unpack.ts";
import { uploads } from "./uploads.ts";

let programs: string;
let unpackProgram: URL;
let folder: string;
let store: Store;
let parts: ImageParts;
let now: number;

beforeAll(async () => {
  programs = await mkdtemp(join(tmpdir(), "croft-unpack-"));
  const outfile = join(programs, "unpack-worker.cjs");
  const entry = new URL("./unpack-worker.ts", import.meta.url).pathname;
  await build({ entryPoints: [entry], outfile, bundle: true, platform: "node", target: "node20" });
  unpackProgram = pathToFileURL(outfile);
});
afterAll(() => rm(programs, { recursive: true }));

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "croft-packed-"));
  store = await openSqliteStore(join(folder, "croft.db"));
  now = Date.now();
  await mkdir(join(folder, "in"));
  parts = {
    ...{ store, files: await openBlobFiles(folder), lock: keyedLock(), now: () => now },
    ...{ policy: addressPolicy(["127.0.0.1"]), imagesDir: join(folder, "in") },
    ...{ limits: { ...FETCH_LIMITS, attempts: 1 }, unpackLimits: UNPACK_LIMITS, unpackProgram },
  };
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

const never = new AbortController().signal;
const sha256 = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex");
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

async function status(): Promise<Stored<"image">["status"]> {
  return ((await store.documents.get("image", IDS.image)) as Stored<"image">).status;
}

async function become(spec: ImageSpec, signal = never): Promise<Stored<"image">["status"]> {
  const pending = { ...sampleImage().status, state: "pending" as const, sha256: null, format: null };
  await store.write((tx) => tx.documents.insert(asNew(sampleImage({ spec, status: pending }))));
  await passImage(IDS.image, parts, signal);
  return status();
}

async function given(bytes: Buffer): Promise<string> {
  await writeFile(join(folder, "in", "x"), bytes);
  return `file://${folder}/in/x`;
}

const nothingLeft = async (): Promise<void> => expect(await readdir(join(folder, "incoming"))).toEqual([]);

describe.each(KINDS)("an image compressed with %s", (kind) => {
  test("from a file becomes what is inside, under a hash of its own", async () => {
    const bytes = packed(kind, RAW);
    expect(await become({ url: await given(bytes), sha256: sha256(bytes) })).toMatchObject({
      ...{ state: "ready", format: "raw", compression: kind },
      ...{ sha256: sha256(bytes), size_bytes: bytes.length },
      ...{ disk_sha256: sha256(RAW), disk_size_bytes: RAW.length },
    });
    expect(sha256(await readFile(parts.files.path(sha256(RAW))))).toBe(sha256(RAW));
    await nothingLeft();
  });

  test("from a URL, a qcow2, is known for one", async () => {
    const path = join(folder, "made.qcow2");
    execFileSync("qemu-img", ["create", "-q", "-f", "qcow2", path, "3G"]);
    const bytes = packed(kind, await readFile(path));
    const server = createServer((_request, response) => response.end(bytes));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/debian.qcow2`;
    const found = await become({ url, sha256: sha256(bytes) });
    server.close();
    expect(found).toMatchObject({ state: "ready", format: "qcow2", virtual_size_gib: 3, compression: kind });
    expect(found.disk_sha256).toBe(sha256(await readFile(path)));
  });

  test("from an upload", async () => {
    const bytes = packed(kind, RAW);
    const id = sha256(bytes);
    const arriving = uploads({ store, files: parts.files, lock: parts.lock, now: () => now });
    await arriving.begin({ sha256: id, size_bytes: bytes.length }, "tok_1");
    await arriving.append(id, 0, Readable.from([bytes]));
    expect(await become({ upload: id, sha256: id })).toMatchObject({
      state: "ready",
      disk_sha256: sha256(RAW),
    });
  });

  test("with another hash is not even opened", async () => {
    const url = await given(packed(kind, RAW));
    expect(await become({ url, sha256: "0".repeat(64) })).toMatchObject({ state_code: "checksum_mismatch" });
  });

  test("that is a bomb ends early", async () => {
    parts.unpackLimits = { ...UNPACK_LIMITS, freeBytes: 2 ** 20, ratio: 20 };
    const bytes = packed(kind, Buffer.alloc(2 ** 24), "-9");
    expect(await become({ url: await given(bytes) })).toMatchObject({
      ...{ state: "failed", state_code: "too_large" },
      state_reason: expect.stringMatching(/more than the \d+ bytes that are allowed.*qcow2/),
    });
    await nothingLeft();
  });

  test("that is larger inside than any image may be ends early", async () => {
    parts.unpackLimits = { ...UNPACK_LIMITS, maxBytes: 500_000 };
    expect(await become({ url: await given(packed(kind, RAW)) })).toMatchObject({ state_code: "too_large" });
  });

  test("that was cut off, or damaged, is refused", async () => {
    const bytes = packed(kind, RAW);
    expect(await become({ url: await given(bytes.subarray(0, bytes.length - 20)) })).toMatchObject({
      ...{ state: "failed", state_code: "image_refused" },
      state_reason: expect.stringContaining("ends in the middle"),
    });
    await store.write((tx) => tx.documents.remove(IDS.image));
    bytes.fill(0xff, 1000, 1200);
    expect(await become({ url: await given(bytes) })).toMatchObject({ state_code: "image_refused" });
    await nothingLeft();
  });

  test("that is compressed twice is refused", async () => {
    expect(await become({ url: await given(packed(kind, packed("gzip", RAW))) })).toMatchObject({
      state_reason: expect.stringContaining("compressed twice"),
    });
  });

  test("inside of which is a qcow2 with a backing file is refused", async () => {
    const path = join(folder, "made.qcow2");
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
    expect(await become({ url: await given(packed(kind, await readFile(path))) })).toMatchObject({
      state_reason: expect.stringContaining("backing file"),
    });
  });
});

describe("a zstd file", () => {
  test("of many frames, one of them to be passed over, is read to its end", async () => {
    const aside = Buffer.from("512a4d1803000000616263", "hex");
    const bytes = Buffer.concat([packed("zstd", RAW), aside, packed("zstd", RAW, "--no-check")]);
    expect(await become({ url: await given(bytes) })).toMatchObject({
      disk_sha256: sha256(Buffer.concat([RAW, RAW])),
    });
  });

  test("that wants too much memory is refused before it gets any", async () => {
    const bytes = packed("zstd", RAW, "--long=28");
    expect(await become({ url: await given(bytes) })).toMatchObject({
      state_reason: expect.stringContaining("without --ultra and --long"),
    });
  });
});

describe("an xz file", () => {
  test("that wants too much memory is refused", async () => {
    const bytes = packed("xz", RAW, "--lzma2=dict=256MiB");
    expect(await become({ url: await given(bytes) })).toMatchObject({
      state_reason: expect.stringContaining("xz -9"),
    });
  });
});

test("zeros of an unpacked disk take no room", async () => {
  const bytes = packed("zstd", Buffer.concat([RAW, Buffer.alloc(2 ** 25), RAW]));
  const { disk_sha256, disk_size_bytes } = await become({ url: await given(bytes) });
  expect(disk_size_bytes).toBe(2 * RAW.length + 2 ** 25);
  const { blocks } = await stat(parts.files.path(disk_sha256 as string));
  expect(blocks * 512).toBeLessThan(2 ** 24);
});

test("unpacking ends when the image is deleted, or the reconciler ends", async () => {
  const stopping = new AbortController();
  parts.files = {
    ...parts.files,
    commit: async (path, hash) => {
      await (await openBlobFiles(folder)).commit(path, hash);
      stopping.abort();
    },
  };
  const bytes = packed("gzip", RAW);
  expect(await become({ url: await given(bytes) }, stopping.signal)).toMatchObject({ state: "fetching" });
  await nothingLeft();
  // The next start goes on, with the file that is here.
  await passImage(IDS.image, parts, never);
  expect(await status()).toMatchObject({ state: "ready", disk_sha256: sha256(RAW) });
});

test("the file is dropped once it is unpacked, and not fetched again for a second image", async () => {
  const bytes = packed("xz", RAW);
  const url = await given(bytes);
  await become({ url, sha256: sha256(bytes) });
  for (const later of [0, 3_700_000]) {
    now += later;
    await sweepBlobs(parts);
  }
  expect(await parts.files.all()).toEqual([sha256(RAW)]);
  await rm(join(folder, "in", "x"));
  const first = (await store.documents.get("image", IDS.image)) as Stored<"image">;
  await store.write(async (tx) => {
    await tx.documents.insert(
      asNew({
        ...first,
        id: "img_0000000000000002",
        name: "second",
        status: { ...first.status, state: "pending" },
      }),
    );
  });
  await passImage("img_0000000000000002", parts, never);
  expect((await store.documents.get("image", "img_0000000000000002"))?.status).toMatchObject({
    state: "ready",
    disk_sha256: sha256(RAW),
  });
});
