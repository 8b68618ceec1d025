// What one project's images may take from others: slots by time, room by quota.

import { gzipSync } from "node:zlib";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { asNew, IDS, sampleImage } from "../planner/sample-objects.ts";
import type { NewDocument } from "../store/store.ts";
import {
  addToken,
  bundleImageProgram,
  type ImageFixture,
  type ImageProgram,
  openImages,
  sha256,
} from "./image-fixture.ts";
import { passImage } from "./image-pass.ts";

const MIB = 1024 ** 2;

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

describe("a server that brings next to nothing", () => {
  test("is given up, although it always brings something", async () => {
    images.parts.limits = { ...images.parts.limits, leastPace: { bytes: 1000, periodMs: 100 } };
    const endpoint = await images.serve((_request, response) => {
      response.writeHead(200, { "content-length": 10 ** 9 });
      const drip = setInterval(() => response.write("x"), 5);
      response.on("close", () => clearInterval(drip));
    });
    expect(await images.become({ url: `${endpoint}/slow`, sha256: "0".repeat(64) })).toMatchObject({
      state: "failed",
      state_code: "fetch_failed",
      state_reason: expect.stringContaining("sent less than"),
    });
  });

  test("holds up no other project's image", async () => {
    let asked = 0;
    let isFull = (): void => undefined;
    const full = new Promise<void>((resolve) => {
      isFull = resolve;
    });
    const endpoint = await images.serve((_request, response) => {
      response.writeHead(200, { "content-length": 10 ** 9 }).write("x");
      asked += 1;
      if (asked === 2) isFull();
    });
    const ended = new AbortController();
    const insert = (id: string, project: string, url: string) =>
      images.store.write((tx) => {
        const status = { ...sampleImage().status, state: "pending" as const, sha256: null };
        const spec = { url, sha256: sha256(Buffer.alloc(512)) };
        return tx.documents.insert(asNew(sampleImage({ id, name: id, project, spec, status })));
      });
    const slow = ["1", "2", "3", "4", "5"].map((n) => `img_000000000000009${n}`);
    for (const id of slow) await insert(id, "greedy", `${endpoint}/${id}`);
    const passes = slow.map((id) => passImage(id, images.parts, ended.signal));
    await full;
    await insert(IDS.image, "web", await images.given(Buffer.alloc(512)));
    await passImage(IDS.image, images.parts, ended.signal);
    expect((await images.image()).status.state).toBe("ready");
    expect(asked).toBe(2);
    expect((await images.store.documents.get("image", slow[4]!))?.status.state_reason).toMatch(/its turn/);
    ended.abort();
    await Promise.allSettled(passes);
  });
});

describe("an image counts in its project's storage as unpacked", () => {
  const quota = (storage_gib: number) =>
    images.store.write((tx) =>
      tx.documents.insert({
        ...asNew(sampleImage()),
        kind: "project",
        id: "prj_0000000000000001",
        project: null,
        name: "web",
        references: [],
        spec: { quota: { storage_gib } },
        status: { state: "ready", conditions: [], observed_generation: 1 },
      } as unknown as NewDocument<"project">),
    );

  /** Leaves so much of a quota of 1 GiB. */
  const leave = async (bytes: number): Promise<void> => {
    await quota(1);
    await images.store.write((tx) =>
      tx.uploads.put({
        sha256: "f".repeat(64),
        project: "web",
        size_bytes: 1024 * MIB - bytes,
        state: "arriving",
        created_by: "tok_1",
        created_at: "2026-01-01T00:00:00.000Z",
        expires_at: "2027-01-01T00:00:00.000Z",
      }),
    );
  };

  test("and is given up before it lies there, when it is more than is left", async () => {
    await leave(8 * MIB);
    const packed = gzipSync(Buffer.alloc(16 * MIB));
    expect(await images.become({ url: await images.given(packed) })).toMatchObject({
      state: "failed",
      state_code: "quota_exceeded",
    });
    expect(await images.store.documents.bytesOfImages("web")).toBe(0);
  });

  test("and leaves as much less for others", async () => {
    await leave(32 * MIB);
    const packed = gzipSync(Buffer.alloc(16 * MIB));
    expect(await images.become({ url: await images.given(packed) })).toMatchObject({ state: "ready" });
    expect(await images.store.documents.bytesOfImages("web")).toBe(16 * MIB);
    const more = { sha256: "e".repeat(64), size_bytes: 17 * MIB };
    await addToken(images.store, { id: "tok_web", project: "web" });
    await expect(images.uploads.begin(more, { id: "tok_web", project: "web" })).rejects.toMatchObject({
      code: "quota_exceeded",
    });
  });
});
