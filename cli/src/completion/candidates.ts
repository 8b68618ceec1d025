// What may stand at the cursor, as far as the table of commands says. Names that only the server knows are asked for by whoever
// called.
import type { Argument, Command, Option } from "../command-line/command.ts";
import { findCommand, optionsOf } from "../command-line/parse.ts";

export interface Candidate {
  text: string;
  what: string;
}

/** Candidates of the table, or what kind of names the server is to be asked for. */
export interface Wanted {
  candidates: Candidate[];
  names?: { words: NonNullable<Argument["words"]>; kind: string | undefined; project: string | undefined };
}

/** `words` are all after the program's name; the last one is the one at the cursor, which may be empty. */
export function candidatesFor(commands: readonly Command[], words: readonly string[]): Wanted {
  const current = words.at(-1) ?? "";
  const before = words.slice(0, -1);
  const found = findCommand(commands, before);
  if (found === undefined) return { candidates: commandWords(commands, before, current) };
  const { command, rest } = found;
  const options = optionsOf(command);
  const valued = options.find((option) => isOption(option, rest.at(-1) ?? "") && option.value !== undefined);
  if (valued !== undefined) return named(valued.words, rest, options);
  if (current.startsWith("-")) return { candidates: optionWords(options, current) };
  const given = positionals(options, rest);
  const wanted = command.arguments ?? [];
  const argument = wanted[given.length] ?? wanted.findLast(({ repeated }) => repeated === true);
  return argument === undefined ? { candidates: [] } : named(argument.words, rest, options);
}

const isOption = ({ name, short }: Option, word: string): boolean =>
  word === `--${name}` || word === `-${short}`;

function commandWords(commands: readonly Command[], before: readonly string[], current: string): Candidate[] {
  const shown = commands.filter(({ hidden }) => hidden !== true);
  const depth = before.length;
  const matching = shown.filter(({ name }) => {
    const parts = name.split(" ");
    return (
      parts.length > depth &&
      before.every((word, at) => parts[at] === word) &&
      parts[depth]?.startsWith(current)
    );
  });
  const found = new Map<string, string>();
  for (const { name, summary } of matching) {
    const parts = name.split(" ");
    const text = parts[depth] ?? "";
    found.set(text, parts.length === depth + 1 ? summary : `${text} …`);
  }
  return [...found].map(([text, what]) => ({ text, what }));
}

const optionWords = (options: readonly Option[], current: string): Candidate[] =>
  options
    .map(({ name, help }) => ({ text: `--${name}`, what: help }))
    .filter(({ text }) => text.startsWith(current));

/** Words that are neither options nor their values. */
function positionals(options: readonly Option[], words: readonly string[]): string[] {
  return words.filter((word, at) => {
    if (word.startsWith("-")) return false;
    const previous = options.find((option) => isOption(option, words[at - 1] ?? ""));
    return previous?.value === undefined;
  });
}

function named(words: Argument["words"], rest: readonly string[], options: readonly Option[]): Wanted {
  if (words === undefined) return { candidates: [] };
  if (typeof words !== "string") return { candidates: words.map((text) => ({ text, what: "" })) };
  const at = rest.findIndex((word) => word === "-p" || word === "--project");
  const kind = positionals(options, rest)[0];
  return { candidates: [], names: { words, kind, project: at < 0 ? undefined : rest[at + 1] } };
}
