// What a plan says in the walks of Terraform that are not a plan for the user. The wire is real.
import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import { image } from "../resources/image.ts";
import { sshKey } from "../resources/ssh-key.ts";
import { unsetObject } from "../tfplugin/schema.ts";
import { objectOf, type TfObject, type TfValue } from "../tfplugin/value.ts";
import type { ResourceBehaviour } from "./behaviour.ts";
import { type ScriptedReconciler, scriptedReconciler } from "./fixtures/scripted-reconciler.ts";
import { resourceOf } from "./resource.ts";

let reconciler: ScriptedReconciler;

beforeAll(async () => {
  reconciler = await scriptedReconciler();
});

afterAll(() => reconciler.close());

beforeEach(() => {
  reconciler.reset();
  const refusal = { code: "forbidden", pointer: null, summary: "Not here.", detail: "Elsewhere." };
  reconciler.script["POST /v1/plan"] = [
    { status: 200, body: { changes: [{ effects: [], warnings: [], errors: [refusal] }] } },
  ];
});

async function planned(
  behaviour: ResourceBehaviour,
  given: Record<string, TfValue>,
  walk: { applying: boolean; destroys: boolean },
): Promise<{ state: TfObject | null; says: string[] }> {
  const definition = resourceOf(behaviour);
  const config = objectOf({ ...unsetObject(definition.schema.block), ...given });
  const context = reconciler.context();
  const reply = await definition.plan(
    {
      priorState: null,
      proposedNewState: config,
      config,
      priorPrivate: new Uint8Array(),
      providerMeta: null,
      clientCapabilities: { deferralAllowed: false, writeOnlyAttributesAllowed: true },
    },
    { ...context, provider: { ...context.provider!, walk } },
  );
  const says = (reply.diagnostics ?? []).map(({ severity, summary }) => `${severity}: ${summary}`);
  return { state: reply.plannedState ?? null, says };
}

const KEY = { name: "me", public_key: "ssh-ed25519 AAAA" };
const FILE = { name: "debian", path: "/nowhere/disk.raw" };

test("what the reconciler refuses to make is an error of a plan", async () => {
  const { says } = await planned(sshKey, KEY, { applying: false, destroys: false });
  expect(says).toEqual(["error: Not here."]);
});

test("before a destroy nobody is asked about what would be made, and nothing stands in its way", async () => {
  const { state, says } = await planned(sshKey, KEY, { applying: false, destroys: true });
  expect([state?.name, says]).toEqual(["me", []]);
  expect(reconciler.calls).toEqual([]);
});

test("a file may still come to be until the apply, and is missed by name then", async () => {
  const plan = await planned(image, FILE, { applying: false, destroys: false });
  expect(plan.says).toEqual([]);
  const apply = await planned(image, FILE, { applying: true, destroys: false });
  expect(apply.says).toEqual(["error: path names a file that is not there"]);
});
