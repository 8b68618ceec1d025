// The runner's own log, on standard error: the lines of every part of Croft, with `part` "gitops" and without secrets.
import { fstatSync } from "node:fs";
import { type LogFacts, type LogLevel, LogLines, type LogOutput } from "@croft/schemas/log-lines.ts";

const STDERR = 2;

export interface Log {
  info(msg: string, facts?: LogFacts): void;
  warn(msg: string, facts?: LogFacts): void;
  error(msg: string, facts?: LogFacts): void;
  /** For what Node itself says (`logProcess`). */
  line(level: LogLevel, msg: string, facts: LogFacts): void;
}

/** `hide` takes secrets out of each line. */
export function createLog(output: LogOutput, hide: (text: string) => string): Log {
  const { write, now, journal = false } = output;
  const lines = new LogLines("gitops", { write: (line) => write(hide(line)), now, journal });
  return {
    info: (msg, facts = {}) => lines.line("info", msg, facts),
    warn: (msg, facts = {}) => lines.line("warn", msg, facts),
    error: (msg, facts = {}) => lines.line("error", msg, facts),
    line: (level, msg, facts) => lines.line(level, msg, facts),
  };
}

/** Standard error, with the priorities of systemd's journal where that reads it, as it says in JOURNAL_STREAM. */
export function standardError(stream: string | undefined): LogOutput {
  const { dev, ino } = fstatSync(STDERR);
  return {
    write: (line) => void process.stderr.write(line),
    now: () => new Date(),
    journal: stream === `${dev}:${ino}`,
  };
}
