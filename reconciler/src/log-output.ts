// Where log lines go: the standard error stream, which may be a file on a full file system or a pipe that nobody reads any
// more. A line that cannot be written is lost, and how many were is said by the next one that can.

import { writeSync } from "node:fs";
import { logKeeper } from "./log-file.ts";

const STDERR = 2;

/** Writes whole lines, at once; never throws. `write` is Node's `writeSync` but in tests. */
export function writeToStderr(
  write: (fd: number, bytes: Uint8Array) => number = writeSync,
): (line: string) => void {
  let lost = 0;
  const wrote = logKeeper(STDERR);
  return (line) => {
    const told = lost === 0 ? "" : `${JSON.stringify({ level: "warn", msg: "log lines were lost", lost })}\n`;
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
