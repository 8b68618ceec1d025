// The host agent's process: settings, log, signals.
import { startAgent } from "./app.ts";
import { readConfig } from "./config.ts";
import { makeLog } from "./log.ts";

const log = makeLog(
  (line) => process.stderr.write(line),
  () => new Date(),
);

try {
  // Whatever this process makes is for it alone unless it says otherwise.
  process.umask(0o077);
  const agent = await startAgent(readConfig(), log);
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.once(signal, () => {
      log("info", "ending; guests run on", { signal });
      // What still waits for the reconciler or a guest is not worth waiting for.
      setTimeout(() => process.exit(0), 3_000).unref();
      void agent.stop().then(() => process.exit(0));
    });
  }
} catch (error) {
  log("error", "the agent cannot start", { error });
  process.exit(1);
}
