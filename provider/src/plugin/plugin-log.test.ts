import { expect, test } from "@jest/globals";
import { isShown, logLine } from "./plugin-log.ts";

const NOW = Date.parse("2026-01-02T15:04:05.678Z");

test("a line is one JSON object with six decimals in its time", () => {
  const line = logLine("toy", NOW, "info", "two\nlines", { attempt: 2 });
  expect(line.endsWith("}\n")).toBe(true);
  expect(line.trimEnd()).not.toContain("\n");
  expect(JSON.parse(line)).toEqual({
    "@level": "info",
    "@message": "two\nlines",
    "@module": "toy",
    "@timestamp": "2026-01-02T15:04:05.678000Z",
    attempt: 2,
  });
});

test("a line stays below what Terraform reads at once", () => {
  expect(logLine("toy", NOW, "error", "x".repeat(1e6), { y: "z".repeat(1e6) }).length).toBeLessThan(65536);
});

test("fields cannot overwrite the line's own", () => {
  expect(JSON.parse(logLine("toy", NOW, "info", "m", { "@level": "error" }))["@level"]).toBe("info");
});

test.each([
  [{}, "info", false],
  [{}, "warn", true],
  [{ TF_LOG: "DEBUG" }, "debug", true],
  [{ TF_LOG: "DEBUG" }, "trace", false],
  [{ TF_LOG: "JSON" }, "trace", true],
  [{ TF_LOG: "TRACE", TF_LOG_PROVIDER: "error" }, "warn", false],
] as const)("with %j, level %s is shown: %s", (environment, level, shown) => {
  expect(isShown(level, environment)).toBe(shown);
});
