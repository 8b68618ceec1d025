import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Readable } from "node:stream";
import { ConnectionError } from "@croft/schemas/client/failures.ts";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { createFileContents } from "../lifecycle/file-contents.ts";
import type { ReconcilerClient } from "../reconciler-client.ts";
import { objectOf, type TfObject, type TfValue, UNKNOWN } from "../tfplugin/value.ts";
import { image } from "./image.ts";

const BYTES = Buffer.from("a disk image, or so");
const SHA = createHash("sha256").update(BYTES).digest("hex");

let folder: string;
let file: string;
/** What has arrived, by hash. */
let held: Map<string, Buffer>;
/** How many bytes pass before the line breaks, once each. */
let breaks: number[];

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "croft-image-"));
  file = path.join(folder, "disk.raw");
  writeFileSync(file, BYTES);
  held = new Map();
  breaks = [];
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Only uploads: nothing else is asked for. */
const client = {
  beginUpload: async (sha256: string, size_bytes: number) => {
    const offset = held.get(sha256)?.length ?? 0;
    return { offset, size_bytes, complete: offset === size_bytes };
  },
  appendUpload: async (sha256: string, offset: number, bytes: Readable) => {
    const chunks: Buffer[] = [];
    for await (const chunk of bytes) chunks.push(chunk as Buffer);
    const sent = Buffer.concat(chunks);
    const limit = breaks.shift() ?? sent.length;
    held.set(
      sha256,
      Buffer.concat([(held.get(sha256) ?? Buffer.alloc(0)).subarray(0, offset), sent.subarray(0, limit)]),
    );
    if (limit < sent.length) throw new ConnectionError("http://croft", "socket hang up");
    return { offset: BYTES.length, size_bytes: BYTES.length, complete: true };
  },
} as unknown as ReconcilerClient;

const planned = (given: Record<string, TfValue>): TfObject =>
  objectOf({ url: null, path: file, sha256: SHA, kernel: null, ...given });

const prepare = (state: TfObject, prior: TfObject | null = null) =>
  image.prepare!({
    prior,
    planned: state,
    client,
    files: createFileContents(),
    signal: new AbortController().signal,
  });

test("a file is uploaded, and goes on where the line broke", async () => {
  breaks = [5, 3];
  expect((await prepare(planned({}))).diagnostics).toEqual([]);
  expect(held.get(SHA)).toEqual(BYTES);
});

test("a line that lets nothing through ends the apply", async () => {
  breaks = [0, 0, 0];
  await expect(prepare(planned({}))).rejects.toThrow("socket hang up");
});

test("a file that was not there at plan gets its hash now", async () => {
  expect((await prepare(planned({ sha256: UNKNOWN }))).planned.sha256).toBe(SHA);
  const kernel = objectOf({ path: file, sha256: UNKNOWN });
  const { planned: known } = await prepare(planned({ kernel }));
  expect(known.kernel).toMatchObject({ sha256: SHA });
});

test("other contents than at plan are an error, and nothing is sent", async () => {
  writeFileSync(file, "something else");
  const { diagnostics } = await prepare(planned({}));
  expect(diagnostics).toMatchObject([{ severity: "error", path: ["path"] }]);
  expect(held.size).toBe(0);
});

test("a file that is missing at apply is an error for a new image, and no matter for one whose place is unchanged", async () => {
  rmSync(file);
  expect((await prepare(planned({}))).diagnostics).toMatchObject([{ severity: "error", path: ["path"] }]);
  expect((await prepare(planned({}), planned({}))).diagnostics).toEqual([]);
});

test("plain http needs a hash", () => {
  const complaints = (given: Record<string, TfValue>) =>
    image.validate!(planned({ path: null, sha256: null, ...given })).map(({ path: at }) => at);
  expect(complaints({ url: "http://a/b" })).toEqual([["url"]]);
  expect(complaints({ url: "http://a/b", sha256: SHA })).toEqual([]);
  expect(complaints({ url: "https://a/b" })).toEqual([]);
  const kernel = objectOf({ url: "http://a/k", sha256: null, initrd_url: "http://a/i", initrd_sha256: SHA });
  expect(complaints({ url: "https://a/b", kernel })).toEqual([["kernel", "url"]]);
});
