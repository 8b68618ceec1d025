// The reconciler's process: configuration, log, start, and a clean end on SIGTERM or SIGINT; or one command (maintenance.ts).

import { startApp } from "./app.ts";
import { readConfig } from "./config.ts";
import { createLog, type Log } from "./log.ts";
import { writeToStderr } from "./log-output.ts";
import { maintain } from "./maintenance.ts";

const log: Log = createLog({ write: writeToStderr(), now: () => new Date() });

try {
  const config = readConfig();
  const args = process.argv.slice(2);
  if (args.length > 0) {
    process.stdout.write(`${await maintain(args, config)}\n`);
    process.exit(0);
  }
  log.info("starting", { ...config, pid: process.pid });
  const app = await startApp(config, log);
  let ending = false;
  const end = (signal: string): void => {
    if (ending) return;
    ending = true;
    log.info("stopping", { signal });
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
  log.info("ready", { endpoint: app.endpoint, tls_endpoint: app.tlsEndpoint });
} catch (error) {
  const { code, detail } = error as { code?: string; detail?: string };
  const what = process.argv.length > 2 ? "the command failed" : "start failed";
  log.error(what, { error, code, detail });
  process.exit(1);
}
