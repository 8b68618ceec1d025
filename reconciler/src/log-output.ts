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
      lost += 1;
    }
  };
}

/** Whether standard error is what systemd connected to its journal, which it names in JOURNAL_STREAM. */
export function isJournal(stream: string | undefined): boolean {
  if (stream === undefined) return false;
  const { dev, ino } = fstatSync(STDERR);
  return stream === `${dev}:${ino}`;
}
