// Hosts as their operators declare them, by REST.
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { type RestFixture, startRest } from "./rest-fixture.ts";

let rest: RestFixture;

beforeEach(async () => {
  rest = await startRest();
});
afterEach(() => rest.close());

const declare = (name: string, spec: object) => rest.call("POST", "/v1/hosts", { body: { name, spec } });
const patch = (name: string, spec: object) => rest.call("PATCH", `/v1/hosts/${name}`, { body: { spec } });
const names = async (query: string): Promise<string[]> =>
  (await rest.call("GET", `/v1/hosts?${query}`)).body.items.map(({ name }: { name: string }) => name);

const vm = (name: string, spec: object = {}) =>
  rest.call("POST", "/v1/vms?on_no_capacity=refuse", {
    body: { project: "web", name, spec: { image, cpus: 1, memory_mib: 512, root_disk_gib: 1, ...spec } },
  });
let image: string;

/** A project with an image. */
async function prepare(): Promise<void> {
  await rest.call("POST", "/v1/projects", { body: { name: "web" } });
  const spec = { url: "https://example.com/debian.qcow2", sha256: "a".repeat(64) };
  image = (await rest.call("POST", "/v1/images", { body: { project: "web", name: "debian", spec } })).body.id;
}

describe("a host", () => {
  test("is declared before its machine joins, and complete at once", async () => {
    const { status, body } = await declare("rack-2", { region: "north", labels: { disk: "nvme" } });
    expect([status, body]).toEqual([
      201,
      expect.objectContaining({
        kind: "host",
        generation: 1,
        spec: { region: "north", labels: { disk: "nvme" }, schedulable: true, maintenance: false },
        status: expect.objectContaining({
          state: "pending",
          state_reason: expect.stringContaining("join token"),
        }),
      }),
    ]);
    expect(await declare("rack-3", { region: "North", rack: 3 })).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: "/spec/rack" }, { pointer: "/spec/region" }] },
    });
  });

  test("that joined by a command has its name taken, and is imported", async () => {
    await rest.addHost("alpha");
    const { status, body } = await declare("alpha", {});
    expect([status, body.code]).toEqual([409, "already_exists"]);
    expect(body.detail).toContain("to = croft_host.");
    expect((await patch("alpha", { zone: "a" })).body).toMatchObject({ generation: 2, spec: { zone: "a" } });
  });

  test("is found by region, zone and labels", async () => {
    await declare("a", { region: "north", zone: "one", labels: { disk: "nvme", cpu: "x" } });
    await declare("b", { region: "north", zone: "two", labels: { disk: "nvme" } });
    await declare("c", { region: "south" });
    expect(await names("region=north")).toEqual(["a", "b"]);
    expect(await names("region=north&zone=two")).toEqual(["b"]);
    expect(await names("label.disk=nvme&label.cpu=x")).toEqual(["a"]);
    expect((await rest.call("GET", "/v1/vms?region=north")).status).toBe(400);
  });

  test("takes nothing new when it is not schedulable, and keeps what it has", async () => {
    await prepare();
    await rest.addHost("alpha");
    expect((await vm("one")).status).toBe(202);
    await patch("alpha", { schedulable: false });
    expect((await vm("two")).body).toMatchObject({
      code: "no_capacity",
      hosts: { alpha: "it takes nothing new (schedulable = false)" },
    });
    expect((await rest.call("GET", "/v1/vms?name=one")).body.items).toHaveLength(1);
    await patch("alpha", { schedulable: null });
    expect((await vm("two")).status).toBe(202);
  });

  test("in maintenance says of each VM why it is not moved", async () => {
    await prepare();
    await rest.addHost("alpha");
    await vm("one", { host: "alpha" });
    await vm("two");
    const { body } = await patch("alpha", { maintenance: true });
    const drained = body.status.conditions.find(({ type }: { type: string }) => type === "drained");
    expect(drained).toMatchObject({ status: "false", reason: "holds_vms" });
    expect(drained.message).toMatch(
      /^2 VMs are on the host: VM web\/one .*: it is pinned to the host.*; VM web\/two/,
    );
    expect((await vm("three")).body.hosts).toEqual({ alpha: "it is in maintenance" });
  });

  test("counts with what is declared of it at once", async () => {
    await prepare();
    await rest.addHost("alpha");
    await patch("alpha", { overcommit: { cpus: 0.5 } });
    expect((await vm("one", { cpus: 3 })).body.hosts.alpha).toContain("cpus: 3 asked, 2 of 2 free");
    await patch("alpha", { overcommit: null });
    expect((await vm("one", { cpus: 3 })).status).toBe(202);
  });

  test("is removed only when it holds nothing", async () => {
    await prepare();
    await rest.addHost("alpha");
    await vm("one");
    expect(await rest.call("DELETE", "/v1/hosts/alpha")).toMatchObject({
      status: 409,
      body: { code: "not_empty" },
    });
    await declare("rack-2", {});
    expect((await rest.call("DELETE", "/v1/hosts/rack-2")).status).toBe(202);
    expect((await rest.call("GET", "/v1/hosts/rack-2")).status).toBe(404);
  });
});
