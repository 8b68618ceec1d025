// The launcher of the packages' services, with what stands for the journal: nobody reads there while the program runs.
import { execFileSync } from "node:child_process";
import { journalEntry } from "@croft/schemas/journal.ts";
import { expect, test } from "@jest/globals";
import { runWithJournal } from "../../../../tests/src/harness/imitated-journal.ts";

const line = {
  level: "warn",
  priority: 4,
  part: "agent",
  line: '{"msg":"x"}',
  facts: { vm: "vm_1", detail: "two\nlines" },
} as const;

/** As Croft's own programs write: by the descriptor that LISTEN_FDNAMES names. */
const WRITES = `const fs = require("node:fs");
  const { LISTEN_PID, LISTEN_FDS, LISTEN_FDNAMES } = process.env;
  if (LISTEN_PID !== String(process.pid)) process.exit(9);
  const fd = 3 + LISTEN_FDNAMES.split(":").indexOf("journal");
  const bytes = Buffer.from(process.argv[1], "base64");
  const full = (to, what) => {
    for (let at = 0; at < 1e6; at++) try { fs.writeSync(to, what); } catch (error) { return error.code; }
  };`;

const entry = journalEntry(line).toString("base64");

test("a service writes entries with fields by the journal's own protocol, whatever systemd's version", async () => {
  const run = await runWithJournal([process.execPath, "-e", `${WRITES} fs.writeSync(fd, bytes);`, entry], {});
  expect(run).toEqual({
    status: 0,
    stream: "",
    entries: [
      {
        MESSAGE: '{"msg":"x"}',
        PRIORITY: "4",
        SYSLOG_IDENTIFIER: "croft-agent",
        CROFT_LEVEL: "warn",
        CROFT_VM: "vm_1",
        CROFT_DETAIL: "two\nlines",
      },
    ],
  });
});

test("a journal that stands still makes nobody wait: both ways to it refuse", async () => {
  const script = `${WRITES} const codes = [full(fd, bytes), full(2, "a line\\n")];
    process.exit(codes.join() === "EAGAIN,EAGAIN" ? 7 : 8);`;
  const { status, entries, stream } = await runWithJournal([process.execPath, "-e", script, entry], {});
  expect(status).toBe(7);
  expect([entries.length > 0, stream.startsWith("a line\n")]).toEqual([true, true]);
});

test("without a journal, or with another's stream, a program is begun as it is", () => {
  const words = ["cli/src/release/debian/with-journal.pl", "/nowhere/socket", "env"];
  const environment = (env: Record<string, string>): string =>
    execFileSync("perl", words, { env: { PATH: process.env.PATH ?? "", ...env }, encoding: "utf8" });
  expect(environment({})).not.toContain("LISTEN_");
  expect(environment({ JOURNAL_STREAM: "9:999999" })).not.toContain("LISTEN_");
});
