import { describe, expect, test } from "@jest/globals";
import { type Block, unsetObject } from "../../tfplugin/schema.ts";
import {
  DynamicValue,
  objectOf,
  type TfObject,
  type TfValue,
  UNKNOWN,
  Unknown,
} from "../../tfplugin/value.ts";
import { checkApply, checkFinalPlan, checkResult } from "./checks.ts";

const BLOCK: Block = {
  attributes: {
    name: { type: "string", optional: true },
    id: { type: "string", computed: true },
    anything: { type: "dynamic", computed: true },
    hidden: { type: ["map", "string"], optional: true, sensitive: true },
  },
  blocks: {
    rule: {
      nesting: "list",
      block: {
        attributes: {
          from: { type: "string", optional: true },
          secret: { type: "string", optional: true, sensitive: true },
          key: { type: "string", optional: true, writeOnly: true },
        },
      },
    },
    tag: { nesting: "set", block: { attributes: { name: { type: "string", optional: true } } } },
    peer: { nesting: "map", block: { attributes: { port: { type: "number", optional: true } } } },
  },
};

const given = (values: Record<string, TfValue>): TfObject => objectOf({ ...unsetObject(BLOCK), ...values });
const rule = (from: TfValue, secret: TfValue = null) => objectOf({ from, secret, key: null });
const problems = (found: readonly { detail: string }[]) =>
  found.map(({ detail }) => detail.replace(/\. This is not an error.*/s, ""));
const afterApply = (planned: Record<string, TfValue>, actual: Record<string, TfValue>) =>
  problems(checkApply("toy_thing", BLOCK, given(planned), given(actual)));

describe("blocks after apply", () => {
  test.each<[string, Record<string, TfValue>, Record<string, TfValue>, string[]]>([
    ["unknown inside becomes known", { rule: [rule(UNKNOWN)] }, { rule: [rule("a")] }, []],
    [
      "another value",
      { rule: [rule("a")] },
      { rule: [rule("b")] },
      ['rule[0].from was planned as "a", but is now "b"'],
    ],
    [
      "another number",
      { rule: [rule("a")] },
      { rule: [] },
      ["rule was planned with 1 elements, but has 0 now"],
    ],
    ["blocks that were unknown are any number", { rule: UNKNOWN }, { rule: [rule("a")] }, []],
    [
      "another key",
      { peer: objectOf({ a: objectOf({ port: 1 }) }) },
      { peer: objectOf({ b: objectOf({ port: 1 }) }) },
      ['peer["a"] was planned, but has vanished', 'peer["b"] was not planned, but has appeared'],
    ],
    [
      "elements of a set that merge",
      { tag: [objectOf({ name: "a" }), objectOf({ name: UNKNOWN })] },
      { tag: [objectOf({ name: "a" })] },
      [],
    ],
    [
      "an element of a set that nobody planned",
      { tag: [objectOf({ name: "a" })] },
      { tag: [objectOf({ name: "b" })] },
      ["tag has elements that do not match those planned"],
    ],
  ])("%s", (_name, planned, actual, expected) => {
    expect(afterApply(planned, actual)).toEqual(expected);
  });

  test("no secret is in a message, wherever it is nested, and no key of a secret map", () => {
    const planned = { rule: [rule("a", "one")], hidden: objectOf({ k1: "v1" }) };
    const actual = {
      rule: [objectOf({ from: "a", secret: "two", key: "three" })],
      hidden: objectOf({ k2: "v2" }),
    };
    expect(afterApply(planned, actual)).toEqual([
      "hidden differs from what was planned",
      "rule[0].secret differs from what was planned",
      "rule[0].key is write-only, so it must be null in the state",
    ]);
  });
});

describe("values whose type was open", () => {
  const planned = new DynamicValue(
    ["object", { a: "dynamic", b: "string" }],
    objectOf({ a: UNKNOWN, b: "x" }),
  );
  test.each<[string, DynamicValue, string[]]>([
    [
      "get a type inside",
      new DynamicValue(["object", { a: "bool", b: "string" }], objectOf({ a: true, b: "x" })),
      [],
    ],
    [
      "keep what is known",
      new DynamicValue(["object", { a: "bool", b: "string" }], objectOf({ a: true, b: "y" })),
      ['anything.b was planned as "x", but is now "y"'],
    ],
    [
      "keep the rest of the type",
      new DynamicValue(["object", { a: "bool", b: "bool" }], objectOf({ a: true, b: true })),
      ["anything has another type than was planned"],
    ],
  ])("%s", (_name, actual, expected) => {
    expect(afterApply({ anything: planned }, { anything: actual })).toEqual(expected);
  });

  test("an unknown type may become any", () => {
    expect(afterApply({ anything: UNKNOWN }, { anything: new DynamicValue("bool", true) })).toEqual([]);
  });
});

describe("the final plan", () => {
  const final = (first: Record<string, TfValue>, second: Record<string, TfValue>) =>
    problems(checkFinalPlan("toy_thing", BLOCK, given(first), given(second)));

  test("knows what the first one knew, and may still not know the rest", () => {
    expect(final({ id: UNKNOWN, name: UNKNOWN }, { id: UNKNOWN, name: "a" })).toEqual([]);
    expect(final({ name: "a" }, { name: UNKNOWN })).toEqual([
      "name was known in the plan, but is still unknown",
    ]);
    expect(final({ name: "a" }, { name: "b" })).toEqual(['name was planned as "a", but is now "b"']);
    expect(final({ id: new Unknown({ prefix: "toy-" }) }, { id: "x" })).toHaveLength(1);
  });
});

describe("what a data source answers", () => {
  const answer = (config: Record<string, TfValue>, result: Record<string, TfValue>) =>
    problems(checkResult("ReadDataSource", "toy_echo", BLOCK, given(config), given(result)));

  test("is the configuration with computed values filled in, and known", () => {
    expect(answer({ name: "a" }, { name: "a", id: "1" })).toEqual([]);
    expect(answer({ name: "a" }, { name: "A" })).toEqual([
      'name is planned neither as configured nor as it was before (planned "A", configured "a", before null)',
    ]);
    expect(answer({}, { name: "a" })).toEqual([
      'name is planned as "a", but neither configured nor computed',
    ]);
    expect(answer({}, { id: UNKNOWN })).toEqual(["id is still unknown"]);
  });
});
