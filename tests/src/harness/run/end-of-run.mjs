// A reporter of Jest, after its own: the ten slowest files and what each waited for, and where the logs of a file that
// failed are. A run ends by itself; one in which a file, or this process, has something left open names it and fails.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { logsFolder, logsOf, notesFile } from "./run-folder.mjs";

const GRACE_MS = 10_000;
const SLOWEST = 10;
const LEAST_WAIT_MS = 500;

const seconds = (ms) => `${(ms / 1000).toFixed(ms < 10_000 ? 1 : 0)} s`;

export default class EndOfRun {
  #root;

  constructor({ rootDir }) {
    this.#root = rootDir;
  }

  onRunStart() {
    rmSync(notesFile, { force: true });
    rmSync(logsFolder, { recursive: true, force: true });
  }

  onTestFileResult(_test, result) {
    const folder = logsOf(result.testFilePath);
    if (result.failureMessage === null || result.failureMessage === undefined) {
      rmSync(folder, { recursive: true, force: true });
      return;
    }
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, "failures.txt"), result.failureMessage);
  }

  onRunComplete(_contexts, results) {
    const notes = readNotes();
    const leaks = notes.filter(({ open }) => open !== undefined);
    const failed = results.numFailedTestSuites > 0 || results.wasInterrupted;
    const lines = this.#slowest(results.testResults, notes);
    for (const { file, open } of leaks)
      lines.push(`${path.relative(this.#root, file)} left open: ${open.join(", ")}`);
    if (failed) lines.push(`The logs of what failed are in ${logsFolder}`);
    // After Jest's own summary, which other reporters print later.
    process.once("exit", () => {
      if (leaks.length > 0) process.exitCode ||= 1;
      process.stderr.write(lines.map((line) => `${line}\n`).join(""));
    });
    setTimeout(() => {
      const left = process.getActiveResourcesInfo().join(", ");
      process.stderr.write(`\nThe tests are over, but something keeps this process from ending: ${left}\n`);
      process.exit(1);
    }, GRACE_MS).unref();
  }

  #slowest(testResults, notes) {
    const waits = new Map(
      notes.filter((note) => note.waits !== undefined).map(({ file, waits }) => [file, waits]),
    );
    const durationOf = ({ perfStats }) => perfStats.end - perfStats.start;
    const slowest = [...testResults].sort((a, b) => durationOf(b) - durationOf(a)).slice(0, SLOWEST);
    if (slowest.length < 2) return [];
    const rows = slowest.map((result) => {
      const name = path.relative(this.#root, result.testFilePath);
      const parts = Object.entries(waits.get(result.testFilePath) ?? {})
        .filter(([, ms]) => ms >= LEAST_WAIT_MS)
        .map(([what, ms]) => `${what} ${seconds(ms)}`);
      return `  ${seconds(durationOf(result)).padStart(7)}  ${name}${parts.length === 0 ? "" : ` (${parts.join(", ")})`}`;
    });
    return ["", "The slowest files, and what they waited for:", ...rows];
  }
}

function readNotes() {
  let text = "";
  try {
    text = readFileSync(notesFile, "utf8");
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
  }
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));
}
