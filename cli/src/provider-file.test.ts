import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { providerFile } from "./provider-file.ts";

let root: string;
const script = () => path.join(root, "provider/dist/terraform-provider-croft");
const executable = () => path.join(root, "provider/dist/executable/terraform-provider-croft");

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "croft-provider-file-"));
  mkdirSync(path.dirname(executable()), { recursive: true });
  writeFileSync(script(), "");
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

test("the executable is used where it was built, else the script", () => {
  expect(providerFile(root)).toBe(script());
  writeFileSync(executable(), "");
  expect(providerFile(root)).toBe(executable());
});

test("a choice is kept", () => {
  writeFileSync(executable(), "");
  expect(providerFile(root, "script")).toBe(script());
  expect(providerFile(root, executable())).toBe(executable());
});

test("a choice that does not exist is refused, never replaced by the other", () => {
  expect(() => providerFile(root, "executable")).toThrow(
    /CROFT_PROVIDER is executable, and .*executable.* does not exist/,
  );
});
