import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { readSettings } from "./config.ts";
import { secretHider } from "./secrets.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "croft-gitops-config-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, text: string): string => {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
};

const HEAD = "endpoint: https://127.0.0.1:7400/\ntoken_file: /t\nsources:\n";
const read = (text: string) =>
  readSettings(write("gitops.yaml", text), { PATH: "/bin", SECRET: "x", HTTPS_PROXY: "http://p" });

const faultsOf = (text: string): string[] => {
  try {
    read(text);
    return [];
  } catch (error) {
    return (error as { detail: string }).detail.split("\n");
  }
};

test("what is left out has its default, and of the environment little is passed on", () => {
  const settings = read(`${HEAD}  - name: infra\n    repository: https://git.example/infra.git\n`);
  expect(settings).toMatchObject({
    endpoint: "https://127.0.0.1:7400",
    stateDir: "/var/lib/croft-gitops",
    environment: { PATH: "/bin", HTTPS_PROXY: "http://p" },
    sources: [
      {
        branch: "main",
        path: ".",
        program: "hcl",
        apply: "automatic",
        allow_destroy: false,
        poll_seconds: 60,
      },
    ],
  });
  expect(settings.environment).not.toHaveProperty("SECRET");
});

test.each([
  ["a URL that holds a secret", "repository: https://token@git.example/a", "sources.0.repository"],
  ["a transport that proves nothing", "repository: git://git.example/a", "sources.0.repository"],
  [
    "a branch that git would take for an option",
    "repository: https://g/a\n    branch: --upload-pack=x",
    "sources.0.branch",
  ],
  ["a path outside", "repository: https://g/a\n    path: a/../../b", "sources.0.path"],
  ["a setting that is none", "repository: https://g/a\n    allow_delete: true", "sources.0.allow_delete"],
])("%s is refused by its place", (_what, lines, place) => {
  expect(faultsOf(`${HEAD}  - name: infra\n    ${lines}\n`)).toEqual([expect.stringContaining(`${place}: `)]);
});

test("what does not go together is named, all at once", () => {
  const source = "    repository: ssh://git@git.example/a\n    state: web/prod\n";
  const text = `${HEAD}  - name: a\n${source}  - name: a\n${source}    program: cdktf\n    schedule: sometimes\n`;
  const places = faultsOf(text).map((fault) => fault.split(":", 1)[0]);
  expect(places).toEqual([
    ...["sources.0.deploy_key_file", "sources.0.known_hosts_file"],
    ...["sources.1.deploy_key_file", "sources.1.known_hosts_file", "sources.1.synth"],
    ...["sources.1.name", "sources.1.state", "sources.1.schedule"],
  ]);
});

test("secrets are taken out of texts in each form that programs write them in", () => {
  const key = write("key", "-----BEGIN KEY-----\nAAAABBBBCCCC\n-----END KEY-----\n");
  const settings = read(
    `endpoint: https://h\ntoken_file: ${write("token", "croft_a/secret\n")}\nsources:\n` +
      `  - name: a\n    repository: https://g/a\n    git_user: ada\n    git_token_file: ${write("git", "tok/en+x\n")}\n    deploy_key_file: ${key}\n`,
  );
  const basic = Buffer.from("ada:tok/en+x").toString("base64");
  const hidden = secretHider(settings)(`croft_a/secret tok%2Fen%2Bx ${basic} line AAAABBBBCCCC end`);
  expect(hidden).toBe("(secret) (secret) (secret) line (secret) end");
});
