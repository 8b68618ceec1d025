import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "@jest/globals";
import { dashboards } from "./dashboards/all.ts";
import { documentation } from "./docs/pages.ts";
import { outputs } from "./outputs.ts";
import { readExamples, readSources } from "./read-sources.ts";
import { openApi } from "./rest/openapi.ts";
import type { JsonSchema, KindSource, Sources } from "./source.ts";
import { resourceModel } from "./terraform.ts";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const sources = readSources(root);

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));

const examples = readExamples(path.join(root, "../examples"));

test.each([
  ["output", path.join(root, "generated"), outputs(sources)],
  ["dashboard", path.join(root, "../docs/operate/dashboards"), dashboards()],
  ["documentation", path.join(root, "../provider/docs"), documentation(sources, examples)],
])("the committed %s is what the sources say now", (_what, folder, fresh) => {
  expect(filesBelow(folder).sort()).toEqual([...fresh.keys()].sort());
  for (const [name, text] of fresh)
    expect([name, readFileSync(path.join(folder, name), "utf8")]).toEqual([name, text]);
});

test("a new field is added in one place and appears everywhere", () => {
  const vm = sources.kinds.find((kind) => kind.kind === "vm") as KindSource;
  const color: JsonSchema = {
    type: "string",
    maxLength: 20,
    description: "Colour of the machine.",
    "x-effect": "L",
  };
  const spec = { ...vm.spec, properties: { ...vm.spec?.properties, color } };
  const widened: Sources = {
    ...sources,
    kinds: sources.kinds.map((kind) => (kind === vm ? { ...vm, spec } : kind)),
  };
  const files = outputs(widened);
  expect(files.get("typescript/vm.ts")).toContain("color?: string");
  expect(files.get("validators/vm.js")).toContain("color");
  expect(files.get("terraform/croft-vm.ts")).toContain('"name": "color"');
  expect(files.get("terraform/provider-schema.json")).toContain('"color"');
  expect(files.get("openapi.json")).toContain("Colour of the machine.");
  expect(documentation(widened, examples).get("resources/vm.md")).toContain("| `color` | changes in place |");
});

describe("every field of every kind", () => {
  const walk = (schema: JsonSchema, at: string): [string, JsonSchema][] =>
    Object.entries(schema.properties ?? {}).flatMap(([name, property]) => [
      [`${at}.${name}`, property] as [string, JsonSchema],
      ...walk(property.items ?? property, `${at}.${name}`),
    ]);
  const fields = sources.kinds.flatMap((kind) => [
    ...walk(kind.spec ?? {}, `${kind.kind}.spec`),
    ...walk(kind.status, `${kind.kind}.status`),
  ]);

  test("is described", () => {
    expect(fields.filter(([, field]) => !field.description).map(([name]) => name)).toEqual([]);
  });

  test("that is an attribute of a resource says what a change does", () => {
    const silent = sources.kinds
      .filter((kind) => kind.terraform)
      .flatMap((kind) => resourceModel(kind).attributes)
      .filter((attribute) => attribute.source === "spec" && !attribute.effect)
      .map((attribute) => attribute.name);
    expect(silent).toEqual([]);
  });

  test("that is computed names fields of its own kind as what makes it unknown", () => {
    for (const kind of sources.kinds.filter((one) => one.terraform)) {
      const model = resourceModel(kind);
      const names = new Set(walk(kind.spec ?? {}, "").map(([name]) => name.slice(1)));
      if (kind.name) names.add("name");
      const strangers = model.attributes
        .flatMap((attribute) => attribute.unknownWhen ?? [])
        .filter((name) => !names.has(name));
      expect([kind.kind, strangers]).toEqual([kind.kind, []]);
    }
  });
});

test("OpenAPI has the calls of every kind that can be written", () => {
  const { paths } = openApi(sources) as { paths: Record<string, object> };
  for (const kind of sources.kinds.filter((one) => one.spec)) {
    expect(Object.keys(paths[`/v1/${kind.plural}`] ?? {})).toEqual(["get", "post"]);
    expect(Object.keys(paths[`/v1/${kind.plural}/{id}`] ?? {})).toEqual(["get", "patch", "delete"]);
  }
});
