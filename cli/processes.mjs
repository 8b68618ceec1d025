// How the bootstrap runs other programs: with their lines in a log, or with the terminal. Plain JavaScript, because nothing is
// built yet.
import { spawn } from "node:child_process";
import { closeSync, openSync, writeFileSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");

/** Runs a command; its lines go to `note` and to a log file; throws when it fails or is aborted. */
export function run(command, args, { note, env = {}, log, signal }) {
  return new Promise((resolve, reject) => {
    const file = log === undefined ? undefined : openSync(log, "a", 0o600);
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe"],
      signal,
    });
    const tail = [];
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on("line", (line) => {
        if (file !== undefined) writeFileSync(file, `${line}\n`);
        tail.push(line);
        if (tail.length > 15) tail.shift();
        note?.(line);
      });
    }
    child.on("error", reject);
    child.on("close", (code, signal) => {
      if (file !== undefined) closeSync(file);
      if (code === 0) resolve();
      else
        reject(
          new Error(`${command} ${args[0]} ended with ${signal ?? `code ${code}`}:\n${tail.join("\n")}`),
        );
    });
  });
}

/** Hands the terminal over to a program of Node's and ends as it ends. */
export function handOver(args, env = {}, node = process.execPath) {
  const child = spawn(node, args, {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, ...env },
  });
  // The terminal sends Ctrl-C to both: the program decides, this only waits for it.
  for (const signal of ["SIGINT", "SIGTERM"])
    process.on(signal, () => signal === "SIGTERM" && child.kill(signal));
  return new Promise((resolve) => child.on("close", (code, signal) => resolve(signal === null ? code : 1)));
}
