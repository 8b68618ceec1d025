import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { installLinters } from "../check-document.mjs";

let folder: string;
let tries: string[];
let source: string;
let cache: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "croft-linters-"));
  [source, cache] = [path.join(folder), path.join(folder, "cache")];
  tries = [];
  lock("1");
});
afterEach(() => rmSync(folder, { recursive: true }));

function lock(version: string): void {
  writeFileSync(path.join(source, "package.json"), "{}");
  writeFileSync(path.join(source, "package-lock.json"), version);
}

/** Fails so many times, having written something. */
const installer = (failures: number) => async (at: string) => {
  tries.push(at);
  writeFileSync(path.join(at, "redocly"), "");
  if (tries.length <= failures) throw new Error(`registry timed out ${tries.length}`);
};
const ready = (failures = 0) => installLinters({ source, cache, install: installer(failures) });

test("linters are installed once for a lock, and again for another, which takes the place of the first", async () => {
  const place = await ready();
  expect(await ready()).toBe(place);
  expect(tries).toHaveLength(1);
  lock("2");
  const other = await ready();
  expect([existsSync(path.join(other, "redocly")), readdirSync(cache)]).toEqual([
    true,
    [path.basename(other)],
  ]);
});

test("a registry that fails twice is tried again, and nothing of a broken try is kept", async () => {
  const place = await ready(2);
  expect([tries.length, readdirSync(cache)]).toEqual([3, [path.basename(place)]]);
});

test("one that fails three times fails the check, in words, and the next check tries anew", async () => {
  await expect(ready(3)).rejects.toThrow(/it was not checked.*3 times[\s\S]*registry timed out 3/);
  expect(readdirSync(cache)).toEqual([]);
  await expect(ready(3)).resolves.toContain(cache);
});
