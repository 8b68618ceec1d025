import { expect, test } from "@jest/globals";
import { errorDiagnostic } from "../tfplugin/diagnostic.ts";
import type { Path } from "../tfplugin/path.ts";
import type { Block } from "../tfplugin/schema.ts";
import { writeDiagnostics } from "./wire.ts";

const BLOCK: Block = {
  attributes: {
    ports: { optional: true, nested: { nesting: "list", attributes: { port: { type: "number" } } } },
    kernel: { optional: true, nested: { nesting: "single", attributes: { url: { type: "string" } } } },
    names: { optional: true, type: ["list", "string"] },
  },
  blocks: { timeouts: { nesting: "single", block: { attributes: { create: { type: "string" } } } } },
};

const written = (path: Path, summary = "It is wrong") => {
  const [only] = writeDiagnostics([errorDiagnostic(summary, "Mend it.", path)], BLOCK);
  return { steps: only?.attribute?.steps.map((step) => Object.values(step)[0]), detail: only?.detail };
};

test("what is wrong in a nested attribute points at the attribute that has a line, and names the rest", () => {
  expect(written(["ports", 1, "port"])).toEqual({
    steps: ["ports", 1],
    detail: "Mend it.\n\nAttribute: ports[1].port",
  });
  expect(written(["kernel", "url"])).toEqual({
    steps: ["kernel"],
    detail: "Mend it.\n\nAttribute: kernel.url",
  });
});

test("a place that the message names is not named twice", () => {
  expect(written(["ports", 1, "port"], "ports[1].port is not valid")).toEqual({
    steps: ["ports", 1],
    detail: "Mend it.",
  });
});

test("items and blocks have lines of their own", () => {
  expect(written(["names", 2])).toEqual({ steps: ["names", 2], detail: "Mend it." });
  expect(written(["timeouts", "create"])).toEqual({ steps: ["timeouts", "create"], detail: "Mend it." });
});
