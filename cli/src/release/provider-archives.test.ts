import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "@jest/globals";
import { directoryHash, requirePlatform, zipProgram } from "./provider-archives.ts";

const NAME = "terraform-provider-croft_v1.2.3";
const PROGRAM = Buffer.from("#!/bin/sh\necho here\n");

test("an archive is the same whenever it is made, and unpacks to a program that can be started", () => {
  const zip = zipProgram(NAME, PROGRAM, 1_767_225_600);
  expect(Buffer.from(zipProgram(NAME, PROGRAM, 1_767_225_600)).equals(zip)).toBe(true);
  const folder = mkdtempSync(path.join(tmpdir(), "croft-zip-"));
  try {
    writeFileSync(path.join(folder, "a.zip"), zip);
    execFileSync("python3", ["-c", UNPACK], { cwd: folder });
    expect(readFileSync(path.join(folder, NAME)).equals(PROGRAM)).toBe(true);
    expect(statSync(path.join(folder, NAME)).mode & 0o777).toBe(0o755);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

/** As Terraform does it: the mode is in the upper half of what the archive calls external attributes. */
const UNPACK = `
import os, zipfile
with zipfile.ZipFile("a.zip") as archive:
    for one in archive.infolist():
        archive.extract(one)
        os.chmod(one.filename, one.external_attr >> 16)
`;

test("h1 is the hash that Terraform computes of an unpacked provider", () => {
  // Of a lock file that terraform init wrote for a provider of one file with this name and contents.
  expect(directoryHash("terraform-provider-croft", Buffer.from("one"))).toBe(
    "h1:m5rQ06Mebue7f3iPe1HEqAGbCy1JGG3zISSi/XiDLmI=",
  );
});

test("a program of another platform is refused", () => {
  const elf = (machine: number) => {
    const header = Buffer.alloc(64);
    header.write("\x7fELF", 0, "latin1");
    header.writeUInt16LE(machine, 18);
    return header;
  };
  expect(() => requirePlatform(elf(62), "linux_amd64")).not.toThrow();
  expect(() => requirePlatform(elf(183), "linux_arm64")).not.toThrow();
  expect(() => requirePlatform(elf(62), "linux_arm64")).toThrow("no program of it");
  expect(() => requirePlatform(elf(62), "darwin_amd64")).toThrow("no program of it");
});
