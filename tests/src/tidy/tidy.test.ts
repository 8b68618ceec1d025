import { readdirSync } from "node:fs";
import { builtinModules } from "node:module";
import path from "node:path";
import { describe, expect, test } from "@jest/globals";
import { findCycle, resolveImport, root, type SourceFile, sourceFiles } from "./source-tree.ts";

const files = sourceFiles();
const isTest = (file: SourceFile): boolean => file.path.endsWith(".test.ts") || file.package === "tests";
const sources = files.filter((file) => !isTest(file));
const CORE = ["schemas", "provider", "reconciler", "host-agent"];

const offenders = (candidates: SourceFile[], bad: (file: SourceFile) => string[]): string[] =>
  candidates.flatMap((file) => bad(file).map((what) => `${file.path}: ${what}`));

const packageOf = (file: string): string => file.split("/")[0] as string;

test("there are sources to look at, in each of the four packages", () => {
  for (const name of CORE) expect(sources.filter((file) => file.package === name).length).toBeGreaterThan(3);
});

test("schemas imports nothing of ours; the other packages import schemas and never one another", () => {
  const bad = (file: SourceFile): string[] =>
    file.imports.filter((specifier) => {
      const target = resolveImport(file, specifier);
      if (target === undefined || packageOf(target) === file.package) return false;
      return file.package === "schemas" || packageOf(target) !== "schemas";
    });
  expect(offenders(sources, bad)).toEqual([]);
});

test("no file is in an import cycle", () => {
  const graph = new Map(
    files.map((file) => [
      file.path,
      file.imports
        .map((specifier) => resolveImport(file, specifier))
        .filter((target) => target !== undefined),
    ]),
  );
  expect(findCycle(graph)).toBeUndefined();
});

test("a cycle would be found", () => {
  expect(
    findCycle(
      new Map([
        ["a", ["b"]],
        ["b", ["c"]],
        ["c", ["b"]],
      ]),
    ),
  ).toEqual(["b", "c", "b"]);
});

test("no drawer: every file is named after what it holds", () => {
  const drawer = /(^|\/)(utils?|helpers?|common|misc|types)(\.[a-z.]+|\/|$)/;
  expect(files.map((file) => file.path).filter((name) => drawer.test(name))).toEqual([]);
});

test("no object literal is spread into another: that would switch off the check for properties that do not exist", () => {
  const bad = (file: SourceFile): string[] => (/\.\.\.\{\s*[\w["'.]/.test(file.code) ? ["...{ }"] : []);
  expect(offenders(files, bad)).toEqual([]);
});

/** What commands write there. */
const NOT_KEPT = new Set(["node_modules", "dist"]);

test("the top level holds only what is a part of its own", () => {
  const folders = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith(".") && !NOT_KEPT.has(entry.name))
    .map((entry) => entry.name);
  expect(folders.sort()).toEqual([
    "cli",
    "docs",
    "examples",
    "host-agent",
    "provider",
    "reconciler",
    "schemas",
    "tests",
  ]);
});

describe("doors", () => {
  const inCore = sources.filter((file) => CORE.includes(file.package));

  test("the environment is read in config.ts only", () => {
    const bad = (file: SourceFile): string[] =>
      path.basename(file.path) !== "config.ts" && file.code.includes("process.env") ? ["process.env"] : [];
    expect(offenders(inCore, bad)).toEqual([]);
  });

  test("commands run through host-agent/src/host/run.ts only, and images are looked at by one process", () => {
    const doors = [
      "host-agent/src/host/run.ts",
      "reconciler/src/images/child-process.ts",
      "reconciler/src/tell-systemd.ts",
    ];
    const bad = (file: SourceFile): string[] =>
      doors.includes(file.path)
        ? []
        : file.imports.filter((specifier) =>
            ["execa", "child_process", "node:child_process"].includes(specifier),
          );
    const programs = inCore.filter(({ path: name }) => !name.includes("/fixtures/"));
    expect(offenders(programs, bad)).toEqual([]);
  });

  test("SQL lies below reconciler/src/store only", () => {
    const sql =
      /\b(SELECT\s[\s\S]{1,200}?\sFROM|INSERT\s+(OR\s+\w+\s+)?INTO|DELETE\s+FROM|UPDATE\s+\w+\s+SET)\s/;
    const bad = (file: SourceFile): string[] =>
      !file.path.startsWith("reconciler/src/store/") && sql.test(file.code) ? ["SQL"] : [];
    expect(offenders(inCore, bad)).toEqual([]);
  });

  test("only http/errors.ts turns codes into status codes", () => {
    const bad = (file: SourceFile): string[] =>
      file.package === "reconciler" &&
      /ERROR_CODES\b/.test(file.code) &&
      !file.path.endsWith("http/errors.ts")
        ? ["ERROR_CODES"]
        : [];
    expect(offenders(inCore, bad)).toEqual([]);
  });
});

describe("layers", () => {
  const PURE = [
    "reconciler/src/kinds/",
    "reconciler/src/commands/",
    "reconciler/src/scheduling/",
    "reconciler/src/dry-run/",
    "reconciler/src/planner/",
    "provider/src/kit/",
    "schemas/src/",
  ];
  const IMPURE = new Set(
    [...builtinModules, "express", "execa", "sqlite3"].filter((name) => name !== "crypto"),
  );

  test("core code does no I/O and reads no clock", () => {
    const bad = (file: SourceFile): string[] => [
      ...file.imports.filter((specifier) => IMPURE.has(specifier.replace(/^node:/, ""))),
      ...(/\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(/.test(file.code)
        ? ["reads the clock or draws random numbers"]
        : []),
    ];
    const pure = sources.filter((file) => PURE.some((folder) => file.path.startsWith(folder)));
    expect(pure.length).toBeGreaterThan(10);
    expect(offenders(pure, bad)).toEqual([]);
  });

  test("inside the reconciler imports go down: edges, then commands, dry run and planner, then kinds and scheduling", () => {
    const edges = ["http", "loop", "agents", "images", "streams"];
    const core = ["commands", "dry-run", "planner"];
    const above: Readonly<Record<string, readonly string[]>> = {
      commands: ["dry-run", ...edges],
      "dry-run": edges,
      planner: ["commands", "dry-run", ...edges],
      kinds: [...core, ...edges],
      scheduling: [...core, ...edges],
    };
    const folderOf = (name: string): string => /^reconciler\/src\/([^/]+)\//.exec(name)?.[1] ?? "";
    const bad = (file: SourceFile): string[] =>
      file.imports.filter((specifier) => {
        const target = resolveImport(file, specifier);
        return target !== undefined && (above[folderOf(file.path)] ?? []).includes(folderOf(target));
      });
    expect(offenders(sources, bad)).toEqual([]);
  });

  test("the protocol layer of the provider knows nothing of Croft", () => {
    const protocol = sources.filter((file) => /^provider\/src\/(plugin|tfplugin|rpc)\//.test(file.path));
    const bad = (file: SourceFile): string[] =>
      file.imports.filter((specifier) => {
        const target = resolveImport(file, specifier);
        return (
          specifier.startsWith("@croft/") ||
          (target !== undefined && !/^provider\/src\/(plugin|tfplugin|rpc)\//.test(target))
        );
      });
    expect(protocol.length).toBeGreaterThan(3);
    expect(offenders(protocol, bad)).toEqual([]);
  });
});
