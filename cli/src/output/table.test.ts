import { age, duration } from "@croft/schemas/age.ts";
import { describe, expect, test } from "@jest/globals";
import { formatTable, type TableColumn } from "./table.ts";

const columns: TableColumn[] = [
  { title: "Name", key: true },
  { title: "State", key: true },
  { title: "Size", right: true },
  { title: "Reason" },
];
const rows = [
  { cells: [{ text: "web/app-1" }, { text: "running" }, { text: "20" }, { text: "" }] },
  {
    cells: [
      { text: "web/database" },
      { text: "pending" },
      { text: "5" },
      { text: "no host has enough memory for it" },
    ],
  },
];
const plain = (width: number | undefined): string[] =>
  formatTable(columns, rows, { columns: width, color: false }).split("\n");

describe("a table", () => {
  test("has everything in full where there is no terminal", () => {
    expect(plain(undefined)).toEqual([
      "NAME          STATE    SIZE  REASON",
      "web/app-1     running    20  -",
      "web/database  pending     5  no host has enough memory for it",
      "",
    ]);
  });

  test("cuts long texts, never names, on a terminal", () => {
    expect(plain(45)).toEqual([
      "NAME          STATE    SIZE  REASON",
      "web/app-1     running    20  -",
      "web/database  pending     5  no host has eno…",
      "",
    ]);
  });

  test("leaves columns out at the right where there is no room at all", () => {
    expect(plain(24)).toEqual(["NAME          STATE", "web/app-1     running", "web/database  pending", ""]);
  });

  test("lets nothing steer the terminal", () => {
    const evil = [{ cells: [{ text: "a\u001b[2Jb\nc" }] }];
    const table = formatTable([{ title: "Name", key: true }], evil, { columns: 80, color: true });
    expect(table.split("\n")[1]).toBe("a [2Jb c");
  });

  test("is colored only where colors are wanted", () => {
    const tinted = [{ cells: [{ text: "failed", tint: "bad" as const }] }];
    const table = (color: boolean) => formatTable([{ title: "State" }], tinted, { columns: 80, color });
    expect(table(true)).toContain("\u001b[31mfailed\u001b[0m");
    expect(table(false)).toBe("STATE\nfailed\n");
  });
});

test.each([
  [0, "0s"],
  [45, "45s"],
  [61, "1m1s"],
  [12 * 60, "12m"],
  [3 * 86_400 + 4 * 3600, "3d4h"],
  [40 * 86_400, "40d"],
])("%d seconds are %s", (seconds, text) => {
  expect(duration(seconds)).toBe(text);
});

test("a time to come is told apart from one that was", () => {
  const now = new Date("2026-01-02T00:00:00Z");
  expect(age("2026-01-01T00:00:00Z", now)).toBe("1d");
  expect(age("2026-01-03T00:00:00Z", now)).toBe("in 1d");
});
