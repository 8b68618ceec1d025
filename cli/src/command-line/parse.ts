// Reads a command line by the table of commands.
//
//   words --find the command--> its options and arguments by node:util's parseArgs --check--> an Invocation
//
// With `passesOn` only options before the first argument are ours: `croft ssh web/app-1 ls -l`.
import { type ParseArgsConfig, parseArgs } from "node:util";
import { Failure } from "../failure.ts";
import type { Command, Format, Invocation, Option } from "./command.ts";
import { EXIT } from "./exit-status.ts";

/** Of every command. */
export const GENERAL_OPTIONS: readonly Option[] = [
  {
    name: "context",
    value: "NAME",
    help: "which Croft to talk to, of `croft context list`",
    words: "context",
  },
  { name: "help", short: "h", help: "show this help" },
];

const outputOption = (formats: readonly Format[]): Option => ({
  name: "output",
  short: "o",
  value: "FORMAT",
  help: `${formats.join(", ")} (default: ${formats[0]})`,
  words: formats,
});

export const optionsOf = ({ options = [], formats }: Command): Option[] => [
  ...options,
  ...(formats === undefined ? [] : [outputOption(formats)]),
  ...GENERAL_OPTIONS,
];

export const usageFault = (sentence: string, remedy: string): Failure =>
  new Failure(EXIT.usage, "usage", sentence, remedy);

/** The command that the words begin with, and the words after its name. */
export function findCommand(
  commands: readonly Command[],
  words: readonly string[],
): { command: Command; rest: string[] } | undefined {
  for (const length of [2, 1]) {
    const name = words.slice(0, length).join(" ");
    const command = commands.find((one) => one.name === name);
    if (command !== undefined && words.length >= length) return { command, rest: words.slice(length) };
  }
  return undefined;
}

/** Names that a person may have meant. */
export function near(name: string, known: readonly string[]): string[] {
  return known.filter((one) => one.startsWith(name) || distance(name, one) <= 2).slice(0, 3);
}

/** Edits between two words (Levenshtein's distance). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, change));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** Whether the words ask for help instead of the command. */
export function wantsHelp(command: Command, words: readonly string[]): boolean {
  const ours = command.passesOn === true ? words.slice(0, firstArgument(command, words)) : words;
  const end = ours.indexOf("--");
  return ours.slice(0, end < 0 ? ours.length : end).some((word) => word === "--help" || word === "-h");
}

/** Where the first word stands that is neither one of our options nor the value of one. */
function firstArgument(command: Command, words: readonly string[]): number {
  const options = optionsOf(command);
  let at = 0;
  while (at < words.length) {
    const word = words[at] ?? "";
    const option = options.find(({ name, short }) => word === `--${name}` || word === `-${short}`);
    if (option !== undefined) at += option.value === undefined ? 1 : 2;
    else if (options.some(({ name }) => word.startsWith(`--${name}=`))) at += 1;
    else return at;
  }
  return at;
}

type Values = Record<string, string | boolean | (string | boolean)[] | undefined>;

/** Throws a usage fault (exit status 2) that says what to write instead. */
export function parseWords(command: Command, words: readonly string[]): Invocation {
  const passed = command.passesOn === true ? firstArgument(command, words) : words.length;
  const { values, positionals } = readOptions(command, words.slice(0, passed));
  const given = [...positionals, ...words.slice(passed)];
  const found = assign(command, given);
  const format = String(values.output ?? command.formats?.[0] ?? "table") as Format;
  if (command.formats !== undefined && !command.formats.includes(format)) {
    throw usageFault(
      `-o ${format} is no format of \`croft ${command.name}\`.`,
      `Use ${command.formats.join(", ")}.`,
    );
  }
  const texts = (name: string): string[] => [values[name] ?? []].flat().map(String);
  return {
    format,
    argument: (name) => found.get(name)?.[0] ?? "",
    optional: (name) => found.get(name)?.[0],
    rest: (name) => found.get(name) ?? [],
    text: (name) => texts(name).at(-1),
    texts,
    flag: (name) => values[name] === true,
  };
}

function readOptions(command: Command, words: readonly string[]): { values: Values; positionals: string[] } {
  const known = optionsOf(command);
  const options = Object.fromEntries(
    known.map(({ name, short, value, repeated }) => [
      name,
      {
        type: value === undefined ? ("boolean" as const) : ("string" as const),
        ...(short === undefined ? {} : { short }),
        multiple: repeated === true,
      },
    ]),
  ) satisfies ParseArgsConfig["options"];
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw wrongOption(command, known, error);
  }
}

function wrongOption(command: Command, known: readonly Option[], error: unknown): Failure {
  const { code, message } = error as NodeJS.ErrnoException;
  const [, given = ""] = /'(-[^']*)'/.exec(message) ?? [];
  const help = `\`croft ${command.name} --help\` lists its options.`;
  if (code !== "ERR_PARSE_ARGS_UNKNOWN_OPTION") return usageFault(`${message.split(/\.\s|\n/)[0]}.`, help);
  const meant = near(
    given.replace(/^-+/, ""),
    known.map(({ name }) => name),
  ).map((name) => `--${name}`);
  return usageFault(
    `\`croft ${command.name}\` has no option ${given}.`,
    meant.length === 0 ? help : `Did you mean ${meant.join(" or ")}? ${help}`,
  );
}

/** Each argument with the words that it gets. */
function assign(command: Command, words: readonly string[]): Map<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  let at = 0;
  for (const argument of command.arguments ?? []) {
    const taken = argument.repeated === true ? words.slice(at) : words.slice(at, at + 1);
    if (taken.length === 0 && argument.optional !== true) {
      throw usageFault(
        `\`croft ${command.name}\` needs ${argument.name}: ${argument.help}.`,
        `\`croft ${command.name} --help\` shows how it is written.`,
      );
    }
    if (taken.length > 0) found.set(argument.name, taken);
    at += taken.length;
  }
  if (at < words.length) {
    throw usageFault(
      `\`croft ${command.name}\` does not know what ${JSON.stringify(words[at])} is for.`,
      `\`croft ${command.name} --help\` shows how it is written.`,
    );
  }
  return found;
}
