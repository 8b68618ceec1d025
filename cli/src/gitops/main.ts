// `croft-gitops`: GitOps by pull. A program of its own beside the reconciler, which needs no more than a token of it.
//
//   croft-gitops [run] [--config FILE]            follows the repositories
//   croft-gitops check [--config FILE] [--json]   whether this machine can, with these settings
//
// Exit codes: 2 when the settings are wrong, which no other start cures; else 1 for what failed.
import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdirSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { CroftError } from "@croft/schemas/errors.ts";
import { logProcess } from "@croft/schemas/process-log.ts";
import { check } from "./check.ts";
import { journalStream, readSettings, type Settings } from "./config.ts";
import { createLog, standardError } from "./log.ts";
import { Reports } from "./reports.ts";
import { Repository } from "./repository.ts";
import { RunFiles } from "./run-files.ts";
import { Runner } from "./runner.ts";
import { secretHider } from "./secrets.ts";
import { Steps } from "./steps.ts";
import { TerraformSteps } from "./terraform-steps.ts";

const WRONG_SETTINGS = 2;

interface Words {
  command: string;
  file: string | null;
  json: boolean;
}

function readWords(args: readonly string[]): Words {
  const options = { config: { type: "string" }, json: { type: "boolean" } } as const;
  const usage = { detail: "Usage: croft-gitops [run | check] [--config FILE] [--json]" };
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const [command = "run", ...more] = positionals;
    if (more.length > 0 || !["run", "check"].includes(command))
      throw new Error(`there is no command ${positionals.join(" ")}`);
    return { command, file: values.config ?? null, json: values.json === true };
  } catch (error) {
    throw new CroftError("invalid_request", (error as Error).message, usage);
  }
}

/** Ends with this process, however that ends: the pipe closes, and `cat` with the lock. */
async function holdFolder(stateDir: string): Promise<ChildProcess> {
  const lock = path.join(stateDir, "runner.lock");
  const holder = spawn("flock", ["--exclusive", "--nonblock", "--no-fork", lock, "cat"], {
    stdio: ["pipe", "pipe", "ignore"],
    // No signal to the group ends it before the runner.
    detached: true,
  });
  await new Promise<void>((resolve, reject) => {
    holder.once("error", reject);
    holder.once("exit", () =>
      reject(
        new Error(`another runner works in ${stateDir}; end it, or give this one a state_dir of its own`),
      ),
    );
    holder.stdout?.once("data", () => resolve());
    // Its end tells that it has none.
    holder.stdin?.on("error", () => undefined);
    holder.stdin?.write("held\n");
  });
  return holder;
}

async function run(settings: Settings): Promise<void> {
  const hide = secretHider(settings);
  const log = createLog(standardError(journalStream()), hide);
  logProcess(log.line);
  // Whatever the commands write: nobody else reads it.
  process.umask(0o077);
  mkdirSync(settings.stateDir, { recursive: true, mode: 0o700 });
  const holder = await holdFolder(settings.stateDir);
  const steps = new Steps(settings.stateDir);
  const files = new RunFiles(settings.stateDir);
  const { stateDir, environment } = settings;
  const runner = new Runner({
    settings,
    steps,
    files,
    repository: new Repository({ steps, stateDir, environment }),
    terraform: new TerraformSteps(settings, steps),
    reports: new Reports(settings, files, hide),
    log,
    hide,
    randomBytes,
  });
  const stopping = new AbortController();
  const stop = (signal: string): void => {
    log.info("stopping", { signal });
    stopping.abort();
    steps.stop();
  };
  process.once("SIGTERM", () => stop("SIGTERM"));
  process.once("SIGINT", () => stop("SIGINT"));
  log.info("starting", {
    file: settings.file,
    pid: process.pid,
    sources: settings.sources.map(({ name }) => name),
  });
  await steps.settled();
  await runner.recover();
  log.info("ready", { endpoint: settings.endpoint });
  await runner.run(stopping.signal);
  log.info("stopped");
  holder.stdin?.end();
}

async function main(): Promise<number> {
  const words = readWords(process.argv.slice(2));
  if (words.command === "check") return check(words, (text) => void process.stdout.write(text));
  await run(readSettings(words.file));
  return 0;
}

main().then(
  (status) => {
    process.exitCode = status;
  },
  (error: unknown) => {
    const { code, detail } = error as Partial<CroftError>;
    const log = createLog(standardError(journalStream()), (text) => text);
    log.error("stopped by a fault", { error, code, detail });
    process.exitCode = code === "invalid_request" ? WRONG_SETTINGS : 1;
  },
);
