import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "@jest/globals";
import { readAuthority } from "./authority.ts";

test.each([
  ["a word", "hello", /neither a certificate in PEM nor a file/],
  ["a path that leads nowhere", "/nowhere/ca.pem", /nor a file that can be read \(ENOENT\)/],
  [
    "a key in place of a certificate",
    "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
    /no certificate in PEM/,
  ],
  [
    "a certificate that is cut off",
    "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n",
    /cannot be read/,
  ],
])("%s is an error at the setting itself, without its value", (_what, given, why) => {
  const found = readAuthority(given);
  expect(found).toMatchObject([{ severity: "error", summary: "ca_certificate is not valid" }]);
  const [{ detail = "" } = {}] = typeof found === "string" ? [] : found;
  expect(detail).toMatch(why);
  expect(detail).not.toContain("AAAA");
});

test("a file that holds none is named as such", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "croft-authority-"));
  try {
    writeFileSync(path.join(folder, "ca.pem"), "nothing");
    expect(readAuthority(path.join(folder, "ca.pem\n"))).toMatchObject([
      { summary: "ca_certificate is not valid" },
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
