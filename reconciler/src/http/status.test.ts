// What is wrong now, as `GET /v1/status` says it to each who asks.
import { faultsOf } from "@croft/schemas/faults.ts";
import { STATES } from "@croft/schemas/generated/typescript/states.ts";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { asNew, HOST, IDS, sampleImage, samplePartition, sampleVm } from "../planner/sample-objects.ts";
import type { Stored } from "../store/store.ts";
import { type RestFixture, startRest } from "./rest-fixture.ts";

const SINCE = "2026-01-01T12:00:00.000Z";

let rest: RestFixture;
beforeEach(async () => {
  rest = await startRest();
  for (const name of ["web", "api"]) await rest.call("POST", "/v1/projects", { body: { name } });
});
afterEach(() => rest.close());

let number = 0;
type VmStatus = Partial<Stored<"vm">["status"]>;

async function addVm(name: string, status: VmStatus, more: Partial<Stored<"vm">> = {}): Promise<string> {
  number += 1;
  const id = `vm_${String(number).padStart(16, "0")}`;
  const vm = sampleVm({ id, name, ...more });
  await rest.store.write((tx) =>
    tx.documents.insert(
      asNew({ ...vm, status: { ...vm.status, observed_generation: 1, ready: true, host: HOST, ...status } }),
    ),
  );
  return id;
}

const failed = {
  state: "failed",
  state_reason: "the guest's kernel panicked",
  state_code: "vm_panicked",
} as const;
const running = { state: "running" } as const;
const unknown = { state: "unknown", state_reason: `host ${HOST} is silent` } as const;

async function tokenOf(role: string, project?: string): Promise<string> {
  const body = { role, ttl_seconds: 600, ...(project !== undefined && { project }) };
  return (await rest.call("POST", "/v1/tokens", { body })).body.token;
}

interface Named {
  severity: string;
  object: string;
}
const named = (faults: Named[]): string[] => faults.map(({ severity, object }) => `${severity} ${object}`);

test("the worst comes first, a cause before what follows from it, each with its host, its time and what to do", async () => {
  rest.now.value = new Date(SINCE);
  await rest.addHost(HOST);
  await rest.store.write(async (tx) => {
    const [host] = (await tx.documents.list("host")).items as [Stored<"host">];
    await tx.documents.updateStatus("host", host.id, { status: { ...host.status, state: "silent" } });
  });
  await addVm("lost", unknown);
  await addVm("sick", failed);
  await addVm("well", running);
  await addVm("slow", { ...running, ready: false });
  rest.now.value = new Date(Date.parse(SINCE) + 60_000);
  const { body } = await rest.call("GET", "/v1/status");
  expect(named(body.faults)).toEqual(["bad web/sick", `silent ${HOST}`, "silent web/lost", "waits web/slow"]);
  expect(body.fault_counts).toEqual({ bad: 1, silent: 2, waits: 1 });
  expect(body.faults[0]).toMatchObject({
    kind: "vm",
    project: "web",
    host: HOST,
    since: SINCE,
    code: "vm_panicked",
    what: "failed: the guest's kernel panicked",
    advice: expect.stringContaining("Read its serial log"),
  });
  expect(body.faults[3].what).toContain("the guest to be ready");
  expect(body.objects).toContainEqual({ kind: "vm", state: "running", count: 2 });
});

test("a state counts from when it began, not from the last change of anything else", async () => {
  rest.now.value = new Date(SINCE);
  const id = await addVm("sick", failed);
  rest.now.value = new Date(Date.parse(SINCE) + 3_600_000);
  await rest.call("PATCH", `/v1/vms/${id}`, { body: { tags: { seen: "yes" } } });
  expect((await rest.call("GET", "/v1/status")).body.faults).toMatchObject([{ since: SINCE }]);
  const vm = (await rest.store.documents.get("vm", id)) as Stored<"vm">;
  const status = { ...vm.status, state: "error" as const };
  await rest.store.write((tx) => tx.documents.updateStatus("vm", id, { status }));
  expect((await rest.call("GET", "/v1/status")).body.faults).toMatchObject([
    { since: rest.now.value.toISOString() },
  ]);
});

test("a project's tokens are told of their own project and what is shared; monitors of everything", async () => {
  await addVm("mine", failed);
  await addVm("theirs", failed, { project: "api" });
  const image = sampleImage({ project: null, shared: true, name: "debian" });
  await rest.store.write((tx) =>
    tx.documents.insert(asNew({ ...image, status: { ...image.status, state: "failed" } })),
  );
  rest.conditions.set({ type: "storage", status: "false", reason: "low", message: "Little is left." });
  const read = async (token: string, query = "") => rest.call("GET", `/v1/status${query}`, { token });
  for (const role of ["operator", "viewer"]) {
    const token = await tokenOf(role, "web");
    for (const query of ["", "?project=web"]) {
      const { body } = await read(token, query);
      expect(named(body.faults)).toEqual(["bad debian", "bad web/mine"]);
      expect([body.conditions, body.storage, body.fault_counts.bad]).toEqual([[], undefined, 2]);
      expect(JSON.stringify(body)).not.toContain("theirs");
    }
    const [other, none] = [await read(token, "?project=api"), await read(token, "?project=none")];
    expect([other.status, none.status]).toEqual([404, 404]);
    expect(other.body.title.replace("api", "none")).toEqual(none.body.title);
  }
  const all = ["bad storage", "bad debian", "bad api/theirs", "bad web/mine"];
  expect(named((await read(await tokenOf("monitor"))).body.faults)).toEqual(all);
  expect(named((await read(rest.token, "?project=web")).body.faults)).toEqual([
    "bad storage",
    "bad web/mine",
  ]);
});

test("however much is wrong, no more than the limit is named and all of it is counted", async () => {
  for (let at = 0; at < 5; at++) await addVm(`lost-${at}`, unknown);
  await addVm("sick", failed);
  const { body } = await rest.call("GET", "/v1/status?limit=2");
  expect(named(body.faults)).toEqual(["bad web/sick", "silent web/lost-0"]);
  expect(body.fault_counts).toEqual({ bad: 1, silent: 5, waits: 0 });
});

test("names what the shipped alerts name: a VM that ended, restarts, a full file system, a failing disk", async () => {
  rest.now.value = new Date(SINCE);
  await addVm("ended", { state: "stopped" });
  await addVm("flaps", { ...running, restarts: 3 });
  const id = await addVm("full", running);
  rest.counters.push({
    host: HOST,
    counters: {
      id,
      observed_at: SINCE,
      started_at: SINCE,
      cpu_seconds: 1,
      vcpu_seconds: [],
      memory_resident_bytes: 1,
      guest_memory: null,
      disks: [],
      network_cards: [],
      filesystems: [
        { mountpoint: "/", type: "ext4", size_bytes: 100, used_bytes: 96 },
        { mountpoint: "/srv", type: "ext4", size_bytes: 100, used_bytes: 5 },
      ],
    },
  });
  rest.now.value = new Date(Date.parse(SINCE) + 60_000);
  const { body } = await rest.call("GET", "/v1/status");
  expect(named(body.faults)).toEqual(["bad web/ended", "bad web/flaps", "waits web/full"]);
  expect(body.faults[0].what).toBe("stopped, although it is to run");
  expect(body.faults[2].what).toBe("the file system / of the guest is 96 % full");
});

test("reading only what may be wrong leaves nothing out", async () => {
  rest.now.value = new Date(SINCE);
  await rest.addHost(HOST);
  const condition = {
    type: "first_boot_failed",
    status: "true",
    reason: "cloud_init_failed",
    message: "No.",
  } as const;
  for (const state of STATES.vm) {
    for (const more of [
      {},
      { ready: false },
      { conditions: [condition] },
      { observed_generation: 0 },
      { restarts: 4 },
    ])
      await addVm(`${state}-${number}`, { state, ...more });
    await addVm(`${state}-stopped`, { state }, { spec: { ...sampleVm().spec, power_state: "stopped" } });
  }
  await rest.store.write(async (tx) => {
    const partition = samplePartition();
    const wipe_at = new Date(Date.parse(SINCE) + 3_600_000).toISOString();
    const status = { ...partition.status, observed_generation: 1, state: "quarantined", wipe_at } as const;
    await tx.documents.insert(asNew({ ...partition, status }, [IDS.disk]));
  });
  const later = new Date(Date.parse(SINCE) + 60_000);
  const documents = [
    ...(await rest.store.documents.list("vm")).items,
    ...(await rest.store.documents.list("host")).items,
    ...(await rest.store.documents.list("partition")).items,
  ];
  const expected = documents
    .flatMap((one) => faultsOf(one as Stored, later))
    .map(({ id, what }) => `${id} ${what}`);
  const page = await rest.store.documents.suspects({ after: 0, limit: 1000 });
  const found = page.items.flatMap((one) => faultsOf(one, later)).map(({ id, what }) => `${id} ${what}`);
  expect(found.sort()).toEqual(expected.sort());
  expect(page.items.length).toBeLessThan(documents.length);
});
