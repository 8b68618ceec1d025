// Against a real QEMU whose guest does not run.
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { notePlatform, type Platform } from "./platform.ts";
import { connectQmp, QmpRefused } from "./qmp.ts";

const QEMU = "qemu-system-x86_64";
let folder: string;
let child: ChildProcess | undefined;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "croft-platform-"));
});
afterEach(() => {
  child?.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

test("the versioned machine, the CPU model and the version are noted of a guest that was started by their short names", async () => {
  const socket = path.join(folder, "qmp.sock");
  const options = [
    "-S",
    "-nodefaults",
    "-display",
    "none",
    "-machine",
    "q35",
    "-accel",
    "tcg",
    "-cpu",
    "qemu64",
  ];
  child = spawn(QEMU, [...options, "-qmp", `unix:${socket},server=on,wait=on`], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  // With wait=on it says so once it listens.
  await once(child.stderr!, "data");
  const qmp = await connectQmp(socket);
  const run: { platform?: Platform } = {};
  await notePlatform(run, qmp);
  qmp.close();
  const machines = execFileSync(QEMU, ["-machine", "help"], { encoding: "utf8" });
  const [, versioned] = /^q35 .*alias of (\S+)\)/m.exec(machines) ?? [];
  const [, version] =
    /version (\S+?)[\s(]/.exec(execFileSync(QEMU, ["--version"], { encoding: "utf8" })) ?? [];
  expect(run.platform).toEqual({ machine: versioned, cpu: "qemu64", qemu_version: version });
});

test("it is asked once, and a QEMU that refuses the question keeps nobody from anything", async () => {
  const known = { machine: "pc-q35-7.2", cpu: "max", qemu_version: "7.2.22" };
  const run: { platform?: Platform } = { platform: known };
  const refuse = async (command: string) => {
    throw new QmpRefused(command, "GenericError", "not known");
  };
  await notePlatform(run, { execute: refuse });
  expect(run.platform).toBe(known);
  const other: { platform?: Platform } = {};
  await notePlatform(other, { execute: refuse });
  expect(other).toEqual({});
});
