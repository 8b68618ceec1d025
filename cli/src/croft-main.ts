// The command `croft`: finds the command by the table, reads its words, and loads only what that command needs.

import type { Command, Connection, Output, Session } from "./command-line/command.ts";
import { EXIT } from "./command-line/exit-status.ts";
import { helpOf, overview } from "./command-line/help.ts";
import { findCommand, near, parseWords, usageFault, wantsHelp } from "./command-line/parse.ts";
import { catalog, groups } from "./commands/catalog.ts";
import { type ClientSettings, readClientSettings } from "./connection/config.ts";

const USUAL_COLUMNS = 80;
const USUAL_ROWS = 24;

async function main(words: readonly string[]): Promise<number> {
  const settings = readClientSettings();
  const output = outputOf(settings);
  const helpColumns = Math.min(output.columns ?? 100, 110);
  const [first] = words;
  if (first === undefined || first === "--help" || first === "-h") {
    output.write(overview(groups, helpColumns));
    return first === undefined ? EXIT.usage : EXIT.done;
  }
  if (first === "--version" || first === "version") {
    const { default: own } = await import("../package.json", { with: { type: "json" } });
    output.write(`croft ${own.version}\n`);
    return EXIT.done;
  }
  const plain = first === "help" ? words.slice(1) : words;
  const found = findCommand(catalog, plain);
  if (found === undefined) return unknownCommand(plain, output, helpColumns);
  if (first === "help" || wantsHelp(found.command, found.rest)) {
    output.write(helpOf(found.command, helpColumns));
    return EXIT.done;
  }
  return runCommand(found.command, found.rest, settings, output);
}

async function runCommand(
  command: Command,
  words: readonly string[],
  settings: ClientSettings,
  output: Output,
): Promise<number> {
  const invocation = parseWords(command, words);
  const run = await command.load();
  const interruption = new AbortController();
  const interrupt = (): void => interruption.abort();
  process.once("SIGINT", interrupt);
  process.once("SIGTERM", interrupt);
  const session: Session = {
    groups,
    output,
    say: (line) => void process.stderr.write(`${line}\n`),
    now: () => new Date(),
    interrupted: interruption.signal,
    async connect(): Promise<Connection> {
      const { connect } = await import("./connection/connect.ts");
      return connect(settings, invocation.text("context"), async () => {
        const { readContexts } = await import("./connection/context-file.ts");
        return readContexts(settings.configFile);
      });
    },
  };
  const status = (await run(invocation, session)) ?? EXIT.done;
  return interruption.signal.aborted && status === EXIT.done ? EXIT.interrupted : status;
}

function unknownCommand(words: readonly string[], output: Output, columns: number): number {
  const [first = ""] = words;
  const below = catalog.filter(({ name, hidden }) => hidden !== true && name.startsWith(`${first} `));
  if (below.length > 0 && words.length === 1) {
    output.write(below.map((command) => helpOf(command, columns)).join("\n"));
    return EXIT.usage;
  }
  const names = (below.length > 0 ? below : catalog.filter(({ hidden }) => hidden !== true)).map(
    ({ name }) => name,
  );
  const given = below.length > 0 ? words.slice(0, 2).join(" ") : first;
  const meant = near(given, names);
  const list = "`croft --help` lists the commands.";
  throw usageFault(
    `There is no command \`croft ${given}\`.`,
    meant.length === 0
      ? list
      : `Did you mean ${meant.map((name) => `\`croft ${name}\``).join(" or ")}? ${list}`,
  );
}

function outputOf({ color, columns }: ClientSettings): Output {
  const { stdout } = process;
  const terminal = stdout.isTTY === true;
  return {
    get columns() {
      return terminal ? stdout.columns || columns || USUAL_COLUMNS : columns;
    },
    get rows() {
      return stdout.rows || USUAL_ROWS;
    },
    color: color === "always" || (color === "terminal" && terminal),
    write: (text) => void stdout.write(text),
  };
}

// A reader that has enough (`| head`) is no fault.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(EXIT.done);
  throw error;
});

async function report(error: unknown, words: readonly string[]): Promise<number> {
  const { failureText, toldOf } = await import("./report-failure.ts");
  const told = toldOf(error);
  const json = words.some(
    (word, at) => /^(-o|--output)=?json$/.test(word) || (words[at - 1] === "-o" && word === "json"),
  );
  const color = process.stderr.isTTY === true && readClientSettings().color !== "never";
  process.stderr.write(failureText(told, { json, color }));
  return told.exit;
}

const words = process.argv.slice(2);
void main(words)
  .catch((error: unknown) => report(error, words))
  .then((status) => {
    process.exitCode = status;
  });
