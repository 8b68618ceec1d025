// The reconciler's process: settings, log, start, and a clean end on SIGTERM or SIGINT; or one of its other commands.
//
//   main.js [run] [--config FILE]                       runs
//   main.js check [--config FILE] [--json]              whether this machine can run it with these settings
//   main.js backup FILE | restore FILE [--config FILE]  see maintenance.ts
//
// Exit codes: 2 when the settings are wrong, which no other start cures; else 1 for what failed.

import { parseArgs } from "node:util";
import { CroftError } from "@croft/schemas/errors.ts";
import { journalWriter } from "@croft/schemas/journal.ts";
import { EVERY_LEVEL, LogLines } from "@croft/schemas/log-lines.ts";
import { logProcess } from "@croft/schemas/process-log.ts";
import { createServiceManager } from "@croft/schemas/service-manager.ts";
import { startApp } from "./app.ts";
import { checkMachine, type Finding } from "./check.ts";
import { type Config, handedOver, journalStream, readConfig, serviceEnvironment } from "./config.ts";
import { type Log, logOf } from "./log.ts";
import { gathered, isJournal, journalIo, writeToStderr } from "./log-output.ts";
import { maintain } from "./maintenance.ts";
import { tellSystemd } from "./tell-systemd.ts";
import { tracedLine } from "./trace/trace.ts";

const now = (): Date => new Date();
const lines = new LogLines("reconciler", {
  write: gathered(writeToStderr(now)),
  now,
  journal: isJournal(journalStream()),
  entry: journalWriter(handedOver(), journalIo),
  trace: tracedLine,
});
const log: Log = logOf(lines);
const WRONG_SETTINGS = 2;

interface Command {
  words: string[];
  file: string | null;
  json: boolean;
}

function readCommand(args: readonly string[]): Command {
  try {
    const options = { config: { type: "string" }, json: { type: "boolean" } } as const;
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    return { words: positionals, file: values.config ?? null, json: values.json === true };
  } catch (error) {
    throw new CroftError("invalid_request", (error as Error).message, {
      detail: "Usage: main.js [run | check | backup FILE | restore FILE] [--config FILE]",
    });
  }
}

const service = createServiceManager({
  ...serviceEnvironment(),
  send: tellSystemd,
  failed: (error) => log.warn("systemd was not told", { error }),
});

async function run(config: Config): Promise<void> {
  lines.setLevels(config.logLevels ?? EVERY_LEVEL);
  log.info("starting", { ...config, pid: process.pid });
  const app = await startApp(config, log);
  let ending = false;
  const end = (signal: string): void => {
    if (ending) return;
    ending = true;
    log.info("stopping", { signal });
    service.stopping();
    app.stop().then(
      () => process.exit(0),
      (error) => {
        log.error("stopping failed", { error });
        process.exit(1);
      },
    );
  };
  process.on("SIGTERM", () => end("SIGTERM"));
  process.on("SIGINT", () => end("SIGINT"));
  process.on("SIGHUP", () => readLevels(config.file ?? null));
  service.ready(`Serves ${app.tlsEndpoint}.`);
  log.info("ready", {
    endpoint: app.endpoint,
    tls_endpoint: app.tlsEndpoint,
    agent_endpoint: app.agentEndpoint,
    authority_fingerprint: app.authorityFingerprint,
  });
}

/** The levels of the log are what a running reconciler takes of its settings. */
function readLevels(file: string | null): void {
  try {
    const { logLevels: levels = EVERY_LEVEL } = readConfig(undefined, undefined, file);
    lines.setLevels(levels);
    log.info("levels of the log were read", { least: levels.least, of: Object.fromEntries(levels.of) });
  } catch (error) {
    log.error("the settings are wrong; the levels of the log stay", { error });
  }
}

async function check({ file, json }: Command): Promise<never> {
  let findings: Finding[];
  let code = 1;
  try {
    findings = await checkMachine(readConfig(undefined, undefined, file), Date.now());
  } catch (error) {
    if (!(error instanceof CroftError)) throw error;
    code = WRONG_SETTINGS;
    findings = [{ name: "settings", status: "fail", message: error.message, remedy: error.detail }];
  }
  const canRun = findings.every(({ status }) => status !== "fail");
  process.stdout.write(
    json ? `${JSON.stringify({ can_run: canRun, findings }, null, 2)}\n` : textOf(findings, canRun),
  );
  process.exit(canRun ? 0 : code);
}

function textOf(findings: readonly Finding[], canRun: boolean): string {
  const lines = findings.flatMap(({ name, status, message, remedy }) => [
    `${status.padEnd(9)}${name.padEnd(12)}${message}`,
    ...(remedy === null ? [] : [`${" ".repeat(21)}-> ${remedy.replaceAll("\n", `\n${" ".repeat(24)}`)}`]),
  ]);
  const end = canRun
    ? "The reconciler can run here."
    : "The reconciler cannot run here before that is cured.";
  return `${lines.join("\n")}\n\n${end}\n`;
}

function failed(what: string, error: unknown, code: number): never {
  const facts = error as { code?: string; detail?: string };
  log.error(what, { error, code: facts.code, detail: facts.detail });
  process.exit(code);
}

const settings = (command: Command): Config => {
  try {
    return readConfig(undefined, undefined, command.file);
  } catch (error) {
    return failed("the settings are wrong", error, WRONG_SETTINGS);
  }
};

logProcess((level, msg, facts) => lines.line(level, msg, facts));
const isCommand = process.argv.length > 2;
try {
  const command = readCommand(process.argv.slice(2));
  const [name = "run", ...rest] = command.words;
  if (name === "check" && rest.length === 0) await check(command);
  if (name === "run" && rest.length === 0) await run(settings(command));
  else {
    process.stdout.write(`${await maintain(command.words, settings(command))}\n`);
    process.exit(0);
  }
} catch (error) {
  failed(isCommand ? "the command failed" : "start failed", error, 1);
}
