import { expect, test } from "@jest/globals";
import { withHostMessages } from "./host-messages.ts";
import type { JsonSchema, KindSource, MessageSource } from "./source.ts";

const message = (name: string, schema: JsonSchema): MessageSource => ({
  message: name,
  title: "",
  description: "",
  schema,
});
const MESSAGES = [
  message("host_document", { oneOf: [{ title: "Old" }] }),
  message("host_report", {
    properties: { objects: { items: { oneOf: [{ title: "OldReport" }] } }, other: {} },
  }),
  message("host_config", {
    properties: { documents: { items: { properties: { kind: { enum: ["old"] } } } } },
  }),
  message("problem", { type: "object" }),
];
const TOY: KindSource = {
  kind: "toy",
  plural: "toys",
  id_prefix: "toy",
  scope: "project",
  title: "Toy",
  noun: "a toy",
  description: "",
  status: {},
  states: [],
  host_document: { title: "Toy" },
  host_report: { title: "ToyReport" },
};

test("a kind brings its document, its report and its name in configs", () => {
  expect(withHostMessages(MESSAGES, [TOY]).map(({ schema }) => schema)).toEqual([
    { oneOf: [{ title: "Toy" }, { title: "Old" }] },
    {
      properties: {
        objects: { items: { oneOf: [{ title: "ToyReport" }, { title: "OldReport" }] } },
        other: {},
      },
    },
    { properties: { documents: { items: { properties: { kind: { enum: ["old", "toy"] } } } } } },
    { type: "object" },
  ]);
});

test("kinds without any leave the messages as they are", () => {
  const { host_document: _, host_report: __, ...plain } = TOY;
  expect(withHostMessages(MESSAGES, [plain])).toEqual(MESSAGES);
});
