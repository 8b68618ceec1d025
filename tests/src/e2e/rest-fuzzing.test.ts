// Schemathesis against a real reconciler: the document's examples, the edges of its schemas, what a fuzzer makes of them, and
// walks along its links from what a request made to what can be done with it. Ids of the examples are those of real objects.

import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Plural } from "@croft/schemas/client/rest-calls.ts";
import { afterAll, beforeAll, expect, jest } from "@jest/globals";
import { execa } from "execa";
import { build } from "../harness/built-provider.ts";
import { hasPython, installPython, prepareEnvironment, testWith } from "../harness/client-environment.ts";
import { type ImitatedHost, imitateHost } from "../harness/imitated-host.ts";
import { type ReconcilerProcess, startReconciler } from "../harness/reconciler-process.ts";
import { readSampling } from "../harness/sampling/sample.ts";

const { exhaustive, seed } = readSampling();
const SECONDS = exhaustive ? 600 : 60;

jest.setTimeout((SECONDS + 240) * 1000);

let reconciler: ReconcilerProcess;
let host: ImitatedHost;

beforeAll(async () => {
  await build("reconciler");
  reconciler = await startReconciler();
  host = await imitateHost(reconciler, "host-1");
});
afterAll(async () => {
  await host?.stop();
  await reconciler?.stop();
});

async function make(plural: Plural | "tokens", body: object): Promise<string> {
  const made = await reconciler.rest("POST", `/v1/${plural}`, body);
  expect([plural, made.body.detail]).toEqual([plural, undefined]);
  return made.body.id;
}

/** Objects that the examples speak of; their ids by prefix. */
async function makeObjects(): Promise<Record<string, string>> {
  const project = "web";
  const prj = await make("projects", { name: project });
  const img = await make("images", {
    project,
    name: "kernel",
    spec: { url: "https://images.example.com/disk.img", sha256: "ab".repeat(32) },
  });
  const dsk = await make("disks", { spec: { host: "host-1", file: { name: "fuzzed", size_gib: 500 } } });
  const prt = await make("partitions", { project, name: "old", spec: { disk: dsk, size_gib: 1 } });
  const net = await make("networks", { project, name: "old", spec: { mode: "nat", cidr: "10.21.0.0/24" } });
  const spec = { image: img, cpus: 1, memory_mib: 64, root_disk_gib: 1 };
  const vm = await make("vms", { project, name: "old", spec });
  const tok = await make("tokens", { role: "viewer", project, ttl_seconds: 3600 });
  return { prj, img, dsk, prt, net, vm, tok };
}

/** Id of the token that calls. */
async function ownToken(): Promise<string> {
  const { body } = await reconciler.rest("GET", "/v1/tokens");
  return body.items.find(({ name }: { name: string }) => name === "admin").id;
}

/** The document as it is served, its examples with the ids of real objects. */
async function documentWith(ids: Readonly<Record<string, string>>): Promise<string> {
  const { body } = await reconciler.rest("GET", "/openapi.json");
  return JSON.stringify(body).replace(
    /\b([a-z]+)_0(00000000example|123456789abcdef)\b/g,
    (id, prefix: string) => ids[prefix] ?? id,
  );
}

type Answers = Record<string, number>;

interface Report {
  test_cases: { generated: number };
  failures: { code: string; title: string; count: number; operations: string[] }[];
  errors: { title: string; count: number }[];
}

const withPython = testWith(hasPython(), "python3 with venv and pip");

/** One run of some phases; what it found, and how often each status was answered. */
async function fuzz(
  at: string,
  phases: string,
  seconds: number,
): Promise<{ found: string[]; answers: Answers }> {
  const { all } = await execa(
    path.join(at, "venv/bin/schemathesis"),
    [
      "run",
      "openapi.json",
      ...["--url", reconciler.tlsEndpoint],
      ...["--tls-verify", path.join(reconciler.stateDir, "ca.pem")],
      ...["--header", `Authorization: Bearer ${reconciler.token}`],
      ...["--phases", phases, "--max-time", String(seconds), "--seed", String(seed)],
      ...["--report", "json", "--report-json-path", "report.json", "--no-color"],
    ],
    { cwd: at, reject: false, all: true, env: { OWN_TOKEN: await ownToken() } },
  );
  const report = JSON.parse(readFileSync(path.join(at, "report.json"), "utf8")) as Report;
  const answers = JSON.parse(readFileSync(path.join(at, "answers.json"), "utf8")) as Answers;
  const failures = report.failures.map(
    ({ title, count, operations }) => `${title}: ${count} (${operations})`,
  );
  const errors = report.errors.map(({ title, count }) => `${title}: ${count}`);
  const found = [...failures, ...errors];
  if (found.length > 0) process.stdout.write(`${all}\n`);
  process.stdout.write(
    `schemathesis, ${phases}: ${report.test_cases.generated} cases, ${found.length} kinds of failures\n`,
  );
  return { found, answers };
}

const requestsOf = (answers: Answers, of: (status: string) => boolean): number =>
  Object.entries(answers).reduce((sum, [status, count]) => sum + (of(status) ? count : 0), 0);

withPython("schemathesis finds nothing that the document and the server disagree about", async () => {
  const at = await prepareEnvironment("schemathesis", "requirements.txt", installPython);
  writeFileSync(path.join(at, "openapi.json"), await documentWith(await makeObjects()));
  // Apart, so that on a busy machine neither takes the time of the other.
  const walks = await fuzz(at, "stateful", SECONDS / 3);
  const others = await fuzz(at, "examples,coverage,fuzzing", (SECONDS * 2) / 3);
  const [all, good] = [() => true, (status: string) => status.startsWith("2")].map(
    (of) => requestsOf(walks.answers, of) + requestsOf(others.answers, of),
  );
  const share = (good ?? 0) / (all ?? 1);
  process.stdout.write(`schemathesis: ${all} requests, ${Math.round(share * 100)} % of them 2xx\n`);
  expect([...walks.found, ...others.found]).toEqual([]);
  expect(share).toBeGreaterThan(0.1);
});
