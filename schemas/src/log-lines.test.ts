import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import { validateLogLine } from "../generated/validators/messages.js";
import { CroftError } from "./errors.ts";
import { LogLines, logLevels } from "./log-lines.ts";

let lines: string[];
beforeEach(() => {
  lines = [];
  jest.useFakeTimers();
});
afterEach(() => void jest.useRealTimers());

const output = {
  write: (line: string) => void lines.push(line),
  now: () => new Date("2026-01-01T00:00:00Z"),
};
const written = () => lines.map((line) => JSON.parse(line));

test("a line is one of the schema, with its error in a sentence, its causes, and where it came from", () => {
  const log = new LogLines("reconciler", output);
  const error = new Error("no room", { cause: new Error("ENOSPC\u001b[31m") });
  log.line("error", "writing failed", { component: "store", error });
  log.line("warn", "refused", { error: new CroftError("not_found", "It is not there.") });
  expect(written()).toEqual([
    {
      time: "2026-01-01T00:00:00.000Z",
      level: "error",
      part: "reconciler",
      component: "store",
      msg: "writing failed",
      error: "no room",
      causes: ["ENOSPC\u001b[31m"],
      stack: expect.stringContaining("log-lines.test.ts"),
    },
    { time: expect.anything(), level: "warn", part: "reconciler", msg: "refused", error: "It is not there." },
  ]);
  for (const line of written()) expect([validateLogLine(line), validateLogLine.errors]).toEqual([true, null]);
});

test("levels are by component, and change while it runs", () => {
  const log = new LogLines("agent", output, logLevels("warn", ["vm=debug"]));
  const both = (): void => {
    log.line("info", "of a VM", { component: "vm" });
    log.line("info", "of a disk", { component: "disk" });
  };
  both();
  expect(written().map(({ msg }) => msg)).toEqual(["of a VM"]);
  log.setLevels(logLevels("info", ["vm=error"]));
  both();
  expect(written().map(({ msg }) => msg)).toEqual(["of a VM", "of a disk"]);
});

test("what repeats itself is counted; requests are not, but those of nobody", () => {
  const log = new LogLines("reconciler", output);
  for (let at = 0; at < 200; at++) log.line("warn", "again", { component: "loop", at });
  log.line("warn", "another", {});
  expect(lines).toHaveLength(51);
  jest.advanceTimersByTime(10_000);
  expect(written().at(-1)).toMatchObject({ msg: "again", component: "loop", level: "warn", repeated: 150 });
  for (let at = 0; at < 200; at++) log.line("info", "request", { component: "access", principal: "tok_1" });
  expect(lines).toHaveLength(252);
  for (let at = 0; at < 200; at++) log.line("warn", "request", { component: "access", principal: null });
  expect(lines).toHaveLength(302);
});

test("systemd's journal is told the priority, and each line what it belongs to", () => {
  const trace = () => ({ trace_id: "a".repeat(32), span_id: "b".repeat(16) });
  new LogLines("agent", { ...output, journal: true, trace }).line("error", "x", {});
  expect(lines[0]).toMatch(/^<3>\{"time":.*"trace_id":"a{32}","span_id":"b{16}"/);
});
