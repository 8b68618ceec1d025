// `croft-agent run [--config <file>]`: the agent itself, until a signal ends it. Guests run on.
import { parseArgs } from "node:util";
import { CroftError } from "@croft/schemas/errors.ts";
import { startAgent } from "../app.ts";
import { type Config, readConfig } from "../config.ts";
import { createLog, type Level } from "../log.ts";
import { writeLines } from "../log-file.ts";

/**
 * Resolves with null once the agent runs (signals end it then), or with the exit code when it cannot: 2 when the settings
 * are wrong, which no other try cures, else 1.
 */
export async function run(args: readonly string[]): Promise<number | null> {
  const write = writeLines(process.stderr.fd);
  const logFrom = (least: Level) => createLog(write, () => new Date(), least);
  let config: Config;
  try {
    const { values } = parseArgs({ args: [...args], options: { config: { type: "string" } } });
    config = readConfig({ file: values.config ?? null });
  } catch (error) {
    logFrom("debug")("error", "the agent cannot start", { error });
    return 2;
  }
  const log = logFrom(config.logLevel);
  try {
    // Whatever this process makes is for it alone unless it says otherwise.
    process.umask(0o077);
    const agent = await startAgent(config, log);
    for (const signal of ["SIGTERM", "SIGINT"] as const) {
      process.once(signal, () => {
        log("info", "ending; guests run on", { signal });
        // What still waits for the reconciler or a guest is not worth waiting for.
        setTimeout(() => process.exit(0), 3_000).unref();
        void agent.stop().then(() => process.exit(0));
      });
    }
    return null;
  } catch (error) {
    const remedy = error instanceof CroftError && error.detail !== error.message ? { do: error.detail } : {};
    log("error", "the agent cannot start", { error, ...remedy });
    return 1;
  }
}
