import { mkdtemp, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { readable, rotateSerialLog, serialTail } from "./serial-log.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "croft-serial-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test("the tail is of the present start only, at most 20 lines", async () => {
  expect(await serialTail(folder, 0)).toBeNull();
  await writeFile(
    join(folder, "serial.log"),
    `before\n${Array.from({ length: 50 }, (_, i) => `line ${i}`).join("\r\n")}`,
  );
  const tail = await serialTail(folder, "before\n".length);
  expect(tail?.split("\n")).toHaveLength(20);
  expect(tail).toMatch(/line 49$/);
  await writeFile(join(folder, "serial.log"), "before\nnow\n");
  expect(await serialTail(folder, "before\n".length)).toBe("now");
});

test("what would steer a terminal is taken out", () => {
  expect(readable("\u001b[2J\u001b[1;31mred\u001b[0m\u0007\r\n\u001b]0;title\n")).toBe("red\n]0;title");
});

test("a log that grew long is moved aside and begins anew in the same file", async () => {
  const path = join(folder, "serial.log");
  await writeFile(path, "begin");
  expect(await rotateSerialLog(folder)).toBe(false);
  await truncate(path, 17 * 1024 ** 2);
  expect(await rotateSerialLog(folder)).toBe(true);
  expect((await readFile(path)).length).toBe(0);
  expect((await readFile(`${path}.1`, "utf8")).slice(0, 5)).toBe("begin");
});
