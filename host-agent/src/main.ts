// The command `croft-agent`: finds the subcommand and hands over to it.

import { check } from "./commands/check.ts";
import { forward } from "./commands/forward.ts";
import { joinCommand } from "./commands/join.ts";
import { restoreTableCommand } from "./commands/restore-table.ts";
import { run } from "./commands/run.ts";
import { shutdownGuestsCommand } from "./commands/shutdown-guests.ts";
import { useDiskCommand } from "./commands/use-disk.ts";

interface Command {
  about: string;
  /** Resolves with the exit code, or with null when the process goes on by itself. */
  main(args: readonly string[]): Promise<number | null>;
}

// One file per subcommand below commands/.
const COMMANDS: Readonly<Record<string, Command>> = {
  run: { about: "runs the agent (what happens without a subcommand); --config <file>", main: run },
  join: { about: "makes this machine a host of a reconciler", main: joinCommand },
  "restore-table": { about: "writes a saved partition table back to a disk", main: restoreTableCommand },
  "use-disk": { about: "says which copy of a disk is used from now on", main: useDiskCommand },
  "shutdown-guests": {
    about: "ends all guests in order when the machine goes down",
    main: shutdownGuestsCommand,
  },
  forward: { about: "holds forwarded ports of VMs; the agent starts it", main: forward },
  check: {
    about: "says what this machine can and cannot do; --config <file>, --json",
    main: check,
  },
};

const usage = (): string =>
  [
    "usage: croft-agent [subcommand] [options]",
    ...Object.entries(COMMANDS).map(([name, { about }]) => `  ${name.padEnd(17)}${about}`),
    "",
  ].join("\n");

async function main([name = "run", ...rest]: readonly string[]): Promise<number | null> {
  if (name === "--help" || name === "help") {
    process.stdout.write(usage());
    return 0;
  }
  // Options without a subcommand are those of `run`.
  const [command, args] = name.startsWith("-") ? ["run", [name, ...rest]] : [name, rest];
  const found = Object.hasOwn(COMMANDS, command) ? COMMANDS[command] : undefined;
  if (found === undefined) {
    process.stderr.write(`croft-agent: there is no subcommand "${command}"\n${usage()}`);
    return 2;
  }
  return found.main(args);
}

// No `await` out here: as one file for machines without a package folder this is CommonJS.
void main(process.argv.slice(2)).then((code) => {
  // Open handles of the agent would keep a process that cannot start.
  if (code !== null) process.exit(code);
});
