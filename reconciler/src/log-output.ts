// Where log lines go: the standard error stream, which may be a file on a full file system or a pipe that nobody reads any
// more. A line that cannot be written is lost, and how many were is said by the next one that can.

import { fstatSync, writeSync } from "node:fs";
import { logKeeper } from "./log-file.ts";

const STDERR = 2;

/** Writes whole lines, at once; never throws. `write` is Node's `writeSync` but in tests. */
export function writeToStderr(
  now: () => Date,
  write: (fd: number, bytes: Uint8Array) => number = writeSync,
): (line: string) => void {
  let lost = 0;
  const wrote = logKeeper(STDERR);
  return (line) => {
    const said = {
      time: now().toISOString(),
      level: "warn",
      part: "reconciler",
      msg: "log lines were lost",
      lost,
    };
    const told = lost === 0 ? "" : `${JSON.stringify(said)}\n`;
    try {
      const bytes = Buffer.from(told + line);
      for (let at = 0; at < bytes.length; ) at += write(STDERR, bytes.subarray(at));
      lost = 0;
      wrote(bytes.length);
    } catch {
      lost += line.split("\n").length - 1;
    }
  };
}

/**
 * Lines of one turn of the event loop are written at once, before the next: a write for each would cost a busy reconciler more than
 * all else of its log. The end of the process comes after them.
 */
export function gathered(write: (lines: string) => void): (line: string) => void {
  let lines = "";
  const flush = (): void => {
    const all = lines;
    lines = "";
    if (all !== "") write(all);
  };
  process.on("exit", flush);
  return (line) => {
    if (lines === "") setImmediate(flush);
    lines += line;
  };
}

/** Whether standard error is what systemd connected to its journal, which it names in JOURNAL_STREAM. */
export function isJournal(stream: string | undefined): boolean {
  if (stream === undefined) return false;
  const { dev, ino } = fstatSync(STDERR);
  return stream === `${dev}:${ino}`;
}
