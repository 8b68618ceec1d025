import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { JsonScan, NoJson } from "./json-scan.ts";

const LIMITS = { depth: 100, values: 1000, number: 100 };

/** In pieces of so many bytes, as it comes. */
function scanned(text: string, piece: number): JsonScan {
  const bytes = Buffer.from(text);
  const scan = new JsonScan(LIMITS);
  for (let at = 0; at < bytes.length; at += piece) scan.read(bytes.subarray(at, at + piece));
  scan.end();
  return scan;
}

const takes = (text: string, piece: number): boolean => {
  try {
    scanned(text, piece);
    return true;
  } catch (error) {
    if (error instanceof NoJson) return false;
    throw error;
  }
};

const parses = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

test("it takes what a parser takes, however the pieces are cut, and knows the outermost members", () => {
  const pieces = fc.integer({ min: 1, max: 50 });
  fc.assert(
    fc.property(fc.json({ maxDepth: 5 }), pieces, (text, piece) => {
      expect(takes(text, piece)).toBe(true);
    }),
  );
  fc.assert(
    fc.property(
      fc.dictionary(fc.string({ maxLength: 20 }), fc.jsonValue({ maxDepth: 3 })),
      pieces,
      (value, piece) => {
        const text = JSON.stringify(value, null, piece % 3);
        const { members, isObject } = scanned(text, piece);
        const own = Object.entries(value).filter(([key]) => Buffer.byteLength(JSON.stringify(key)) <= 100);
        expect([isObject, members.map(({ key }) => key)]).toEqual([true, own.map(([key]) => key)]);
        for (const { key, start, end, items, text: word } of members) {
          const whole = Buffer.from(text).toString("utf8", start, end);
          const found: unknown = JSON.parse(whole);
          const isShort = Buffer.byteLength(whole) <= 1000 && (typeof found !== "object" || found === null);
          expect(word).toBe(isShort ? whole : undefined);
          expect(found).toEqual(JSON.parse(JSON.stringify(value[key])));
          expect(items).toBe(Array.isArray(found) ? found.length : null);
        }
      },
    ),
  );
});

test("it refuses what a parser refuses: one character changed, left out or put in", () => {
  const character = fc.constantFrom(...'{}[],:"\\0123456789.eE+-truefalsn \n\t\u0001xä');
  fc.assert(
    fc.property(fc.json({ maxDepth: 4 }), fc.nat(), character, fc.nat(2), (text, place, one, left) => {
      const at = place % (text.length + 1);
      const changed = text.slice(0, at) + one + text.slice(at + left);
      expect([changed, takes(changed, 7)]).toEqual([changed, parses(changed)]);
    }),
    { numRuns: 2000 },
  );
});

test("depth, values and the length of numbers are bounded", () => {
  const deep = (depth: number) => "[".repeat(depth) + "]".repeat(depth);
  expect([takes(deep(100), 9), takes(deep(101), 9)]).toEqual([true, false]);
  const many = (values: number) => `[${Array.from({ length: values }, () => 1).join(",")}]`;
  expect([takes(many(999), 9), takes(many(1000), 9)]).toEqual([true, false]);
  expect([takes("1".repeat(90), 9), takes("1".repeat(200), 9)]).toEqual([true, false]);
});
