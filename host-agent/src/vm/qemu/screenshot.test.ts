// QEMU's part is played by what writes files: the right one, and what a hostile one may leave.
import { execFileSync } from "node:child_process";
import { link, mkdtemp, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { QmpRefused } from "./qmp.ts";
import { takeScreenshot } from "./screenshot.ts";

const PNG = Buffer.from("\x89PNG\r\n\x1a\nrest", "latin1");
const uid = process.geteuid?.() ?? 0;
let folder: string;
let secret: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "croft-screen-"));
  secret = join(folder, "secret");
  await writeFile(secret, PNG);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const qemu = (leaves: (path: string) => unknown) => ({
  execute: async (command: string, args?: Record<string, unknown>) => {
    expect([command, args?.format]).toEqual(["screendump", "png"]);
    await leaves(String(args?.filename));
  },
});

test("the picture is read and leaves nothing behind", async () => {
  const taken = await takeScreenshot(
    qemu((path) => writeFile(path, PNG)),
    folder,
    uid,
  );
  expect(taken).toEqual(PNG);
  expect(await readdir(folder)).toEqual(["secret"]);
});

test.each([
  ["a link to another file", (path: string) => symlink(secret, path)],
  ["a second name of another file", (path: string) => link(secret, path)],
  ["a pipe, which would be waited for", (path: string) => execFileSync("mkfifo", [path])],
  ["a folder", (path: string) => symlink(folder, path)],
  ["something else", (path: string) => writeFile(path, "root:x:0:0")],
  ["nothing", () => {}],
])("%s is not read", async (_what, leaves) => {
  await expect(takeScreenshot(qemu(leaves), folder, uid)).rejects.toThrow();
  expect(await readdir(folder)).toEqual(["secret"]);
});

test("a file of another user is not read", async () => {
  const theirs = qemu((path) => writeFile(path, PNG));
  await expect(takeScreenshot(theirs, folder, uid + 1)).rejects.toMatchObject({ code: "host_error" });
});

test("a guest without a screen is said to have none", async () => {
  const none = qemu(() => {
    throw new QmpRefused("screendump", "GenericError", "There is no console to take a screendump from");
  });
  await expect(takeScreenshot(none, folder, uid)).rejects.toMatchObject({ code: "unavailable" });
});
