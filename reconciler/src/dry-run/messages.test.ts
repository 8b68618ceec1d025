// Every refusal that a plan can show, as its source writes it, with a sample for each value in it.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "@jest/globals";

const SOURCES = fileURLToPath(new URL("..", import.meta.url));
/** What decides about a change, in a plan as in the write itself. */
const REACHED_BY_PLANS = ["kinds", "commands", "dry-run", "scheduling"];
const OPENING = "new CroftError(";

interface Message {
  where: string;
  message: string;
  call: string;
}

function sources(): { where: string; text: string }[] {
  return REACHED_BY_PLANS.flatMap((folder) =>
    readdirSync(path.join(SOURCES, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
      .map((name) => ({
        where: path.join(folder, name),
        text: readFileSync(path.join(SOURCES, folder, name), "utf8").replace(/^\s*(\/\/|\*|\/\*).*$/gm, ""),
      })),
  );
}

/** From an opening parenthesis to the one that closes it; none of the messages holds a lone one. */
function callAt(text: string, from: number): string {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    if (text[at] === "(") depth += 1;
    if (text[at] === ")" && --depth === 0) return text.slice(from, at + 1);
  }
  return text.slice(from);
}

/** A value in a template stands for something with a name. */
const rendered = (literal: string): string => {
  let text = literal;
  while (/\$\{[^{}]*\}/.test(text)) text = text.replace(/\$\{[^{}]*\}/g, "web");
  return text;
};

const LITERAL = /"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`/g;

const literals = (text: string): string[] =>
  [...text.matchAll(LITERAL)].map(([, quoted, template]) => rendered(quoted ?? template ?? ""));

function messages(): Message[] {
  return sources().flatMap(({ where, text }) =>
    text
      .split(OPENING)
      .slice(1)
      .flatMap((rest) => {
        const call = callAt(`(${rest}`, 0);
        const message = literals(call.slice(call.indexOf(",")))[0];
        // Some hand on what was written elsewhere.
        return message === undefined || !/^\(\s*[^,]+,\s*["`]/.test(call) ? [] : [{ where, message, call }];
      }),
  );
}

const wrong = (is: (message: Message) => boolean): string[] =>
  messages()
    .filter(is)
    .map(({ where, message }) => `${where}: ${message}`);

test("each has a message, which is a sentence that ends once", () => {
  expect(messages().length).toBeGreaterThan(30);
  expect(wrong(({ message }) => !/[^.]\.$/.test(message))).toEqual([]);
});

test("each has an advice, which says more than the message", () => {
  expect(wrong(({ call }) => !/\bdetail\b/.test(call))).toEqual([]);
  expect(wrong(({ message, call }) => literals(call).filter((one) => one === message).length > 1)).toEqual(
    [],
  );
});

test("none speaks of what only REST knows, or says that nothing was stored", () => {
  const said = sources().flatMap(({ where, text }) =>
    literals(text)
      .filter((one) => /\b(If-Match|PATCH|merge patch|Nothing was stored)\b/.test(one) && one.includes(" "))
      .map((one) => `${where}: ${one}`),
  );
  expect(said).toEqual([]);
});

test("articles fit what follows them, and no sentence ends in two stops", () => {
  const said = sources().flatMap(({ where, text }) =>
    literals(text)
      .filter((one) =>
        /\b[Aa] (image|attachment|SSH|ssh_key|id|IP)\b|\b[Aa]n (VM|vm|disk|partition|host)\b|[a-z]\.\.(\s|$)/.test(
          one,
        ),
      )
      .map((one) => `${where}: ${one}`),
  );
  expect(said).toEqual([]);
});
