import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, statSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { moveLogAside, writeLines } from "./log-file.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "croft-log-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

test("a log that is too large is moved aside, and goes on in the same file", () => {
  const path = join(folder, "agent.log");
  const fd = openSync(path, "a", 0o600);
  writeSync(fd, "first\n".repeat(100));
  expect(moveLogAside(fd, 1000)).toBe(false);
  expect(moveLogAside(fd, 100)).toBe(true);
  writeSync(fd, "second\n");
  closeSync(fd);
  expect(readFileSync(path, "utf8")).toBe("second\n");
  expect(readFileSync(`${path}.1`, "utf8")).toBe("first\n".repeat(100));
  expect(statSync(`${path}.1`).mode & 0o777).toBe(0o600);
});

test("a log that is no file of its own, or is not appended to, is left alone", () => {
  const path = join(folder, "other.log");
  const fd = openSync(path, "w");
  writeSync(fd, "x".repeat(200));
  expect(moveLogAside(fd, 100)).toBe(false);
  closeSync(fd);
  const none = openSync("/dev/null", "a");
  expect(moveLogAside(none, 0)).toBe(false);
  closeSync(none);
});

test("a line that cannot be written ends nothing, and the size is looked at when much was written", () => {
  const full = openSync("/dev/full", "a");
  expect(() => writeLines(full)("lost\n")).not.toThrow();
  closeSync(full);
  const fd = openSync(join(folder, "agent.log"), "a");
  let looks = 0;
  const write = writeLines(fd, () => {
    looks += 1;
    throw new Error("no space left on device");
  });
  write("one\n");
  write("two\n");
  expect(looks).toBe(1);
  write("x".repeat(1024 ** 2));
  expect(looks).toBe(2);
  closeSync(fd);
});
