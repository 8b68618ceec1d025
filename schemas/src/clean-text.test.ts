import { expect, test } from "@jest/globals";
import { cleanLine, cleanLines, cleanValue } from "./clean-text.ts";

test.each([
  ["an escape sequence", "\u001b[2J\u001b[1;1Hfaked", " [2J [1;1Hfaked"],
  ["a bidi override", "abc\u202edef", "abc def"],
  ["a zero-width character", "a\u200bb", "a b"],
  ["a C1 control", "a\u009bb", "a b"],
  ["half of a surrogate pair", "a\ud800b", "a b"],
  ["words of any language", "größer 日本 🎉", "größer 日本 🎉"],
])("of %s only what prints stays", (_what, text, clean) => {
  expect(cleanLine(text)).toBe(clean);
});

test("lines stay where they are wanted", () => {
  expect(cleanLine("a\nb\tc\r")).toBe("a b c ");
  expect(cleanLines("a\nb\tc\r")).toBe("a\nb\tc ");
});

test("what is too long is shortened", () => {
  expect(cleanLine("abcdef", 4)).toBe("abc…");
});

test("a value is cleaned to its depths", () => {
  expect(cleanValue({ a: ["\u001b"], "b\n": { c: 1 } })).toEqual({ a: [" "], "b ": { c: 1 } });
});
