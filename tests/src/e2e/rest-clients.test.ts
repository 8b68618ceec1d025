// Clients that generators make of the served document, doing what a person does with Croft: TypeScript, Python and Go. Each in an environment of its own; what is not at hand is said and skipped.
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { execa } from "execa";
import { build } from "../harness/built-provider.ts";
import {
  hasProgram,
  hasPython,
  installPython,
  prepareEnvironment,
  testWith,
} from "../harness/client-environment.ts";
import { type ImitatedHost, imitateHost } from "../harness/imitated-host.ts";
import { type ReconcilerProcess, startReconciler } from "../harness/reconciler-process.ts";

jest.setTimeout(300_000);

const OAPI_CODEGEN = "github.com/oapi-codegen/oapi-codegen/v2/cmd/oapi-codegen@v2.8.2";

let reconciler: ReconcilerProcess;
let host: ImitatedHost;
/** The document as it is served. */
let document: string;
let env: Record<string, string>;

/** Makes an environment, with the document in it. */
async function prepare(
  name: string,
  manifest: string,
  install: (at: string) => Promise<unknown>,
): Promise<string> {
  const at = await prepareEnvironment(name, manifest, install);
  writeFileSync(path.join(at, "openapi.json"), document);
  return at;
}

const SEEN = {
  state: "running",
  team: "web",
  lost: "precondition_failed",
  missing: "not_found",
  listed: 1,
  created: true,
  fields: ["/description"],
  followed: true,
  gone: 404,
};

const lastLine = (text: string): unknown => JSON.parse(text.trim().split("\n").at(-1) ?? "");

beforeAll(async () => {
  await build("reconciler");
  reconciler = await startReconciler();
  host = await imitateHost(reconciler, "h1");
  document = JSON.stringify((await reconciler.rest("GET", "/openapi.json")).body);
  env = {
    CROFT_ENDPOINT: reconciler.tlsEndpoint,
    CROFT_TOKEN: reconciler.token,
    CROFT_CA: path.join(reconciler.stateDir, "ca.pem"),
    NODE_EXTRA_CA_CERTS: path.join(reconciler.stateDir, "ca.pem"),
    UPLOAD: await uploadZeros(),
  };
});
afterAll(async () => {
  await host?.stop();
  await reconciler?.stop();
});

/** A disk of zeros, uploaded; its hash. */
async function uploadZeros(): Promise<string> {
  const sha256 = "30e14955ebf1352266dc2ff8067e68104607e750abb9d3b36582b8af909fcb58";
  await reconciler.rest("POST", "/v1/uploads", { sha256, size_bytes: 2 ** 20 });
  const ca = path.join(reconciler.stateDir, "ca.pem");
  const headers = ["Content-Type: application/offset+octet-stream", "Upload-Offset: 0"];
  await execa(
    "curl",
    ["-sSf", "--cacert", ca, "-X", "PATCH", "-H", `Authorization: Bearer ${reconciler.token}`]
      .concat(headers.flatMap((header) => ["-H", header]))
      .concat(["--data-binary", "@-", `${reconciler.tlsEndpoint}/v1/uploads/${sha256}`]),
    { input: Buffer.alloc(2 ** 20) },
  );
  return sha256;
}

describe("npm's tools", () => {
  let at: string;
  const run = (tool: string, ...args: string[]) =>
    execa(path.join(at, "node_modules/.bin", tool), args, { cwd: at, env: { NODE_OPTIONS: "" }, all: true });
  beforeAll(async () => {
    at = await prepare("npm", "package.json", (cwd) =>
      execa("npm", ["install", "--ignore-scripts", "--no-audit", "--no-fund"], { cwd }),
    );
  });

  test("openapi-typescript makes a client that compiles, and does what a person does", async () => {
    await run("openapi-typescript", "openapi.json", "-o", "croft.d.ts", "--default-non-nullable=false");
    await run("tsc", "-p", "tsconfig.json");
    const { stdout } = await execa(process.execPath, ["built/flow.js"], {
      cwd: at,
      env: { ...env, NODE_OPTIONS: "" },
    });
    expect(lastLine(stdout)).toEqual(SEEN);
  });
});

const withPython = testWith(hasPython(), "python3 with venv and pip");

describe("Python's tools", () => {
  withPython("openapi-python-client makes a client that does what a person does", async () => {
    const at = await prepare("python", "requirements.txt", installPython);
    const output = ["--output-path", "croft", "--meta", "none", "--overwrite"];
    await execa(
      path.join(at, "venv/bin/openapi-python-client"),
      ["generate", "--path", "openapi.json", ...output],
      {
        cwd: at,
      },
    );
    const { stdout } = await execa(path.join(at, "venv/bin/python"), ["flow.py"], { cwd: at, env });
    expect(lastLine(stdout)).toEqual(SEEN);
  });
});

const withGo = testWith(hasProgram("go", "version"), "go");

withGo("Go's oapi-codegen makes a client that does what a person does", async () => {
  const at = await prepare("go", "go.mod", (cwd) =>
    execa("go", ["install", OAPI_CODEGEN], { cwd, env: { GOBIN: path.join(cwd, "bin") } }),
  );
  mkdirSync(path.join(at, "croft"), { recursive: true });
  const generated = [
    "-generate",
    "types,client",
    "-package",
    "croft",
    "-o",
    "croft/croft.go",
    "openapi.json",
  ];
  await execa(path.join(at, "bin/oapi-codegen"), generated, { cwd: at });
  await execa("go", ["mod", "tidy"], { cwd: at });
  const { stdout } = await execa("go", ["run", "."], { cwd: at, env });
  expect(lastLine(stdout)).toEqual(SEEN);
});
