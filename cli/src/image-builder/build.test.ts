import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { GUEST_IMAGE } from "../guest-image/recipe.ts";
import { buildGuestImage } from "./build.ts";
import { recipeKey } from "./recipe.ts";

let folder: string;
let cache: string;
let output: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "croft-build-"));
  cache = path.join(folder, "cache");
  output = path.join(folder, "output");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const FILES = { image: "image.qcow2", kernel: "vmlinuz", initrd: "initrd" };
const hashOf = (text: string): string => createHash("sha256").update(text).digest("hex");

/** A finished image in the cache, as an earlier build leaves it; its files hold their own names. */
async function fillCache(): Promise<string> {
  const key = await recipeKey(GUEST_IMAGE);
  const cached = path.join(cache, `guest-image-${key}`);
  mkdirSync(cached, { recursive: true });
  const files: Record<string, object> = {};
  for (const [name, file] of Object.entries(FILES)) {
    writeFileSync(path.join(cached, file), file);
    files[name] = { sha256: hashOf(file), size_bytes: file.length };
  }
  writeFileSync(path.join(cached, "manifest.json"), JSON.stringify({ key, command_line: "quiet", files }));
  return cached;
}

const build = (signal?: AbortSignal) =>
  buildGuestImage({
    recipe: GUEST_IMAGE,
    outputDirectory: output,
    cacheDirectory: cache,
    log: () => undefined,
    ...(signal === undefined ? {} : { signal }),
  });

describe("buildGuestImage", () => {
  test("takes a finished image from the cache, and says what it is", async () => {
    await fillCache();
    expect(await build()).toEqual({
      image: path.join(output, "image.qcow2"),
      kernel: path.join(output, "vmlinuz"),
      initrd: path.join(output, "initrd"),
      commandLine: "quiet",
      sha256s: { image: hashOf("image.qcow2"), kernel: hashOf("vmlinuz"), initrd: hashOf("initrd") },
    });
    expect(readFileSync(path.join(output, "vmlinuz"), "utf8")).toBe("vmlinuz");
  });

  test("leaves an output alone that holds the image already, even without a cache", async () => {
    await fillCache();
    await build();
    const before = statSync(path.join(output, "image.qcow2"));
    rmSync(cache, { recursive: true });
    await build();
    expect(statSync(path.join(output, "image.qcow2"))).toMatchObject({
      ino: before.ino,
      mtimeMs: before.mtimeMs,
    });
  });

  test("replaces an output that is not whole, or of another recipe", async () => {
    await fillCache();
    await build();
    rmSync(path.join(output, "image.qcow2"));
    writeFileSync(path.join(output, "image.qcow2"), "ima");
    await build();
    expect(readFileSync(path.join(output, "image.qcow2"), "utf8")).toBe("image.qcow2");

    const manifest = path.join(output, "manifest.json");
    const text = readFileSync(manifest, "utf8");
    rmSync(manifest);
    writeFileSync(manifest, text.replace(/"key":"[0-9a-f]+"/, '"key":"another"'));
    await build();
    expect(readFileSync(manifest, "utf8")).toBe(text);
  });

  test("a stopped build leaves nothing, and removes what a killed one left", async () => {
    // The largest process number is far below this one, so it was killed.
    mkdirSync(path.join(cache, "building-99999999-abcdef", "finished"), { recursive: true });
    await expect(build(AbortSignal.abort(new Error("stopped by the user")))).rejects.toThrow(
      "stopped by the user",
    );
    expect(readdirSync(cache)).toEqual([]);
    expect(existsSync(path.join(output, "image.qcow2"))).toBe(false);
  });
});

test("a build removes images that nobody asked for in a long time, and no others", async () => {
  const used = await fillCache();
  utimesSync(used, 0, 0);
  await build();
  const [old, recent, other] = ["debian-image-00112233445566aa", "guest-image-00112233445566bb", "notes"].map(
    (name) => path.join(cache, name),
  ) as [string, string, string];
  for (const folder of [old, recent, other]) mkdirSync(folder);
  for (const folder of [old, other]) utimesSync(folder, 0, 0);
  rmSync(path.join(used, "manifest.json"));
  rmSync(path.join(output, "manifest.json"));
  await expect(build(AbortSignal.abort(new Error("stopped")))).rejects.toThrow("stopped");
  expect(readdirSync(cache).sort()).toEqual([recent, other, used].map((each) => path.basename(each)).sort());
});

describe("recipeKey", () => {
  test("changes with any file of the recipe, and not with a test", async () => {
    const copy = path.join(folder, "recipe");
    cpSync(GUEST_IMAGE.directory, copy, { recursive: true });
    const key = await recipeKey({ directory: copy });
    expect(key).toBe(await recipeKey(GUEST_IMAGE));

    writeFileSync(path.join(copy, "new.test.ts"), "");
    expect(await recipeKey({ directory: copy })).toBe(key);
    writeFileSync(path.join(copy, "rootfs/etc/inittab"), "");
    const changed = await recipeKey({ directory: copy });
    expect(changed).not.toBe(key);
    writeFileSync(path.join(copy, "rootfs/etc/new"), "");
    expect(await recipeKey({ directory: copy })).not.toBe(changed);
  });
});
