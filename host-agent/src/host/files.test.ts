import { mkdir, mkdtemp, readdir, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { createFolder, createOwnFolder, readTextIfThere, removeFile, writeFileAtomic } from "./files.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "croft-files-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe("writeFileAtomic", () => {
  test("replaces the contents, readable by the owner alone, and leaves nothing beside it", async () => {
    const path = join(folder, "record");
    await writeFile(path, "old", { mode: 0o644 });
    await writeFileAtomic(path, "new");
    expect(await readTextIfThere(path)).toBe("new");
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).toEqual(["record"]);
  });

  test("leaves nothing when the place cannot be written", async () => {
    await createFolder(join(folder, "taken"));
    await writeFile(join(folder, "taken", "child"), "");
    await expect(writeFileAtomic(join(folder, "taken"), "x")).rejects.toThrow();
    expect(await readdir(folder)).toEqual(["taken"]);
  });

  test("keeps each of many writes at once whole", async () => {
    const path = join(folder, "record");
    const texts = Array.from({ length: 20 }, (_, i) => String(i).repeat(5000));
    await Promise.all(texts.map((text) => writeFileAtomic(path, text)));
    expect(texts).toContain(await readTextIfThere(path));
    expect(await readdir(folder)).toEqual(["record"]);
  });
});

test("removeFile bears what is gone already, readTextIfThere says null", async () => {
  const path = join(folder, "gone");
  await removeFile(path);
  await removeFile(join(folder, "no", "folder"));
  expect(await readTextIfThere(path)).toBeNull();
});

test("a folder that another user prepared, or a link in its place, is refused and left alone", async () => {
  const other = join(folder, "other");
  await mkdir(other, { mode: 0o755 });
  await symlink(other, join(folder, "link"));
  await expect(createOwnFolder(join(folder, "link"))).rejects.toMatchObject({ code: "host_error" });
  await expect(createOwnFolder(other, 0o700, (process.geteuid?.() ?? 0) + 1)).rejects.toMatchObject({
    message: expect.stringContaining("belongs to user"),
  });
  expect((await stat(other)).mode & 0o777).toBe(0o755);
  await createOwnFolder(other);
  expect((await stat(other)).mode & 0o777).toBe(0o700);
});
