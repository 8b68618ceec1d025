// The command `croft` as a user runs it: a process with an environment of its own, no clone and no state folder.
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { root } from "./clone.ts";

interface Ran {
  status: number | null;
  out: string;
  err: string;
}

export interface CroftProgram {
  /** Its home, where contexts and keys go. */
  readonly home: string;
  run(words: readonly string[], more?: { input?: string; env?: Record<string, string> }): Promise<Ran>;
  /** Runs on until it is killed; `seen` resolves when its standard output has the text. */
  follow(words: readonly string[]): { seen(text: string): Promise<string>; end(): Promise<void> };
  remove(): void;
}

const SEEN_WITHIN_MS = 30_000;

/** `from`: sources that were built elsewhere. */
export function croftProgram(environment: Record<string, string>, from = root): CroftProgram {
  const home = mkdtempSync(path.join(tmpdir(), "croft-command-"));
  const running = new Set<ChildProcess>();
  const start = (words: readonly string[], env: Record<string, string> = {}): ChildProcess => {
    const child = spawn(process.execPath, [path.join(from, "cli/dist/croft.js"), ...words], {
      cwd: home,
      env: { PATH: process.env.PATH ?? "", HOME: home, ...environment, ...env },
      stdio: "pipe",
    });
    running.add(child);
    child.once("close", () => running.delete(child));
    return child;
  };
  return {
    home,
    run: (words, { input, env } = {}) =>
      new Promise((resolve, reject) => {
        const child = start(words, env);
        let [out, err] = ["", ""];
        child.stdout?.on("data", (part) => (out += part));
        child.stderr?.on("data", (part) => (err += part));
        child.on("error", reject);
        child.on("close", (status) => resolve({ status, out, err }));
        child.stdin?.end(input ?? "");
      }),
    follow(words) {
      const child = start(words);
      let out = "";
      let look = (): void => undefined;
      child.stdout?.on("data", (part) => {
        out += part;
        look();
      });
      const ended = new Promise<void>((resolve) => child.on("close", () => resolve()));
      return {
        seen: (text) =>
          new Promise((resolve, reject) => {
            const timer = setTimeout(
              () => reject(new Error(`${text} was not seen in ${out}`)),
              SEEN_WITHIN_MS,
            );
            look = () => {
              if (!out.includes(text)) return;
              clearTimeout(timer);
              resolve(out);
            };
            look();
          }),
        async end() {
          child.kill("SIGINT");
          await ended;
        },
      };
    },
    remove() {
      for (const child of running) child.kill("SIGKILL");
      rmSync(home, { recursive: true, force: true });
    },
  };
}
