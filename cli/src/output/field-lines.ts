// A JSON value as indented lines for people: what is null or empty is left out.
import { cleanLines } from "@croft/schemas/clean-text.ts";

const STEP = 2;

export function fieldLines(value: object, depth = 0): string {
  const shown = Object.entries(value).filter(([, one]) => !isEmpty(one));
  const width = Math.max(0, ...shown.filter(([, one]) => !isNested(one)).map(([name]) => name.length));
  return shown.map(([name, one]) => fieldLine(name, one, depth, width)).join("");
}

const isNested = (value: unknown): value is object => typeof value === "object" && value !== null;
const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || (isNested(value) && Object.keys(value).length === 0);

function fieldLine(name: string, value: unknown, depth: number, width: number): string {
  const indent = " ".repeat(STEP * depth);
  if (Array.isArray(value)) {
    const items = value.map((item) =>
      isNested(item)
        ? fieldLines(item, depth + 2).replace(/^ {2}( *)(?=\S)/, (all) => `${all.slice(0, -2)}- `)
        : `${indent}  - ${textOf(item, depth + 2)}\n`,
    );
    return `${indent}${name}:\n${items.join("")}`;
  }
  if (isNested(value)) return `${indent}${name}:\n${fieldLines(value, depth + 1)}`;
  return `${indent}${`${name}:`.padEnd(width + 1)} ${textOf(value, depth + 1)}\n`;
}

function textOf(value: unknown, depth: number): string {
  const text = typeof value === "string" ? cleanLines(value) : String(value);
  return text.trimEnd().replaceAll("\n", `\n${" ".repeat(STEP * (depth + 1))}`);
}
