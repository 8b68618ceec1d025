import { mkdtemp, open, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { readUsage, writeUsage } from "./usage-record.ts";

const DISK = "dsk_0123456789abcdef";
let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "croft-usage-"));
  file = join(folder, "disk");
  await writeFile(file, "");
  await truncate(file, 1024 ** 2);
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function put(position: number, bytes: string): Promise<void> {
  const handle = await open(file, "r+");
  await handle.write(Buffer.from(bytes), 0, bytes.length, position);
  await handle.close();
}

test("the last counter is read back, and another disk's is none", async () => {
  expect(await readUsage(file, DISK)).toBeNull();
  for (const counter of [1, 2, 3]) expect(await writeUsage(file, DISK, counter)).toBe(true);
  expect(await readUsage(file, DISK)).toBe(3);
  expect(await readUsage(file, "dsk_fedcba9876543210")).toBeNull();
});

test("the counter before is there when the last write was torn", async () => {
  await writeUsage(file, DISK, 1);
  await writeUsage(file, DISK, 2);
  await put(36 * 1024 + 12, "\xff");
  expect(await readUsage(file, DISK)).toBe(1);
});

test("what somebody else wrote there stays", async () => {
  await put(36 * 1024 + 700, "mine");
  expect(await writeUsage(file, DISK, 1)).toBe(false);
  expect(await readUsage(file, DISK)).toBeNull();
});
