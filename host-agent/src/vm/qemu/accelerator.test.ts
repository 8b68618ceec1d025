import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { createPaths } from "../../host/paths.ts";
import { CommandFailed, type Run } from "../../host/run.ts";
import { findAccelerator, type Surroundings } from "./accelerator.ts";
import { BOOT_SECTOR_SAYS } from "./boot-sector.ts";

let folder: string;
let version: string;
/** What becomes of the tiny guest; each try is counted. */
let guest: () => string;
let tries: number;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "croft-accelerator-"));
  await mkdir(join(folder, "run"));
  await writeFile(join(folder, "kvm"), "");
  [version, tries] = ["QEMU 7.2", 0];
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const run: Run = async (_command, args) => {
  if (args[0] === "--version") return { stdout: `${version}\nmore`, stderr: "", exitCode: 0 };
  tries++;
  return { stdout: guest(), stderr: "", exitCode: 0 };
};

const find = async (more: Partial<Surroundings> = {}) => {
  const { name, condition } = await findAccelerator({
    setting: "auto",
    run,
    qemu: "qemu",
    bootId: "boot-1",
    root: false,
    kvm: join(folder, "kvm"),
    paths: createPaths(join(folder, "state"), join(folder, "run")),
    walls: { units: false, emptyFolder: null, ownProcesses: false },
    ...more,
  });
  return [name, condition.reason, condition.message];
};

test("KVM that hangs every guest is not used, and is asked once per boot and QEMU", async () => {
  guest = () => {
    throw new CommandFailed("qemu", undefined, "", "it took longer than 10000 ms");
  };
  const broken = ["tcg", "kvm_broken", expect.stringContaining("it took longer than 10000 ms")];
  expect(await find()).toEqual(broken);
  expect([await find(), tries]).toEqual([broken, 1]);
  guest = () => BOOT_SECTOR_SAYS;
  expect([await find({ bootId: "boot-2" }), tries]).toEqual([["kvm", "proven", expect.any(String)], 2]);
  version = "QEMU 8.0";
  guest = () => "";
  expect([(await find({ bootId: "boot-2" }))[1], tries]).toEqual(["kvm_broken", 3]);
});

test("where there is no KVM, or the setting says what to take, nothing is tried", async () => {
  expect((await find({ kvm: join(folder, "none") }))[1]).toBe("kvm_missing");
  expect((await find({ setting: "tcg" }))[0]).toBe("tcg");
  expect((await find({ setting: "kvm" }))[0]).toBe("kvm");
  expect(tries).toBe(0);
});
