import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { findTerraform, isOpenTofu } from "./terraform-client.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "croft-client-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("whichever is on the path is the client, Terraform before OpenTofu; a choice comes first", () => {
  writeFileSync(path.join(folder, "terraform"), "", { mode: 0o644 });
  writeFileSync(path.join(folder, "tofu"), "", { mode: 0o755 });
  expect(findTerraform(undefined, `/nonexistent:${folder}`)).toBe("tofu");
  rmSync(path.join(folder, "terraform"));
  writeFileSync(path.join(folder, "terraform"), "", { mode: 0o755 });
  expect(findTerraform("", folder)).toBe("terraform");
  expect(findTerraform("/opt/tofu", folder)).toBe("/opt/tofu");
  expect(findTerraform(undefined, "")).toBe("terraform");
});

test.each([
  ["/usr/bin/tofu", true],
  ["tofu-1.12", true],
  ["/opt/tofu/terraform", false],
])("%s is OpenTofu: %s", (program, expected) => {
  expect(isOpenTofu(program)).toBe(expected);
});
