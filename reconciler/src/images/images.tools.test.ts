import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { IDS } from "../planner/sample-objects.ts";
import {
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

describe("a file below the images folder", () => {
  test("is taken in", async () => {
    await writeFile(join(images.folder, "in", "a.img"), RAW);
    expect(await images.become({ url: `file://${images.folder}/in/a.img` })).toMatchObject({
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
    await writeFile(join(images.folder, "secret"), RAW);
    await symlink(join(images.folder, "secret"), join(images.folder, "in", "link"));
    expect(await images.become({ url: url(images.folder) })).toMatchObject({
      state: "failed",
      state_code: "fetch_refused",
    });
    expect(await images.left()).toEqual([]);
  });

  test("that is not there fails", async () => {
    expect(await images.become({ url: `file://${images.folder}/in/none` })).toMatchObject({
      state_code: "fetch_failed",
    });
  });
});

describe("a qcow2 made by qemu-img", () => {
  const make = (...args: string[]): string => {
    const path = join(images.folder, "in", "made.qcow2");
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
    expect(await images.become({ url })).toMatchObject({
      state: "ready",
      format: "qcow2",
      virtual_size_gib: 3,
    });
  });

  describe("with data in it", () => {
    const filled = async (...options: string[]): Promise<Buffer> => {
      const [from, to] = [join(images.folder, "raw"), join(images.folder, "filled")];
      // Data, a hole, and data that no compression makes smaller, up to an end inside a cluster.
      await writeFile(
        from,
        Buffer.concat([randomBytes(2 ** 21), Buffer.alloc(2 ** 22), randomBytes(2 ** 20 + 512)]),
      );
      execFileSync("qemu-img", ["convert", "-f", "raw", "-O", "qcow2", ...options, from, to]);
      return readFile(to);
    };
    const KINDS: [what: string, ...options: string[]][] = [
      ["version 3"],
      ["version 2", "-o", "compat=0.10"],
      ["compressed clusters", "-c"],
      ["zstd clusters", "-c", "-o", "compression_type=zstd"],
      ["small clusters", "-o", "cluster_size=512"],
      ["large clusters", "-o", "cluster_size=128k"],
      ["subclusters", "-o", "extended_l2=on"],
      ["tables made before", "-o", "preallocation=metadata"],
    ];

    test.each(KINDS)(
      "(%s) is taken whole, and cut off at 5, 50 and 95 % refused",
      async (_what, ...options) => {
        const whole = await filled(...options);
        expect(await images.become({ url: await images.given(whole) })).toMatchObject({ state: "ready" });
        for (const percent of [5, 50, 95]) {
          await images.store.write((tx) => tx.documents.remove(IDS.image));
          const cut = whole.subarray(0, Math.floor((whole.length * percent) / 100));
          expect([percent, await images.become({ url: await images.given(cut) })]).toMatchObject([
            percent,
            {
              state: "failed",
              state_code: "image_refused",
              state_reason: expect.stringContaining("cut off"),
            },
          ]);
        }
      },
    );

    test("whose tables name one place again and again is refused before all of it is read", async () => {
      const bytes = await filled("-o", "cluster_size=512");
      const l1 = Number(bytes.readBigUInt64BE(40));
      const entries = bytes.readUInt32BE(36);
      const more = Buffer.alloc(2 ** 22);
      for (let at = 0; at < more.length; at += 8) more.writeBigUInt64BE(512n, at);
      bytes.writeUInt32BE(entries + more.length / 8, 36);
      bytes.writeBigUInt64BE(BigInt(Math.ceil(bytes.length / 512) * 512), 40);
      const moved = Buffer.concat([
        bytes,
        Buffer.alloc(Math.ceil(bytes.length / 512) * 512 - bytes.length),
        bytes.subarray(l1, l1 + entries * 8),
        more,
      ]);
      expect(await images.become({ url: await images.given(moved) })).toMatchObject({
        state_reason: expect.stringContaining("more clusters than it has"),
      });
    });
  });

  test("with a backing file is refused", async () => {
    await writeFile(join(images.folder, "in", "base.raw"), RAW);
    const url = make("-b", "base.raw", "-F", "raw", "1G");
    expect(await images.become({ url })).toMatchObject({
      state: "failed",
      state_code: "image_refused",
      state_reason: expect.stringContaining("backing file"),
    });
  });

  test("with its data in another file is refused", async () => {
    const url = make("-o", `data_file=${join(images.folder, "in", "data.raw")},data_file_raw=on`, "1G");
    expect(await images.become({ url })).toMatchObject({ state_code: "image_refused" });
  });

  test("that is encrypted is refused", async () => {
    const url = make("1G");
    const path = url.slice("file://".length);
    const bytes = await readFile(path);
    bytes.writeUInt32BE(2, 32);
    await writeFile(path, bytes);
    expect(await images.become({ url })).toMatchObject({
      state_reason: expect.stringContaining("encrypted"),
    });
  });

  // A root disk is a layer over the image's present state; what its snapshots hold is never asked for.
  test("with snapshots inside is taken as it is now", async () => {
    const url = make("1G");
    execFileSync("qemu-img", ["snapshot", "-c", "before", url.slice("file://".length)]);
    expect(await images.become({ url })).toMatchObject({
      state: "ready",
      format: "qcow2",
      virtual_size_gib: 1,
    });
  });

  test("with a disk that is too large is refused", async () => {
    expect(await images.become({ url: make("20T") })).toMatchObject({
      state_reason: expect.stringContaining("larger"),
    });
  });

  test("with an unknown feature, or damaged, is refused", async () => {
    const url = make("1G");
    const path = url.slice("file://".length);
    const bytes = await readFile(path);
    bytes.writeBigUInt64BE(1n << 40n, 72);
    await writeFile(path, bytes);
    expect(await images.become({ url })).toMatchObject({ state_reason: expect.stringContaining("bit 40") });
    await images.store.write((tx) => tx.documents.remove(IDS.image));
    bytes.writeBigUInt64BE(0n, 72);
    await writeFile(path, bytes.subarray(0, 2000));
    expect(await images.become({ url })).toMatchObject({ state_reason: expect.stringContaining("damaged") });
  });

  test.each([
    ["an empty file", Buffer.alloc(0)],
    ["a zip", Buffer.from("PK\x03\x04")],
    ["a web page", Buffer.from("<!DOCTYPE html><html>")],
  ])("is not %s", async (_what, bytes) => {
    await writeFile(join(images.folder, "in", "x"), bytes);
    expect(await images.become({ url: `file://${images.folder}/in/x` })).toMatchObject({
      state_code: "image_refused",
    });
  });
});
