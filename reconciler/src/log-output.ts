// Where log lines go: the standard error stream, which may be a file on a full file system, a pipe that nobody reads any more, or a
// journal that stands still. A line that cannot be written is lost, and how many were is said by the next one that can.

import { fstatSync, readFileSync, writeSync } from "node:fs";
import { Backlog } from "@croft/schemas/backlog.ts";
import type { JournalIo } from "@croft/schemas/journal.ts";
import { logKeeper } from "./log-file.ts";

const STDERR = 2;

/** Writes whole lines, at once; never throws. `write` is Node's `writeSync` but in tests. */
export function writeToStderr(
  now: () => Date,
  write: (fd: number, bytes: Uint8Array) => number = writeSync,
): (line: string) => void {
  let lost = 0;
  const wrote = logKeeper(STDERR);
  const backlog = new Backlog((bytes) => {
    const taken = write(STDERR, bytes);
    wrote(taken);
    return taken;
  });
  return (line) => {
    const said = {
      time: now().toISOString(),
      level: "warn",
      part: "reconciler",
      msg: "log lines were lost",
      lost,
    };
    const told = lost === 0 ? "" : `${JSON.stringify(said)}\n`;
    const isTaken = (): boolean => {
      try {
        return backlog.add(told + line);
      } catch {
        return false;
      }
    };
    lost = isTaken() ? 0 : lost + line.split("\n").length - 1;
  };
}

/** How long a line may wait that is one of very many, and how many characters of them wait at most. */
const LONGEST_WAIT_MS = 50;
const MOST_WAITING = 64 * 1024;

/**
 * Lines of one turn of the event loop are written at once, before the next; those that may wait, with others, some milliseconds
 * later: a write for each request would cost a busy reconciler more than all else of its log. Their order stays. The end of the
 * process comes after them, also that by an error; only a kill loses the last of those that wait.
 */
export function gathered(
  write: (lines: string) => void,
  onExit: (flush: () => void) => void = (flush) => void process.on("exit", flush),
): (line: string, mayWait?: boolean) => void {
  let lines = "";
  let soon = false;
  let later: NodeJS.Timeout | undefined;
  const flush = (): void => {
    clearTimeout(later);
    later = undefined;
    soon = false;
    const all = lines;
    lines = "";
    if (all !== "") write(all);
  };
  onExit(flush);
  return (line, mayWait = false) => {
    lines += line;
    if (lines.length >= MOST_WAITING) flush();
    else if (mayWait) later ??= setTimeout(flush, LONGEST_WAIT_MS).unref();
    else if (!soon) {
      soon = true;
      setImmediate(flush);
    }
  };
}

export const journalIo: JournalIo = {
  write: writeSync,
  about: (fd) => readFileSync(`/proc/self/fdinfo/${fd}`, "latin1"),
};

/** Whether standard error is what systemd connected to its journal, which it names in JOURNAL_STREAM. */
export function isJournal(stream: string | undefined): boolean {
  if (stream === undefined) return false;
  const { dev, ino } = fstatSync(STDERR);
  return stream === `${dev}:${ino}`;
}
