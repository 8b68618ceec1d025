// A create that finds its object made already, and one whose token ends while it waits: what is there is kept, and told.

import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import { partition } from "../resources/partition.ts";
import type { ApplyReply } from "../rpc/provider-definition.ts";
import { unsetObject } from "../tfplugin/schema.ts";
import { objectOf } from "../tfplugin/value.ts";
import { type ScriptedReconciler, scriptedReconciler } from "./fixtures/scripted-reconciler.ts";
import { remember } from "./remembered.ts";
import { resourceOf } from "./resource.ts";

let reconciler: ScriptedReconciler;

beforeAll(async () => {
  reconciler = await scriptedReconciler();
});
afterAll(() => reconciler.close());
beforeEach(() => reconciler.reset());

const ID = "prt_0000000000000001";
const SPEC = { size_gib: 1 };
const document = (created_at: string, observed_generation: number) => ({
  kind: "partition",
  id: ID,
  project: "web",
  shared: false,
  name: "data",
  tags: {},
  default_tags: {},
  generation: 1,
  revision: "1",
  created_at,
  deleting: false,
  spec: SPEC,
  status: { observed_generation, state: observed_generation > 0 ? "ready" : "creating", conditions: [] },
});

async function create(): Promise<ApplyReply> {
  const definition = resourceOf(partition);
  const config = objectOf({ ...unsetObject(definition.schema.block), name: "data", ...SPEC });
  const plain = { providerMeta: null, config };
  const { plannedState } = await definition.plan(
    {
      ...plain,
      priorState: null,
      proposedNewState: config,
      priorPrivate: remember({}),
      clientCapabilities: { deferralAllowed: false, writeOnlyAttributesAllowed: true },
    },
    reconciler.context(),
  );
  return definition.apply(
    { ...plain, priorState: null, plannedState: plannedState ?? null, plannedPrivate: remember({}) },
    reconciler.context(),
  );
}

test("an object that was forgotten is taken over with a warning that names it and its age", async () => {
  const threeHoursAgo = new Date(Date.now() - 3 * 3_600_000).toISOString();
  reconciler.script["POST /v1/partitions"] = [{ status: 200, body: document(threeHoursAgo, 1) }];
  const { newState, diagnostics = [] } = await create();
  expect(newState).toMatchObject({ id: ID });
  expect(diagnostics).toMatchObject([
    { severity: "warning", summary: "croft_partition web/data was there already and is taken over" },
  ]);
  expect(diagnostics[0]?.detail).toMatch(new RegExp(`^${ID} was made 3 h ago .* with all that it holds`));
});

test("a token that ends during the wait taints nothing: it is a warning that names the setting", async () => {
  reconciler.script["POST /v1/partitions"] = [{ status: 202, body: document("t", 0) }];
  const problem = { code: "unauthorized", title: "The token has expired.", status: 401 };
  reconciler.script[`GET /v1/partitions/${ID}`] = [{ status: 401, body: problem }];
  const { newState, diagnostics = [] } = await create();
  expect(newState).toMatchObject({ id: ID });
  expect(diagnostics).toMatchObject([
    { severity: "warning", summary: "croft_partition web/data was not waited for to the end" },
  ]);
  expect(diagnostics[0]?.detail).toMatch(/The token has expired\. It is `token` .*CROFT_TOKEN/);
});
