// Silent hosts whose lease is over, with the real store, rules and passes, and a clock of the test's own.
import { CONTRACT_VERSION } from "@croft/schemas/generated/typescript/contract.ts";
import type { HostReport, VmReport } from "@croft/schemas/generated/typescript/messages.ts";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { renewLease } from "../agents/leases.ts";
import { type HostLeases, LEASE_SECONDS, SLACK_MS } from "../coordination/host-leases.ts";
import { createHostLeases } from "../coordination/memory/host-leases.ts";
import { createPresence } from "../coordination/memory/presence.ts";
import { type RestFixture, startRest } from "../http/rest-fixture.ts";
import { whyMayRun } from "../kinds/vm/fencing.ts";
import { createLog } from "../log.ts";
import { passHost } from "../loop/host-pass.ts";
import { vmReport } from "../planner/sample-objects.ts";
import { ConditionBook } from "../status/condition-book.ts";
import type { Stored } from "../store/store.ts";
import { HostRecovery } from "./host-recovery.ts";

const LEASE_MS = LEASE_SECONDS * 1000;

let rest: RestFixture;
let image: string;
let now: number;
let leases: HostLeases;
let recovery: HostRecovery;
let conditions: ConditionBook;
const silent = new Set<string>();

beforeEach(async () => {
  silent.clear();
  now = 1_000_000;
  rest = await startRest();
  for (const name of ["a", "b"]) await addHost(name);
  await rest.call("POST", "/v1/projects", { body: { name: "web" } });
  const url = { url: "https://example.com/a", sha256: "0".repeat(64) };
  image = (await made("images", "base", url)).id;
  await rest.store.write(async (tx) => {
    const stored = await tx.documents.get("image", image);
    const facts = { sha256: "0".repeat(64), format: "raw", size_bytes: 1, virtual_size_bytes: 1 };
    const status = { ...stored?.status, ...facts, state: "ready" } as never;
    await tx.documents.updateStatus("image", image, { status });
  });
  startAnew();
});
afterEach(() => rest.close());

/** The part of the reconciler that is in memory. */
function startAnew(store = rest.store): void {
  leases = createHostLeases(() => now);
  conditions = new ConditionBook();
  recovery = new HostRecovery({
    store,
    presence: { isSilent: (host) => silent.has(host) },
    leases,
    conditions,
    log: createLog({ write: () => undefined, now: () => new Date() }),
    monotonic: () => now,
  });
}

async function addHost(name: string): Promise<void> {
  await rest.addHost(name);
  await report(name, []);
}

const made = async (plural: string, name: string, spec: object) => {
  const { status, body } = await rest.call("POST", `/v1/${plural}`, { body: { project: "web", name, spec } });
  expect([status, body.detail]).toEqual([202, undefined]);
  return body;
};
const get = async (id: string) => (await rest.call("GET", `/v1/vms/${id}`)).body;
const patch = (path: string, spec: object) => rest.call("PATCH", `/v1/${path}`, { body: { spec } });

const pass = (host: string): Promise<void> => {
  const parts = {
    store: rest.store,
    presence: createPresence(Date.now),
    now: Date.now,
    userAuthority: "ssh-ed25519 A",
  };
  return passHost(host, parts, { scope: "all", silent: silent.has(host) });
};

async function fallSilent(...hosts: string[]): Promise<void> {
  for (const host of hosts) silent.add(host);
  for (const host of hosts) await pass(host);
}

async function report(host: string, objects: HostReport["objects"]): Promise<void> {
  const head = (await rest.store.hosts.get(host))?.report;
  const observed_generation = await rest.store.hostConfigs.generation(host);
  const whole = { ...head, contract_version: CONTRACT_VERSION, observed_generation, disks: [], objects };
  await rest.store.write((tx) => tx.hosts.putReport(host, whole as HostReport, new Date().toISOString()));
  await pass(host);
}

async function sent(host: string, id: string): Promise<Record<string, unknown> | undefined> {
  const { documents = [] } = (await rest.store.hostConfigs.current(host)) ?? {};
  const entry = documents.find((one) => one.id === id);
  if (entry === undefined) return undefined;
  const bytes = await rest.store.hostConfigs.document(host, entry.digest);
  return JSON.parse(Buffer.from(bytes as Uint8Array).toString("utf8"));
}

/** A VM that runs on host a, which then has a lease. Other hosts have no part in it. */
async function vmOnA(spec: object = {}, entry: Partial<VmReport> = { fenced: true }): Promise<string> {
  await patch("hosts/b", { schedulable: false });
  const all = { image, cpus: 1, memory_mib: 512, root_disk_gib: 1, on_host_loss: "recreate", ...spec };
  const { id } = await made("vms", "app", all);
  await patch("hosts/b", { schedulable: true });
  await pass("a");
  await report("a", [vmReport({ id, ...entry })]);
  await renewLease(rest.store, leases, "a");
  return id;
}

/** Host a is cut off, until after the end of its lease. */
async function loseA(): Promise<void> {
  await fallSilent("a");
  now += LEASE_MS + SLACK_MS;
}

const eventTypes = async () => (await rest.store.events.after(0, 200)).map(({ type }) => type);

describe("a host that is silent when its lease is over", () => {
  test("loses what ended with the lease to another host, as the next incarnation, and not a moment earlier", async () => {
    const id = await vmOnA();
    expect(await sent("a", id)).toMatchObject({ fenced: true });
    await fallSilent("a");
    now += LEASE_MS + SLACK_MS - 1;
    await recovery.look();
    expect((await get(id)).status).toMatchObject({ host: "a", state: "unknown" });
    now += 1;
    await recovery.look();
    expect((await get(id)).status).toMatchObject({ host: "b", incarnation: 2, state: "pending" });
    expect(await eventTypes()).toEqual(expect.arrayContaining(["vm.recreated", "host.fenced"]));
  });

  test("does not keep the others of a VM with which something is wrong", async () => {
    const all = { image, cpus: 1, memory_mib: 512, root_disk_gib: 1, on_host_loss: "recreate" };
    const first = await vmOnA();
    await patch("hosts/b", { schedulable: false });
    const { id: second } = await made("vms", "second", all);
    await patch("hosts/b", { schedulable: true });
    await pass("a");
    await report("a", [vmReport({ id: first, fenced: true }), vmReport({ id: second, fenced: true })]);
    await loseA();
    const { write } = rest.store;
    let writes = 0;
    const store = new Proxy(rest.store, {
      get: (target, name, receiver) =>
        name === "write"
          ? (work: never) => (writes++ === 0 ? Promise.reject(new Error("damaged")) : write(work))
          : Reflect.get(target, name, receiver),
    });
    startAnew(store);
    now += LEASE_MS + SLACK_MS;
    await recovery.look();
    expect((await get(first)).status.host).toBe("a");
    expect((await get(second)).status).toMatchObject({ host: "b", incarnation: 2 });
    now += 15_000;
    await recovery.look();
    expect((await get(first)).status.host).toBe("b");
  });

  test("is not fenced while it renews, or is heard", async () => {
    const id = await vmOnA();
    await loseA();
    await renewLease(rest.store, leases, "a");
    await recovery.look();
    now += LEASE_MS + SLACK_MS;
    silent.delete("a");
    await recovery.look();
    expect((await get(id)).status.host).toBe("a");
  });

  test("is counted anew after a restart of the reconciler, which does not know when it answered last", async () => {
    const id = await vmOnA();
    await loseA();
    startAnew();

    now += LEASE_MS + SLACK_MS - 1;
    await recovery.look();
    expect((await get(id)).status.host).toBe("a");
    now += 1;
    await recovery.look();
    expect((await get(id)).status.host).toBe("b");
  });

  test.each([
    ["waits by its own wish", { on_host_loss: "wait" }, {}],
    ["is pinned", { host: "a" }, {}],
    ["was started before it was fenced", {}, { fenced: false }],
    ["is of an agent that knows no leases", {}, {}],
  ])("keeps a VM that %s", async (_why, spec, entry) => {
    const id = await vmOnA(spec, entry);
    await loseA();
    await recovery.look();
    expect((await get(id)).status).toMatchObject({ host: "a", incarnation: 1 });
  });

  test("keeps a VM whose last document it did not answer: it may have begun anything of it", async () => {
    const id = await vmOnA();
    await patch(`vms/${id}`, { on_host_loss: "wait" });
    await pass("a");
    await patch(`vms/${id}`, { on_host_loss: "recreate" });
    await pass("a");
    await loseA();
    await recovery.look();
    expect((await get(id)).status.host).toBe("a");
  });

  test("keeps a VM that has room nowhere, untouched, until there is some", async () => {
    const id = await vmOnA();
    await patch("hosts/b", { schedulable: false });
    await loseA();
    await recovery.look();
    expect((await get(id)).status).toMatchObject({ host: "a", incarnation: 1, state: "unknown" });
    expect(await eventTypes()).not.toContain("vm.recreated");
    await patch("hosts/b", { schedulable: true });
    now += 15_000;
    await recovery.look();
    expect((await get(id)).status.host).toBe("b");
  });
});

test("what a host is known to have of a database that was restored proves nothing before it was met", async () => {
  const id = await vmOnA();
  const vm = (await rest.store.documents.get("vm", id)) as Stored<"vm">;
  expect(await whyMayRun(rest.store, vm, "a")).toBeUndefined();
  // As `restore` leaves it: nothing is offered to a host before it was met.
  const hostConfigs = { ...rest.store.hostConfigs, offered: async () => 0 };
  expect(await whyMayRun({ ...rest.store, hostConfigs }, vm, "a")).toMatch(/restored from a backup/);
});

test("a plan says from when on a change of on_host_loss counts", async () => {
  const id = await vmOnA({ on_host_loss: "wait" }, { fenced: false });
  const vm = await get(id);
  const change = { action: "update", kind: "vm", id, spec: { on_host_loss: "recreate" } };
  const { status, body } = await rest.call("POST", "/v1/plan", { body: { changes: [change] } });
  expect([status, JSON.stringify(body)]).toEqual([
    200,
    expect.stringContaining("from its next start on its guest ends"),
  ]);
  expect(vm.status.conditions).not.toContainEqual(expect.objectContaining({ type: "fenced" }));
  await patch(`vms/${id}`, { on_host_loss: "recreate" });
  await pass("a");
  await report("a", [vmReport({ id, fenced: false, generation: 2 })]);
  const { conditions } = (await get(id)).status;
  expect(conditions).toContainEqual(expect.objectContaining({ type: "fenced", reason: "at_next_start" }));
});

describe("a host that returns after it was fenced", () => {
  test("gets a lease only once its config has the removals, and what is placed on it again waits for them", async () => {
    const id = await vmOnA();
    await loseA();
    await recovery.look();
    await expect(renewLease(rest.store, leases, "a")).rejects.toMatchObject({ code: "unavailable" });
    await pass("a");
    const { generation, seconds } = await renewLease(rest.store, leases, "a");
    expect([generation, seconds]).toEqual([await rest.store.hostConfigs.generation("a"), LEASE_SECONDS]);
    expect(await sent("a", id)).toMatchObject({ wanted: "deleted", incarnation: 1 });

    // Now the other one is lost, before the first has removed its copy.
    silent.delete("a");
    await report("a", [vmReport({ id, incarnation: 1, fenced: true })]);
    await pass("b");
    await report("b", [vmReport({ id, incarnation: 2, fenced: true })]);
    await fallSilent("b");
    now += LEASE_MS + SLACK_MS;
    await recovery.look();
    expect((await get(id)).status.host).toBe("b");
    const removal = await sent("a", id);
    await report("a", [
      vmReport({ id, incarnation: 1, state: "deleted", generation: Number(removal?.generation) }),
    ]);
    now += 15_000;
    await recovery.look();
    expect((await get(id)).status).toMatchObject({ host: "a", incarnation: 3 });
  });
});

describe("a storm of silent hosts", () => {
  const release = (...hosts: string[]) => recovery.release(hosts, "tok_1");

  test("fences nothing, says so, and lets be fenced what a person names", async () => {
    for (const name of ["c", "d"]) await addHost(name);
    const id = await vmOnA();
    await fallSilent("c", "d");
    await loseA();
    await recovery.look();
    await recovery.look();
    expect((await get(id)).status.host).toBe("a");
    expect(conditions.list()).toMatchObject([
      { type: "host_storm", message: expect.stringMatching(/^3 hosts are silent at once: a, c, d\./) },
    ]);
    await expect(release("a", "b")).rejects.toMatchObject({ code: "precondition_failed" });
    expect(await release("a")).toEqual({ silent: ["a", "c", "d"], released: ["a"] });
    await recovery.look();
    expect((await get(id)).status.host).toBe("b");
    silent.delete("c");
    await report("c", []);
    await recovery.look();
    expect(conditions.list()).toEqual([]);
    const types = (await eventTypes()).filter((type) => type.startsWith("reconciler.host_storm"));
    expect(types).toEqual([
      "reconciler.host_storm",
      "reconciler.host_storm_released",
      "reconciler.host_storm_ended",
    ]);
  });

  test("is none with two silent hosts, or a third of many; then nothing is to be released", async () => {
    for (const name of ["c", "d", "e", "f", "g", "h", "i"]) await addHost(name);
    const id = await vmOnA();
    await fallSilent("c", "d");
    await loseA();
    await recovery.look();
    expect((await get(id)).status.host).not.toBe("a");
    await expect(release("c")).rejects.toMatchObject({ code: "precondition_failed" });
  });
});
