import { readdir, readFile, writeFile } from "node:fs/promises";
import { createServer as createTlsServer } from "node:https";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { openAgentsAuthority } from "../agents/authority.ts";
import { IDS } from "../planner/sample-objects.ts";
import { addressPolicy } from "./address-policy.ts";
import {
  bundleImageProgram,
  type ImageFixture,
  type ImageProgram,
  never,
  openImages,
  sha256,
} from "./image-fixture.ts";
import { passImage } from "./image-pass.ts";

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

/** What a fetch of `url` leaves when the reconciler is killed in the middle of it. */
async function partOf(url: string, bytes: Buffer): Promise<void> {
  const path = images.parts.files.incoming(`fetch-${IDS.image}-disk`);
  await writeFile(path, bytes);
  await writeFile(`${path}.note`, JSON.stringify({ url, validator: '"v1"' }));
}

describe("an image from a URL", () => {
  test("is fetched, checked, looked at and recorded", async () => {
    const url = await images.serve((_request, response) => response.end(RAW));
    expect(await images.become({ url: `${url}/disk.img`, sha256: sha256(RAW) })).toMatchObject({
      state: "ready",
      observed_generation: 1,
      sha256: sha256(RAW),
      format: "raw",
      size_bytes: 4096,
      virtual_size_bytes: 4096,
      virtual_size_gib: 1,
    });
    expect(await readFile(images.parts.files.path(sha256(RAW)))).toEqual(RAW);
    expect(await readdir(join(images.folder, "incoming"))).toEqual([]);
  });

  test("of all projects needs no hash where nobody can change it on its way", async () => {
    await images.insert({ url: await images.given(RAW) }, { shared: true, project: null });
    await passImage(IDS.image, images.parts, never);
    expect((await images.image()).status).toMatchObject({ state: "ready", sha256: sha256(RAW) });
  });

  test("brings its kernel and initial ramdisk", async () => {
    const url = await images.serve((request, response) =>
      response.end(request.url === "/disk" ? RAW : request.url),
    );
    const status = await images.become({
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
    const url = await images.serve((_request, response) => {
      asked += 1;
      response.writeHead(404).end();
    });
    expect(await images.become({ url: `${url}/x`, sha256: sha256(RAW) })).toMatchObject({
      state: "failed",
      state_code: "fetch_failed",
      observed_generation: 1,
      state_reason: expect.stringContaining("404"),
    });
    expect(asked).toBe(1);
    expect(await images.left()).toEqual([]);
  });

  test("with another hash fails, and nothing of it is kept", async () => {
    const url = await images.serve((_request, response) => response.end(RAW));
    expect(await images.become({ url, sha256: "0".repeat(64) })).toMatchObject({
      state: "failed",
      state_code: "checksum_mismatch",
      state_reason: expect.stringContaining(sha256(RAW)),
    });
    expect(await images.left()).toEqual([]);
  });

  test("goes on after a broken connection where it stopped", async () => {
    const big = Buffer.alloc(300_000, "0123456789");
    const ranges: (string | undefined)[] = [];
    const url = await images.serve((request, response) => {
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
    expect(await images.become({ url, sha256: sha256(big) })).toMatchObject({
      state: "ready",
      size_bytes: big.length,
    });
    // What was on its way when the connection broke may be lost, so not every byte of the first part is kept.
    expect(ranges).toEqual([undefined, expect.stringMatching(/^bytes=[1-9]\d*-$/)]);
  });

  test("begins anew when the server has another file by then", async () => {
    const asked: (string | undefined)[] = [];
    const url = await images.serve((request, response) => {
      asked.push(request.headers["if-range"] as string | undefined);
      response.writeHead(200, { etag: '"v2"' }).end(RAW);
    });
    await partOf(`${url}/d`, Buffer.alloc(1000));
    expect(await images.become({ url: `${url}/d`, sha256: sha256(RAW) })).toMatchObject({ state: "ready" });
    expect(asked).toEqual(['"v1"']);
  });

  test("goes on in the next start of the reconciler", async () => {
    const half = RAW.subarray(0, 2048);
    const url = await images.serve((request, response) => {
      expect(request.headers.range).toBe("bytes=2048-");
      response.writeHead(206, { "content-range": "bytes 2048-4095/4096" }).end(RAW.subarray(2048));
    });
    await partOf(`${url}/d`, half);
    expect(await images.become({ url: `${url}/d`, sha256: sha256(RAW) })).toMatchObject({ state: "ready" });
  });

  test("that was whole when the reconciler ended is not fetched again", async () => {
    const url = await images.serve((request, response) => {
      expect(request.headers.range).toBe("bytes=4096-");
      response.writeHead(416, { "content-range": "bytes */4096" }).end();
    });
    await partOf(`${url}/d`, RAW);
    expect(await images.become({ url: `${url}/d`, sha256: sha256(RAW) })).toMatchObject({ state: "ready" });
  });

  test("of a server that knows no ranges begins anew after a broken connection", async () => {
    let asked = 0;
    const url = await images.serve((_request, response) => {
      asked += 1;
      response.writeHead(200, { etag: '"v1"', "content-length": RAW.length });
      if (asked > 1) return void response.end(RAW);
      response.write(RAW.subarray(0, 1000), () => response.socket?.end());
    });
    expect(await images.become({ url, sha256: sha256(RAW) })).toMatchObject({
      state: "ready",
      size_bytes: 4096,
    });
    expect(asked).toBe(2);
  });

  test("says how far it is, every few seconds and not with every piece", async () => {
    const big = Buffer.alloc(4 * 1024 ** 2, "0123456789");
    const told: unknown[] = [];
    images.store.subscribe(`object:${IDS.image}`, async () => {
      const image = await images.store.documents.get("image", IDS.image);
      if (image === undefined) return;
      const { state_reason, fetched_bytes, total_bytes } = image.status;
      if (state_reason !== null) told.push({ state_reason, fetched_bytes, total_bytes });
    });
    // Each look at the clock is a second later.
    images.parts.now = () => {
      images.now.value += 1000;
      return images.now.value;
    };
    await writeFile(join(images.folder, "in", "big"), big);
    expect(await images.become({ url: `file://${images.folder}/in/big` })).toMatchObject({
      state: "ready",
      state_reason: null,
      fetched_bytes: big.length,
      total_bytes: big.length,
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
    expect(await images.become({ url: "http://127.0.0.1:1/x" })).toMatchObject({
      state_code: "fetch_refused",
    });
  });

  test("that is larger than allowed fails", async () => {
    images.parts.limits = { ...images.parts.limits, maxBytes: 1000 };
    const url = await images.serve((_request, response) => response.write(RAW));
    expect(await images.become({ url, sha256: sha256(RAW) })).toMatchObject({
      state: "failed",
      state_code: "too_large",
    });
    expect(await images.left()).toEqual([]);
  });

  test("of a server that says nothing fails after its attempts", async () => {
    images.parts.limits = { ...images.parts.limits, idleMs: 20 };
    const url = await images.serve(() => undefined);
    expect(await images.become({ url, sha256: sha256(RAW) })).toMatchObject({ state_code: "fetch_failed" });
  });

  test("stops being fetched when it is deleted", async () => {
    const url = await images.serve((_request, response) => {
      response.write("x");
      void images.store.write((tx) => tx.documents.remove(IDS.image));
    });
    await images.insert({ url, sha256: sha256(RAW) });
    await passImage(IDS.image, images.parts, never);
    expect(await images.left()).toEqual([]);
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
    images.parts.policy = addressPolicy([]);
    expect(await images.become({ url, sha256: sha256(RAW) })).toMatchObject({
      state: "failed",
      state_code: "fetch_refused",
    });
  });

  test("that a redirect leads to is refused", async () => {
    const url = await images.serve((_request, response) =>
      response.writeHead(302, { location: "http://127.0.0.2/x" }).end(),
    );
    expect(await images.become({ url, sha256: sha256(RAW) })).toMatchObject({
      state_code: "fetch_refused",
      state_reason: expect.stringContaining("127.0.0.2"),
    });
  });

  test("is refused at a later redirect too", async () => {
    const url = await images.serve((request, response) => {
      const next = { "/1": "/2", "/2": "/3" }[request.url ?? ""] ?? "http://169.254.169.254/latest";
      response.writeHead(307, { location: next }).end();
    });
    expect(await images.become({ url: `${url}/1`, sha256: sha256(RAW) })).toMatchObject({
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
  const authority = await openAgentsAuthority(images.store, () => images.now.value);
  const identity = await authority.serverIdentity(["127.0.0.1"]);
  const plain = await images.serve((_request, response) => response.end(RAW));
  const secure = createTlsServer({ key: identity.key, cert: identity.certificate }, (request, response) =>
    request.url === "/there" ? response.end(RAW) : response.writeHead(302, { location: `${plain}/x` }).end(),
  );
  const url = `https://${await images.listen(secure)}`;
  images.parts.ca = authority.certificate;
  expect(await images.become({ url: `${url}/away` })).toMatchObject({ state_code: "fetch_refused" });
  await images.store.write((tx) => tx.documents.remove(IDS.image));
  expect(await images.become({ url: `${url}/there` })).toMatchObject({ state: "ready", sha256: sha256(RAW) });
});
