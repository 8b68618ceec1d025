import path from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "@jest/globals";
import { refuseUnknownKeywords } from "./known-keywords.ts";
import { readSources } from "./read-sources.ts";

const sources = readSources(path.resolve(path.dirname(fileURLToPath(import.meta.url)), ".."));

test("half of a description that YAML took for a keyword is refused by name", () => {
  refuseUnknownKeywords(sources);
  const [first, ...rest] = sources.kinds;
  if (first === undefined) throw new Error("there are no kinds");
  const cut = { type: "integer", description: "Memory", "in MiB.": null };
  const kind = { ...first, status: { type: "object", properties: { memory: cut } } };
  expect(() => refuseUnknownKeywords({ ...sources, kinds: [kind, ...rest] })).toThrow(
    `${first.kind}.status.memory: "in MiB."`,
  );
});
