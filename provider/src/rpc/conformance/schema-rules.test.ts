import { describe, expect, test } from "@jest/globals";
import { type Block, unsetObject } from "../../tfplugin/schema.ts";
import { BLOCK, providerWith, serve } from "../fixtures/call-provider.ts";
import type { ProviderDefinition } from "../provider-definition.ts";
import { checkSchema } from "./checks.ts";

const optional = { type: "string", optional: true } as const;
const secret = { ...optional, writeOnly: true } as const;

describe("a schema that Terraform refuses is a defect with a path", () => {
  test.each<[string, Block, string]>([
    ["neither required, optional nor computed", { attributes: { a: { type: "string" } } }, "a has to be"],
    [
      "required and computed",
      { attributes: { a: { type: "string", required: true, computed: true } } },
      "a is required",
    ],
    ["write-only and computed", { attributes: { a: { ...secret, computed: true } } }, "a is write-only"],
    ["a name with a capital", { attributes: { camelCase: optional } }, "camelCase may be named"],
    [
      "an attribute and a block of one name",
      { attributes: { a: optional }, blocks: { a: { nesting: "list", block: { attributes: {} } } } },
      "a is both",
    ],
    [
      "dynamic in a set of objects",
      {
        attributes: {
          a: {
            optional: true,
            nested: { nesting: "set", attributes: { b: { type: "dynamic", optional: true } } },
          },
        },
      },
      "a is a set, so nothing in it can have type dynamic",
    ],
    [
      "write-only in a set of blocks",
      { attributes: {}, blocks: { a: { nesting: "set", block: { attributes: { b: secret } } } } },
      "a is a set, so nothing in it can be write-only",
    ],
    [
      "a single block with a maximum only",
      { attributes: {}, blocks: { a: { nesting: "single", maxItems: 1, block: { attributes: {} } } } },
      "a is one block",
    ],
    [
      "a defect far inside",
      {
        attributes: {},
        blocks: {
          a: {
            nesting: "list",
            minItems: 2,
            maxItems: 3,
            block: {
              attributes: {
                b: { optional: true, nested: { nesting: "map", attributes: { c: { type: "bool" } } } },
              },
            },
          },
        },
      },
      "a.b.c has to be",
    ],
  ])("%s", (_name, block, problem) => {
    expect(checkSchema("toy_thing", block).map(({ detail }) => detail)).toEqual([
      expect.stringContaining(problem),
    ]);
  });
});

test("the answer to GetProviderSchema tells of every definition's defects", async () => {
  const bad: Block = { attributes: { a: { type: "string" } } };
  const provider: ProviderDefinition = {
    ...providerWith({}),
    dataSources: new Map([
      ["bad_data", { schema: { version: 0, block: bad }, read: () => ({ state: unsetObject(bad) }) }],
    ]),
  };
  const { diagnostics } = await serve(provider).call("GetProviderSchema", {});
  expect(diagnostics.map((one) => `${one?.summary}: ${one?.detail?.split(".")[0]}`)).toEqual([
    "Defect of the provider in GetProviderSchema of bad_data: a has to be required, optional or computed",
    "Defect of the provider in UpgradeResourceState of unit: (the whole object) has version 3, but 0 upgrades",
  ]);
  expect(checkSchema("unit", BLOCK)).toEqual([]);
});
