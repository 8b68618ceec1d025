// `croft-agent run [--config <file>]`: the agent itself, until a signal ends it. Guests run on.
import { parseArgs } from "node:util";
import { CroftError } from "@croft/schemas/errors.ts";
import { journalWriter } from "@croft/schemas/journal.ts";
import { LogLines } from "@croft/schemas/log-lines.ts";
import { logProcess } from "@croft/schemas/process-log.ts";
import { createServiceManager } from "@croft/schemas/service-manager.ts";
import { startAgent } from "../app.ts";
import { type Config, handedOver, journalStream, readConfig, serviceEnvironment } from "../config.ts";
import { run as runCommand } from "../host/run.ts";
import { type Log, logOf, sentenceOf } from "../log.ts";
import { isJournal, journalIo, writeLines } from "../log-file.ts";

/**
 * Resolves with null once the agent runs (signals end it then), or with the exit code when it cannot: 2 when the settings
 * are wrong, which no other try cures, else 1.
 */
export async function run(args: readonly string[]): Promise<number | null> {
  const { fd } = process.stderr;
  const lines = new LogLines("agent", {
    write: writeLines(fd),
    now: () => new Date(),
    journal: isJournal(fd, journalStream()),
    entry: journalWriter(handedOver(), journalIo),
  });
  const log = logOf(lines);
  logProcess((level, msg, fields) => lines.line(level, msg, fields));
  let config: Config;
  try {
    const { values } = parseArgs({ args: [...args], options: { config: { type: "string" } } });
    config = readConfig({ file: values.config ?? null });
  } catch (error) {
    log("error", "the agent cannot start", { error });
    return 2;
  }
  lines.setLevels(config.logLevels);
  try {
    // Whatever this process makes is for it alone unless it says otherwise.
    process.umask(0o077);
    const service = createServiceManager({
      ...serviceEnvironment(),
      send: (words) => runCommand("systemd-notify", words),
      failed: (error) => log("warn", "systemd was not told", { error: sentenceOf(error) }),
    });
    const agent = await startAgent(config, log, service);
    for (const signal of ["SIGTERM", "SIGINT"] as const) {
      process.once(signal, () => {
        log("info", "ending; guests run on", { signal });
        service.stopping();
        // What still waits for the reconciler or a guest is not worth waiting for.
        setTimeout(() => process.exit(0), 3_000).unref();
        void agent.stop().then(() => process.exit(0));
      });
    }
    process.on("SIGHUP", () => readLevels(config.file, lines, log));
    return null;
  } catch (error) {
    const remedy = error instanceof CroftError && error.detail !== error.message ? { do: error.detail } : {};
    log("error", "the agent cannot start", { error, ...remedy });
    return 1;
  }
}

/** The levels of the log are what a running agent takes of its settings. */
function readLevels(file: string | null, lines: LogLines, log: Log): void {
  try {
    const { logLevels: levels } = readConfig({ file });
    lines.setLevels(levels);
    log("info", "levels of the log were read", { least: levels.least, of: Object.fromEntries(levels.of) });
  } catch (error) {
    log("error", "the settings are wrong; the levels of the log stay", { error });
  }
}
