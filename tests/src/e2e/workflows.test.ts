// The workflow files of examples/pipelines, judged by the tools of their kind: GitHub's own parser, which Forgejo's form follows,
// and gitlab-ci-local with GitLab's schema. And that these tools refuse what is wrong.
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import { execa } from "execa";
import { root } from "../harness/clone.ts";
import { type NpmPlace, npmPlace } from "../harness/npm-place.ts";

jest.setTimeout(300_000);

const PIPELINES = path.join(root, "examples/pipelines");
let tools: NpmPlace | undefined;
let folder: string;

beforeAll(async () => {
  tools = await npmPlace("workflows");
  folder = mkdtempSync(path.join(tmpdir(), "croft-workflows-"));
  await execa("git", ["init", "--quiet"], { cwd: folder });
  if (tools === undefined) return;
  const bundle = ["--bundle", "--platform=node", "--format=cjs", `--outfile=${folder}/check-github.cjs`];
  const esbuild = path.join(root, "node_modules/.bin/esbuild");
  await execa(esbuild, ["check-github.ts", "--log-level=warning", ...bundle], { cwd: tools.folder });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The file, changed where a test wants it wrong; its path. */
function put(name: string, change?: [from: string, to: string]): string {
  const file = path.join(folder, name);
  copyFileSync(path.join(PIPELINES, name), file);
  if (change !== undefined) {
    const text = readFileSync(file, "utf8");
    expect(text).toContain(change[0]);
    writeFileSync(file, text.replaceAll(...change));
  }
  return file;
}

async function judge(program: string, args: string[]): Promise<{ valid: boolean; said: string }> {
  const { exitCode, all } = await execa(program, args, { cwd: folder, all: true, reject: false });
  return { valid: exitCode === 0, said: all };
}

const byGitHub = (file: string) => judge(process.execPath, [path.join(folder, "check-github.cjs"), file]);
const byGitLab = ({ node, folder: place }: NpmPlace, file: string) =>
  judge(node, [
    path.join(place, "node_modules/gitlab-ci-local/dist/index.js"),
    "--list",
    "--file",
    path.basename(file),
  ]);

/** What only Forgejo has of its form. */
const OPENID: [from: string, to: string] = ["enable-openid-connect: true\n", ""];

test.each([
  ["github.yml", undefined],
  ["forgejo.yml", OPENID],
] as const)("%s is a workflow, expressions included", async (name, own) => {
  if (tools === undefined) return;
  expect(await byGitHub(put(name, own && [...own]))).toEqual({ valid: true, said: "" });
  const wrong = await byGitHub(put("github.yml", ["runs-on:", "runs-onn:"]));
  expect(wrong).toEqual({ valid: false, said: expect.stringContaining("Unexpected value 'runs-onn'") });
});

test("an expression of a workflow that is wrong is found", async () => {
  if (tools === undefined) return;
  const wrong = await byGitHub(put("github.yml", ["${{ ", "${{ nosuch(1) || "]));
  expect(wrong).toEqual({ valid: false, said: expect.stringContaining("Unrecognized function: 'nosuch'") });
});

test("gitlab-ci.yml is a pipeline", async () => {
  if (tools === undefined) return;
  const right = await byGitLab(tools, put("gitlab-ci.yml"));
  expect(right).toEqual({ valid: true, said: expect.stringMatching(/plan +plan[\s\S]*apply +apply/) });
  const wrong = await byGitLab(tools, put("gitlab-ci.yml", ["when: always", "when: whenever"]));
  expect(wrong).toEqual({ valid: false, said: expect.stringContaining("'when' property must be one of") });
});
