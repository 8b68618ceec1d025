// Changes of the contract are seen: what breaks clients of the last release has to be listed with its reason.
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "@jest/globals";
import { breakingChanges, type OpenApiDocument } from "./contract-changes.ts";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const read = (file: string) => JSON.parse(readFileSync(path.join(root, file), "utf8"));

interface Accepted {
  change: string;
  reason: string;
}

test("what breaks clients of the last release is listed with its reason, and nothing else is", () => {
  const accepted: Accepted[] = read("released/accepted-changes.json");
  const changes = breakingChanges(read("released/openapi.json"), read("generated/openapi.json"));
  expect(changes).toEqual(accepted.map(({ change }) => change).sort());
  expect(accepted.filter(({ reason }) => reason.length < 10)).toEqual([]);
});

const answer = (schema: object) => ({ 200: { content: { "application/json": { schema } } } });
const documentOf = (operation: object, thing: object = {}): OpenApiDocument =>
  ({
    paths: { "/things": { post: { operationId: "make", ...operation } } },
    components: { schemas: { Thing: thing } },
  }) as OpenApiDocument;
const body = (schema: object) => ({
  requestBody: { required: false, content: { "application/json": { schema } } },
});
const text = { type: "string" };
const parameters = (schema: object, required = false) => ({
  parameters: [{ name: "at", in: "query", required, schema }],
});
const REFERENCE = { $ref: "#/components/schemas/Thing" };
const thing = (properties: object, required: string[] = []) => ({ type: "object", required, properties });

test.each([
  ["a route that is gone", documentOf({}), { ...documentOf({}), paths: {} }, "POST /things is removed"],
  [
    "another name",
    documentOf({}),
    documentOf({ operationId: "do" }),
    "POST /things is called do instead of make",
  ],
  [
    "a parameter that is gone",
    documentOf(parameters(text)),
    documentOf({}),
    "POST /things: the parameter at is removed",
  ],
  [
    "a parameter that is required",
    documentOf({}),
    documentOf(parameters(text, true)),
    "POST /things: the parameter at is newly required",
  ],
  [
    "a narrower bound",
    documentOf(parameters({ type: "integer", maximum: 9 })),
    documentOf(parameters({ type: "integer", maximum: 8 })),
    "POST /things at: maximum is narrowed to 8",
  ],
  [
    "a value that is not taken",
    documentOf(parameters({ enum: ["a", "b"] })),
    documentOf(parameters({ enum: ["a"] })),
    "POST /things at: b is no longer taken",
  ],
  [
    "a member of a body that is required",
    documentOf(body(REFERENCE), thing({ a: text })),
    documentOf(body(REFERENCE), thing({ a: text }, ["a"])),
    "Thing.a is newly required",
  ],
  [
    "a member of an answer that is gone",
    documentOf({ responses: answer(REFERENCE) }, thing({ a: text })),
    documentOf({ responses: answer(REFERENCE) }, thing({})),
    "Thing.a is removed",
  ],
  [
    "a member of an answer that may be absent",
    documentOf({ responses: answer(REFERENCE) }, thing({ a: text }, ["a"])),
    documentOf({ responses: answer(REFERENCE) }, thing({ a: text })),
    "Thing.a may be absent now",
  ],
  [
    "an answer that may be null",
    documentOf({ responses: answer({ type: "string" }) }),
    documentOf({ responses: answer({ type: ["string", "null"] }) }),
    "POST /things 200 may be null now",
  ],
])("%s breaks", (_what, before, after, change) => {
  expect(breakingChanges(before, after)).toEqual([change]);
});

test("what is wider for requests and more in answers breaks nothing", () => {
  const before = documentOf(
    { ...parameters({ type: "integer", maximum: 8 }), responses: answer(REFERENCE) },
    thing({ a: text }),
  );
  const after = documentOf(
    { ...parameters({ type: "integer", maximum: 9 }), responses: { ...answer(REFERENCE), 202: {} } },
    thing({ a: text, b: text }, ["a"]),
  );
  expect(breakingChanges(before, after)).toEqual([]);
});
