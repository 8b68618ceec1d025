import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { parseExactJson } from "./exact-json.ts";
import { numberFromText } from "./number.ts";
import type { Block, CtyType } from "./schema.ts";
import { unsetObject } from "./schema.ts";
import { fromJsonTyped } from "./typed-codec.ts";
import { Decimal, DynamicValue, equalValues, objectOf, type TfValue, UNKNOWN, Unknown } from "./value.ts";
import { codecOfBlock, codecOfType, decodeValue, encodeValue } from "./value-codec.ts";
import { ValueError } from "./value-error.ts";

function roundTrip(type: CtyType, value: TfValue): TfValue {
  const codec = codecOfType(type);
  return decodeValue(codec, encodeValue(codec, value));
}

function hex(text: string): Uint8Array {
  return Buffer.from(text.replaceAll(" ", ""), "hex");
}

describe("what Terraform sends", () => {
  test.each<[string, CtyType, string, TfValue]>([
    ["a small number", "number", "03", 3],
    ["80 as an integer", "number", "50", 80],
    ["0.1 as text", "number", "a3 302e31", new Decimal("0.1")],
    ["0.5 as a double", "number", "cb 3fe0000000000000", 0.5],
    ["2^53+1 as a 64-bit integer", "number", "d3 0020000000000001", 9007199254740993n],
    ["-1", "number", "ff", -1],
    ["plain unknown", "string", "d4 00 00", UNKNOWN],
    [
      "refined unknown",
      "string",
      "c7 0a 0c 82 01 c2 02 a5 626574612d",
      new Unknown({ isNull: false, prefix: "beta-" }),
    ],
    [
      "unknown number with bounds",
      "number",
      "c7 0d 0c 83 01 c2 03 92 00 c3 04 92 cd0400 c3",
      new Unknown({
        isNull: false,
        lowerBound: { value: 0, inclusive: true },
        upperBound: { value: 1024, inclusive: true },
      }),
    ],
    ["refinement keys of the future", "bool", "c7 05 0c 82 01 c2 63 c0", new Unknown({ isNull: false })],
    ["extensions of the future", "bool", "d5 05 0102", UNKNOWN],
    ["null list", ["list", "string"], "c0", null],
    ["empty list", ["list", "string"], "90", []],
    ["dynamic", "dynamic", "92 c4 08 22737472696e6722 a2 6869", new DynamicValue("string", "hi")],
    ["dynamic null with a type", "dynamic", "92 c4 08 22737472696e6722 c0", new DynamicValue("string", null)],
    ["dynamic null", "dynamic", "c0", null],
  ])("%s", (_name, type, bytes, value) => {
    expect(decodeValue(codecOfType(type), hex(bytes))).toEqual(value);
  });

  test("an unknown with refinements is sent back with them", () => {
    const refined = new Unknown({
      isNull: false,
      minLength: 1,
      maxLength: 70000,
      lowerBound: { value: new Decimal("0.1"), inclusive: false },
    });
    expect(roundTrip(["list", "string"], refined)).toEqual(refined);
    expect(encodeValue(codecOfType("string"), new Unknown({}))).toEqual(hex("d40000"));
  });

  test("names come in any order, unknown names are passed over, missing ones are null", () => {
    const codec = codecOfType(["object", { a: "string", b: "number", c: "bool" }]);
    // {"c": true, "zz": [1, {"x": ext}], "a": "s"}
    const bytes = hex("83 a163 c3 a27a7a 92 01 81 a178 d40000 a161 a173");
    expect(decodeValue(codec, bytes)).toEqual(objectOf({ a: "s", b: null, c: true }));
  });
});

describe("exact numbers", () => {
  test.each([
    "9007199254740993",
    "-9223372036854775808",
    "9223372036854775808",
    "0.1",
    "123456789012345678901.5",
  ])("%s survives the wire and the stored state", (text) => {
    const value = numberFromText(text);
    expect(roundTrip("number", value)).toEqual(value);
    expect(fromJsonTyped(codecOfType("number"), parseExactJson(text))).toEqual(value);
  });

  test("NaN is refused", () => {
    expect(() => encodeValue(codecOfType("number"), Number.NaN)).toThrow("NaN");
  });
});

const BLOCK: Block = {
  attributes: {
    name: { type: "string", required: true },
    ports: {
      optional: true,
      nested: { nesting: "list", attributes: { guest: { type: "number", required: true } } },
    },
    tags: { type: ["map", "string"], optional: true },
  },
  blocks: {
    timeouts: { nesting: "single", block: { attributes: { create: { type: "string", optional: true } } } },
    rule: { nesting: "list", block: { attributes: { from: { type: "string", required: true } } } },
  },
};

describe("a resource", () => {
  const codec = codecOfBlock(BLOCK);
  const value = {
    name: "a",
    ports: [{ guest: 22 }, { guest: UNKNOWN }],
    tags: JSON.parse('{"__proto__":"x","constructor":"y","":""}') as Record<string, TfValue>,
    timeouts: { create: null },
    rule: [],
  };

  test("is the same after a round trip, keys named __proto__ too", () => {
    const read = decodeValue(codec, encodeValue(codec, value));
    expect(equalValues(read, value)).toBe(true);
  });

  test("has to be complete: the error names what is missing", () => {
    const { tags: _, ...rest } = value;
    expect(() => encodeValue(codec, rest)).toThrow(/^tags: the attribute is missing/);
    expect(() => encodeValue(codec, { ...value, ports: [{ guest: 1 }, {}] })).toThrow(
      /^ports\[1\]\.guest: the attribute is missing/,
    );
    expect(() => encodeValue(codec, { ...value, timeouts: { creat: "1m" } })).toThrow(/"creat"/);
  });

  test("has nothing that the schema has not", () => {
    expect(() => encodeValue(codec, { ...value, size: 1 })).toThrow(/^size: the schema has no attribute/);
  });

  test("an inherited name does not count as given", () => {
    const odd = codecOfType(["object", Object.fromEntries([["constructor", "string" as const]])]);
    expect(() => encodeValue(odd, { a: 1 })).toThrow(/^constructor: the attribute is missing/);
  });

  test("wrong kinds are named without showing the value", () => {
    const error = caught(() => encodeValue(codec, { ...value, tags: objectOf({ secret: 12345 }) }));
    expect(error).toBeInstanceOf(ValueError);
    expect(String(error)).toBe('ValueError: tags["secret"]: a string is required, got a number');
  });

  test("a stored state of an older schema is filled up and cut down", () => {
    const stored = parseExactJson('{"name":"a","gone":1.5,"ports":[{"guest":9007199254740993}]}');
    expect(fromJsonTyped(codec, stored)).toEqual(
      objectOf({
        ...unsetObject(BLOCK),
        name: "a",
        ports: [objectOf({ guest: 9007199254740993n })],
      }),
    );
  });

  test("what is filled in is not shared", () => {
    const first = fromJsonTyped(codec, {}) as Record<string, TfValue[]>;
    first.rule!.push(objectOf({ from: "x" }));
    expect(fromJsonTyped(codec, {})).toEqual(unsetObject(BLOCK));
  });
});

test("a stored dynamic value gets its type back, with exact numbers in it", () => {
  const stored = parseExactJson(
    '{"value":{"n":9007199254740993,"l":[0.1]},"type":["object",{"n":"number","l":["tuple",["number"]]}]}',
  );
  const value = fromJsonTyped(codecOfType("dynamic"), stored);
  expect(value).toEqual(
    new DynamicValue(
      ["object", { n: "number", l: ["tuple", ["number"]] }],
      objectOf({ n: 9007199254740993n, l: [new Decimal("0.1")] }),
    ),
  );
  expect(roundTrip("dynamic", value)).toEqual(value);
});

test.each<[CtyType, string]>([
  ["string", "a5 6161"],
  ["string", "01"],
  ["string", ""],
  ["number", "c3"],
  ["bool", "01"],
  [["list", "bool"], "92 c3"],
  [["map", "bool"], "81 01 c3"],
  [["tuple", ["bool"]], "92 c3 c3"],
  ["bool", "c3 c3"],
  ["string", "c7 ff 0c 80"],
])("broken bytes for %j are refused, not misread", (type, bytes) => {
  expect(() => decodeValue(codecOfType(type), hex(bytes))).toThrow();
});

test("any value of any type survives the wire", () => {
  fc.assert(
    fc.property(typeAndValue(), ([type, value]) => {
      expect(equalValues(roundTrip(type, value), value)).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test("large strings, arrays and maps use their longer forms", () => {
  for (const size of [15, 16, 31, 32, 255, 256, 65535, 65536]) {
    expect(roundTrip("string", "é".repeat(size))).toBe("é".repeat(size));
    expect(roundTrip(["list", "bool"], Array<TfValue>(size).fill(true))).toHaveLength(size);
  }
  const map = objectOf(Object.fromEntries(Array.from({ length: 70000 }, (_, i) => [`k${i}`, i])));
  expect(equalValues(roundTrip(["map", "number"], map), map)).toBe(true);
});

/** Pairs of a type and a value of it, null and unknown at every level. */
function typeAndValue(): fc.Arbitrary<[CtyType, TfValue]> {
  const { pair } = fc.letrec<{ pair: [CtyType, TfValue] }>((tie) => ({
    pair: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      scalar("string", fc.string({ unit: "grapheme" })),
      scalar("bool", fc.boolean()),
      scalar(
        "number",
        fc.oneof(
          fc.maxSafeInteger(),
          fc.bigInt().map((n) => numberFromText(n.toString())),
          decimal(),
        ),
      ),
      tie("pair").chain(([type, value]) =>
        fc
          .tuple(fc.constantFrom("list" as const, "set" as const), fc.nat(3))
          .map(([kind, n]): [CtyType, TfValue] => [[kind, type], Array<TfValue>(n).fill(value)]),
      ),
      tie("pair").chain(([type, value]) =>
        fc
          .dictionary(key(), fc.constant(value), { maxKeys: 3 })
          .map((map): [CtyType, TfValue] => [["map", type], objectOf(map)]),
      ),
      fc
        .dictionary(key(), tie("pair"), { maxKeys: 4, noNullPrototype: true })
        .map((fields): [CtyType, TfValue] => [
          ["object", Object.fromEntries(Object.entries(fields).map(([name, [type]]) => [name, type]))],
          objectOf(Object.fromEntries(Object.entries(fields).map(([name, [, value]]) => [name, value]))),
        ]),
      fc
        .array(tie("pair"), { maxLength: 3 })
        .map((all): [CtyType, TfValue] => [
          ["tuple", all.map(([type]) => type)],
          all.map(([, value]) => value),
        ]),
      tie("pair").map(([type, value]): [CtyType, TfValue] => ["dynamic", new DynamicValue(type, value)]),
    ),
  }));
  return pair;
}

function scalar(type: CtyType, known: fc.Arbitrary<TfValue>): fc.Arbitrary<[CtyType, TfValue]> {
  return fc
    .oneof({ weight: 6, arbitrary: known }, fc.constant(null), fc.constant(UNKNOWN))
    .map((value): [CtyType, TfValue] => [type, value]);
}

function decimal(): fc.Arbitrary<TfValue> {
  return fc
    .tuple(fc.bigInt({ min: 0n, max: 10n ** 40n }), fc.stringMatching(/^[0-9]{0,30}[1-9]$/))
    .map(([whole, fraction]) => numberFromText(`${whole}.${fraction}`));
}

function key(): fc.Arbitrary<string> {
  return fc.oneof(fc.string(), fc.constantFrom("constructor", "toString", "hasOwnProperty"));
}

function caught(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  throw new Error("nothing was thrown");
}
