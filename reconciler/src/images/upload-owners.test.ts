import { PassThrough, Readable } from "node:stream";
import { GIB } from "@croft/schemas/bytes.ts";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { finishRemoval } from "../commands/finish-removal.ts";
import { hasBytes } from "../kinds/image/possession.ts";
import { checkQuota, NOTHING, usageOf } from "../kinds/project/quota.ts";
import { asNew, IDS, sampleImage } from "../planner/sample-objects.ts";
import type { NewDocument, Stored } from "../store/store.ts";
import { sweepBlobs } from "./blob-sweep.ts";
import {
  ADMIN,
  addToken,
  bundleImageProgram,
  type ImageFixture,
  type ImageProgram,
  openImages,
  sha256,
} from "./image-fixture.ts";
import { roomBelow } from "./room.ts";
import { createUploads, MAX_UPLOADS, type Uploader } from "./uploads.ts";

let program: ImageProgram;
let images: ImageFixture;
beforeAll(async () => {
  program = await bundleImageProgram();
});
afterAll(() => program.remove());
beforeEach(async () => {
  images = await openImages(program.url);
  for (const by of [WEB, API]) await addToken(images.store, by);
});
afterEach(() => images.close());

const PROJECT = "prj_0000000000000001";
const RAW = Buffer.alloc(4096, "disk ");
const FILE = { sha256: sha256(RAW), size_bytes: RAW.length };
const WEB: Uploader = { id: "tok_web", project: "web" };
const API: Uploader = { id: "tok_api", project: "api" };

const begin = (by: Uploader, file = FILE) => images.uploads.begin(file, by);
const send = (by: Uploader, offset = 0, bytes = RAW.subarray(offset)) =>
  images.uploads.append(FILE.sha256, offset, Readable.from([bytes]), by);

describe("bytes that another project uploaded", () => {
  test("are not given to who knows their hash, but to who sends them; they lie once", async () => {
    await begin(WEB);
    await send(WEB);
    expect(await images.uploads.get(FILE.sha256, API)).toBeUndefined();
    expect(await begin(API)).toMatchObject({ offset: 0, complete: false });
    expect(await hasBytes(images.store, "api", FILE.sha256)).toBe(false);
    expect(await send(API)).toMatchObject({ offset: RAW.length, complete: true });
    expect(await hasBytes(images.store, "api", FILE.sha256)).toBe(true);
    expect(await images.left()).toEqual([FILE.sha256]);
  });

  test("arrive at once for both, each at its own offset", async () => {
    await begin(WEB);
    await send(WEB, 0, RAW.subarray(0, 1000));
    expect(await begin(API)).toMatchObject({ offset: 0 });
    await send(API, 0, RAW.subarray(0, 500));
    expect(await send(WEB, 1000)).toMatchObject({ complete: true });
    expect(await begin(API)).toMatchObject({ offset: 500, complete: false });
    expect(await send(API, 500)).toMatchObject({ complete: true });
    expect(await images.left()).toEqual([FILE.sha256]);
  });

  test("are not spoilt by who sends others under their hash", async () => {
    await begin(API);
    await send(API, 0, Buffer.alloc(1000, "evil"));
    await begin(WEB);
    expect(await send(WEB)).toMatchObject({ complete: true });
    await expect(send(API, 1000)).rejects.toMatchObject({ code: "checksum_mismatch" });
    expect(await images.parts.files.sizeOf(FILE.sha256)).toBe(RAW.length);
    expect(await begin(WEB)).toMatchObject({ complete: true });
  });

  test("are fetched, and not taken, for an image that only names their hash", async () => {
    await begin(API);
    await send(API);
    const url = await images.serve((_request, response) => response.writeHead(404).end());
    expect(await images.become({ url, sha256: FILE.sha256 })).toMatchObject({
      state: "failed",
      state_code: "fetch_failed",
    });
  });

  test("need not be sent when an image of the project, or a shared one, is made of them", async () => {
    await images.become({ url: await images.given(RAW) });
    const { project } = sampleImage();
    expect(await begin({ id: "tok", project })).toMatchObject({ complete: true });
    expect(await begin(API)).toMatchObject({ complete: false });
    await images.store.write(async (tx) => {
      const { status } = (await tx.documents.get("image", IDS.image)) as { status: object };
      await tx.documents.remove(IDS.image);
      await tx.documents.insert(
        asNew(
          sampleImage({ project: null, shared: true, status: status as never, spec: { url: "https://x" } }),
        ),
      );
    });
    expect(await begin(API)).toMatchObject({ complete: true });
  });

  test("are there for admins, who see all", async () => {
    await begin(API);
    await send(API);
    expect(await begin(ADMIN)).toMatchObject({ complete: true });
  });

  test("are forgotten with their project, so that the next of its name does not have them", async () => {
    await begin(API);
    await send(API, 0, RAW.subarray(0, 1000));
    await images.store.write((tx) =>
      finishRemoval(
        tx,
        { kind: "project", id: PROJECT, name: "api", project: null } as Stored<"project">,
        "tok_1",
      ),
    );
    expect(await images.uploads.get(FILE.sha256, API)).toBeUndefined();
    await sweepBlobs(images.parts);
    expect(await images.left()).toEqual([]);
  });
});

test("bytes that a token of a deleted project sends do not become those of a project made anew under its name", async () => {
  await begin(API);
  const sending = new PassThrough();
  const sent = images.uploads.append(FILE.sha256, 0, sending, API);
  sending.write(RAW.subarray(0, 1000));
  const project = { kind: "project", id: PROJECT, name: "api", project: null } as Stored<"project">;
  await images.store.write((tx) => finishRemoval(tx, project, "tok_1"));
  sending.end();
  await expect(sent).rejects.toMatchObject({ code: "unauthorized" });
  await expect(begin(API)).rejects.toMatchObject({ code: "unauthorized" });
  expect(await images.uploads.get(FILE.sha256, API)).toBeUndefined();
});

describe("uploads count", () => {
  const quota = (storage_gib: number) =>
    images.store.write((tx) =>
      tx.documents.insert({
        ...asNew(sampleImage()),
        kind: "project",
        id: PROJECT,
        project: null,
        name: "web",
        references: [],
        spec: { quota: { storage_gib } },
        status: { state: "ready", conditions: [], observed_generation: 1 },
      } as unknown as NewDocument<"project">),
    );
  const file = (letter: string, size_bytes: number) => ({ sha256: letter.repeat(64), size_bytes });

  test("in their project's storage, under way as declared, once for each hash", async () => {
    await quota(2);
    // As much room as this test asks for, on any machine.
    images.parts.room = roomBelow(images.folder, -64 * GIB);
    images.uploads = createUploads(images.parts);
    await begin(WEB, file("a", 1.5 * GIB));
    await begin(WEB, file("a", 1.5 * GIB));
    expect(await usageOf(images.store, "web")).toMatchObject({ storage_gib: 2 });
    await expect(begin(WEB, file("b", GIB))).rejects.toMatchObject({
      code: "quota_exceeded",
      errors: [expect.objectContaining({ pointer: "/size_bytes" })],
      message: expect.stringContaining("project web"),
    });
    await begin(WEB, file("b", GIB / 2));
    // And against its disks.
    const grow = checkQuota(images.store, "web", "VM", NOTHING, { ...NOTHING, root_gib: 1 });
    await expect(grow).rejects.toMatchObject({ code: "quota_exceeded" });
    // Others have their own.
    await begin(API, file("b", 8 * GIB));
  });

  test("until an image is made of them", async () => {
    await quota(1);
    await begin(WEB);
    await send(WEB);
    expect(await usageOf(images.store, "web")).toMatchObject({ storage_gib: 1 });
    expect(await images.become({ upload: FILE.sha256 })).toMatchObject({ state: "ready" });
    expect(await images.store.uploads.unclaimedBytes("web")).toBe(0);
    // The image counts now.
    expect(await usageOf(images.store, "web")).toMatchObject({ storage_gib: 1 });
    expect(await begin(WEB)).toMatchObject({ complete: true });
  });

  test("until they expire", async () => {
    await begin(WEB);
    await send(WEB, 0, RAW.subarray(0, 1000));
    images.now.value += 25 * 3_600_000;
    await sweepBlobs(images.parts);
    expect(await usageOf(images.store, "web")).toMatchObject({ storage_gib: 0 });
    expect(await images.left()).toEqual([]);
  });

  test("for their token: so many and no more, an admin's too", async () => {
    for (let n = 0; n < MAX_UPLOADS; n++) await begin(ADMIN, { sha256: sha256(String(n)), size_bytes: 1 });
    await expect(begin(ADMIN)).rejects.toMatchObject({ code: "quota_exceeded" });
    // One that is under way goes on.
    expect(await begin(ADMIN, { sha256: sha256("0"), size_bytes: 1 })).toMatchObject({ offset: 0 });
    await begin(WEB);
  });
});

test("an upload that ended between its record and its rename is found by whoever asks again", async () => {
  await begin(WEB);
  const { files } = images.parts;
  images.parts.files = {
    ...files,
    commit: async () => {
      throw new Error("killed");
    },
  };
  const killed = createUploads(images.parts);
  await expect(killed.append(FILE.sha256, 0, Readable.from([RAW]), WEB)).rejects.toThrow("killed");
  images.parts.files = files;
  await sweepBlobs(images.parts);
  expect(await begin(WEB)).toMatchObject({ complete: true });
  expect(await images.left()).toEqual([FILE.sha256]);
});
