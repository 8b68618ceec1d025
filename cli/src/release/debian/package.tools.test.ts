import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { buildPackage, type DebianPackage } from "./package.ts";
import { maintainerScripts } from "./scripts.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "croft-deb-test-"));
  writeFileSync(path.join(folder, "program"), "#!/bin/sh\n");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const thing = (): DebianPackage => ({
  name: "croft-thing",
  architecture: "all",
  summary: "A thing",
  description: ["Of a test."],
  depends: ["libc6"],
  files: [
    { path: "usr/bin/thing", mode: 0o755, from: { file: path.join(folder, "program") } },
    { path: "etc/croft/thing.yaml", mode: 0o644, from: { text: "# nothing\n" } },
  ],
  scripts: maintainerScripts({
    services: [{ unit: "thing.service", restarts: true }],
    state: { folder: "/var/lib/thing", holds: "things" },
  }),
});

const build = (out: string) =>
  buildPackage(thing(), { version: "1.2.3", epochSeconds: 1_700_000_000, out: path.join(folder, out) });

test("equal files give equal bytes, whenever and by whomever", async () => {
  const name = await build("a");
  utimesSync(path.join(folder, "program"), 5, 5);
  await build("b");
  const [a, b] = ["a", "b"].map((out) => readFileSync(path.join(folder, out, name)));
  expect(a?.equals(b ?? Buffer.of())).toBe(true);
});

test("files belong to root, have their modes, and settings are the administrator's", async () => {
  const file = path.join(folder, "a", await build("a"));
  const list = execFileSync("dpkg-deb", ["--contents", file], { encoding: "utf8" });
  expect(list).toMatch(/-rwxr-xr-x root\/root .* \.\/usr\/bin\/thing\n/);
  expect(list).toMatch(/-rw-r--r-- root\/root .* \.\/etc\/croft\/thing\.yaml\n/);
  const settings = execFileSync("dpkg-deb", ["--info", file, "conffiles"], { encoding: "utf8" });
  expect(settings).toBe("/etc/croft/thing.yaml\n");
  expect(execFileSync("dpkg-deb", ["--field", file, "Version", "Depends"], { encoding: "utf8" })).toBe(
    "Version: 1.2.3\nDepends: libc6\n",
  );
});

test("the scripts are shell that a shell can read", () => {
  for (const script of Object.values(thing().scripts ?? {})) {
    execFileSync("sh", ["-n"], { input: script });
  }
});
