import { expect, test } from "@jest/globals";
import { Exposition, labelsOf } from "./exposition.ts";

test("a figure of a large fleet is written whole", () => {
  const out = new Exposition(false);
  const figure = out.figure("croft_vm_state", "gauge", "States.");
  for (let at = 0; at < 300_000; at++) figure.add("", at);
  expect(out.text().split("\n")).toHaveLength(300_003);
});

test("no value ends a label or a line", () => {
  expect(labelsOf({ name: 'a"b\\c\nd' })).toBe('{name="a\\"b\\\\c\\nd"}');
});
