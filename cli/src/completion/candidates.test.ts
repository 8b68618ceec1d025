import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "@jest/globals";
import { catalog } from "../commands/catalog.ts";
import { candidatesFor } from "./candidates.ts";
import { SCRIPTS } from "./scripts.ts";

const texts = (...words: string[]): string[] =>
  candidatesFor(catalog, words).candidates.map(({ text }) => text);

test("commands are completed word by word, hidden ones never", () => {
  expect(texts("de")).toEqual(["describe", "delete"]);
  expect(texts("pa")).toEqual(["partition"]);
  expect(texts("partition", "")).toEqual(["restore", "purge"]);
  expect(texts("ssh-")).toEqual(["ssh-config"]);
});

test("options are completed, and values that the table knows", () => {
  expect(texts("get", "vms", "--al")).toEqual(["--all-projects"]);
  expect(texts("get", "vms", "-o", "")).toContain("yaml");
  expect(texts("completion", "")).toEqual(["bash", "zsh", "fish"]);
});

test("names are asked for by kind, in the project that is given", () => {
  expect(candidatesFor(catalog, ["get", ""]).names?.words).toBe("kind");
  expect(candidatesFor(catalog, ["describe", "vm", "w"]).names).toEqual({
    words: "object",
    kind: "vm",
    project: undefined,
  });
  expect(candidatesFor(catalog, ["delete", "-p", "web", "vm", "a", "b"]).names).toEqual({
    words: "object",
    kind: "vm",
    project: "web",
  });
  expect(candidatesFor(catalog, ["host", "drain", ""]).names?.words).toBe("host");
  expect(candidatesFor(catalog, ["host", "drain", "h1", ""]).names).toBeUndefined();
});

test.each(Object.entries(SCRIPTS))("the script for %s is one that the shell reads", (shell, script) => {
  const folder = mkdtempSync(path.join(tmpdir(), "croft-completion-"));
  const file = path.join(folder, "script");
  writeFileSync(file, script);
  const { error, status, stderr } = spawnSync(shell, ["-n", file], { encoding: "utf8" });
  rmSync(folder, { recursive: true });
  if (error !== undefined) {
    process.stdout.write(`${shell} is not installed: its completion was not read\n`);
    return;
  }
  expect([status, stderr]).toEqual([0, ""]);
});
