import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { createSocketPlace, LONGEST_SOCKET_PATH } from "./socket-place.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "socket-place-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("the socket's folder is made where it should be, for this user only, and removed again", () => {
  const place = createSocketPlace(folder);
  expect(dirname(dirname(place.path))).toBe(folder);
  expect(statSync(dirname(place.path)).mode & 0o777).toBe(0o700);
  place.remove();
  expect(existsSync(dirname(place.path))).toBe(false);
  place.remove();
});

test("a folder whose name is too long is left for a short one", () => {
  const long = join(folder, "x".repeat(LONGEST_SOCKET_PATH));
  mkdirSync(long);
  const place = createSocketPlace(long, folder);
  expect(dirname(dirname(place.path))).toBe(folder);
  expect(place.path.length).toBeLessThanOrEqual(LONGEST_SOCKET_PATH);
  place.remove();
});

test("a folder that is not there is left too; with nowhere to go it is an error", () => {
  const absent = join(folder, "absent");
  const place = createSocketPlace(absent, folder);
  expect(dirname(dirname(place.path))).toBe(folder);
  place.remove();
  expect(() => createSocketPlace(absent, absent)).toThrow(/ENOENT/);
});
