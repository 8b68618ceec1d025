// Placement as the transaction decides it: where VMs and partitions may be, and what holds under concurrency.
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { type RestFixture, startRest } from "./rest-fixture.ts";

let rest: RestFixture;
let image: string;

beforeEach(async () => {
  rest = await startRest();
  await rest.call("POST", "/v1/projects", { body: { name: "web" } });
  const spec = { url: "https://example.com/debian.qcow2", sha256: "a".repeat(64) };
  image = (await rest.call("POST", "/v1/images", { body: { project: "web", name: "debian", spec } })).body.id;
});
afterEach(() => rest.close());

async function addHost(name: string, spec: object = {}): Promise<void> {
  await rest.addHost(name);
  await rest.call("PATCH", `/v1/hosts/${name}`, { body: { spec } });
}
const vm = (name: string, spec: object = {}, query = "") =>
  rest.call("POST", `/v1/vms${query}`, {
    body: { project: "web", name, spec: { image, cpus: 1, memory_mib: 512, root_disk_gib: 1, ...spec } },
  });
const change = (id: string, spec: object) => rest.call("PATCH", `/v1/vms/${id}`, { body: { spec } });

describe("a VM", () => {
  beforeEach(async () => {
    await addHost("a", { region: "north", zone: "one", labels: { disk: "nvme" } });
    await addHost("b", { region: "south" });
  });

  test("goes where region, zone and labels say, and tells where that is", async () => {
    const { body } = await vm("one", { region: "north", host_labels: { disk: "nvme" } });
    expect(body.status).toMatchObject({ host: "a", host_region: "north", host_zone: "one" });
    expect((await vm("two", { zone: "two" })).body).toMatchObject({
      code: "no_capacity",
      hosts: { a: "it is in zone one", b: "it has no zone" },
    });
  });

  test("may name where it is, and is refused or replaced for where it is not", async () => {
    const { id } = (await vm("one", { host: "a" })).body;
    expect((await change(id, { region: "north", zone: "one" })).status).toBe(200);
    expect((await change(id, { region: null, zone: null })).status).toBe(200);
    expect((await change(id, { region: "south" })).body).toMatchObject({ code: "immutable_field" });
    expect((await change(id, { host_labels: { disk: "nvme" } })).status).toBe(200);
    expect((await change(id, { host_labels: { disk: "hdd" } })).body).toMatchObject({
      code: "invalid_value",
      errors: [{ pointer: "/spec/host_labels", message: "its label disk is nvme, not hdd" }],
    });
  });

  test("of a group that spreads is refused a change that its place breaks", async () => {
    await vm("one", { host: "a", spread: { group: "db" } });
    const { id } = (await vm("two", { host: "a" })).body;
    expect((await change(id, { spread: { group: "db" } })).body.errors[0].message).toBe(
      "another VM of group db is on it",
    );
    expect((await change(id, { spread: { group: "db", mode: "preferred" } })).status).toBe(200);
  });
});

test("required spread and capacity hold under creates at once", async () => {
  for (const name of ["a", "b", "c"]) await addHost(name);
  const spread = { group: "db", over: "host", mode: "required" };
  const answers = await Promise.all([..."abcdefgh"].map((name) => vm(name, { spread })));
  const placed = answers.filter(({ status }) => status === 202).map(({ body }) => body.status.host);
  expect(placed.sort()).toEqual(["a", "b", "c"]);
  expect(answers.filter(({ status }) => status === 409).map(({ body }) => body.code)).toEqual(
    Array(5).fill("no_capacity"),
  );
  // 16 CPUs on each host, of which one has one.
  const more = await Promise.all(Array.from({ length: 20 }, (_, index) => vm(`m${index}`, { cpus: 8 })));
  expect(more.filter(({ status }) => status === 202)).toHaveLength(3);
});

test("the store itself keeps members of a group apart, should a check ever miss it", async () => {
  await addHost("a");
  const spread = { group: "db" };
  const first = (await vm("one", { spread })).body;
  const second = (await vm("two")).body;
  const write = rest.store.write(async (tx) => {
    const { spec } = (await tx.documents.get("vm", second.id))!;
    await tx.documents.updateSpec("vm", second.id, { spec: { ...spec, spread } });
  });
  await expect(write).rejects.toThrow();
  expect(await rest.store.documents.spreadGroup("web", "db")).toEqual([{ vm: first.id, host: "a" }]);
});

test("zones spread as they are declared when a VM is placed", async () => {
  await addHost("a", { region: "north", zone: "one" });
  await addHost("b", { region: "north", zone: "one" });
  await addHost("c", { region: "north", zone: "two" });
  const spread = { group: "db", over: "zone" };
  const hosts = [
    (await vm("one", { spread })).body.status.host,
    (await vm("two", { spread })).body.status.host,
  ];
  expect(hosts).toContain("c");
  const { body } = await vm("three", { spread });
  expect(Object.values(body.hosts)).toEqual(Array(3).fill("another VM of group db is in its zone"));
});

test("who waits for room is not passed by those that came later and are smaller", async () => {
  await addHost("a");
  const small = (await vm("small", { cpus: 4 })).body;
  const large = (await vm("large", { cpus: 14 }, "?on_no_capacity=wait")).body;
  expect(large.status).toMatchObject({ host: null, state: "pending" });
  const later = await vm("later", { cpus: 4 });
  expect(later.body).toMatchObject({
    code: "no_capacity",
    hosts: { a: "VM web/large waits for its room longer" },
  });
  const waits = (await vm("younger", { cpus: 4 }, "?on_no_capacity=wait")).body;
  expect(waits.status.conditions[0].message).toContain("VM web/large waits for its room longer");
  await rest.store.write(async (tx) => {
    await tx.documents.remove(small.id);
  });
  // Now it fits, and what does not hold it up may pass.
  expect((await vm("stopped", { cpus: 4, power_state: "stopped" })).status).toBe(202);
});

test("a partition goes where its region says, and not where nothing new goes", async () => {
  await addHost("a", { region: "north" });
  await addHost("b", { region: "south" });
  for (const host of ["a", "b"]) {
    const { body } = await rest.call("POST", "/v1/disks", {
      body: { spec: { host, file: { name: "data", size_gib: 50 } } },
    });
    await rest.store.write(async (tx) => {
      const disk = (await tx.documents.get("disk", body.id))!;
      await tx.documents.updateStatus("disk", body.id, { status: { ...disk.status, state: "ready" } });
    });
  }
  const partition = (name: string, spec: object) =>
    rest.call("POST", "/v1/partitions", { body: { project: "web", name, spec: { size_gib: 1, ...spec } } });
  expect((await partition("one", { region: "south" })).body.status).toMatchObject({
    host: "b",
    host_region: "south",
  });
  await rest.call("PATCH", "/v1/hosts/b", { body: { spec: { schedulable: false } } });
  expect((await partition("two", {})).body.status.host).toBe("a");
  const { body } = await partition("three", { region: "south" });
  expect(body.detail).toMatch(/host a: it is in region north/);
  expect(body.detail).toMatch(/host b: it takes nothing new/);
});
