// Logs of what a test started, kept before its folder is removed. The reporter removes those of files that passed. Outside of
// a test (the benchmarks start the same parts) nothing is kept.
import { cpSync, mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { logsOf } from "./run-folder.mjs";

const KEPT = /\.(log|status)$|^record\.json$/;
/** Disks and images that happen to be called so are no logs. */
const MOST_BYTES = 16 * 1024 ** 2;

let kept = 0;

declare global {
  /** Path of the test file that this process runs; set by its environment. */
  var croftTestFile: string | undefined;
}

/** A new folder for the logs of a part of a test file. */
function folderFor(part: string, testFile: string): string {
  const folder = path.join(logsOf(testFile), `${++kept}-${part}`);
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** Keeps the logs below a folder. Secrets lie in the state folders of programs, whose other files stay out. */
export function keepLogs(part: string, from: string): void {
  const testFile = globalThis.croftTestFile;
  if (testFile === undefined) return;
  const folder = folderFor(part, testFile);
  for (const file of logsBelow(from)) {
    const to = path.join(folder, path.relative(from, file));
    mkdirSync(path.dirname(to), { recursive: true });
    unlessGone(() => cpSync(file, to));
  }
}

function logsBelow(folder: string): string[] {
  const entries = unlessGone(() => readdirSync(folder, { withFileTypes: true })) ?? [];
  return entries.flatMap((entry) => {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) return logsBelow(file);
    if (!entry.isFile() || !KEPT.test(entry.name)) return [];
    return (unlessGone(() => statSync(file).size) ?? MOST_BYTES) < MOST_BYTES ? [file] : [];
  });
}

/** Programs that still run remove files of theirs at any moment. */
function unlessGone<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** Keeps a text as a log. */
export function keepText(part: string, text: string): void {
  const testFile = globalThis.croftTestFile;
  if (testFile !== undefined) writeFileSync(path.join(folderFor(part, testFile), `${part}.log`), text);
}
