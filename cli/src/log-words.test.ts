import { expect, test } from "@jest/globals";
import { lastFault } from "./log-words.ts";

const line = (facts: object): string => `${JSON.stringify({ time: "t", ...facts })}\n`;

test("the last error is told with what to do, without JSON and stack", () => {
  const log =
    line({ level: "error", msg: "an earlier one", error: { chain: ["Error: old"], stack: "at x" } }) +
    line({ level: "info", msg: "starting" }) +
    line({
      level: "error",
      msg: "start failed",
      code: "port_in_use",
      detail: "Choose another.",
      error: { chain: ["CroftError: Port 7400 is taken.", "Error: listen EADDRINUSE"], stack: "at y" },
    });
  expect(lastFault(log)).toEqual({ code: "port_in_use", words: "Port 7400 is taken. Choose another." });
});

test("an error of the agent is a sentence already", () => {
  expect(lastFault(line({ level: "error", msg: "start failed", error: "joining: refused" }))).toEqual({
    code: null,
    words: "joining: refused",
  });
});

test("what Node itself wrote is shown as it is, and a log without errors says nothing", () => {
  expect(lastFault("node: bad option\n")).toEqual({ code: null, words: "node: bad option" });
  expect(lastFault(line({ level: "info", msg: "ready" }))).toBeUndefined();
  expect(lastFault("")).toBeUndefined();
});
