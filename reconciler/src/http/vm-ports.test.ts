// A forwarded port is a server of its host: what a member of a project may not take.
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { type RestFixture, startRest } from "./rest-fixture.ts";

let rest: RestFixture;
let member: string;
let image: string;

beforeEach(async () => {
  rest = await startRest();
  await rest.addHost("alpha", { own_ports: [20_005], port_addresses: ["127.0.0.1", "192.0.2.1"] });
  await rest.call("POST", "/v1/projects", { body: { name: "web", spec: {} } });
  const body = { name: "dev", role: "operator", project: "web", ttl_seconds: 3600 };
  member = (await rest.call("POST", "/v1/tokens", { body })).body.token;
  const spec = { url: "https://example.com/a", sha256: "0".repeat(64) };
  image = (await rest.call("POST", "/v1/images", { body: { project: "web", name: "base", spec } })).body.id;
});
afterEach(() => rest.close());

let made = 0;
function create(port: object, token: string, more: object = {}) {
  const spec = { image, cpus: 1, memory_mib: 256, root_disk_gib: 1, ports: [{ guest_port: 80, ...port }] };
  const body = { project: "web", name: `vm-${++made}`, spec: { ...spec, ...more } };
  return rest.call("POST", "/v1/vms", { body, token });
}

test("a project forwards no more ports than its quota says, and those that it has stay", async () => {
  const project = (await rest.call("GET", "/v1/projects?name=web")).body.items[0].id;
  const quota = (ports: number) =>
    rest.call("PATCH", `/v1/projects/${project}`, { body: { spec: { quota: { ports } } } });
  expect((await quota(1)).status).toBe(200);
  const { id } = (await create({}, member)).body;
  const refused = await create({}, member);
  expect(refused).toMatchObject({
    status: 409,
    body: { code: "quota_exceeded", errors: [{ pointer: "/spec/ports" }] },
  });
  expect(refused.body.detail).toContain("ports: 1 of 1 used, 1 more asked");
  const patch = (ports: object[], more: object = {}) =>
    rest.call("PATCH", `/v1/vms/${id}`, { body: { spec: { ports, ...more } }, token: member });
  expect((await patch([{ guest_port: 80 }, { guest_port: 81 }])).body.code).toBe("quota_exceeded");
  await quota(0);
  expect((await patch([{ guest_port: 80 }], { description: "as before" })).status).toBe(200);
  expect((await patch([{ guest_port: 82 }])).status).toBe(200);
  const { usage } = (await rest.call("GET", `/v1/projects/${project}`)).body.status;
  expect(usage.ports).toBe(1);
});

test("the holder of a port is not named to another project", async () => {
  await create({ host_port: 20_007 }, member, { host: "alpha" });
  await rest.call("POST", "/v1/projects", { body: { name: "api", spec: {} } });
  const spec = { url: "https://example.com/a", sha256: "0".repeat(64) };
  const other = (await rest.call("POST", "/v1/images", { body: { project: "api", name: "base", spec } })).body
    .id;
  const wanted = {
    image: other,
    cpus: 1,
    memory_mib: 256,
    root_disk_gib: 1,
    host: "alpha",
    ports: [{ guest_port: 80, host_port: 20_007 }],
  };
  const { body } = await rest.call("POST", "/v1/vms", {
    body: { project: "api", name: "other", spec: wanted },
  });
  expect(body.errors).toEqual([
    {
      code: "port_in_use",
      pointer: "/spec/ports/0/host_port",
      message: "20007/tcp of host alpha belongs to another VM",
    },
  ]);
});

describe("a member", () => {
  test.each([
    ["a port of the reconciler", { host_port: 7400 }, "/spec/ports/0/host_port", "Croft itself"],
    ["the agents' port", { host_port: 7401 }, "/spec/ports/0/host_port", "Croft itself"],
    [
      "an agent's own port within the range",
      { host_port: 20_005 },
      "/spec/ports/0/host_port",
      "Croft itself",
    ],
    ["a service of the host", { host_port: 5432 }, "/spec/ports/0/host_port", "from 20000 to 20009"],
    ["a port that only root may bind", { host_port: 22 }, "/spec/ports/0/host_port", "from 20000 to 20009"],
    ["all addresses", { host_address: "0.0.0.0" }, "/spec/ports/0/host_address", "port_addresses"],
    [
      "an address that was not allowed",
      { host_address: "192.0.2.9" },
      "/spec/ports/0/host_address",
      "port_addresses",
    ],
  ])("gets neither at a create nor later %s", async (_what, port, pointer, words) => {
    const refused = await create(port, member);
    expect(refused).toMatchObject({ status: 400, body: { code: "invalid_value", errors: [{ pointer }] } });
    expect(refused.body.errors[0].message).toContain(words);
    const { id } = (await create({}, member)).body;
    const patch = { body: { spec: { ports: [{ guest_port: 80, ...port }] } }, token: member };
    expect(await rest.call("PATCH", `/v1/vms/${id}`, patch)).toMatchObject({
      status: 400,
      body: { errors: [{ pointer }] },
    });
  });

  test("gets a port inside the range, on an address that was allowed", async () => {
    const vm = await create({ host_port: 20_003, host_address: "192.0.2.1" }, member);
    expect(vm).toMatchObject({ status: 202, body: { status: { allocated_ports: { "80/tcp": 20_003 } } } });
  });

  test("is refused in a dry run too, before the apply", async () => {
    const spec = {
      image,
      cpus: 1,
      memory_mib: 256,
      root_disk_gib: 1,
      ports: [{ guest_port: 80, host_port: 7400 }],
    };
    const changes = [{ action: "create", kind: "vm", project: "web", name: "planned", spec }];
    const plan = await rest.call("POST", "/v1/plan", { body: { changes }, token: member });
    expect(JSON.stringify(plan.body)).toContain("Croft itself");
  });
});

test("an admin chooses any port, but none of Croft's own", async () => {
  expect((await create({ host_port: 443, host_address: "0.0.0.0" }, rest.token)).status).toBe(202);
  expect((await create({ host_port: 7400 }, rest.token)).status).toBe(400);
  expect((await create({ host_port: 20_005 }, rest.token)).status).toBe(400);
});

test("what a VM has it keeps when a member changes something else", async () => {
  const { id } = (await create({ host_port: 443 }, rest.token)).body;
  const spec = { ports: [{ guest_port: 80, host_port: 443 }, { guest_port: 81 }] };
  const changed = await rest.call("PATCH", `/v1/vms/${id}`, { body: { spec }, token: member });
  expect(changed).toMatchObject({ status: 200, body: { status: { allocated_ports: { "80/tcp": 443 } } } });
});

test("no port of an agent's own is allocated, although it lies in the range", async () => {
  const ports = new Set<number>();
  // Each takes one for the guest and one for its SSH: nine are there in all.
  for (let vm = 0; vm < 4; vm++) {
    const { status } = (await create({}, member, { memory_mib: 64 })).body;
    ports.add(status.ssh_port).add(status.allocated_ports["80/tcp"]);
  }
  expect(ports.size).toBe(8);
  expect(ports.has(20_005)).toBe(false);
  expect((await create({}, member, { memory_mib: 64 })).status).toBe(409);
});
