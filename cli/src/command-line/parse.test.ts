import { describe, expect, test } from "@jest/globals";
import { catalog } from "../commands/catalog.ts";
import { Failure } from "../failure.ts";
import type { Command } from "./command.ts";
import { helpOf } from "./help.ts";
import { findCommand, optionsOf, parseWords, wantsHelp } from "./parse.ts";

const command: Command = {
  name: "paint",
  summary: "paint things",
  arguments: [
    { name: "COLOR", help: "what color" },
    { name: "THING", help: "what", optional: true, repeated: true },
  ],
  options: [
    { name: "coats", short: "c", value: "COUNT", help: "how many" },
    { name: "mark", value: "TEXT", repeated: true, help: "marks" },
    { name: "dry", help: "wait" },
  ],
  formats: ["table", "json"],
  load: async () => async () => undefined,
};
const passing: Command = {
  name: "run",
  summary: "run something",
  passesOn: true,
  arguments: [
    { name: "VM", help: "where" },
    { name: "COMMAND", help: "what", optional: true, repeated: true },
  ],
  load: async () => async () => undefined,
};

const failure = (run: () => unknown): Failure => {
  try {
    run();
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
  throw new Error("nothing failed");
};

test("options may stand anywhere, short or long", () => {
  const read = parseWords(command, [
    "-c",
    "2",
    "red",
    "--mark=a",
    "door",
    "--mark",
    "b",
    "-o",
    "json",
    "--dry",
    "wall",
  ]);
  expect([read.argument("COLOR"), read.rest("THING")]).toEqual(["red", ["door", "wall"]]);
  expect([read.text("coats"), read.texts("mark"), read.flag("dry"), read.format]).toEqual([
    "2",
    ["a", "b"],
    true,
    "json",
  ]);
});

test("what is not given is absent, and the first format is the usual one", () => {
  const read = parseWords(command, ["red"]);
  expect([read.rest("THING"), read.text("coats"), read.texts("mark"), read.flag("dry"), read.format]).toEqual(
    [[], undefined, [], false, "table"],
  );
});

test("words for another program are passed on as they are", () => {
  const read = parseWords(passing, ["--context", "work", "web/app", "ls", "-l", "--help"]);
  expect([read.text("context"), read.argument("VM"), read.rest("COMMAND")]).toEqual([
    "work",
    "web/app",
    ["ls", "-l", "--help"],
  ]);
  expect(wantsHelp(passing, ["web/app", "ls", "--help"])).toBe(false);
  expect(wantsHelp(passing, ["--help"])).toBe(true);
});

test.each([
  [["red", "--cots", "2"], "has no option --cots", "--coats"],
  [[], "needs COLOR: what color", "--help"],
  [["red", "-o", "xml"], "-o xml is no format", "table, json"],
  [["red", "--coats"], "--coats", "--help"],
])("%j is refused with what to write instead", (words, sentence, remedy) => {
  const { exit, message, remedy: advice } = failure(() => parseWords(command, words));
  expect(exit).toBe(2);
  expect(message).toContain(sentence);
  expect(advice).toContain(remedy);
});

test("a word too many is refused", () => {
  const one: Command = { ...command, arguments: [{ name: "COLOR", help: "what color" }] };
  expect(failure(() => parseWords(one, ["red", "blue"])).message).toContain('"blue"');
});

test("commands of two words are found before those of one", () => {
  const two: Command = { ...command, name: "paint over" };
  expect(findCommand([command, two], ["paint", "over", "red"])?.rest).toEqual(["red"]);
  expect(findCommand([command, two], ["paint", "red"])?.command).toBe(command);
  expect(findCommand([command], ["pain"])).toBeUndefined();
});

describe.each(catalog.map((one) => [one.name, one] as const))("croft %s", (_name, one) => {
  test("has help with each of its options and arguments, within the width", () => {
    const help = helpOf(one, 100);
    for (const { name } of optionsOf(one)) expect(help).toContain(`--${name}`);
    for (const { name } of one.arguments ?? []) expect(help).toContain(name);
    const long = help.split("\n").filter((line) => line.length > 100 && !line.startsWith("usage"));
    expect(long).toEqual([]);
  });

  test("has options that can be told apart", () => {
    const options = optionsOf(one);
    const names = options.flatMap(({ name, short }) => (short === undefined ? [name] : [name, short]));
    expect(new Set(names).size).toBe(names.length);
  });

  test("has repeated and optional arguments at the end only, and a program behind it", async () => {
    const words = one.arguments ?? [];
    expect(words.slice(0, -1).filter(({ repeated }) => repeated === true)).toEqual([]);
    const firstOptional = words.findIndex(({ optional }) => optional === true);
    if (firstOptional >= 0) {
      expect(words.slice(firstOptional).every(({ optional }) => optional === true)).toBe(true);
    }
    expect(typeof (await one.load())).toBe("function");
  });
});
