import { mkdtemp, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { run } from "../../host/run.ts";
import { MIB } from "../fixtures/disk.fixture.ts";
import { filesystemSize, fillsItsPlace } from "./filesystem-size.ts";

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "croft-size-"));
  file = join(folder, "fs");
  await writeFile(file, "");
  await truncate(file, 512 * MIB);
});
afterEach(() => rm(folder, { recursive: true }));

test.each([
  ["ext4 with 64-bit blocks", ["mke2fs", "-q", "-F", "-t", "ext4"], "ext4"],
  ["ext4 with small blocks", ["mke2fs", "-q", "-F", "-t", "ext4", "-b", "1024", "-O", "^64bit"], "ext4"],
  ["XFS", ["mkfs.xfs", "-q"], "xfs"],
])("%s says how large it is", async (_, [tool, ...args], type) => {
  await run(tool as string, [...args, file]);
  const size = await filesystemSize(file);
  expect(size).toMatchObject({ type, bytes: 512 * MIB });
  expect(size && fillsItsPlace(size, 512 * MIB)).toBe(true);
  expect(size && fillsItsPlace(size, 600 * MIB)).toBe(false);
});

test("one that begins within a file is found there, and nothing is nothing", async () => {
  await run("mke2fs", ["-q", "-F", "-t", "ext4", "-E", `offset=${MIB}`, file, "100m"]);
  expect(await filesystemSize(file, MIB)).toMatchObject({ type: "ext4", bytes: 100 * MIB });
  expect(await filesystemSize(file)).toBeNull();
  expect(await filesystemSize(file, 511 * MIB)).toBeNull();
});
