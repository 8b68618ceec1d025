import { expect, test } from "@jest/globals";
import { mergePatch } from "./merge-patch.ts";

test.each([
  ["replaces what it names and keeps the rest", { a: 1, b: 2 }, { b: 3 }, { a: 1, b: 3 }],
  ["removes what is null", { a: 1, b: 2 }, { b: null }, { a: 1 }],
  ["goes into objects", { a: { b: 1, c: 2 } }, { a: { c: null, d: 3 } }, { a: { b: 1, d: 3 } }],
  ["replaces lists whole", { a: [1, 2] }, { a: [3] }, { a: [3] }],
  ["makes an object where there was none", { a: 1 }, { a: { b: null, c: 1 } }, { a: { c: 1 } }],
])("a patch %s", (_, target, patch, expected) => {
  expect(mergePatch(target, patch)).toEqual(expected);
});

test("a member called __proto__ is a member like any other", () => {
  const merged = mergePatch({}, JSON.parse('{"__proto__": {"admin": true}}')) as Record<string, unknown>;
  expect(Object.keys(merged)).toEqual(["__proto__"]);
  expect(merged.admin).toBeUndefined();
});
