// Ctrl-C while a create waits: whatever the kind, the object is in the state and not tainted, and the next apply waits on.

import { once } from "node:events";
import { KINDS, type Kind } from "@croft/schemas/generated/typescript/kinds.ts";
import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import { disk } from "../resources/disk.ts";
import { image } from "../resources/image.ts";
import { partition } from "../resources/partition.ts";
import { partitionAttachment } from "../resources/partition-attachment.ts";
import { checkApply, checkPlan } from "../rpc/conformance/checks.ts";
import { unsetObject } from "../tfplugin/schema.ts";
import { isUnknown, objectOf, type TfObject, type TfValue } from "../tfplugin/value.ts";
import type { ResourceBehaviour } from "./behaviour.ts";
import { type ScriptedReconciler, scriptedReconciler } from "./fixtures/scripted-reconciler.ts";
import { resourceOf } from "./resource.ts";

let reconciler: ScriptedReconciler;

beforeAll(async () => {
  reconciler = await scriptedReconciler();
});

afterAll(() => reconciler.close());

beforeEach(() => reconciler.reset());

interface Case {
  behaviour: ResourceBehaviour;
  config: Record<string, TfValue>;
  /** Before it is made, but for what is null. */
  early: Record<string, TfValue>;
  /** What making it fills in. */
  made: Record<string, TfValue>;
}

const GIB = 2 ** 30;
const CASES: [kind: string, one: Case][] = [
  [
    "an image that is fetched",
    {
      behaviour: image,
      config: { name: "base", url: "https://images/base.raw" },
      early: { state: "fetching", state_reason: "1.0 of 2.0 MiB of the disk are here (50 %)." },
      made: { sha256: "a".repeat(64), format: "raw", size_bytes: GIB, virtual_size_gib: 1 },
    },
  ],
  [
    "a disk",
    {
      behaviour: disk,
      config: { host: "alpha", file: objectOf({ name: "first", size_gib: 8 }) },
      early: { state: "creating" },
      made: { identity: "alpha:first", model: "file", size_gib: 8 },
    },
  ],
  [
    "a partition",
    {
      behaviour: partition,
      config: { name: "data", size_gib: 1 },
      early: { state: "creating", disk: "dsk_0", host: "alpha", serial: "s" },
      made: { host_region: "eu", number: 1, part_uuid: "u", start_bytes: 2 ** 20, size_bytes: GIB },
    },
  ],
  [
    "an attachment",
    {
      behaviour: partitionAttachment,
      config: { vm: "vm_0", partition: "prt_0" },
      early: { state: "attaching", serial: "s" },
      made: {},
    },
  ],
];

test.each(CASES)("%s goes on being made, and the next apply waits on", async (_what, one) => {
  const { model } = one.behaviour;
  const definition = resourceOf(one.behaviour);
  const { block } = definition.schema;
  const config = objectOf({ ...unsetObject(block), ...one.config });
  const id = `${KINDS[model.kind as Kind].idPrefix}_0`;
  const at = `/v1/${model.plural}/${id}`;
  const document = (observed_generation: number, status: Record<string, TfValue>) => ({
    kind: model.kind,
    id,
    project: "web",
    shared: false,
    name: config.name ?? null,
    tags: {},
    default_tags: {},
    generation: 1,
    revision: "1",
    created_at: "t",
    deleting: false,
    spec: one.config,
    status: { observed_generation, conditions: [], ...status },
  });
  const early = document(0, one.early);
  const made = document(1, { ...one.early, ...one.made, state: "ready" });

  const plan = async (priorState: TfObject | null) => {
    const request = { priorState, proposedNewState: config, config, priorPrivate: new Uint8Array() };
    const capabilities = { deferralAllowed: false, writeOnlyAttributesAllowed: true };
    const whole = { ...request, providerMeta: null, clientCapabilities: capabilities };
    const reply = await definition.plan(whole, reconciler.context());
    const { plannedState: planned = null, requiresReplace = [] } = reply;
    expect(checkPlan(model.name, block, { prior: priorState, config, planned, requiresReplace })).toEqual([]);
    expect(requiresReplace).toEqual([]);
    return planned;
  };
  const apply = async (priorState: TfObject | null, plannedState: TfObject | null, signal?: AbortSignal) => {
    const request = { priorState, plannedState, config, plannedPrivate: new Uint8Array() };
    const reply = await definition.apply({ ...request, providerMeta: null }, reconciler.context(signal));
    expect(checkApply(model.name, block, plannedState, reply.newState ?? null)).toEqual([]);
    return reply;
  };

  reconciler.script[`POST /v1/${model.plural}`] = [{ status: 202, body: early }];
  reconciler.script[`GET ${at}`] = ["silence"];
  const planned = await plan(null);
  const interrupt = new AbortController();
  const waits = once(reconciler.server, "request").then(() => once(reconciler.server, "request"));
  const pending = apply(null, planned, interrupt.signal);
  await waits;
  interrupt.abort(new Error("Terraform was interrupted"));
  const interrupted = await pending;
  expect(interrupted.diagnostics).toMatchObject([
    { severity: "warning", summary: expect.stringMatching(/was not waited for to the end$/) },
  ]);
  expect(interrupted.newState).toMatchObject({ id });

  const state = interrupted.newState as TfObject;
  const next = (await plan(state)) as TfObject;
  const open = Object.keys(next).filter((name) => isUnknown(next[name]));
  expect(open.sort()).toEqual(Object.keys(one.made).sort());
  reconciler.script[`GET ${at}`] = [
    { status: 200, body: early },
    { status: 200, body: made },
  ];
  const waited = await apply(state, next);
  expect(waited.diagnostics ?? []).toEqual([]);
  expect(waited.newState).toMatchObject({ id, ...one.made });
  expect(reconciler.calls.some(({ method }) => method === "PATCH")).toBe(false);
  expect(await plan(waited.newState as TfObject)).toEqual(waited.newState);
});
