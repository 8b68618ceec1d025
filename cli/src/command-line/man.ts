// Man pages out of the table of commands, in the language of man(7): `croft.1` and one page for each command.
import type { Command, CommandGroup } from "./command.ts";
import { EXIT_MEANINGS } from "./exit-status.ts";
import { ENVIRONMENT, optionTitle, usageOf } from "./help.ts";
import { optionsOf } from "./parse.ts";

export const pageName = ({ name }: Command): string => `croft-${name.replaceAll(" ", "-")}.1`;

/** The page of one command. */
export function manPage(command: Command): string {
  const { name, summary, description = [], arguments: words = [], examples = [] } = command;
  const title = `croft-${name.replaceAll(" ", "-")}`;
  return lines([
    head(title),
    ".SH NAME",
    `${text(title)} \\- ${text(summary)}`,
    ".SH SYNOPSIS",
    `.B ${text(usageOf(command))}`,
    ...(description.length === 0
      ? []
      : [".SH DESCRIPTION", ...description.flatMap((one) => [".PP", text(one)])]),
    ...(words.length === 0
      ? []
      : [".SH ARGUMENTS", ...words.flatMap(({ name: word, help }) => entry(word, help))]),
    ".SH OPTIONS",
    ...optionsOf(command).flatMap((option) => entry(optionTitle(option).trim(), option.help)),
    ...(examples.length === 0
      ? []
      : [".SH EXAMPLES", ...examples.flatMap(([line, what]) => entry(line, what))]),
    ".SH SEE ALSO",
    ".BR croft (1)",
  ]);
}

/** The page of the program, with all commands. */
export function mainPage(groups: readonly CommandGroup[]): string {
  return lines([
    head("croft"),
    ".SH NAME",
    "croft \\- virtual machines on Linux machines that you own",
    ".SH SYNOPSIS",
    ".B croft COMMAND [ARGUMENTS] [OPTIONS]",
    ...groups.flatMap(({ title, commands }) => [
      `.SH ${text(title.toUpperCase())}`,
      ...commands
        .filter(({ hidden }) => hidden !== true)
        .flatMap((command) => entry(command.name, command.summary)),
    ]),
    ".SH ENVIRONMENT",
    ...ENVIRONMENT.flatMap(([name, what]) => entry(name, what)),
    ".SH EXIT STATUS",
    ...EXIT_MEANINGS.flatMap(([status, meaning]) => entry(String(status), meaning)),
    ".SH FILES",
    ...entry("~/.config/croft/config.yaml", "the contexts, with their tokens"),
  ]);
}

const lines = (all: readonly string[]): string => `${all.join("\n")}\n`;
const head = (title: string): string => `.TH ${text(title.toUpperCase())} 1 "" Croft "Croft's manual"`;
const entry = (term: string, what: string): string[] => [".TP", `.B ${text(term)}`, text(what)];

/** What man(7) would take for a request or an escape is text. */
const text = (plain: string): string =>
  plain
    .replaceAll("\\", "\\e")
    .replaceAll("-", "\\-")
    .replace(/^([.'])/, "\\&$1");
