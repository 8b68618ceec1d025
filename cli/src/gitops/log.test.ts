import { expect, test } from "@jest/globals";
import { createLog } from "./log.ts";

const linesOf = (journal: boolean): { lines: string[]; log: ReturnType<typeof createLog> } => {
  const lines: string[] = [];
  const output = { write: (line: string) => void lines.push(line), now: () => new Date(0), journal };
  return { lines, log: createLog(output, (text) => text.replaceAll("hunter2", "(secret)")) };
};

test("a line has the members of every part's, and no secret", () => {
  const { lines, log } = linesOf(false);
  log.warn("the repository cannot be read", { source: "infra", error: new Error("hunter2 was refused") });
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    {
      time: "1970-01-01T00:00:00.000Z",
      level: "warn",
      part: "gitops",
      msg: "the repository cannot be read",
      source: "infra",
      error: "(secret) was refused",
      stack: expect.stringContaining("(secret)"),
    },
  ]);
});

test("systemd's journal is given the priority", () => {
  const { lines, log } = linesOf(true);
  log.info("ready");
  expect(lines).toEqual([expect.stringMatching(/^<6>\{"time".*"msg":"ready"\}\n$/)]);
});
