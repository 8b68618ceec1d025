// Where a run of the tests keeps what outlives its files: what each of them waited for, and the logs of those that failed.
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../../..");
const folder = path.join(path.resolve(root, process.env.CROFT_HOME || ".croft"), "test");

/** Lines of JSON about test files: what each waited for in milliseconds, what it left open. */
export const notesFile = path.join(folder, "notes.jsonl");
export const logsFolder = path.join(folder, "logs");

/** Where the logs of a test file are kept when it fails. */
export const logsOf = (testFile) => path.join(logsFolder, path.basename(testFile).replace(/\.test\.ts$/, ""));
