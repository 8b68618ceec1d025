// What a plan says in the walks of Terraform that are not a plan for the user. The wire is real.
import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import { disk } from "../resources/disk.ts";
import { image } from "../resources/image.ts";
import { partition } from "../resources/partition.ts";
import { sshKey } from "../resources/ssh-key.ts";
import { unsetObject } from "../tfplugin/schema.ts";
import { isUnknown, objectOf, type TfObject, type TfValue, UNKNOWN } from "../tfplugin/value.ts";
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

test("what is replaced by taint or -replace is told with what is lost, once", async () => {
  const lost = {
    code: "destroyed",
    pointer: null,
    summary: "It will be replaced",
    detail: "Its bytes are lost.",
  };
  reconciler.script["POST /v1/plan"] = Array.from({ length: 2 }, () => ({
    status: 200,
    body: { changes: [{ effects: [], warnings: [lost], errors: [] }] },
  }));
  const definition = resourceOf(sshKey);
  const config = objectOf({ ...unsetObject(definition.schema.block), ...KEY, project: "web" });
  const { state } = await planned(sshKey, { ...KEY, project: "web" }, { applying: true, destroys: false });
  const prior = objectOf(
    Object.fromEntries(
      Object.entries(state ?? {}).map(([name, value]) => [name, isUnknown(value) ? "known" : value]),
    ),
  );
  const context = reconciler.context();
  const plan = async (priorState: TfObject | null) => {
    const reply = await definition.plan(
      {
        priorState,
        proposedNewState: config,
        config,
        priorPrivate: new Uint8Array(),
        providerMeta: null,
        clientCapabilities: { deferralAllowed: false, writeOnlyAttributesAllowed: true },
      },
      context,
    );
    return (reply.diagnostics ?? []).map(({ summary }) => summary).filter((one) => one.includes("replaced"));
  };
  // Terraform plans what is tainted as it is, and then its create.
  expect(await plan(prior)).toEqual([]);
  expect(await plan(null)).toHaveLength(1);
});

test("a partition that is as large as the disk that the same plan makes is told at plan", async () => {
  reconciler.script["POST /v1/plan"] = [];
  const provider = reconciler.context().provider!;
  const plan = async (behaviour: ResourceBehaviour, given: Record<string, TfValue>) => {
    const definition = resourceOf(behaviour);
    const config = objectOf({ ...unsetObject(definition.schema.block), ...given });
    const none = new Uint8Array();
    const clientCapabilities = { deferralAllowed: false, writeOnlyAttributesAllowed: true };
    const request = {
      priorState: null,
      proposedNewState: config,
      config,
      priorPrivate: none,
      providerMeta: null,
    };
    const { diagnostics = [] } = await definition.plan(
      { ...request, clientCapabilities },
      { ...reconciler.context(), provider },
    );
    return diagnostics.map(({ summary }) => summary);
  };
  const wanted = (size_gib: number) => ({ project: "web", name: "data", size_gib, disk: UNKNOWN });
  // Of a disk that is there: unknown for another reason.
  expect(await plan(partition, wanted(6))).toEqual([]);
  await plan(disk, { host: "alpha", file: objectOf({ name: "f", size_gib: 6 }) });
  expect(await plan(partition, wanted(5))).toEqual([]);
  expect(await plan(partition, wanted(6))).toEqual([
    "croft_partition web/data will not fit a disk that this plan makes",
  ]);
  await plan(disk, { host: "alpha", device: "/dev/disk/by-id/x" });
  expect(await plan(partition, wanted(6))).toEqual([]);
});

test("a replacement says what is lost when the old one is destroyed, which lifecycle may keep it from", async () => {
  const lost = {
    code: "destroyed",
    pointer: null,
    summary: "SSH key me will be destroyed",
    detail: "It is gone.",
  };
  reconciler.script["POST /v1/plan"] = [
    { status: 200, body: { changes: [{ effects: [], warnings: [lost], errors: [] }] } },
  ];
  const definition = resourceOf(sshKey);
  const blank = unsetObject(definition.schema.block);
  const config = objectOf({ ...blank, ...KEY, shared: true, public_key: "ssh-ed25519 BBBB" });
  const prior = objectOf({
    ...blank,
    ...KEY,
    shared: true,
    id: "key_0123456789abcdef",
    tags_all: objectOf({}),
  });
  const context = reconciler.context();
  const { diagnostics = [] } = await definition.plan(
    {
      priorState: prior,
      proposedNewState: config,
      config,
      priorPrivate: new Uint8Array(Buffer.from('{"claimed":true}')),
      providerMeta: null,
      clientCapabilities: { deferralAllowed: false, writeOnlyAttributesAllowed: true },
    },
    context,
  );
  expect(diagnostics.at(-1)).toMatchObject({
    severity: "warning",
    summary: "croft_ssh_key me will be replaced",
    detail: "When the one that is there is destroyed: It is gone.",
  });
});

test("an import waits for a provider that is configured later where the client can wait, and is an error elsewhere", async () => {
  const context = reconciler.context();
  const unknown = { ...context, provider: { ...context.provider!, client: undefined } };
  const replies = [true, false].map((deferralAllowed) =>
    resourceOf(sshKey).importState?.(
      {
        id: "-/me",
        identity: null,
        clientCapabilities: { deferralAllowed, writeOnlyAttributesAllowed: true },
      },
      unknown,
    ),
  );
  const [deferred, refused] = await Promise.all(replies);
  expect(deferred).toEqual({ deferred: "provider_config_unknown" });
  expect(refused?.diagnostics).toMatchObject([{ severity: "error" }]);
});

test("a file may still come to be until the apply, and is missed by name then", async () => {
  const plan = await planned(image, FILE, { applying: false, destroys: false });
  expect(plan.says).toEqual([]);
  const apply = await planned(image, FILE, { applying: true, destroys: false });
  expect(apply.says).toEqual(["error: path names a file that is not there"]);
});
