// A host that is lost: what an operator's word moves elsewhere, what waits, and what a host that comes back removes first.
import { CONTRACT_VERSION } from "@croft/schemas/generated/typescript/contract.ts";
import type { HostReport } from "@croft/schemas/generated/typescript/messages.ts";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { createPresence } from "../coordination/memory/presence.ts";
import { type RestFixture, startRest } from "../http/rest-fixture.ts";
import { vmReport } from "../planner/sample-objects.ts";
import { passHost } from "./host-pass.ts";

let rest: RestFixture;
let image: string;
const silent = new Set<string>();

beforeEach(async () => {
  silent.clear();
  rest = await startRest();
  for (const name of ["a", "b"]) {
    await rest.addHost(name);
    // Agents of before could not hold a start back, so they are not sent such VMs.
    await report(name, []);
  }
  await rest.call("POST", "/v1/projects", { body: { name: "web" } });
  const url = { url: "https://example.com/a", sha256: "0".repeat(64) };
  image = (await made("images", "base", url)).id;
  await rest.store.write(async (tx) => {
    const stored = await tx.documents.get("image", image);
    const facts = { sha256: "0".repeat(64), format: "raw", size_bytes: 1, virtual_size_bytes: 1 };
    const status = { ...stored?.status, ...facts, state: "ready" } as never;
    await tx.documents.updateStatus("image", image, { status });
  });
});
afterEach(() => rest.close());

const made = async (plural: string, name: string, spec: object) => {
  const { status, body } = await rest.call("POST", `/v1/${plural}`, { body: { project: "web", name, spec } });
  expect([status, body.detail]).toEqual([202, undefined]);
  return body;
};
const vm = (name: string, spec: object = {}) =>
  made("vms", name, { image, cpus: 1, memory_mib: 512, root_disk_gib: 1, on_host_loss: "recreate", ...spec });
const get = async (plural: string, id: string) => (await rest.call("GET", `/v1/${plural}/${id}`)).body;

const pass = (host: string): Promise<void> => {
  const parts = {
    store: rest.store,
    presence: createPresence(Date.now),
    now: Date.now,
    userAuthority: "ssh-ed25519 A",
  };
  return passHost(host, parts, { scope: "all", silent: silent.has(host) });
};
async function fallSilent(host: string): Promise<void> {
  silent.add(host);
  await pass(host);
}
async function report(host: string, objects: HostReport["objects"]): Promise<void> {
  const head = (await rest.store.hosts.get(host))?.report;
  const observed_generation = await rest.store.hostConfigs.generation(host);
  const contract_version = CONTRACT_VERSION;
  const whole = { ...head, contract_version, observed_generation, disks: [], objects } as HostReport;
  await rest.store.write((tx) => tx.hosts.putReport(host, whole, new Date().toISOString()));
  await pass(host);
}
/** What a host is sent of an object. */
async function sent(host: string, id: string): Promise<Record<string, unknown> | undefined> {
  const { documents = [] } = (await rest.store.hostConfigs.current(host)) ?? {};
  const entry = documents.find((one) => one.id === id);
  if (entry === undefined) return undefined;
  const bytes = await rest.store.hostConfigs.document(host, entry.digest);
  return JSON.parse(Buffer.from(bytes as Uint8Array).toString("utf8"));
}
const confirm = (host: string, body: object = {}) =>
  rest.call("POST", `/v1/hosts/${host}/confirm_off`, { body });
const giveUp = (host: string, body: object = {}) => rest.call("POST", `/v1/hosts/${host}/give_up`, { body });

/** A VM that runs on a host, which then falls silent. The other host has no part in it. */
async function lostVm(spec: object = {}): Promise<string> {
  await rest.call("PATCH", "/v1/hosts/b", { body: { spec: { schedulable: false } } });
  const { id } = await vm("app", spec);
  await rest.call("PATCH", "/v1/hosts/b", { body: { spec: { schedulable: true } } });
  await pass("a");
  await report("a", [vmReport({ id, drives: [] })]);
  await fallSilent("a");
  return id;
}

describe("a host that is confirmed to be off", () => {
  test("has its VMs made anew elsewhere as the next incarnation, with all that is theirs", async () => {
    const id = await lostVm();
    expect((await get("vms", id)).status).toMatchObject({ state: "unknown", host: "a", incarnation: 1 });
    const before = await get("vms", id);
    const { status, body } = await confirm("a");
    expect([status, body]).toEqual([
      200,
      {
        host: "a",
        done: true,
        objects: [expect.objectContaining({ id, fate: "recreated", host: "b", reason: null })],
      },
    ]);
    const after = await get("vms", id);
    expect(after.status).toMatchObject({
      state: "pending",
      host: "b",
      incarnation: 2,
      ready: false,
      started_at: null,
    });
    expect(after.status.ssh.host_key).toBe(before.status.ssh.host_key);
    expect(after.generation).toBe(before.generation);
    await pass("b");
    expect(await sent("b", id)).toMatchObject({ wanted: "present", incarnation: 2 });
    const events = (await rest.store.events.after(0, 100)).map(({ type }) => type);
    expect(events).toEqual(expect.arrayContaining(["host.confirmed_off", "vm.recreated", "vm.placed"]));
  });

  test("that comes back is told to remove its copies, and what it says of them changes nothing", async () => {
    const id = await lostVm();
    await confirm("a");
    await pass("a");
    await pass("b");
    expect(await sent("a", id)).toMatchObject({ wanted: "deleted", incarnation: 1 });
    silent.delete("a");
    await report("a", [vmReport({ id, drives: [], incarnation: 1, state: "running" })]);
    expect((await get("vms", id)).status).toMatchObject({ state: "pending", host: "b" });
    await report("b", [vmReport({ id, drives: [], incarnation: 2 })]);
    const { generation } = (await sent("a", id)) as { generation: number };
    await report("a", [vmReport({ id, drives: [], incarnation: 1, generation, state: "deleted" })]);
    expect(await sent("a", id)).toBeUndefined();
    expect((await get("vms", id)).status).toMatchObject({ state: "running", host: "b" });
  });

  test("keeps what is bound to it, and says why of each", async () => {
    const id = await lostVm();
    const pinned = await rest.call("PATCH", `/v1/vms/${id}`, { body: { spec: { host: "a" } } });
    expect(pinned.status).toBe(200);
    expect((await confirm("a")).body.objects).toMatchObject([
      { id, fate: "waits", reason: "it is pinned to host a" },
    ]);
    await rest.call("PATCH", `/v1/vms/${id}`, { body: { spec: { host: null, on_host_loss: "wait" } } });
    expect((await confirm("a", { dry_run: true })).body).toMatchObject({
      done: false,
      objects: [{ fate: "waits", reason: 'its on_host_loss is "wait"' }],
    });
    expect((await get("vms", id)).status).toMatchObject({ host: "a", incarnation: 1 });
  });

  test("lets them wait for room, and they come when there is some", async () => {
    const id = await lostVm();
    await rest.call("PATCH", "/v1/hosts/b", { body: { spec: { maintenance: true } } });
    expect((await confirm("a")).body.objects).toMatchObject([{ id, fate: "recreated", host: null }]);
    expect((await get("vms", id)).status).toMatchObject({
      state: "pending",
      host: null,
      state_code: "no_capacity",
    });
    await rest.call("PATCH", "/v1/hosts/b", { body: { spec: { maintenance: false } } });
    await rest.call("PATCH", `/v1/vms/${id}`, { body: { spec: { cpus: 2 } } });
    expect((await get("vms", id)).status).toMatchObject({ host: "b", incarnation: 2 });
  });

  test("is refused while it answers, and in a storm unless that is said", async () => {
    const id = await lostVm();
    expect((await confirm("b")).body).toMatchObject({ code: "host_not_silent" });
    for (const name of ["c", "d", "e"]) await rest.addHost(name);
    await fallSilent("c");
    await fallSilent("d");
    const { status, body } = await confirm("a");
    expect([status, body.title]).toEqual([
      412,
      "Host a is one of 3 of 5 hosts that are silent at once; nothing was done.",
    ]);
    expect((await get("vms", id)).status.host).toBe("a");
    expect((await confirm("a", { despite_storm: true })).body.done).toBe(true);
  });
});

describe("a host that is given up", () => {
  test("says first what is lost, and is gone with it once its name confirms that", async () => {
    const id = await lostVm();
    const file = { host: "a", file: { name: "data", size_gib: 10 } };
    const disk = (await rest.call("POST", "/v1/disks", { body: { spec: file } })).body.id;
    const said = await giveUp("a");
    expect(said.body).toMatchObject({
      done: false,
      objects: [
        { kind: "vm", id, fate: "recreated" },
        { kind: "disk", id: disk, fate: "lost", reason: "its bytes are on that host" },
      ],
    });
    expect((await giveUp("a", { confirm: "b" })).body).toMatchObject({ code: "invalid_request" });
    expect((await giveUp("a", { confirm: "a" })).body).toMatchObject({ done: true });
    expect((await rest.call("GET", "/v1/hosts/a")).status).toBe(404);
    expect((await rest.call("GET", `/v1/disks/${disk}`)).status).toBe(404);
    expect((await get("vms", id)).status).toMatchObject({ host: "b", incarnation: 2 });
  });

  test("loses VMs that wait, although they are protected, and tells a machine that joins again to remove them", async () => {
    const id = await lostVm({ on_host_loss: "wait", deletion_protection: true });
    await giveUp("a", { confirm: "a" });
    expect((await rest.call("GET", `/v1/vms/${id}`)).status).toBe(404);
    await rest.addHost("a");
    silent.delete("a");
    await pass("a");
    expect(await sent("a", id)).toMatchObject({ wanted: "deleted" });
  });
});
