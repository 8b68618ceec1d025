// What the npm scripts run once everything is built: start, stop, ssh, packages.
import { StepFailed, step } from "../steps.mjs";
import { homePaths, readConfig } from "./config.ts";
import { installPackages } from "./install-packages.ts";
import { readApi } from "./reconciler-api.ts";
import { ssh } from "./ssh.ts";
import { start } from "./start.ts";
import { stop } from "./stop.ts";

async function main([command, ...rest]: string[]): Promise<number> {
  const config = readConfig();
  switch (command) {
    case "start":
      await start(config);
      return 0;
    case "stop":
      await stop(config, rest.includes("--destroy"));
      return 0;
    case "ssh": {
      const [target, ...words] = rest;
      if (target === undefined) throw new Error("usage: npm run ssh -- <project>/<vm> [command]");
      const api = readApi(homePaths(config.home).reconciler);
      if (api === undefined) throw new Error(`no Croft in ${config.home}; \`npm start\` starts one`);
      return ssh(api, target, words);
    }
    case "packages":
      await step("Debian packages", (note) => installPackages({ log: note }));
      return 0;
    default:
      throw new Error(`unknown command ${command ?? "(none)"}: start, stop, ssh or packages`);
  }
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
  if (error instanceof StepFailed && error.log !== undefined)
    process.stderr.write(`The log is ${error.log}\n`);
  process.exitCode = 1;
}
