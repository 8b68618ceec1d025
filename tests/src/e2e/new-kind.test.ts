// The recipe of the READMEs, followed by a program: a kind with a field of each effect, made of new files and one line in
// each registry, goes from its schema through REST, its plan and the command `croft` to a simulated agent and back.

import path from "node:path";
import { CONTRACT_VERSION } from "@croft/schemas/contract.ts";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { croftProgram } from "../harness/croft-program.ts";
import { type ImitatedHost, imitateHost } from "../harness/imitated-host.ts";
import { type ReconcilerProcess, startReconciler } from "../harness/reconciler-process.ts";
import { copyRepository, type RepositoryCopy } from "../harness/repository-copy.ts";

const NEW_FILES = path.join(import.meta.dirname, "fixtures/new-kind");
const NEXT_VERSION = CONTRACT_VERSION + 1;

let copy: RepositoryCopy;
let reconciler: ReconcilerProcess;
let host: ImitatedHost | undefined;

beforeAll(async () => {
  copy = copyRepository();
  copy.add(NEW_FILES);
  copy.replace("schemas/resources/toy.schema.yaml", "NEXT_VERSION", String(NEXT_VERSION));
  // The registries: an import and a line.
  copy.insert("reconciler/src/kinds/kinds.ts", 'import { toy } from "./toy/toy.ts";', /^import \{ vm \}/);
  copy.insert("reconciler/src/kinds/kinds.ts", "  toy,", /^ {2}vm,$/);
  copy.insert("provider/src/resources/all.ts", 'import { toy } from "./toy.ts";', /^import \{ vm \}/);
  copy.insert("provider/src/resources/all.ts", "  toy,", /^ {2}vm,$/);
  // The agent is simulated, so its part is not written.
  copy.checkOnly(["schemas", "provider", "reconciler", "cli/src/croft-main.ts"]);

  await copy.node("cli/build.mjs", "--only", "schemas");
  await copy.node("schemas/dist/generate.js");
  await copy.node("cli/build.mjs", "--only", "reconciler", "--only", "cli");
  reconciler = await startReconciler({}, false, copy.folder);
}, 300_000);

afterAll(async () => {
  await host?.stop();
  await reconciler?.stop();
  copy?.remove();
});

interface ToyDocument {
  id: string;
  kind: string;
  generation: number;
  color: string;
  size: number;
  shape: string;
  wanted: string;
}

/** An agent that knows toys, or one that is a version too old for them. */
const join = (contract: number): Promise<ImitatedHost> =>
  imitateHost(reconciler, "alpha", {
    contract,
    others(document) {
      const { id, kind, generation, color, size, shape, wanted } = document as unknown as ToyDocument;
      const state = wanted === "present" ? "ready" : wanted;
      return {
        kind,
        id,
        generation,
        state,
        code: null,
        message: null,
        shown: `${color} ${shape} of ${size}`,
      };
    },
  });

const settled = async (id: string) =>
  (await reconciler.ask("GET", `/v1/toys/${id}?wait=ready&timeout_seconds=60`)).body;
const plan = async (change: object) =>
  (await reconciler.rest("POST", "/v1/plan", { changes: [{ kind: "toy", ...change }] })).body.changes[0];

test("the copy's types hold: a part that a kind lacks would be an error of the compiler", async () => {
  await copy.node("node_modules/typescript/bin/tsc", "--noEmit", "-p", "tsconfig.json");
}, 300_000);

test("a toy goes from its schema to an agent and back", async () => {
  host = await join(NEXT_VERSION);
  await reconciler.rest("POST", "/v1/projects", { name: "web" });
  const spec = { host: "alpha", color: "red", size: 3 };
  const made = await reconciler.ask("POST", "/v1/toys", { project: "web", name: "ball", spec });
  expect(made).toMatchObject({ status: 202, body: { spec: { ...spec, shape: "ball" } } });
  const { id } = made.body;
  expect(id).toMatch(/^toy_/);
  expect(await settled(id)).toMatchObject({ status: { state: "ready", shown: "red ball of 3" } });

  expect(await plan({ action: "update", id, spec: { ...spec, color: "blue", size: 4 } })).toMatchObject({
    effects: [
      { pointer: "/color", effect: "live" },
      { pointer: "/size", effect: "restart", reason: "is made anew" },
    ],
    errors: [],
  });
  expect(await plan({ action: "update", id, spec: { ...spec, shape: "cube" } })).toMatchObject({
    effects: [{ pointer: "/shape", effect: "replace" }],
    warnings: [
      { code: "replaced", summary: "Toy web/ball will be replaced", detail: "Its ball is thrown away." },
    ],
  });
  expect(await plan({ action: "create", project: "web", name: "ball", spec })).toMatchObject({
    placement: "On host alpha.",
  });

  await reconciler.ask("PATCH", `/v1/toys/${id}`, { spec: { color: "blue", size: 4 } });
  expect(await settled(id)).toMatchObject({
    generation: 2,
    status: { observed_generation: 2, shown: "blue ball of 4" },
  });
  const refused = await reconciler.ask("PATCH", `/v1/toys/${id}`, { spec: { shape: "cube" } });
  expect(refused.body).toMatchObject({ errors: [{ code: "immutable_field", pointer: "/spec/shape" }] });
  const invalid = await reconciler.ask("PATCH", `/v1/toys/${id}`, { spec: { size: 11 } });
  expect(invalid.body).toMatchObject({ errors: [{ code: "out_of_range", pointer: "/spec/size" }] });

  expect((await reconciler.ask("DELETE", `/v1/toys/${id}`)).status).toBe(202);
  const gone = await reconciler.ask("GET", `/v1/toys/${id}?wait=deleted&timeout_seconds=60`);
  expect(gone.status).toBe(404);
  const events = (await reconciler.rest("GET", "/v1/events?limit=1000")).body.items
    .map(({ type }: { type: string }) => type)
    .filter((type: string) => /^toy/.test(type));
  expect([...new Set(events)]).toEqual(
    expect.arrayContaining(["toy.created", "toy.updated", "toy.deleting", "toy.deleted"]),
  );
});

test("the command has a table of toys, by the columns of the schema", async () => {
  const { endpoint, token } = reconciler;
  const croft = croftProgram({ CROFT_ENDPOINT: endpoint, CROFT_TOKEN: token }, copy.folder);
  try {
    const spec = { host: "alpha", color: "green", size: 2 };
    const { id } = (await reconciler.ask("POST", "/v1/toys", { project: "web", name: "kite", spec })).body;
    await settled(id);
    const { status, out } = await croft.run(["get", "toys"]);
    const [titles, row] = out.split("\n");
    expect([status, titles, row]).toEqual([
      0,
      expect.stringMatching(/NAME.*COLOR.*SHOWN/),
      expect.stringMatching(/kite.*green.*green ball of 2/),
    ]);
  } finally {
    croft.remove();
  }
});

test("an agent of the version before is not sent a kind that it does not know", async () => {
  await host?.stop();
  host = await join(CONTRACT_VERSION);
  const spec = { host: "alpha", color: "red", size: 1 };
  const { body } = await reconciler.ask("POST", "/v1/toys", { project: "web", name: "new", spec });
  expect(await settled(body.id)).toMatchObject({
    status: { state: "failed", state_code: "agent_outdated", state_reason: expect.stringMatching(/toy/) },
  });
});
