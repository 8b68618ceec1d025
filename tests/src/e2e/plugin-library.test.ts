// The protocol layer as its users get it: the packed library, compiled against its types, and its toy provider in a real client.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import { execa } from "execa";
import { writeNpmPackages } from "../../../cli/src/release/npm-packages.ts";
import { build } from "../harness/built-provider.ts";
import { root } from "../harness/clone.ts";
import { terraformProgram } from "../harness/terraform-program.ts";

jest.setTimeout(600_000);

let folder: string;
const at = (...names: string[]) => path.join(folder, ...names);
const tool = (name: string) => path.join(root, "node_modules/.bin", name);

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "croft-library-"));
  await build("provider");
  await build("bindings");
  for (const name of ["out", "again", "node_modules/@croft/terraform-plugin", "src", "work"]) {
    mkdirSync(at(name), { recursive: true });
  }
  const source = { version: "1.2.3", isRelease: true, epochSeconds: 1_700_000_000 };
  await writeNpmPackages(root, source, at("out"));
  await writeNpmPackages(root, source, at("again"));
  const library = at("node_modules/@croft/terraform-plugin");
  const tarball = at("out/croft-terraform-plugin-1.2.3.tgz");
  await execa("tar", ["--extract", "--file", tarball, "--directory", library, "--strip-components=1"]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("two builds of the packages are equal byte for byte", () => {
  const names = readdirSync(at("out")).sort();
  expect(names).toEqual([
    "croft-cdktf-1.2.3.tgz",
    "croft-cdktn-1.2.3.tgz",
    "croft-provider-1.2.3.tgz",
    "croft-terraform-plugin-1.2.3.tgz",
  ]);
  for (const name of names)
    expect(readFileSync(at("again", name)).equals(readFileSync(at("out", name)))).toBe(true);
});

test("the toy provider compiles against the library's types", async () => {
  const toy = readFileSync(at("node_modules/@croft/terraform-plugin/toy-provider.ts"), "utf8");
  expect(toy.trimEnd().split("\n").length).toBeLessThanOrEqual(65);
  writeFileSync(at("src/toy-provider.ts"), toy);
  writeFileSync(at("src/package.json"), '{ "type": "module" }\n');
  const types = ["--types", "node", "--typeRoots", path.join(root, "node_modules/@types")];
  const options = ["--noEmit", "--strict", "--target", "es2022", "--module", "nodenext", ...types];
  await execa(tool("tsc"), ["--ignoreConfig", ...options, at("src/toy-provider.ts")], { cwd: folder });
});

test("the toy provider lives a whole life: created, changed, replaced, repaired, destroyed", async () => {
  const mirror = ["registry.terraform.io", "registry.opentofu.org"].map((host) =>
    at("mirror", host, "toy/toy/1.0.0/linux_amd64/terraform-provider-toy"),
  );
  for (const file of mirror) {
    const bundle = ["--bundle", "--platform=node", "--format=cjs", "--banner:js=#!/usr/bin/env node"];
    await execa(tool("esbuild"), [at("src/toy-provider.ts"), ...bundle, `--outfile=${file}`], {
      cwd: folder,
    });
    await execa("chmod", ["755", file]);
  }
  writeFileSync(
    at("rc"),
    `provider_installation {\n  filesystem_mirror {\n    path = "${at("mirror")}"\n  }\n}\n`,
  );
  const run = async (...args: string[]): Promise<string> => {
    const env = { TF_CLI_CONFIG_FILE: at("rc"), CHECKPOINT_DISABLE: "1", TMPDIR: folder };
    return (await execa(terraformProgram, args, { cwd: at("work"), env, all: true })).all;
  };
  const write = (name: string, text: string) =>
    writeFileSync(
      at("work/main.tf"),
      `terraform {\n  required_providers {\n    toy = { source = "toy/toy" }\n  }\n}\nresource "toy_file" "a" {\n  path = "${at(name)}"\n  text = "${text}"\n}\n`,
    );
  write("one", "hello");
  await run("init", "-no-color");
  await run("apply", "-auto-approve", "-no-color");
  expect(readFileSync(at("one"), "utf8")).toBe("hello");
  write("one", "longer");
  expect(await run("apply", "-auto-approve", "-no-color")).toContain("1 changed");
  rmSync(at("one"));
  expect(await run("apply", "-auto-approve", "-no-color")).toContain("1 added, 0 changed, 0 destroyed");
  write("two", "longer");
  expect(await run("apply", "-auto-approve", "-no-color")).toContain("1 added, 0 changed, 1 destroyed");
  expect(existsSync(at("one"))).toBe(false);
  expect(await run("plan", "-no-color")).toContain("No changes.");
  await run("destroy", "-auto-approve", "-no-color");
  expect(existsSync(at("two"))).toBe(false);
});
