import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { createServer, type RequestListener, type Server } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import type { ImageSpec } from "@croft/schemas/generated/typescript/image.ts";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { openAgentsAuthority } from "../agents/authority.ts";
import { asNew, IDS, sampleImage } from "../execute/sample-objects.ts";
import { openSqliteStore } from "../store/sqlite/open.ts";
import type { Store, Stored } from "../store/store.ts";
import { addressPolicy } from "./address-policy.ts";
import { type BlobFiles, openBlobFiles } from "./blob-files.ts";
import { sweepBlobs } from "./blob-sweep.ts";
import { FETCH_LIMITS } from "./fetch-url.ts";
import type { ImageParts } from "./image-file.ts";
import { passImage } from "./image-pass.ts";
import { type KeyedLock, keyedLock } from "./keyed-lock.ts";
import { UNPACK_LIMITS } from "./unpack.ts";
import { type Uploads, uploads } from "./uploads.ts";

let folder: string;
let store: Store;
let files: BlobFiles;
let lock: KeyedLock;
let ups: Uploads;
let now: number;
let parts: ImageParts;
const servers: Server[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "croft-images-"));
  store = await openSqliteStore(join(folder, "croft.db"));
  files = await openBlobFiles(folder);
  lock = keyedLock();
  now = Date.now();
  ups = uploads({ store, files, lock, now: () => now });
  await mkdir(join(folder, "in"));
  parts = {
    store,
    files,
    lock,
    policy: addressPolicy(["127.0.0.1"]),
    imagesDir: join(folder, "in"),
    limits: { ...FETCH_LIMITS, attempts: 2, pauseMs: 1 },
    unpackLimits: UNPACK_LIMITS,
    // Nothing here is compressed: see compressed-images.test.ts.
    unpackProgram: new URL("file:///nonexistent"),
    now: () => now,
  };
});

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
  await store.close();
  await rm(folder, { recursive: true });
});

const sha256 = (bytes: Buffer | string): string => createHash("sha256").update(bytes).digest("hex");
const RAW = Buffer.alloc(4096, "disk ");
const never = new AbortController().signal;

async function listen(server: Server): Promise<string> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const serve = async (listener: RequestListener): Promise<string> =>
  `http://${await listen(createServer(listener))}`;

async function insert(spec: ImageSpec): Promise<void> {
  const image = sampleImage({
    spec,
    status: { ...sampleImage().status, state: "pending", sha256: null, format: null },
  });
  await store.write((tx) => tx.documents.insert(asNew(image)));
}

const image = async (): Promise<Stored<"image">> =>
  (await store.documents.get("image", IDS.image)) as Stored<"image">;

/** Passes over an image of this spec and returns what became of it. */
async function become(spec: ImageSpec): Promise<Stored<"image">["status"]> {
  await insert(spec);
  await passImage(IDS.image, parts, never);
  return (await image()).status;
}

const nothingLeft = async (): Promise<void> => {
  expect(await readdir(join(folder, "incoming"))).toEqual([]);
  expect(await files.all()).toEqual([]);
};

/** What a fetch of `url` leaves when the reconciler is killed in the middle of it. */
async function partOf(url: string, bytes: Buffer): Promise<void> {
  const path = files.incoming(`fetch-${IDS.image}-disk`);
  await writeFile(path, bytes);
  await writeFile(`${path}.note`, JSON.stringify({ url, validator: '"v1"' }));
}

describe("an image from a URL", () => {
  test("is fetched, checked, looked at and recorded", async () => {
    const url = await serve((_request, response) => response.end(RAW));
    expect(await become({ url: `${url}/disk.img`, sha256: sha256(RAW) })).toMatchObject({
      state: "ready",
      observed_generation: 1,
      sha256: sha256(RAW),
      format: "raw",
      size_bytes: 4096,
      virtual_size_bytes: 4096,
      virtual_size_gib: 1,
    });
    expect(await readFile(files.path(sha256(RAW)))).toEqual(RAW);
    expect(await readdir(join(folder, "incoming"))).toEqual([]);
  });

  test("brings its kernel and initial ramdisk", async () => {
    const url = await serve((request, response) => response.end(request.url === "/disk" ? RAW : request.url));
    const status = await become({
      url: `${url}/disk`,
      sha256: sha256(RAW),
      kernel: {
        url: `${url}/vmlinuz`,
        sha256: sha256("/vmlinuz"),
        initrd_url: `${url}/initrd`,
        initrd_sha256: sha256("/initrd"),
        command_line: "quiet",
      },
    });
    expect(status.kernel).toEqual({
      sha256: sha256("/vmlinuz"),
      size_bytes: 8,
      initrd_sha256: sha256("/initrd"),
      initrd_size_bytes: 7,
    });
  });

  test("that the server does not have fails, once asked", async () => {
    let asked = 0;
    const url = await serve((_request, response) => {
      asked += 1;
      response.writeHead(404).end();
    });
    expect(await become({ url: `${url}/x`, sha256: sha256(RAW) })).toMatchObject({
      state: "failed",
      state_code: "fetch_failed",
      observed_generation: 1,
      state_reason: expect.stringContaining("404"),
    });
    expect(asked).toBe(1);
    await nothingLeft();
  });

  test("with another hash fails, and nothing of it is kept", async () => {
    const url = await serve((_request, response) => response.end(RAW));
    expect(await become({ url, sha256: "0".repeat(64) })).toMatchObject({
      state: "failed",
      state_code: "checksum_mismatch",
      state_reason: expect.stringContaining(sha256(RAW)),
    });
    await nothingLeft();
  });

  test("goes on after a broken connection where it stopped", async () => {
    const big = Buffer.alloc(300_000, "0123456789");
    const ranges: (string | undefined)[] = [];
    const url = await serve((request, response) => {
      ranges.push(request.headers.range);
      const start = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? "")?.[1] ?? 0);
      const headers = { etag: '"v1"', "content-length": big.length - start };
      response.writeHead(start > 0 ? 206 : 200, {
        ...headers,
        ...(start > 0 && { "content-range": `bytes ${start}-${big.length - 1}/${big.length}` }),
      });
      if (start > 0) return void response.end(big.subarray(start));
      response.write(big.subarray(0, 100_000), () => response.socket?.end());
    });
    expect(await become({ url, sha256: sha256(big) })).toMatchObject({
      state: "ready",
      size_bytes: big.length,
    });
    // What was on its way when the connection broke may be lost, so not every byte of the first part is kept.
    expect(ranges).toEqual([undefined, expect.stringMatching(/^bytes=[1-9]\d*-$/)]);
  });

  test("begins anew when the server has another file by then", async () => {
    const asked: (string | undefined)[] = [];
    const url = await serve((request, response) => {
      asked.push(request.headers["if-range"] as string | undefined);
      response.writeHead(200, { etag: '"v2"' }).end(RAW);
    });
    await partOf(`${url}/d`, Buffer.alloc(1000));
    expect(await become({ url: `${url}/d`, sha256: sha256(RAW) })).toMatchObject({ state: "ready" });
    expect(asked).toEqual(['"v1"']);
  });

  test("goes on in the next start of the reconciler", async () => {
    const half = RAW.subarray(0, 2048);
    const url = await serve((request, response) => {
      expect(request.headers.range).toBe("bytes=2048-");
      response.writeHead(206, { "content-range": "bytes 2048-4095/4096" }).end(RAW.subarray(2048));
    });
    await partOf(`${url}/d`, half);
    expect(await become({ url: `${url}/d`, sha256: sha256(RAW) })).toMatchObject({ state: "ready" });
  });

  test("that was whole when the reconciler ended is not fetched again", async () => {
    const url = await serve((request, response) => {
      expect(request.headers.range).toBe("bytes=4096-");
      response.writeHead(416, { "content-range": "bytes */4096" }).end();
    });
    await partOf(`${url}/d`, RAW);
    expect(await become({ url: `${url}/d`, sha256: sha256(RAW) })).toMatchObject({ state: "ready" });
  });

  test("of a server that knows no ranges begins anew after a broken connection", async () => {
    let asked = 0;
    const url = await serve((_request, response) => {
      asked += 1;
      response.writeHead(200, { etag: '"v1"', "content-length": RAW.length });
      if (asked > 1) return void response.end(RAW);
      response.write(RAW.subarray(0, 1000), () => response.socket?.end());
    });
    expect(await become({ url, sha256: sha256(RAW) })).toMatchObject({ state: "ready", size_bytes: 4096 });
    expect(asked).toBe(2);
  });

  test("says how far it is, every few seconds and not with every piece", async () => {
    const big = Buffer.alloc(4 * 1024 ** 2, "0123456789");
    const told: unknown[] = [];
    store.subscribe(`object:${IDS.image}`, (change) => {
      if (change.type !== "document" || change.removed) return;
      const { state_reason, fetched_bytes, total_bytes } = (change.document as Stored<"image">).status;
      if (state_reason !== null) told.push({ state_reason, fetched_bytes, total_bytes });
    });
    // Each look at the clock is a second later.
    parts.now = () => {
      now += 1000;
      return now;
    };
    await writeFile(join(folder, "in", "big"), big);
    expect(await become({ url: `file://${folder}/in/big` })).toMatchObject({
      ...{ state: "ready", state_reason: null },
      ...{ fetched_bytes: big.length, total_bytes: big.length },
    });
    expect(told).toEqual([
      {
        state_reason: "3.0 of 4.0 MiB of the disk are here (75 %).",
        fetched_bytes: 3 * 1024 ** 2,
        total_bytes: big.length,
      },
    ]);
  });

  test("over http without a hash is refused", async () => {
    expect(await become({ url: "http://127.0.0.1:1/x" })).toMatchObject({ state_code: "fetch_refused" });
  });

  test("that is larger than allowed fails", async () => {
    parts.limits = { ...parts.limits, maxBytes: 1000 };
    const url = await serve((_request, response) => response.write(RAW));
    expect(await become({ url, sha256: sha256(RAW) })).toMatchObject({
      state: "failed",
      state_code: "too_large",
    });
    await nothingLeft();
  });

  test("of a server that says nothing fails after its attempts", async () => {
    parts.limits = { ...parts.limits, idleMs: 20 };
    const url = await serve(() => undefined);
    expect(await become({ url, sha256: sha256(RAW) })).toMatchObject({ state_code: "fetch_failed" });
  });

  test("stops being fetched when it is deleted", async () => {
    const url = await serve((_request, response) => {
      response.write("x");
      void store.write((tx) => tx.documents.remove(IDS.image));
    });
    await insert({ url, sha256: sha256(RAW) });
    await passImage(IDS.image, parts, never);
    await nothingLeft();
  });
});

describe("a private address", () => {
  test.each([
    ["itself", "http://10.0.0.1/x"],
    ["in another spelling", "http://0x7f.2/x"],
    ["of IPv6", "http://[::1]/x"],
    ["mapped into IPv6", "http://[::ffff:10.0.0.1]/x"],
    ["of the cloud's metadata", "http://169.254.169.254/latest"],
    ["behind a name", "http://localhost/x"],
  ])("%s is refused", async (_how, url) => {
    parts.policy = addressPolicy([]);
    expect(await become({ url, sha256: sha256(RAW) })).toMatchObject({
      state: "failed",
      state_code: "fetch_refused",
    });
  });

  test("that a redirect leads to is refused", async () => {
    const url = await serve((_request, response) =>
      response.writeHead(302, { location: "http://127.0.0.2/x" }).end(),
    );
    expect(await become({ url, sha256: sha256(RAW) })).toMatchObject({
      state_code: "fetch_refused",
      state_reason: expect.stringContaining("127.0.0.2"),
    });
  });

  test("is refused at a later redirect too", async () => {
    const url = await serve((request, response) => {
      const next = { "/1": "/2", "/2": "/3" }[request.url ?? ""] ?? "http://169.254.169.254/latest";
      response.writeHead(307, { location: next }).end();
    });
    expect(await become({ url: `${url}/1`, sha256: sha256(RAW) })).toMatchObject({
      state_code: "fetch_refused",
      state_reason: expect.stringContaining("169.254.169.254"),
    });
  });

  test.each([
    ["10.0.0.0/8", "10.1.2.3", true],
    ["10.0.0.0/8", "172.16.0.1", false],
    ["fd00::/8", "fd12::1", true],
    ["", "93.184.216.34", true],
    ["", "2606:2800:220:1::1", true],
    ["", "64:ff9b::a00:1", false],
    ["", "fe80::1%eth0", false],
    ["", "100.64.0.1", false],
    ["", "not an address", false],
  ])("with %p allowed, %s is reachable: %p", (allow, address, reachable) => {
    expect(addressPolicy(allow === "" ? [] : [allow])(address)).toBe(reachable);
  });

  test("a range that is none is refused at the start", () => {
    expect(() => addressPolicy(["10.0.0.0/40"])).toThrow(expect.objectContaining({ code: "invalid_value" }));
  });
});

test("https never falls back to http", async () => {
  const authority = await openAgentsAuthority(store, () => now);
  const identity = await authority.serverIdentity(["127.0.0.1"]);
  const plain = await serve((_request, response) => response.end(RAW));
  const secure = createTlsServer({ key: identity.key, cert: identity.certificate }, (request, response) =>
    request.url === "/there" ? response.end(RAW) : response.writeHead(302, { location: `${plain}/x` }).end(),
  );
  const url = `https://${await listen(secure)}`;
  parts.ca = authority.certificate;
  expect(await become({ url: `${url}/away` })).toMatchObject({ state_code: "fetch_refused" });
  await store.write((tx) => tx.documents.remove(IDS.image));
  expect(await become({ url: `${url}/there` })).toMatchObject({ state: "ready", sha256: sha256(RAW) });
});

describe("a file below the images folder", () => {
  test("is taken in", async () => {
    await writeFile(join(folder, "in", "a.img"), RAW);
    expect(await become({ url: `file://${folder}/in/a.img` })).toMatchObject({
      state: "ready",
      sha256: sha256(RAW),
    });
  });

  test.each([
    ["beside it", (dir: string) => `file://${dir}/secret`],
    ["reached by ..", (dir: string) => `file://${dir}/in/../secret`],
    ["reached by an encoded ..", (dir: string) => `file://${dir}/in/%2e%2e/secret`],
    ["reached by a link", (dir: string) => `file://${dir}/in/link`],
    ["on another machine", (dir: string) => `file://elsewhere${dir}/in/a.img`],
  ])("but not one %s", async (_how, url) => {
    await writeFile(join(folder, "secret"), RAW);
    await symlink(join(folder, "secret"), join(folder, "in", "link"));
    expect(await become({ url: url(folder) })).toMatchObject({
      state: "failed",
      state_code: "fetch_refused",
    });
    await nothingLeft();
  });

  test("that is not there fails", async () => {
    expect(await become({ url: `file://${folder}/in/none` })).toMatchObject({ state_code: "fetch_failed" });
  });
});

describe("a qcow2 made by qemu-img", () => {
  const make = (...args: string[]): string => {
    const path = join(folder, "in", "made.qcow2");
    execFileSync("qemu-img", [
      "create",
      "-q",
      "-f",
      "qcow2",
      ...args.slice(0, -1),
      path,
      args.at(-1) as string,
    ]);
    return `file://${path}`;
  };

  test.each([["2"], ["3"]])("of version %s is recorded with its virtual size", async (version) => {
    const url = make("-o", `compat=${version === "2" ? "0.10" : "1.1"}`, "3G");
    expect(await become({ url })).toMatchObject({ state: "ready", format: "qcow2", virtual_size_gib: 3 });
  });

  test("with a backing file is refused", async () => {
    await writeFile(join(folder, "in", "base.raw"), RAW);
    const url = make("-b", "base.raw", "-F", "raw", "1G");
    expect(await become({ url })).toMatchObject({
      state: "failed",
      state_code: "image_refused",
      state_reason: expect.stringContaining("backing file"),
    });
  });

  test("with its data in another file is refused", async () => {
    const url = make("-o", `data_file=${join(folder, "in", "data.raw")},data_file_raw=on`, "1G");
    expect(await become({ url })).toMatchObject({ state_code: "image_refused" });
  });

  test("that is encrypted is refused", async () => {
    const url = make("1G");
    const path = url.slice("file://".length);
    const bytes = await readFile(path);
    bytes.writeUInt32BE(2, 32);
    await writeFile(path, bytes);
    expect(await become({ url })).toMatchObject({ state_reason: expect.stringContaining("encrypted") });
  });

  // A root disk is a layer over the image's present state; what its snapshots hold is never asked for.
  test("with snapshots inside is taken as it is now", async () => {
    const url = make("1G");
    execFileSync("qemu-img", ["snapshot", "-c", "before", url.slice("file://".length)]);
    expect(await become({ url })).toMatchObject({ state: "ready", format: "qcow2", virtual_size_gib: 1 });
  });

  test("with a disk that is too large is refused", async () => {
    expect(await become({ url: make("20T") })).toMatchObject({
      state_reason: expect.stringContaining("larger"),
    });
  });

  test("with an unknown feature, or damaged, is refused", async () => {
    const url = make("1G");
    const path = url.slice("file://".length);
    const bytes = await readFile(path);
    bytes.writeBigUInt64BE(1n << 40n, 72);
    await writeFile(path, bytes);
    expect(await become({ url })).toMatchObject({ state_reason: expect.stringContaining("bit 40") });
    await store.write((tx) => tx.documents.remove(IDS.image));
    bytes.writeBigUInt64BE(0n, 72);
    await writeFile(path, bytes.subarray(0, 2000));
    expect(await become({ url })).toMatchObject({ state_reason: expect.stringContaining("damaged") });
  });

  test.each([
    ["an empty file", Buffer.alloc(0)],
    ["a zip", Buffer.from("PK\x03\x04")],
    ["a web page", Buffer.from("<!DOCTYPE html><html>")],
  ])("is not %s", async (_what, bytes) => {
    await writeFile(join(folder, "in", "x"), bytes);
    expect(await become({ url: `file://${folder}/in/x` })).toMatchObject({ state_code: "image_refused" });
  });
});

describe("an upload", () => {
  const id = sha256(RAW);
  const send = (offset: number, bytes: Buffer) => ups.append(id, offset, Readable.from([bytes]));

  test("arrives in parts, is whole at its last byte, and becomes an image", async () => {
    expect(await ups.begin({ sha256: id, size_bytes: 4096 }, "tok_1")).toEqual({
      id,
      offset: 0,
      size_bytes: 4096,
      complete: false,
    });
    expect(await send(0, RAW.subarray(0, 1000))).toMatchObject({ offset: 1000, complete: false });
    expect(await ups.get(id)).toMatchObject({ offset: 1000, complete: false });
    expect(await send(1000, RAW.subarray(1000))).toMatchObject({ offset: 4096, complete: true });
    expect(await ups.begin({ sha256: id, size_bytes: 4096 }, "tok_1")).toMatchObject({ complete: true });
    expect(await become({ upload: id, sha256: id })).toMatchObject({
      state: "ready",
      sha256: id,
      format: "raw",
    });
  });

  test("goes on after a restart, from what the disk has", async () => {
    await ups.begin({ sha256: id, size_bytes: 4096 }, "tok_1");
    await send(0, RAW.subarray(0, 1000));
    ups = uploads({ store, files, lock: keyedLock(), now: () => now });
    expect(await ups.begin({ sha256: id, size_bytes: 4096 }, "tok_1")).toMatchObject({ offset: 1000 });
    expect(await send(1000, RAW.subarray(1000))).toMatchObject({ complete: true });
  });

  test("whose last rename was cut off is finished by whoever asks again", async () => {
    await ups.begin({ sha256: id, size_bytes: 4096 }, "tok_1");
    await writeFile(files.incoming(`upload-${id}`), RAW);
    expect(await ups.begin({ sha256: id, size_bytes: 4096 }, "tok_1")).toMatchObject({ complete: true });
  });

  test("at another offset is told the right one", async () => {
    await ups.begin({ sha256: id, size_bytes: 4096 }, "tok_1");
    await send(0, RAW.subarray(0, 1000));
    await expect(send(0, RAW)).rejects.toMatchObject({ code: "offset_mismatch", facts: { offset: 1000 } });
  });

  test("with another hash is thrown away", async () => {
    await ups.begin({ sha256: id, size_bytes: 4 }, "tok_1");
    await expect(send(0, Buffer.from("evil"))).rejects.toMatchObject({ code: "checksum_mismatch" });
    expect(await ups.get(id)).toBeUndefined();
    await nothingLeft();
  });

  test("that is longer than it said is refused", async () => {
    await ups.begin({ sha256: id, size_bytes: 4095 }, "tok_1");
    await expect(send(0, RAW)).rejects.toMatchObject({ code: "too_large" });
  });

  test("keeps what arrived before its connection broke", async () => {
    await ups.begin({ sha256: id, size_bytes: 4096 }, "tok_1");
    const broken = Readable.from(
      (async function* () {
        yield RAW.subarray(0, 500);
        throw new Error("reset");
      })(),
    );
    await expect(ups.append(id, 0, broken)).rejects.toMatchObject({ code: "invalid_request" });
    expect(await ups.get(id)).toMatchObject({ offset: 500 });
  });

  test("that was never begun is not found", async () => {
    await expect(send(0, RAW)).rejects.toMatchObject({ code: "not_found" });
  });

  test("of no bytes that an image asks for is not there", async () => {
    expect(await become({ upload: id })).toMatchObject({ state: "failed", state_code: "not_found" });
  });
});

describe("the sweep", () => {
  const id = sha256(RAW);
  const sweep = () => sweepBlobs({ store, files, lock, now: () => now });

  test("keeps what an image uses, and drops it an hour after the image is gone", async () => {
    await writeFile(join(folder, "in", "a"), RAW);
    await become({ url: `file://${folder}/in/a` });
    now += 7_200_000;
    await sweep();
    expect(await files.all()).toEqual([id]);
    await store.write((tx) => tx.documents.remove(IDS.image));
    await sweep();
    now += 3_500_000;
    await sweep();
    expect(await files.all()).toEqual([id]);
    now += 200_000;
    await sweep();
    expect(await files.all()).toEqual([]);
    expect(await store.blobs.get(id)).toBeUndefined();
  });

  test("drops uploads after a day, whole or not", async () => {
    await ups.begin({ sha256: id, size_bytes: 4096 }, "tok_1");
    await ups.append(id, 0, Readable.from([RAW]));
    const other = "1".repeat(64);
    await ups.begin({ sha256: other, size_bytes: 4096 }, "tok_1");
    await ups.append(other, 0, Readable.from([RAW.subarray(0, 10)]));
    now += 23 * 3_600_000;
    await sweep();
    expect(await readdir(join(folder, "incoming"))).toEqual([`upload-${other}`]);
    expect(await files.all()).toEqual([id]);
    now += 2 * 3_600_000;
    await sweep();
    await nothingLeft();
  });
});
