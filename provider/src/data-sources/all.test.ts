import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import { type ScriptedReconciler, scriptedReconciler } from "../lifecycle/fixtures/scripted-reconciler.ts";
import { objectOf } from "../tfplugin/value.ts";
import { dataSources } from "./all.ts";

let reconciler: ScriptedReconciler;

beforeAll(async () => {
  reconciler = await scriptedReconciler();
});

afterAll(() => reconciler.close());

beforeEach(() => reconciler.reset());

const document = (kind: string, name: string, project: string | null) => ({
  kind,
  id: `${kind}_${name}`,
  project,
  shared: project === null,
  name,
  deleting: false,
  spec: {},
  status: {},
});

const complaint = async (source: string, name: string): Promise<string[]> => {
  const config = objectOf({ id: null, name, project: null });
  const request = {
    config,
    providerMeta: null,
    clientCapabilities: { deferralAllowed: false, writeOnlyAttributesAllowed: true },
  };
  const reply = await dataSources().get(source)!.read(request, reconciler.context());
  return (reply.diagnostics ?? []).map(({ summary, detail }) => `${summary}: ${detail}`);
};

test("a name that is not there is answered with at most ten of those that are", async () => {
  const names = Array.from({ length: 12 }, (_, index) => `image-${String(index).padStart(2, "0")}`);
  const items = [
    ...names.map((name) => document("image", name, null)),
    document("image", "of-others", "other"),
  ];
  // The list by name finds nothing; the page of all does.
  reconciler.script["GET /v1/images"] = [
    { status: 200, body: { items: [], next_cursor: null } },
    { status: 200, body: { items, next_cursor: null } },
  ];
  expect(await complaint("croft_image", "debian")).toEqual([
    `There is no image debian: There are ${names.slice(0, 10).join(", ")} and 2 more. Is the name right, and may the token see it?`,
  ]);
});

test("where there is none at all, it is said of which project", async () => {
  reconciler.script["GET /v1/vms"] = [{ status: 200, body: { items: [], next_cursor: null } }];
  expect(await complaint("croft_vm", "app")).toEqual([
    "There is no VM app: There are none in project web. Is the name right, and may the token see it?",
  ]);
});
