import { get, type IncomingHttpHeaders } from "node:http";
import { buffer } from "node:stream/consumers";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { type RestFixture, startRest } from "./rest-fixture.ts";

let rest: RestFixture;
beforeAll(async () => {
  rest = await startRest();
  const spec = { description: "Many words. ".repeat(40) };
  for (let i = 0; i < 100; i++)
    await rest.call("POST", "/v1/projects", { body: { name: `project-${i}`, spec } });
});
afterAll(() => rest.close());

/** Bytes as they are sent: `fetch` would unpack them. */
function read(path: string, encoding: string): Promise<{ headers: IncomingHttpHeaders; bytes: Buffer }> {
  const headers = { authorization: `Bearer ${rest.token}`, "accept-encoding": encoding };
  return new Promise((resolve, reject) => {
    get(rest.endpoint + path, { headers }, (response) =>
      buffer(response).then((bytes) => resolve({ headers: response.headers, bytes }), reject),
    ).on("error", reject);
  });
}

const PAGE = "/v1/projects?limit=1000";

test.each([
  ["gzip", gunzipSync],
  ["br", brotliDecompressSync],
] as const)("a large page is sent as %s for who takes it", async (encoding, unpacked) => {
  const plain = await read(PAGE, "identity");
  expect([plain.headers["content-encoding"], plain.headers["content-length"]]).toEqual([
    undefined,
    String(plain.bytes.length),
  ]);
  const packed = await read(PAGE, encoding);
  expect(packed.headers["content-encoding"]).toBe(encoding);
  expect(packed.headers.vary).toBe("Accept, Authorization, Accept-Encoding");
  expect(packed.bytes.length).toBeLessThan(plain.bytes.length / 5);
  expect(unpacked(packed.bytes).equals(plain.bytes)).toBe(true);
});

test("the tag of what is large is the same weak one in each encoding", async () => {
  const tags = await Promise.all(
    ["identity", "gzip", "br"].map(async (encoding) => (await read("/openapi.json", encoding)).headers.etag),
  );
  expect(new Set(tags)).toEqual(new Set([expect.stringMatching(/^W\/"/)]));
});

test("what is small goes as it is, and so does what is secret", async () => {
  const body = JSON.stringify({ version: 4, serial: 1, lineage: "a", resources: [], x: "a".repeat(100_000) });
  await rest.call("POST", "/v1/state/project-1/main", { body });
  for (const path of ["/v1/projects?limit=1", "/v1/state/project-1/main"]) {
    expect([path, (await read(path, "gzip, br")).headers["content-encoding"]]).toEqual([path, undefined]);
  }
});
