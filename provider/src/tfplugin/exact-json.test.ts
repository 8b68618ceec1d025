import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { parseExactJson } from "./exact-json.ts";
import { Decimal, equalValues, type TfValue } from "./value.ts";

test("numbers keep every digit", () => {
  expect(parseExactJson('{"a":9007199254740993,"b":0.1,"c":1.5,"d":-0,"e":12}')).toEqual({
    a: 9007199254740993n,
    b: new Decimal("0.1"),
    c: 1.5,
    d: 0,
    e: 12,
  });
});

test("strings with digits, escapes and quotes are strings", () => {
  const value = { s: 'a "1.5" \\ \n \u2028 é 😀 1234567890123456', t: "\\", "1.2": [""] };
  expect(parseExactJson(JSON.stringify(value))).toEqual(value);
});

test("a key named __proto__ is an ordinary key", () => {
  const value = parseExactJson('{"__proto__":{"x":1.0},"constructor":0.5}') as Record<string, TfValue>;
  expect(Object.keys(value)).toEqual(["__proto__", "constructor"]);
});

test("a string of a few megabytes with many escapes is read", () => {
  const long = '\\"é'.repeat(500_000);
  expect(parseExactJson(JSON.stringify([long, 0.5]))).toEqual([long, 0.5]);
});

test.each(["", "{", "[1.5", "[1.5,]", '{"a":1.5,}', '{"a" 1.5}', "1.5 2", '"1.5', "[1.5}", "nul 1.5"])(
  "%j is refused",
  (text) => {
    expect(() => parseExactJson(text)).toThrow(SyntaxError);
  },
);

test("agrees with JSON.parse wherever that is exact", () => {
  const json = fc
    .jsonValue({ noUnicodeString: false, maxDepth: 4 })
    .filter((v) => !/\d[.eE]|\d{16}/.test(JSON.stringify(v)));
  fc.assert(
    fc.property(json, (value) => {
      const text = JSON.stringify(value);
      // the half makes the exact reader read it, not JSON.parse
      const [read, half] = parseExactJson(`[${text}, 0.5]`) as [TfValue, TfValue];
      expect(half).toBe(0.5);
      expect(equalValues(read, JSON.parse(text))).toBe(true);
    }),
  );
});
