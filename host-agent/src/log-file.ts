// A log that is a file, as that of a program which `npm start` began: nobody rotates it but the program itself. It is copied and cut
// off, because whoever started the program holds the file open.

import {
  chmodSync,
  copyFileSync,
  fstatSync,
  ftruncateSync,
  readFileSync,
  readlinkSync,
  statSync,
  writeSync,
} from "node:fs";
import { Backlog } from "@croft/schemas/backlog.ts";
import type { JournalIo } from "@croft/schemas/journal.ts";

/** A log in a file that is larger is moved aside; so twice as much is kept at most. */
const MOST_BYTES = 16 * 1024 ** 2;
/** Between two looks at its size. */
const LOOK_EVERY_BYTES = 1024 ** 2;
/** O_APPEND in `/proc/self/fdinfo` (proc(5)): only then a file that is cut off goes on at its new end. */
const APPENDS = 0o2000;

/** Moves a log that is too large aside, as `<path>.1`. True when it was. Throws what the file system says. */
export function moveLogAside(fd: number, mostBytes = MOST_BYTES): boolean {
  const log = fstatSync(fd);
  if (!log.isFile() || log.size <= mostBytes) return false;
  const flags = /^flags:\s+([0-7]+)$/m.exec(readFileSync(`/proc/self/fdinfo/${fd}`, "latin1"))?.[1];
  if ((Number.parseInt(flags ?? "0", 8) & APPENDS) === 0) return false;
  const path = readlinkSync(`/proc/self/fd/${fd}`);
  // It may have another name by now, or none.
  const named = statSync(path, { throwIfNoEntry: false });
  if (named?.ino !== log.ino || named.dev !== log.dev) return false;
  copyFileSync(path, `${path}.1`);
  chmodSync(`${path}.1`, 0o600);
  ftruncateSync(fd, 0);
  return true;
}

/** Looks at the size of a log now and then; called with how much was written. Never throws: what cannot be moved grows on. */
function logKeeper(fd: number, moveAside = moveLogAside): (bytes: number) => void {
  let written = LOOK_EVERY_BYTES;
  return (bytes) => {
    written += bytes;
    if (written < LOOK_EVERY_BYTES) return;
    written = 0;
    try {
      moveAside(fd);
    } catch {
      // No room for a copy, or no right to the folder.
    }
  };
}

/**
 * Writes whole lines, at once. Never throws: a line that cannot be written, as on a full file system, is lost, and ends nothing.
 */
export function writeLines(fd: number, moveAside = moveLogAside): (line: string) => void {
  const wrote = logKeeper(fd, moveAside);
  const backlog = new Backlog((bytes) => {
    const taken = writeSync(fd, bytes);
    wrote(taken);
    return taken;
  });
  return (line) => {
    try {
      backlog.add(line);
    } catch {
      // There is nobody to tell.
    }
  };
}

export const journalIo: JournalIo = {
  write: writeSync,
  about: (fd) => readFileSync(`/proc/self/fdinfo/${fd}`, "latin1"),
};

/** Whether a stream is what systemd connected to its journal, which it names in JOURNAL_STREAM. */
export function isJournal(fd: number, stream: string | undefined): boolean {
  if (stream === undefined) return false;
  const { dev, ino } = fstatSync(fd);
  return stream === `${dev}:${ino}`;
}
