import { expect, test } from "@jest/globals";
import { CommandFailed, type Run } from "../host/run.ts";
import { goesDown } from "./shutdown-guests.ts";

test.each([
  ["stopping", 1, true],
  ["running", 0, false],
  ["degraded", 1, false],
  ["starting", 1, false],
  ["offline", 1, false],
])("only a machine of which systemd says so goes down: %s", async (word, exitCode, expected) => {
  const asked: string[] = [];
  const run: Run = async (command, args) => {
    asked.push([command, ...args].join(" "));
    return { stdout: `${word}\n`, stderr: "", exitCode };
  };
  expect(await goesDown(run)).toBe(expected);
  expect(asked).toEqual(["systemctl is-system-running"]);
});

test("a machine without systemd is not known to go down", async () => {
  const run: Run = async (command) => {
    throw new CommandFailed(command, undefined, "", "not found");
  };
  expect(await goesDown(run)).toBe(false);
});
