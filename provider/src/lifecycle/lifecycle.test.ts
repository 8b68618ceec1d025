// What a resource's handlers do over time, against a reconciler that plays a script. The wire is real.
import { once } from "node:events";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { sshKey } from "../resources/ssh-key.ts";
import { vm } from "../resources/vm.ts";
import type { ApplyReply, CallContext } from "../rpc/provider-definition.ts";
import { isUnknown, objectOf, type TfObject } from "../tfplugin/value.ts";
import type { Croft } from "./croft.ts";
import { type ScriptedReconciler, scriptedReconciler } from "./fixtures/scripted-reconciler.ts";
import { remember, remembered } from "./remembered.ts";
import { resourceOf } from "./resource.ts";

let reconciler: ScriptedReconciler;

beforeAll(async () => {
  reconciler = await scriptedReconciler();
});

afterAll(() => reconciler.close());

beforeEach(() => reconciler.reset());

const ID = `vm_${"0".repeat(16)}`;
const AT = `/v1/vms/${ID}`;
const SPEC = {
  image: `img_${"0".repeat(16)}`,
  cpus: 1,
  memory_mib: 512,
  root_disk_gib: 4,
  power_state: "running",
  wait_for: ["running"],
  on_change: "restart",
};

function document(status: Record<string, unknown>, more: Record<string, unknown> = {}) {
  return {
    kind: "vm",
    id: ID,
    project: "web",
    shared: false,
    name: "app",
    tags: {},
    default_tags: {},
    generation: 1,
    revision: "1",
    created_at: "t",
    deleting: false,
    spec: SPEC,
    status: {
      observed_generation: 1,
      state: "starting",
      ready: false,
      conditions: [],
      hostname: "app",
      allocated_ports: {},
      ssh: null,
      host: "alpha",
      ...status,
    },
    ...more,
  };
}
const running = document({ state: "running", ready: true });

const definition = resourceOf(vm);
const config = (more: Record<string, unknown> = {}): TfObject =>
  objectOf({
    id: null,
    project: null,
    name: "app",
    description: null,
    hostname: null,
    host: null,
    partitions: null,
    ssh_keys: null,
    user_data: null,
    ports: null,
    ready: null,
    ip_address: null,
    allocated_ports: null,
    ssh: null,
    tags: null,
    tags_all: null,
    created_at: null,
    timeouts: null,
    ...SPEC,
    power_state: null,
    wait_for: null,
    on_change: null,
    ...(more as object),
  });
const plain = { private: new Uint8Array(), providerMeta: null };
const capabilities = { deferralAllowed: false, writeOnlyAttributesAllowed: true };

async function planned(prior: TfObject | null, wanted: TfObject, memory = {}) {
  return definition.plan(
    {
      priorState: prior,
      proposedNewState: wanted,
      config: wanted,
      priorPrivate: remember(memory),
      providerMeta: null,
      clientCapabilities: capabilities,
    },
    reconciler.context(),
  );
}

async function applied(
  prior: TfObject | null,
  state: TfObject | null,
  run: AbortSignal | CallContext<Croft> = reconciler.context(),
  memory = {},
): Promise<ApplyReply> {
  return definition.apply(
    {
      priorState: prior,
      plannedState: state,
      config: state,
      plannedPrivate: remember(memory),
      providerMeta: null,
    },
    run instanceof AbortSignal ? reconciler.context(run) : run,
  );
}

async function create(signal?: AbortSignal, more = {}): Promise<ApplyReply> {
  const { plannedState } = await planned(null, config(more));
  return applied(null, plannedState ?? null, signal);
}

const summaries = (reply: ApplyReply) =>
  (reply.diagnostics ?? []).map(({ severity, summary }) => `${severity}: ${summary}`);
const details = (reply: ApplyReply) => (reply.diagnostics ?? []).map(({ detail }) => detail).join();

describe("a create", () => {
  test("waits until the reconciler says that it is ready", async () => {
    reconciler.script["POST /v1/vms"] = [{ status: 202, body: document({}) }];
    reconciler.script[`GET ${AT}`] = [
      { status: 200, body: document({}) },
      { status: 200, body: running },
    ];
    const reply = await create();
    expect(summaries(reply)).toEqual([]);
    expect(reply.newState).toMatchObject({ id: ID, ready: true, hostname: "app", project: "web" });
    expect(reconciler.calls.at(-1)?.url).toMatch(/\?wait=ready&timeout_seconds=10$/);
  });

  test("that fails keeps what there is, with the reason, and says how to keep it", async () => {
    reconciler.script["POST /v1/vms"] = [{ status: 202, body: document({}) }];
    reconciler.script[`GET ${AT}`] = [
      {
        status: 200,
        body: document({ state: "failed", state_code: "vm_exited", state_reason: "QEMU ended." }),
      },
    ];
    const reply = await create();
    expect(summaries(reply)).toEqual(["error: croft_vm web/app was not made"]);
    expect(details(reply)).toContain("QEMU ended. (vm_exited)");
    expect(details(reply)).toContain("terraform untaint");
    expect(reply.newState).toMatchObject({ id: ID, ready: false });
  });

  test("that cloud-init's errors make vain ends at once, and does not call what runs not made", async () => {
    reconciler.script["POST /v1/vms"] = [{ status: 202, body: document({}) }];
    const vain = { state: "running", state_code: "cloud_init_failed", state_reason: "cloud-init: exit 7." };
    reconciler.script[`GET ${AT}`] = [{ status: 200, body: document(vain) }];
    const reply = await create();
    expect(summaries(reply)).toEqual(["error: croft_vm web/app is not ready"]);
    expect(details(reply)).toContain("cloud-init: exit 7. (cloud_init_failed)");
    expect(reply.newState).toMatchObject({ id: ID, ready: false });
  });

  test("for cloud-init tells what it warned of", async () => {
    const ready = document({ state: "running", ready: true, guest: { cloud_init_errors: ["no YAML"] } });
    const waits = { ...ready, spec: { ...ready.spec, wait_for: ["cloud_init"] } };
    reconciler.script["POST /v1/vms"] = [{ status: 202, body: document({}) }];
    reconciler.script[`GET ${AT}`] = [{ status: 200, body: waits }];
    const reply = await create(undefined, { wait_for: ["cloud_init"] });
    expect(summaries(reply)).toEqual(["warning: cloud-init in croft_vm web/app did not do everything"]);
    expect(details(reply)).toContain("no YAML");
    expect(reply.newState).toMatchObject({ ready: true });
  });

  test("tells of a first boot that failed, whatever it waits for", async () => {
    const message = "The guest could not do all that its user data asks: mounts.";
    const conditions = [{ type: "first_boot_failed", status: "true", reason: "cloud_init_failed", message }];
    const ready = document({ state: "running", ready: true, conditions });
    reconciler.script["POST /v1/vms"] = [{ status: 202, body: document({}) }];
    reconciler.script[`GET ${AT}`] = [{ status: 200, body: ready }];
    const reply = await create();
    expect(summaries(reply)).toEqual(["warning: The first boot of croft_vm web/app failed"]);
    expect(details(reply)).toContain(message);
  });

  test("ends with its state when the user's timeout is over", async () => {
    reconciler.script["POST /v1/vms"] = [
      { status: 202, body: document({ state_reason: "Waits for room." }) },
    ];
    reconciler.script[`GET ${AT}`] = [{ status: 200, body: document({ state_reason: "Waits for room." }) }];
    const timeouts = objectOf({ create: "50ms", read: null, update: null, delete: null });
    const reply = await create(undefined, { timeouts });
    expect(summaries(reply)).toEqual(["error: croft_vm web/app was not ready in time"]);
    expect(details(reply)).toContain("Waited for: running.\nLast seen: State: starting. Waits for room.");
    expect(reply.newState).toMatchObject({ id: ID });
  });

  test("that fails is a success with a warning where the user wants that, and the next plan waits on", async () => {
    reconciler.script["POST /v1/vms"] = [{ status: 202, body: document({}) }];
    const failed = { state: "failed", state_code: "vm_exited", state_reason: "QEMU ended." };
    reconciler.script[`GET ${AT}`] = [{ status: 200, body: document(failed) }];
    const reply = await create(undefined, { on_wait_timeout: "warn" });
    expect(summaries(reply)).toEqual(["warning: croft_vm web/app is not ready"]);
    expect(details(reply)).toContain("QEMU ended. (vm_exited)");
    expect(reply.newState).toMatchObject({ id: ID, ready: false });
    const next = await planned(reply.newState ?? null, config({ on_wait_timeout: "warn" }));
    expect(isUnknown(next.plannedState?.ready ?? null)).toBe(true);
  });

  test("that is interrupted while it waits is not tainted, and the next plan waits on", async () => {
    const interrupt = new AbortController();
    reconciler.script["POST /v1/vms"] = [{ status: 202, body: document({}) }];
    reconciler.script[`GET ${AT}`] = ["silence"];
    const arrived = once(reconciler.server, "request").then(() => once(reconciler.server, "request"));
    const { plannedState } = await planned(null, config());
    const pending = applied(null, plannedState ?? null, interrupt.signal);
    await arrived;
    interrupt.abort(new Error("Terraform was interrupted"));
    // Whoever presses Ctrl-C does not wait for a reconciler that never answers.
    const reply = await pending;
    expect(summaries(reply)).toEqual(["warning: croft_vm web/app was not waited for to the end"]);
    expect(reply.newState).toMatchObject({ id: ID, ready: false });

    const next = await planned(reply.newState ?? null, config());
    expect(
      Object.entries(next.plannedState ?? {})
        .filter(([, value]) => isUnknown(value))
        .map(([name]) => name),
    ).toEqual(["ready"]);
    expect(next.requiresReplace).toEqual([]);
    reconciler.script[`GET ${AT}`] = [{ status: 200, body: running }];
    const waited = await applied(reply.newState ?? null, next.plannedState ?? null);
    expect(waited.newState).toMatchObject({ ready: true });
    expect(reconciler.calls.some(({ method }) => method === "PATCH")).toBe(false);
  });

  test("that is answered with what another one has just made is a second declaration of it", async () => {
    reconciler.script["POST /v1/vms"] = [
      { status: 201, body: running },
      { status: 200, body: running },
    ];
    const { plannedState = null } = await planned(null, config());
    const together = reconciler.context();
    expect((await applied(null, plannedState, together)).newState).toMatchObject({ id: ID });
    const second = await applied(null, plannedState, together);
    expect(second.newState).toBeNull();
    expect(summaries(second)).toEqual(["error: croft_vm web/app is declared twice"]);
  });

  test("that is refused leaves nothing in the state, and names the field", async () => {
    const errors = [{ code: "out_of_range", pointer: "/spec/cpus", message: "too many" }];
    reconciler.script["POST /v1/vms"] = [
      { status: 400, body: { title: "No.", code: "out_of_range", detail: "/spec/cpus: too many", errors } },
    ];
    const reply = await create();
    expect(reply.newState).toBeNull();
    expect(reply.diagnostics).toMatchObject([{ severity: "error", summary: "No.", path: ["cpus"] }]);
  });
});

describe("an update", () => {
  const state = async (): Promise<TfObject> => {
    reconciler.script["POST /v1/vms"] = [{ status: 201, body: running }];
    const reply = await create();
    reconciler.calls = [];
    return reply.newState as TfObject;
  };
  const changed = document(
    { state: "running", ready: true, observed_generation: 2 },
    { generation: 2, spec: { ...SPEC, cpus: 2 } },
  );

  test("sends what changed, for the generation that the plan saw", async () => {
    const prior = await state();
    reconciler.script[`PATCH ${AT}`] = [{ status: 200, body: changed }];
    const { plannedState } = await planned(prior, config({ cpus: 2 }), { etag: '"1"', claimed: true });
    const reply = await applied(prior, plannedState ?? null, undefined, { etag: '"1"', claimed: true });
    expect(summaries(reply)).toEqual([]);
    expect(reply.newState).toMatchObject({ cpus: 2, ready: true });
    const patch = reconciler.calls.find(({ method }) => method === "PATCH");
    expect(patch?.body).toEqual({ spec: { cpus: 2 } });
    expect(patch?.headers["if-match"]).toBe('"1"');
    expect(remembered(reply.private ?? new Uint8Array())).toEqual({ etag: '"2"', claimed: true });
  });

  test("goes on when somebody changed another field meanwhile, and stops when it was this one", async () => {
    const prior = await state();
    const conflict = {
      status: 412,
      body: {
        title: "VM web/app was changed meanwhile by token ops.",
        code: "precondition_failed",
        detail: "It is generation 5 now.",
      },
    };
    const { plannedState } = await planned(prior, config({ cpus: 2 }), { claimed: true });
    reconciler.script[`PATCH ${AT}`] = [conflict, { status: 200, body: changed }];
    reconciler.script[`GET ${AT}`] = [
      { status: 200, body: { ...running, generation: 5, tags: { other: "x" } } },
    ];
    expect(summaries(await applied(prior, plannedState ?? null, undefined, { etag: '"1"' }))).toEqual([]);
    reconciler.script[`PATCH ${AT}`] = [conflict];
    reconciler.script[`GET ${AT}`] = [{ status: 200, body: { ...running, spec: { ...SPEC, cpus: 7 } } }];
    const late = await applied(prior, plannedState ?? null, undefined, { etag: '"1"' });
    expect(summaries(late)).toEqual(["error: croft_vm web/app was changed after this was planned"]);
    expect(details(late)).toContain("VM web/app was changed meanwhile by token ops.");
    expect(details(late)).toContain("cpus");
    expect(details(late)).toContain("Plan again");
    expect(details(late)).not.toMatch(/generation|If-Match/);
  });

  test("whose answer was lost finds its work done", async () => {
    const prior = await state();
    const { plannedState } = await planned(prior, config({ cpus: 2 }), { claimed: true });
    reconciler.script[`PATCH ${AT}`] = [{ status: 412, body: { title: "No.", code: "precondition_failed" } }];
    reconciler.script[`GET ${AT}`] = [{ status: 200, body: changed }];
    const reply = await applied(prior, plannedState ?? null, undefined, { etag: '"1"' });
    expect(summaries(reply)).toEqual([]);
    expect(reply.newState).toMatchObject({ cpus: 2 });
  });

  test("of Terraform's own settings asks nobody", async () => {
    const prior = await state();
    const timeouts = objectOf({ create: "5m", read: null, update: null, delete: null });
    const { plannedState } = await planned(prior, config({ timeouts }), { claimed: true });
    reconciler.calls = [];
    const reply = await applied(prior, plannedState ?? null, undefined, { claimed: true });
    expect(reply.newState).toMatchObject({ timeouts: { create: "5m" } });
    expect(reconciler.calls).toEqual([]);
  });

  test("that pins a VM to a host, or unpins it, replaces nothing: another one moves it", async () => {
    const prior = await state();
    reconciler.script[`GET ${AT}`] = [{ status: 200, body: running }];
    expect((await planned(prior, config({ host: "alpha" }))).requiresReplace).toEqual([]);
    expect((await planned(prior, config({ host: "beta" }))).requiresReplace).toEqual([]);
    const pinned = objectOf({ ...prior, host: "alpha" });
    expect((await planned(pinned, config())).requiresReplace).toEqual([]);
  });
});

describe("a read", () => {
  const read = (state: TfObject, memory = {}, signal?: AbortSignal) =>
    definition.read(
      { ...plain, currentState: state, private: remember(memory), clientCapabilities: capabilities },
      reconciler.context(signal),
    );
  const prior = objectOf({ ...config(), id: ID, ...SPEC, ready: true });

  test("claims what the state names, once", async () => {
    reconciler.script[`GET ${AT}`] = [{ status: 200, body: running }];
    const reply = await read(prior);
    expect(reconciler.calls.find(({ url }) => url === "/v1/claims")?.body).toEqual({ ids: [ID] });
    reconciler.calls = [];
    await read(prior, remembered(reply.private ?? new Uint8Array()));
    expect(reconciler.calls.map(({ url }) => url)).toEqual([AT]);
  });

  test("remembers something else only with another state", async () => {
    reconciler.script[`GET ${AT}`] = [{ status: 200, body: { ...running, claimed: true } }];
    const state = (await read(prior)).newState as TfObject;
    expect(await read(state)).not.toHaveProperty("private");
    reconciler.script[`GET ${AT}`] = [
      { status: 200, body: { ...running, claimed: true, generation: 5, name: "new" } },
    ];
    const moved = await read(state);
    expect(remembered(moved.private ?? new Uint8Array())).toEqual({ etag: '"5"', claimed: true });
  });

  test("shows a guest that stopped by itself, and what is gone or going as gone", async () => {
    reconciler.script[`GET ${AT}`] = [{ status: 200, body: document({ state: "stopped", ready: true }) }];
    expect((await read(prior)).newState).toMatchObject({ power_state: "stopped", ready: true });
    const conditions = [{ type: "waiting_for_users", status: "true" }];
    reconciler.script[`GET ${AT}`] = [{ status: 200, body: document({ conditions }, { deleting: true }) }];
    expect((await read(prior)).newState).toBeNull();
    reconciler.script[`GET ${AT}`] = [{ status: 404 }];
    expect((await read(prior)).newState).toBeNull();
  });
});

describe("what is being deleted", () => {
  test("stays in the state, with a warning, so that a destroy can wait for its end", async () => {
    reconciler.script[`GET ${AT}`] = [
      { status: 200, body: document({ state: "deleting" }, { deleting: true }) },
    ];
    const prior = objectOf({ ...config(), id: ID });
    const reply = await definition.read(
      { ...plain, currentState: prior, private: remember({}), clientCapabilities: capabilities },
      reconciler.context(),
    );
    expect(reply.newState).toMatchObject({ id: ID });
    expect(summaries(reply)).toEqual(["warning: croft_vm web/app is being deleted"]);
  });
});

describe("a delete", () => {
  const prior = objectOf({ ...config(), id: ID });

  test("waits until nothing is left", async () => {
    reconciler.script[`DELETE ${AT}`] = [{ status: 202, body: document({}, { deleting: true }) }];
    reconciler.script[`GET ${AT}`] = [
      { status: 200, body: document({}, { deleting: true }) },
      { status: 404 },
    ];
    expect(await applied(prior, null)).toEqual({ newState: null });
  });

  test("that the host gave up is an error with the reason", async () => {
    const status = { state: "deleting", state_code: "detach_timeout", state_reason: "The guest keeps it." };
    reconciler.script[`DELETE ${AT}`] = [{ status: 202 }];
    reconciler.script[`GET ${AT}`] = [
      { status: 200, body: document({ ...status, state_code: "host_silent" }, { deleting: true }) },
      { status: 200, body: document(status, { deleting: true, generation: 2 }) },
      {
        status: 200,
        body: document({ ...status, observed_generation: 2 }, { deleting: true, generation: 2 }),
      },
    ];
    const reply = await applied(prior, null);
    expect(summaries(reply)).toEqual(["error: croft_vm app could not be deleted"]);
    expect(details(reply)).toContain("The guest keeps it. (detach_timeout)");
    expect(reconciler.calls.filter(({ method }) => method === "GET")).toHaveLength(3);
  });

  test("ends where only users are waited for", async () => {
    const conditions = [{ type: "waiting_for_users", status: "true" }];
    reconciler.script[`DELETE ${AT}`] = [{ status: 202 }];
    reconciler.script[`GET ${AT}`] = [{ status: 200, body: document({ conditions }, { deleting: true }) }];
    expect(await applied(prior, null)).toEqual({ newState: null });
  });

  test("waits while what it holds goes, and is refused when that stays", async () => {
    const holds = (what: string, leaving = false) => ({
      status: 409,
      body: { title: "It holds something.", code: "not_empty", detail: what, leaving },
    });
    const deletions = () => reconciler.calls.filter(({ method }) => method === "DELETE");
    reconciler.script[`DELETE ${AT}`] = [holds("a, b"), holds("a"), holds("a", true), { status: 404 }];
    expect(await applied(prior, null)).toEqual({ newState: null });
    const waiting = "?on_not_empty=wait&timeout_seconds=20";
    expect(deletions().map(({ url }) => url.slice(AT.length))).toEqual(["", waiting, waiting, waiting]);

    reconciler.script[`DELETE ${AT}`] = [holds("a, b"), holds("a"), holds("a")];
    expect(details(await applied(prior, null))).toContain("Code: not_empty");
    expect(deletions()).toHaveLength(4 + 3);

    // A reconciler that does not know how to wait.
    const unknown = { status: 400, body: { title: "Not valid.", code: "invalid_request" } };
    reconciler.script[`DELETE ${AT}`] = [holds("a"), unknown];
    expect(details(await applied(prior, null))).toContain("Code: not_empty");
  });

  test("that is refused keeps the state and says why", async () => {
    reconciler.script[`DELETE ${AT}`] = [
      { status: 409, body: { title: "It holds something.", code: "not_empty", detail: "Empty it." } },
    ];
    const reply = await applied(prior, null);
    expect(reply).toEqual({
      diagnostics: [
        { severity: "error", summary: "It holds something.", detail: "Empty it.\n\nCode: not_empty" },
      ],
    });
  });
});

describe("a plan", () => {
  test("shows the reconciler's warnings and errors, but no error about what is not known yet", async () => {
    const remark = (code: string, pointer: string | null) => ({
      code,
      summary: `about ${code}`,
      detail: "d",
      pointer,
    });
    const errors = [remark("missing_field", "/spec/image"), remark("out_of_range", "/spec/cpus")];
    reconciler.script["POST /v1/plan"] = [
      { status: 200, body: { changes: [{ effects: [], warnings: [remark("no_capacity", null)], errors }] } },
    ];
    const unknownImage = objectOf({
      ...config(),
      image: (await planned(null, config())).plannedState?.id ?? null,
    });
    const reply = await planned(null, unknownImage);
    expect(reply.diagnostics?.map(({ severity, summary, path }) => [severity, summary, path])).toEqual([
      ["error", "about out_of_range", ["cpus"]],
      ["warning", "about no_capacity", undefined],
    ]);
    expect(reconciler.calls.at(-1)?.body).toMatchObject({
      changes: [{ action: "create", kind: "vm", project: "web", name: "app" }],
    });
  });

  test("asks for no dry run while its place comes from something that is still to be made", async () => {
    const { plannedState } = await planned(null, config());
    const partitions = [objectOf({ partition: plannedState?.id ?? null, serial: null, read_only: null })];
    reconciler.calls = [];
    await planned(null, objectOf({ ...config(), partitions }));
    expect(reconciler.calls).toEqual([]);
  });

  test("of nothing new asks for no dry run", async () => {
    reconciler.script["POST /v1/vms"] = [{ status: 201, body: running }];
    const { newState } = await create();
    reconciler.calls = [];
    await planned(newState ?? null, config(), { claimed: true });
    expect(reconciler.calls).toEqual([]);
  });

  test("keeps a key's spelling with or without its line feed", async () => {
    const prior = objectOf({
      id: "key_1",
      project: "web",
      name: "me",
      shared: false,
      public_key: "ssh-ed25519 A",
      fingerprint: "f",
      tags: null,
      tags_all: objectOf({}),
      created_at: "t",
      timeouts: null,
    });
    const wanted = objectOf({
      ...prior,
      public_key: "ssh-ed25519 A\n",
      id: null,
      fingerprint: null,
      created_at: null,
      tags_all: null,
    });
    const reply = await resourceOf(sshKey).plan(
      {
        priorState: prior,
        proposedNewState: wanted,
        config: wanted,
        priorPrivate: remember({ claimed: true }),
        providerMeta: null,
        clientCapabilities: capabilities,
      },
      reconciler.context(),
    );
    expect(reply).toMatchObject({ requiresReplace: [], plannedState: { public_key: "ssh-ed25519 A" } });
  });
});
