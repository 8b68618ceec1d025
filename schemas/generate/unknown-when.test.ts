import { expect, test } from "@jest/globals";
import type { KindSource } from "./source.ts";
import { withUnknownWhen } from "./unknown-when.ts";

const source = (when: unknown): KindSource => ({
  kind: "toy",
  plural: "toys",
  id_prefix: "toy",
  scope: "project",
  title: "Toy",
  noun: "a toy",
  description: "",
  spec: {
    properties: {
      a: { "x-effect": "R" },
      b: { "x-effect": "L" },
      c: { "x-effect": "R" },
      d: { "x-effect": "X" },
    },
  },
  status: { properties: { ready: { "x-computed": true, "x-unknown-when": when } } },
  states: [],
});

const unknownWhen = (when: unknown): unknown =>
  withUnknownWhen(source(when)).status.properties?.ready?.["x-unknown-when"];

test("names every field that has the effect, and those that are named beside it, once", () => {
  expect(unknownWhen({ effect: "R", fields: ["b", "c"] })).toEqual(["a", "c", "b"]);
  expect(unknownWhen({ effect: "X" })).toEqual(["d"]);
});

test("keeps a list as it is written", () => {
  expect(unknownWhen(["b"])).toEqual(["b"]);
  expect(unknownWhen([])).toEqual([]);
});
