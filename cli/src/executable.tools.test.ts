import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { createCertificate } from "../../provider/src/plugin/certificate.ts";
import { COOKIE, startExecutable } from "../../provider/src/rpc/fixtures/plugin-client.ts";
import { buildPrograms } from "../build.mjs";
import { buildExecutable, compileCommand, compileProvider, executableFile } from "../executable.mjs";

let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "croft-executable-"));
  await buildPrograms(["provider"]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const hasBun = () => existsSync(executableFile);
const unlessHere = (): boolean => {
  if (!hasBun()) process.stdout.write("not tested: there is no Bun for this machine\n");
  return !hasBun();
};

describe("the provider as one executable", () => {
  test("two builds are equal byte for byte", () => {
    if (unlessHere()) return;
    const out = path.join(folder, "again", "terraform-provider-croft");
    compileProvider({ out });
    expect(readFileSync(out).equals(readFileSync(executableFile))).toBe(true);
  });

  test("it serves without Node on the path", async () => {
    if (unlessHere()) return;
    const plugin = await startExecutable(executableFile, createCertificate(Date.now()), {
      PATH: "/nonexistent",
      TMPDIR: folder,
    });
    plugin.process.kill("SIGKILL");
    expect(plugin.line).toMatch(/^1\|6\|unix\|/);
  });

  test("nothing in the folder where it is started changes it", () => {
    if (unlessHere()) return;
    const users = path.join(folder, "users");
    mkdirSync(users);
    const cookie = `TF_PLUGIN_MAGIC_COOKIE=${COOKIE.TF_PLUGIN_MAGIC_COOKIE}\n`;
    writeFileSync(path.join(users, ".env"), cookie);
    writeFileSync(path.join(users, "bunfig.toml"), 'preload = ["./preload.js"]\n');
    writeFileSync(path.join(users, "preload.js"), 'console.log("preloaded");\n');
    const { status, stdout, stderr } = spawnSync(executableFile, { cwd: users, env: {}, encoding: "utf8" });
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toContain("This program is a Terraform provider");
  });

  test("it is left alone while the sources are the same", () => {
    if (unlessHere()) return;
    const script = path.resolve(path.dirname(executableFile), "../terraform-provider-croft");
    const before = statSync(executableFile);
    const notes: string[] = [];
    buildExecutable(script, (text) => notes.push(text));
    expect({ ino: statSync(executableFile).ino, notes }).toEqual({ ino: before.ino, notes: [] });
  });
});

describe("the command croft as one executable", () => {
  test("what ssh starts for a connection is the executable itself, wherever it was built", () => {
    if (unlessHere()) return;
    const croft = path.join(folder, "command", "croft");
    compileCommand({ out: croft });
    const env = { HOME: folder, CROFT_ENDPOINT: `unix://${folder}/api.sock`, CROFT_TOKEN: "unused" };
    const { stdout, stderr } = spawnSync(croft, ["ssh-config"], { env, encoding: "utf8" });
    expect(stderr).toBe("");
    expect(readFileSync(stdout.trim(), "utf8")).toMatch(
      new RegExp(`^ +ProxyCommand .* '${croft}' ssh-proxy "%h"$`, "m"),
    );
    const clone = path.resolve(import.meta.dirname, "../..");
    for (const program of [croft, executableFile]) expect(readFileSync(program).includes(clone)).toBe(false);
  });
});
