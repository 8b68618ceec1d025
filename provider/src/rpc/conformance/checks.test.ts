import { describe, expect, test } from "@jest/globals";
import type { Path } from "../../tfplugin/path.ts";
import { type Block, unsetObject } from "../../tfplugin/schema.ts";
import {
  Decimal,
  DynamicValue,
  objectOf,
  type TfObject,
  type TfValue,
  UNKNOWN,
  Unknown,
} from "../../tfplugin/value.ts";
import { checkApply, checkPlan, checkState } from "./checks.ts";

const BLOCK: Block = {
  attributes: {
    id: { type: "string", computed: true },
    name: { type: "string", optional: true },
    size: { type: "number", optional: true, computed: true },
    tags: { type: ["map", "string"], optional: true },
    labels: { type: ["set", "string"], optional: true },
    anything: { type: "dynamic", optional: true },
    secret: { type: "string", optional: true, sensitive: true },
    password: { type: "string", optional: true, writeOnly: true },
    ports: {
      optional: true,
      nested: {
        nesting: "list",
        attributes: {
          guest: { type: "number", required: true },
          host: { type: "number", optional: true, computed: true },
          key: { type: "string", optional: true, writeOnly: true },
        },
      },
    },
    named: {
      optional: true,
      nested: { nesting: "map", attributes: { size: { type: "number", optional: true } } },
    },
  },
  blocks: {
    timeouts: { nesting: "single", block: { attributes: { create: { type: "string", optional: true } } } },
    rule: { nesting: "list", block: { attributes: { from: { type: "string", required: true } } } },
  },
};

function given(values: Record<string, TfValue>): TfObject {
  return objectOf({ ...unsetObject(BLOCK), ...values });
}

interface Case {
  readonly prior?: Record<string, TfValue>;
  readonly config?: Record<string, TfValue>;
  readonly planned?: Record<string, TfValue>;
  readonly requiresReplace?: readonly Path[];
}

/** What is said of a plan, without the sentence that is always the same. */
function planProblems({ prior, config, planned, requiresReplace = [] }: Case): string[] {
  const object = (values: Record<string, TfValue> | undefined) =>
    values === undefined ? null : given(values);
  const diagnostics = checkPlan("toy_thing", BLOCK, {
    prior: object(prior),
    config: object(config),
    planned: object(planned),
    requiresReplace,
  });
  return diagnostics.map(({ detail }) => detail.replace(/\. This is not an error.*/s, ""));
}

describe("plans that Terraform takes", () => {
  test.each<[string, Case]>([
    [
      "as configured, computed unknown",
      { config: { name: "a" }, planned: { name: "a", id: UNKNOWN, size: UNKNOWN } },
    ],
    ["a default for what is computed", { config: {}, planned: { size: 1, id: UNKNOWN } }],
    ["the prior spelling", { prior: { name: "A" }, config: { name: "a" }, planned: { name: "A" } }],
    [
      "an unknown configuration",
      { config: { name: new Unknown({ prefix: "x" }) }, planned: { name: UNKNOWN } },
    ],
    ["destroy", { prior: { name: "a" } }],
    ["a set in another order", { config: { labels: ["a", "b"] }, planned: { labels: ["b", "a"] } }],
    ["write-only configured, not planned", { config: { password: "x" }, planned: {} }],
    [
      "nested computed values chosen",
      {
        config: { ports: [objectOf({ guest: 1, host: null, key: null })] },
        planned: { ports: [objectOf({ guest: 1, host: UNKNOWN, key: null })] },
      },
    ],
    [
      "paths to replace",
      {
        prior: { named: objectOf({ x: objectOf({ size: 1 }) }), timeouts: objectOf({ create: "1m" }) },
        config: { ports: [objectOf({ guest: 1, host: null, key: null })] },
        planned: { ports: [objectOf({ guest: 1, host: null, key: null })] },
        requiresReplace: [
          ["name"],
          ["ports", 0, "guest"],
          ["named", { key: "x" }, "size"],
          ["timeouts", "create"],
        ],
      },
    ],
    ["text in another normal form", { config: { name: "\u00e9" }, planned: { name: "e\u0301" } }],
    [
      "a dynamic type with its names in another order",
      {
        config: {
          anything: new DynamicValue(["object", { a: "bool", b: "bool" }], objectOf({ a: null, b: true })),
        },
        planned: {
          anything: new DynamicValue(["object", { b: "bool", a: "bool" }], objectOf({ a: null, b: true })),
        },
      },
    ],
    ["exact decimals", { config: { size: new Decimal("0.1") }, planned: { size: new Decimal("0.1") } }],
  ])("%s", (_name, plan) => {
    expect(planProblems(plan)).toEqual([]);
  });
});

describe("plans that break a rule", () => {
  const port = (guest: TfValue, host: TfValue = null) => objectOf({ guest, host, key: null });
  test.each<[string, Case, string]>([
    ["absent although configured", { config: {} }, "(the whole object) is planned to be absent"],
    [
      "there although to be destroyed",
      { prior: {}, planned: {} },
      "(the whole object) is planned to be there",
    ],
    [
      "another value than configured",
      { prior: { name: "z" }, config: { name: "a" }, planned: { name: "b" } },
      'name is planned neither as configured nor as it was before (planned "b", configured "a", before "z")',
    ],
    [
      "unknown although configured",
      { config: { name: "a" }, planned: { name: UNKNOWN } },
      "name is planned neither",
    ],
    [
      "a value nobody configured",
      { config: {}, planned: { name: "b" } },
      'name is planned as "b", but neither',
    ],
    [
      "a known value for an unknown one",
      { config: { name: UNKNOWN }, planned: { name: "b" } },
      "name is planned neither",
    ],
    ["null instead of empty", { config: { tags: objectOf({}) }, planned: {} }, "tags is planned neither"],
    [
      "empty instead of null",
      { config: {}, planned: { labels: [] } },
      "labels is planned as a value with 0 elements",
    ],
    [
      "a write-only value",
      { config: { password: "x" }, planned: { password: "x" } },
      "password is write-only",
    ],
    [
      "a nested value",
      { config: { ports: [port(1), port(2, 5)] }, planned: { ports: [port(1), port(2, 6)] } },
      "ports[1].host is planned neither as configured",
    ],
    [
      "fewer nested values",
      { config: { ports: [port(1)] }, planned: { ports: [] } },
      "ports has 0 elements in the plan, but 1",
    ],
    [
      "another key",
      { config: { named: objectOf({ a: objectOf({ size: 1 }) }) }, planned: { named: objectOf({}) } },
      'named["a"] is in only one of plan and configuration',
    ],
    ["null blocks", { config: {}, planned: { rule: null } }, "rule must be an empty collection"],
    [
      "a block's value",
      {
        config: { timeouts: objectOf({ create: "1m" }) },
        planned: { timeouts: objectOf({ create: "60s" }) },
      },
      "timeouts.create is planned neither",
    ],
    [
      "a path to replace that is not there",
      { config: {}, planned: {}, requiresReplace: [["ports", 0, "gest"]] },
      "ports[0].gest is named in requiresReplace",
    ],
    [
      "a path to an element that is nowhere",
      { prior: {}, config: {}, planned: {}, requiresReplace: [["ports", 3, "guest"]] },
      "ports[3].guest is named in requiresReplace, but there is no such element",
    ],
    [
      "a path into a set",
      { prior: { labels: ["a"] }, config: {}, planned: {}, requiresReplace: [["labels", 0]] },
      "labels[0] is named in requiresReplace, but the schema has no such path",
    ],
    [
      "a chosen value in an element that is unknown",
      { config: { ports: [UNKNOWN] }, planned: { ports: [port(UNKNOWN, 1)] } },
      "ports[0].host is planned neither as configured",
    ],
    [
      "null for an element",
      { config: { ports: [port(1)] }, planned: { ports: [null] } },
      "ports[0] is null in only one of plan and configuration",
    ],
  ])("%s", (_name, plan, problem) => {
    expect(planProblems(plan)).toEqual([expect.stringContaining(problem)]);
  });

  test("a sensitive value is not shown", () => {
    const [problem] = planProblems({ config: { secret: "hush" }, planned: { secret: "hush2" } });
    expect(problem).toBe("secret is planned neither as configured nor as it was before");
  });

  test("the diagnostic names RPC, resource and path", () => {
    const [diagnostic] = checkPlan("toy_thing", BLOCK, {
      prior: null,
      config: given({}),
      planned: given({ name: "b" }),
      requiresReplace: [],
    });
    expect(diagnostic).toMatchObject({
      severity: "error",
      summary: "Defect of the provider in PlanResourceChange of toy_thing",
      path: ["name"],
    });
  });
});

describe("after apply", () => {
  function applyProblems(
    planned: Record<string, TfValue> | null,
    actual: Record<string, TfValue> | null,
  ): string[] {
    const object = (values: Record<string, TfValue> | null) => (values === null ? null : given(values));
    return checkApply("toy_thing", BLOCK, object(planned), object(actual)).map(({ detail }) =>
      detail.replace(/\. This is not an error.*/s, ""),
    );
  }

  test.each<[string, Record<string, TfValue> | null, Record<string, TfValue> | null]>([
    ["unknown becomes known, or null", { id: UNKNOWN, size: UNKNOWN }, { id: "x" }],
    ["destroyed", null, null],
    ["promises kept", { id: new Unknown({ prefix: "toy-", isNull: false }) }, { id: "toy-1" }],
    ["a set in another order", { labels: ["a", UNKNOWN] }, { labels: ["c", "a"] }],
    ["elements of a set that turn out equal", { labels: ["a", UNKNOWN] }, { labels: ["a"] }],
    [
      "unknown within a dynamic value",
      { anything: new DynamicValue(["object", { a: "string" }], objectOf({ a: UNKNOWN })) },
      { anything: new DynamicValue(["object", { a: "string" }], objectOf({ a: "x" })) },
    ],
  ])("%s is right", (_name, planned, actual) => {
    expect(applyProblems(planned, actual)).toEqual([]);
  });

  test.each<[string, Record<string, TfValue> | null, Record<string, TfValue> | null, string]>([
    ["gone", {}, null, "(the whole object) was planned, but is absent now"],
    ["still there", null, {}, "(the whole object) was to be destroyed"],
    ["another value", { size: 1 }, { size: 2 }, "size was planned as 1, but is now 2"],
    ["null", { size: 1 }, {}, "size was planned as 1, but is now null"],
    ["empty for null", {}, { tags: objectOf({}) }, "tags was planned as null, but is now another object"],
    ["still unknown", { id: UNKNOWN }, { id: UNKNOWN }, "id is still unknown"],
    ["a promise broken", { id: new Unknown({ prefix: "toy-" }) }, { id: "x" }, 'it was to begin with "toy-"'],
    ["a promise of more than null", { id: new Unknown({ isNull: false }) }, {}, "it was not to be null"],
    [
      "a bound broken",
      { size: new Unknown({ lowerBound: { value: 5, inclusive: false } }) },
      { size: 5 },
      "it is too small",
    ],
    [
      "a length broken",
      { labels: new Unknown({ maxLength: 1 }) },
      { labels: ["a", "b"] },
      "at most 1 elements",
    ],
    ["an element of a set", { labels: ["a"] }, { labels: ["b"] }, "labels has elements that do not match"],
    [
      "a key of a map",
      { tags: objectOf({ a: "1" }) },
      { tags: objectOf({ b: "1", a: "1" }) },
      'tags["b"] was not planned',
    ],
    ["a secret", { secret: "a" }, { secret: "b" }, "secret differs from what was planned"],
    [
      "another type",
      { anything: new DynamicValue("string", "1") },
      { anything: new DynamicValue("number", 1) },
      "anything has another type",
    ],
    ["a write-only value", {}, { password: "x" }, "password is write-only"],
  ])("%s is a violation", (_name, planned, actual, problem) => {
    expect(applyProblems(planned, actual)).toEqual([expect.stringContaining(problem)]);
  });

  test("a state has collections of blocks, not null", () => {
    expect(checkState("ReadResource", "toy_thing", BLOCK, given({ rule: null }))).toMatchObject([
      { detail: expect.stringMatching(/^rule must be an empty collection/), path: ["rule"] },
    ]);
  });

  test("a state has neither unknown nor write-only values, however deep", () => {
    const state = given({
      ports: [objectOf({ guest: 1, host: UNKNOWN, key: "x" })],
      named: objectOf({ a: objectOf({ size: UNKNOWN }) }),
    });
    expect(checkState("ReadResource", "toy_thing", BLOCK, state).map(({ path }) => path)).toEqual([
      ["ports", 0, "host"],
      ["named", { key: "a" }, "size"],
      ["ports", 0, "key"],
    ]);
  });
});
