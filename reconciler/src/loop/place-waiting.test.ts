// VMs that wait for room: what REST says of them, and when the loop places them.

import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { type RestFixture, startRest } from "../http/rest-fixture.ts";
import { type WaitingLoop, waitingLoop } from "./place-waiting.ts";

let rest: RestFixture;
let loop: WaitingLoop;
let image: string;
const failures: unknown[] = [];

const startLoop = async (): Promise<void> => {
  loop = waitingLoop({ store: rest.store, failed: (_host, error) => failures.push(error) });
  await loop.start();
};

beforeEach(async () => {
  rest = await startRest();
  await rest.call("POST", "/v1/projects", { body: { name: "web", spec: { quota: { vms: 5 } } } });
  const spec = { url: "https://example.com/a", sha256: "0".repeat(64) };
  image = (await rest.call("POST", "/v1/images", { body: { project: "web", name: "base", spec } })).body.id;
  await startLoop();
});
afterEach(async () => {
  await loop.stop();
  await rest.close();
  expect(failures.splice(0)).toEqual([]);
});

const create = (name: string, more: object = {}, query = "?on_no_capacity=wait") => {
  const spec = { image, cpus: 1, memory_mib: 4096, root_disk_gib: 1, ...more };
  return rest.call("POST", `/v1/vms${query}`, { body: { project: "web", name, spec } });
};
const vm = async (id: string) => (await rest.call("GET", `/v1/vms/${id}`)).body;
/** Takes a VM away as its host would. */
const end = (id: string) => rest.store.write((tx) => tx.documents.remove(id));
const hosts = async (ids: string[]) => {
  await loop.idle();
  return Promise.all(ids.map(async (id) => (await vm(id)).status.host));
};

test("without room it is stored as pending with the reason per host; without the parameter nothing is", async () => {
  await rest.addHost("alpha", { memory_mib: 2048 });
  await rest.addHost("beta", { cpus: 0 });
  const { status, body } = await create("app");
  expect(status).toBe(202);
  const reason =
    "No host has room: alpha: memory: 4096 MiB asked, 1024 MiB of 1024 MiB free; beta: cpus: 1 asked, 0 of 0 free.";
  expect(body.status).toMatchObject({
    state: "pending",
    state_code: "no_capacity",
    host: null,
    ready: false,
    allocated_ports: {},
    state_reason: `Waits for room. ${reason}`,
    conditions: [{ type: "placed", status: "false", reason: "no_capacity", message: reason }],
  });
  expect(await create("other", {}, "")).toMatchObject({ status: 409, body: { code: "no_capacity" } });
  expect((await create("other", {}, "?on_no_capacity=maybe")).status).toBe(400);
  // Asked again it is the same one.
  expect((await create("app")).body.id).toBe(body.id);
});

test("a host that joins places it, with its ports and reservation, and the reason goes", async () => {
  const { id } = (await create("app", { ports: [{ guest_port: 80, host_port: 8080 }] })).body;
  await rest.addHost("alpha");
  expect(await hosts([id])).toEqual(["alpha"]);
  expect((await vm(id)).status).toMatchObject({
    state: "pending",
    state_code: null,
    incarnation: 1,
    conditions: [],
    allocated_ports: { "80/tcp": 8080 },
    ssh_port: expect.any(Number),
    state_reason: "Waits for the agent of host alpha.",
  });
  expect(await rest.store.reservations.of(id)).toMatchObject({ host: "alpha", memory_mib: 4096 });
  expect((await rest.store.events.after(0, 100)).at(-1)).toMatchObject({
    type: "vm.placed",
    object: id,
    data: { host: "alpha" },
  });
});

test("what is deleted, stopped or made smaller makes room, for the oldest of those that want it", async () => {
  await rest.addHost("alpha");
  const [first, second] = [(await create("first")).body.id, (await create("second")).body.id];
  const waiting: string[] = [];
  for (const name of ["a", "b", "c"]) waiting.push((await create(name)).body.id);
  expect(await hosts([first, ...waiting])).toEqual(["alpha", null, null, null]);
  await end(first);
  expect(await hosts(waiting)).toEqual(["alpha", null, null]);
  await rest.call("PATCH", `/v1/vms/${second}`, { body: { spec: { power_state: "stopped" } } });
  expect(await hosts(waiting)).toEqual(["alpha", "alpha", null]);
  await rest.call("PATCH", `/v1/vms/${waiting[0]}`, { body: { spec: { memory_mib: 2048 } } });
  expect(await hosts(waiting)).toEqual(["alpha", "alpha", null]);
  await rest.call("PATCH", `/v1/vms/${waiting[1]}`, { body: { spec: { memory_mib: 2048 } } });
  expect(await hosts(waiting)).toEqual(["alpha", "alpha", "alpha"]);
});

test("a small one does not wait behind a large one; a change that makes it fit places it at once", async () => {
  await rest.addHost("alpha");
  const large = (await create("large", { memory_mib: 16_384 })).body.id;
  const small = (await create("small")).body;
  expect([small.status.host, (await vm(large)).status.host]).toEqual(["alpha", null]);
  const changed = await rest.call("PATCH", `/v1/vms/${large}`, { body: { spec: { memory_mib: 4096 } } });
  expect(changed.body).toMatchObject({ generation: 2, status: { host: "alpha", conditions: [] } });
});

test("the quota counts who waits, and refuses", async () => {
  for (const name of ["a", "b", "c", "d", "e"]) expect((await create(name)).status).toBe(202);
  expect(await create("f")).toMatchObject({ status: 409, body: { code: "quota_exceeded" } });
});

test("deleted while it waits it is gone, with what it kept from going", async () => {
  const { id } = (await create("app")).body;
  expect((await rest.call("DELETE", `/v1/images/${image}`)).status).toBe(202);
  expect((await rest.call("GET", `/v1/images/${image}`)).status).toBe(200);
  expect((await rest.call("DELETE", `/v1/vms/${id}`)).status).toBe(202);
  expect((await rest.call("GET", `/v1/vms/${id}`)).status).toBe(404);
  expect((await rest.call("GET", `/v1/images/${image}`)).status).toBe(404);
  expect(await rest.store.reservations.usedByProject("web")).toMatchObject({ vms: 0 });
});

test("a start finds who waited and what room came meanwhile", async () => {
  const { id } = (await create("app")).body;
  await loop.stop();
  await rest.addHost("alpha");
  await startLoop();
  expect(await hosts([id])).toEqual(["alpha"]);
});

test("one whose port is taken meanwhile waits on and says so, until it is free", async () => {
  await rest.addHost("alpha", { memory_mib: 2048 });
  const ports = [{ guest_port: 80, host_port: 8080 }];
  const { id } = (await create("app", { ports, memory_mib: 2048 })).body;
  const other = (await create("other", { ports, memory_mib: 512 })).body;
  expect(other.status.host).toBe("alpha");
  const report = (await rest.store.hosts.get("alpha"))?.report;
  const grown = { ...report, facts: { ...report?.facts, memory_mib: 9216 }, disks: [], objects: [] };
  await rest.store.write(async (tx) => {
    await tx.hosts.putReport("alpha", grown as never, new Date(0).toISOString());
    const host = await tx.documents.byName("host", null, "alpha");
    await tx.documents.updateStatus("host", host?.id ?? "", {
      status: { ...host?.status, memory_mib: 9216 } as never,
    });
  });
  expect(await hosts([id])).toEqual([null]);
  expect((await vm(id)).status).toMatchObject({ state_code: "port_in_use" });
  await end(other.id);
  expect(await hosts([id])).toEqual(["alpha"]);
});
