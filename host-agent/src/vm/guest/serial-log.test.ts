import { mkdtemp, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { readable, readSerialLog, rotateSerialLog, serialTail } from "./serial-log.ts";

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

test("the kept log is read whole, or its last lines, over the part that was moved aside", async () => {
  const read = async (lines: number | null) => text(await readSerialLog(folder, lines));
  expect(await read(null)).toBe("");
  await writeFile(join(folder, "serial.log"), "c\nd\n");
  expect([await read(null), await read(1), await read(9)]).toEqual(["c\nd\n", "d\n", "c\nd\n"]);
  await writeFile(join(folder, "serial.log.1"), "a\nb\n");
  expect(await Promise.all([null, 1, 2, 3, 4, 5].map(read))).toEqual([
    "a\nb\nc\nd\n",
    "d\n",
    "c\nd\n",
    "b\nc\nd\n",
    "a\nb\nc\nd\n",
    "a\nb\nc\nd\n",
  ]);
  // A line that was cut in two, and one that is not at its end yet.
  await writeFile(join(folder, "serial.log.1"), "a\nb");
  await writeFile(join(folder, "serial.log"), "b\nc");
  expect(await Promise.all([1, 2, 3].map(read))).toEqual(["c", "bb\nc", "a\nbb\nc"]);
});

test("long logs are read from their end", async () => {
  const line = `${"x".repeat(99)}\n`;
  await writeFile(join(folder, "serial.log"), line.repeat(5_000));
  for (const lines of [1, 655, 656, 1_400, 5_000]) {
    expect((await text(await readSerialLog(folder, lines))).length).toBe(lines * 100);
  }
});
