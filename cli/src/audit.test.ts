import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@jest/globals";
import { ACCEPTED_FILE, type Accepted, advisoriesOf, faultsOf } from "./audit.ts";

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
