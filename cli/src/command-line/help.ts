// The help texts, out of the table of commands.
import type { Command, CommandGroup, Option } from "./command.ts";
import { EXIT_MEANINGS } from "./exit-status.ts";
import { GENERAL_OPTIONS, optionsOf } from "./parse.ts";

const INDENT = 2;
const GAP = 3;

export const ENVIRONMENT: readonly (readonly [name: string, what: string])[] = [
  ["CROFT_ENDPOINT", "address of the reconciler (unix:///… or https://…); goes before contexts"],
  ["CROFT_TOKEN", "the token; CROFT_TOKEN_FILE names a file with it"],
  ["CROFT_CA_CERTIFICATE", "authority of the reconciler's certificate: PEM, or the path of a file"],
  ["CROFT_CONTEXT", "context to use, like --context"],
  ["CROFT_PROJECT", "project that names without one are looked for in"],
  ["CROFT_CONFIG", "file with the contexts (~/.config/croft/config.yaml)"],
  ["CROFT_HOME", "state folder of a Croft on this machine, when nothing else is set"],
  ["NO_COLOR", "no colors, also on a terminal"],
];

/** `GROUPS`: the commands by what people want to do. */
export function overview(groups: readonly CommandGroup[], columns: number): string {
  const parts = groups.map(({ title, commands }) => {
    const rows = commands
      .filter(({ hidden }) => hidden !== true)
      .map(({ name, summary }) => [name, summary] as const);
    return `${title}:\n${definitions(rows, columns, 18)}`;
  });
  return [
    "croft: virtual machines on Linux machines that you own",
    "usage: croft COMMAND [ARGUMENTS] [OPTIONS]\n       croft COMMAND --help",
    ...parts,
    `Environment:\n${definitions(ENVIRONMENT, columns, 22)}`,
    `Exit status:\n${definitions(
      EXIT_MEANINGS.map(([status, meaning]) => [String(status), meaning] as const),
      columns,
      5,
    )}`,
  ]
    .join("\n\n")
    .concat("\n");
}

export function usageOf({ name, arguments: words = [], passesOn }: Command): string {
  const shown = words.map(({ name: word, optional, repeated }) => {
    const one = repeated === true ? `${word}…` : word;
    return optional === true ? `[${one}]` : one;
  });
  const options = passesOn === true ? [] : ["[OPTIONS]"];
  return ["croft", name, ...(passesOn === true ? ["[OPTIONS]"] : []), ...shown, ...options].join(" ");
}

export const optionTitle = ({ name, short, value }: Option): string =>
  `${short === undefined ? "    " : `-${short}, `}--${name}${value === undefined ? "" : ` ${value}`}`;

export function helpOf(command: Command, columns: number): string {
  const { summary, description = [], arguments: words = [], examples = [] } = command;
  const options = optionsOf(command).filter((option) => !GENERAL_OPTIONS.includes(option));
  const section = (title: string, text: string): string[] => (text === "" ? [] : [`${title}:\n${text}`]);
  const rows = (list: readonly Option[]) =>
    definitions(
      list.map((option) => [optionTitle(option), option.help] as const),
      columns,
      26,
    );
  return [
    `croft ${command.name}: ${summary}`,
    `usage: ${usageOf(command)}`,
    ...description.map((paragraph) => wrap(paragraph, columns, 0).join("\n")),
    ...section(
      "Arguments",
      definitions(
        words.map(({ name, help }) => [name, help] as const),
        columns,
        14,
      ),
    ),
    ...section("Options", rows(options)),
    ...section("General options", rows(GENERAL_OPTIONS)),
    ...section("Examples", examples.map(([line, what]) => `  ${line}\n      ${what}`).join("\n")),
  ]
    .join("\n\n")
    .concat("\n");
}

function definitions(rows: readonly (readonly [string, string])[], columns: number, width: number): string {
  return rows
    .map(([term, text]) => {
      const at = INDENT + width + GAP;
      const lines = wrap(text, columns, at);
      const head = " ".repeat(INDENT) + term;
      const own =
        head.length > INDENT + width ? [head, " ".repeat(at) + (lines[0] ?? "").trimStart()] : undefined;
      const first = own ?? [head.padEnd(at) + (lines[0] ?? "").trimStart()];
      return [...first, ...lines.slice(1)].join("\n");
    })
    .join("\n");
}

/** Lines of at most `columns` characters, each indented. */
function wrap(text: string, columns: number, indent: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/)) {
    if (line !== "" && indent + line.length + 1 + word.length > Math.max(columns, indent + 20)) {
      lines.push(" ".repeat(indent) + line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  if (line !== "") lines.push(" ".repeat(indent) + line);
  return lines;
}
