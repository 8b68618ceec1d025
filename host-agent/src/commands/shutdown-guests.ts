// `croft-agent shutdown-guests [--config <file>] [--now]`: what croft-guests.service runs when it ends. Ends all guests in
// order when the machine goes down, and does nothing when only that unit is stopped or restarted.
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { CroftError } from "@croft/schemas/errors.ts";
import { type Config, readConfig } from "../config.ts";
import { readFacts } from "../host/facts.ts";
import { takeAgentLock } from "../host/lock.ts";
import { createPaths } from "../host/paths.ts";
import { type Run, run } from "../host/run.ts";
import { createLog } from "../log.ts";
import { shutDownGuests } from "../vm/lifecycle/host-shutdown.ts";

const USAGE = `usage: croft-agent shutdown-guests [--now] [--config FILE]

Asks all guests to power themselves off and ends those that do not within a minute. They come back with the next boot, as
their start_on_boot says. Without --now only while systemd takes the machine down. The agent must not run.
`;

/** How long an agent that is being ended may take. */
const AGENT_MS = 20_000;

/** Resolves with the exit code: 0 done or nothing to do, 1 failed, 2 not understood. */
export async function shutdownGuestsCommand(args: readonly string[]): Promise<number> {
  let told: { now: boolean; config: Config };
  try {
    const flag = { type: "boolean", default: false } as const;
    const options = { now: flag, help: flag, config: { type: "string" } } as const;
    const { values } = parseArgs({ args: [...args], options });
    if (values.help) {
      process.stdout.write(USAGE);
      return 0;
    }
    told = { now: values.now, config: readConfig({ file: values.config ?? null }) };
  } catch (error) {
    process.stderr.write(`croft-agent: ${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
    return 2;
  }
  const output = { write: (line: string) => void process.stderr.write(line), now: () => new Date() };
  const log = createLog(output, told.config.logLevels);
  if (!told.now && !(await goesDown(run))) {
    log("info", "the machine does not go down: guests run on");
    return 0;
  }
  try {
    process.umask(0o077);
    const paths = createPaths(told.config.stateDir, told.config.runtimeDir);
    const lock = await lockOnceFree(paths.agentLock);
    const { bootId } = await readFacts();
    const guests = await shutDownGuests(paths, { bootId, log });
    log("info", "guests are shut down", { guests });
    lock.release();
    return 0;
  } catch (error) {
    log("error", "guests cannot be shut down", { error });
    return 1;
  }
}

/** What systemd says while it takes the machine down (systemctl(1), is-system-running). */
export async function goesDown(run: Run): Promise<boolean> {
  const asked = await run("systemctl", ["is-system-running"], { allowedExitCodes: [0, 1, 2, 3, 4] }).catch(
    () => null,
  );
  return asked?.stdout.trim() === "stopping";
}

async function lockOnceFree(path: string): Promise<{ release(): void }> {
  for (const until = Date.now() + AGENT_MS; ; await sleep(100)) {
    try {
      return await takeAgentLock(path);
    } catch (error) {
      if (!(error instanceof CroftError && error.code === "in_use") || Date.now() >= until) throw error;
    }
  }
}
