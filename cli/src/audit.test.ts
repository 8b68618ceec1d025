import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { ACCEPTED_FILE, type Accepted, AUDITED, advisoriesOf, audit, faultsOf } from "./audit.ts";

// As npm 10 writes it (docs.npmjs.com, npm audit, "report version 2").
const report = {
  auditReportVersion: 2,
  vulnerabilities: {
    inner: {
      via: [
        {
          source: 1,
          name: "inner",
          title: "Reads too much",
          url: "https://github.com/advisories/GHSA-aaaa-bbbb-cccc",
          severity: "high",
        },
      ],
    },
    outer: { via: ["inner"] },
  },
};
const accepted: Accepted[] = [
  { advisory: "GHSA-aaaa-bbbb-cccc", package: "inner", reason: "only in tests", until: "2027-01-01" },
];

test("an advisory that nobody accepted is a fault, told once and by the package that has it", () => {
  const advisories = advisoriesOf(report) ?? [];
  expect(faultsOf(advisories, [], "2026-12-01")).toEqual([
    "inner: high: Reads too much (GHSA-aaaa-bbbb-cccc)",
  ]);
});

test("one that was accepted is none until its day", () => {
  const advisories = advisoriesOf(report) ?? [];
  expect(faultsOf(advisories, accepted, "2026-12-31")).toEqual([]);
  expect(faultsOf(advisories, accepted, "2027-01-01")).toEqual([
    expect.stringContaining("accepted until 2027-01-01: only in tests"),
  ]);
});

test("an answer without a report is none", () => {
  expect(advisoriesOf({ message: "405 Method Not Allowed" })).toBeUndefined();
  expect(advisoriesOf({ vulnerabilities: {} })).toEqual([]);
});

test("every lock file of the repository is audited", () => {
  const root = path.resolve(import.meta.dirname, "../..");
  const { stdout } = spawnSync("git", ["ls-files", "package-lock.json", "**/package-lock.json"], {
    cwd: root,
    encoding: "utf8",
  });
  const folders = stdout.split("\n").filter((line) => line !== "");
  if (existsSync(path.join(root, ".git")))
    expect(folders.map(path.posix.dirname).sort()).toEqual([...AUDITED].sort());
});

describe("with an npm that answers", () => {
  const root = mkdtempSync(path.join(tmpdir(), "croft-audit-"));
  const npm = path.join(root, "npm");
  beforeAll(() => {
    for (const folder of [".ci", ...AUDITED]) mkdirSync(path.join(root, folder), { recursive: true });
    writeFileSync(path.join(root, ACCEPTED_FILE), "[]");
  });
  afterAll(() => rmSync(root, { recursive: true }));
  /** `npm audit` prints the file `answer` of the folder that it is run in. */
  const answers = (of: (folder: string) => object): void => {
    writeFileSync(npm, "#!/bin/sh\ncat answer\n");
    chmodSync(npm, 0o755);
    for (const folder of AUDITED)
      writeFileSync(path.join(root, folder, "answer"), JSON.stringify(of(folder)));
  };

  test("what is wrong with any lock file fails, and says with which", () => {
    answers((folder) => (folder.endsWith("linters") ? report : { vulnerabilities: {} }));
    expect(() => audit(root, npm)).toThrow("tests/clients/linters: inner: high: Reads too much");
    answers(() => ({ vulnerabilities: {} }));
    expect(audit(root, npm)).toBe("5 lock files, 0 known advisories, all accepted");
  });

  test("a registry that takes no audits is said, and fails nothing", () => {
    answers(() => ({ message: "405 Method Not Allowed" }));
    expect(audit(root, npm)).toMatch(/^skipped for \., tests.*did not answer: 405 Method Not Allowed$/);
  });
});

test("each that is accepted says why, and until when", () => {
  const root = path.resolve(import.meta.dirname, "../..");
  expect(existsSync(path.join(root, ACCEPTED_FILE))).toBe(true);
  const entries: Accepted[] = JSON.parse(readFileSync(path.join(root, ACCEPTED_FILE), "utf8"));
  for (const one of entries) {
    expect(one).toEqual({
      advisory: expect.stringMatching(/^GHSA-/),
      package: expect.any(String),
      reason: expect.stringMatching(/.{20}/),
      until: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    });
  }
});
