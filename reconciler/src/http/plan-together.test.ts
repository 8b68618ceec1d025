// Changes of one plan are judged together, whether they come in one request or piece by piece.

import { GIB } from "@croft/schemas/bytes.ts";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { type RestFixture, startRest } from "./rest-fixture.ts";

let rest: RestFixture;
beforeAll(async () => {
  rest = await startRest();
  // Room for eight VMs of 1 GiB.
  await rest.addHost("alpha");
  await rest.call("POST", "/v1/projects", { body: { name: "web", spec: { quota: { storage_gib: 10 } } } });
  const file = { host: "alpha", file: { name: "first", size_gib: 6 } };
  disk = (await rest.call("POST", "/v1/disks", { body: { spec: file } })).body.id;
});
afterAll(() => rest.close());
let disk: string;

const create = (kind: string, name: string, spec: object, project = "web") => ({
  action: "create",
  kind,
  project,
  name,
  spec,
});
const openVm = (name: string, spec: object) =>
  create("vm", name, { cpus: 1, memory_mib: 64, root_disk_gib: 1, ...spec }, "open");
const vm = (name: string) => create("vm", name, { cpus: 1, memory_mib: 1024, root_disk_gib: 1 });

interface Judged {
  warnings: { code: string; summary: string; detail: string }[];
  errors: unknown[];
}
async function judge(changes: object[], plan?: string): Promise<Judged[]> {
  const { body } = await rest.call("POST", "/v1/plan", { body: { changes, ...(plan ? { plan } : {}) } });
  return body.changes;
}
const codes = (judged: readonly Judged[]) =>
  judged.map(({ warnings }) => warnings.map(({ code }) => code).join());

test("ten VMs of which eight fit: the last two are warned of, with what was counted", async () => {
  const judged = await judge(Array.from({ length: 10 }, (_, index) => vm(`vm-${index}`)));
  expect(codes(judged)).toEqual([...Array(8).fill(""), "no_capacity", "no_capacity"]);
  expect(judged[9]?.warnings[0]?.detail).toMatch(
    /memory: 1024 MiB asked, 0 MiB .*\nCounted with 8 other changes/,
  );
  expect(judged.flatMap(({ errors }) => errors)).toEqual([]);
});

test("the same piece by piece under one name; asked again it counts once; another plan knows nothing of it", async () => {
  const found: string[] = [];
  for (let index = 0; index < 10; index++) {
    await judge([vm(`vm-${index}`)], "one");
    found.push(...codes(await judge([vm(`vm-${index}`)], "one")));
  }
  expect(found).toEqual([...Array(8).fill(""), "no_capacity", "no_capacity"]);
  expect(codes(await judge([vm("vm-0")], "two"))).toEqual([""]);
  expect(codes(await judge([vm("vm-0")]))).toEqual([""]);
});

test("partitions share their disk and their project's quota", async () => {
  const partition = (name: string) => create("partition", name, { size_gib: 3, disk });
  expect(codes(await judge([partition("a"), partition("b")]))).toEqual(["", "no_capacity"]);
  const wide = (name: string) => create("vm", name, { cpus: 1, memory_mib: 64, root_disk_gib: 4 });
  expect(codes(await judge(["a", "b", "c"].map(wide)))).toEqual(["", "", "quota_exceeded"]);
});

test("what a plan gives back makes room in it", async () => {
  const { body } = await rest.call("POST", "/v1/images", {
    body: { project: "web", name: "base", spec: { url: "https://example.com/a", sha256: "0".repeat(64) } },
  });
  const spec = { image: body.id, cpus: 1, memory_mib: 8192, root_disk_gib: 1 };
  const made = await rest.call("POST", "/v1/vms", { body: { project: "web", name: "large", spec } });
  expect(codes(await judge([vm("new")]))).toEqual(["no_capacity"]);
  expect(codes(await judge([{ action: "delete", kind: "vm", id: made.body.id }, vm("new")]))[1]).toBe("");
  const smaller = { action: "update", kind: "vm", id: made.body.id, spec: { ...spec, memory_mib: 4096 } };
  expect(codes(await judge([smaller, vm("new")]))[1]).toBe("");
  await rest.call("DELETE", `/v1/vms/${made.body.id}`);
});

test("a disk and its partition grow together, and what the new disk cannot hold is told", async () => {
  const file = { name: "grows", size_gib: 4 };
  const { id } = (await rest.call("POST", "/v1/disks", { body: { spec: { host: "alpha", file } } })).body;
  const body = { project: "web", name: "grows", spec: { size_gib: 2, disk: id } };
  const partition = (await rest.call("POST", "/v1/partitions", { body })).body.id;
  await rest.store.write(async (tx) => {
    const [on, inside] = [await tx.documents.get("disk", id), await tx.documents.get("partition", partition)];
    if (!on || !inside) throw new Error("not there");
    const sizes = { size_gib: 4, size_bytes: 4 * GIB, free_gib: 1, largest_gap_gib: 1 };
    await tx.documents.updateStatus("disk", id, { status: { ...on.status, state: "ready", ...sizes } });
    const made = { start_bytes: 1024 ** 2, size_bytes: 2 * GIB };
    const status = { ...inside.status, state: "ready" as const, ...made };
    await tx.documents.updateStatus("partition", partition, { status });
  });
  const grow = (size_gib: number) => ({
    action: "update",
    kind: "partition",
    id: partition,
    spec: { ...body.spec, size_gib },
  });
  const spec = { host: "alpha", file: { ...file, size_gib: 8 } };
  const disk = { action: "update", kind: "disk", id, spec };
  expect(codes(await judge([grow(7)]))).toEqual(["no_gap"]);
  expect(codes(await judge([grow(7), disk]))).toEqual(["", ""]);
  expect(codes(await judge([disk, grow(8)]))).toEqual(["", "no_gap"]);
});

describe("what only one can have", () => {
  beforeAll(async () => {
    await rest.addHost("beta");
    await rest.call("POST", "/v1/projects", { body: { name: "open", spec: {} } });
    const file = { host: "beta", file: { name: "second", size_gib: 6 } };
    openDisk = (await rest.call("POST", "/v1/disks", { body: { spec: file } })).body.id;
  });
  let openDisk: string;

  describe("ports", () => {
    const onBeta = (name: string, host_port?: number) =>
      openVm(name, {
        host: "beta",
        ports: [{ guest_port: 80, ...(host_port === undefined ? {} : { host_port }) }],
      });
    const web = async (name: string, host_port: number) => {
      const spec = { ...onBeta(name, host_port).spec, image };
      const { body } = await rest.call("POST", "/v1/vms", { body: { project: "open", name, spec } });
      return { id: body.id as string, spec };
    };
    let image: string;
    beforeAll(async () => {
      const spec = { url: "https://example.com/b", sha256: "0".repeat(64) };
      const { body } = await rest.call("POST", "/v1/images", {
        body: { project: "open", name: "ports", spec },
      });
      image = body.id;
    });

    test("two new VMs that name the same one of the same host: nothing in the plan cures that, so it is an error", async () => {
      const [first, second, third] = await judge([onBeta("a", 8080), onBeta("b", 8080), onBeta("c", 8081)]);
      expect([first?.errors, third?.errors, codes([first, second, third] as Judged[])]).toEqual([
        [],
        [],
        ["", "", ""],
      ]);
      expect(second?.errors).toEqual([
        {
          code: "port_in_use",
          summary: "Port 8080/tcp of host beta is wanted by VM open/a of this plan, too.",
          detail: "Give another host_port, or leave it out: then Croft allocates a free one.",
          pointer: "/spec/ports/0/host_port",
        },
      ]);
      // Where another host can have it there is nothing to say; what Croft allocates is nobody's yet.
      const [, anywhere] = await judge([onBeta("a"), onBeta("b", 20_000), onBeta("c", 8080)]);
      expect(anywhere).toMatchObject({ errors: [], warnings: [] });
    });

    test("the same piece by piece", async () => {
      expect(await judge([onBeta("a", 8080)], "ports")).toMatchObject([{ errors: [] }]);
      expect(await judge([onBeta("b", 8080)], "ports")).toMatchObject([
        { errors: [{ code: "port_in_use" }] },
      ]);
      expect(await judge([onBeta("a", 8080)], "ports")).toMatchObject([{ errors: [] }]);
    });

    test("one that a VM of the plan gives back is free, in whatever order they stand; one of another VM is a warning", async () => {
      const { id, spec } = await web("holder", 8090);
      try {
        expect(codes(await judge([onBeta("a", 8090)]))).toEqual(["port_in_use"]);
        const gone = { action: "delete", kind: "vm", id };
        expect(codes(await judge([onBeta("a", 8090), gone]))).toEqual(["", "destroyed"]);
        const moved = {
          action: "update",
          kind: "vm",
          id,
          spec: { ...spec, ports: [{ guest_port: 80, host_port: 8091 }] },
        };
        expect(codes(await judge([onBeta("a", 8090), moved, onBeta("b", 8091)]))).toEqual(["", "", ""]);
        expect((await judge([onBeta("a", 8090), moved, onBeta("b", 8091)]))[2]?.errors).toHaveLength(1);
        const replaced = { action: "update", kind: "vm", id, spec: { ...spec, hostname: "other" } };
        expect(codes(await judge([onBeta("holder", 8090), replaced]))).toEqual(["", "replaced"]);
      } finally {
        await rest.call("DELETE", `/v1/vms/${id}`);
      }
    });

    test("what two VMs exchange is no matter", async () => {
      const [one, two] = [await web("one", 8095), await web("two", 8096)];
      const to = ({ id, spec }: typeof one, host_port: number) => ({
        action: "update",
        kind: "vm",
        id,
        spec: { ...spec, ports: [{ guest_port: 80, host_port }] },
      });
      const judged = await judge([to(one, 8096), to(two, 8097)]);
      expect([codes(judged), judged.flatMap(({ errors }) => errors)]).toEqual([["", ""], []]);
      for (const { id } of [one, two]) await rest.call("DELETE", `/v1/vms/${id}`);
    });
  });

  test("a partition that two of a plan are to have is an error; one that another lets go is free", async () => {
    const wanted = { project: "open", name: "shared", spec: { size_gib: 1, disk: openDisk } };
    const partition = (await rest.call("POST", "/v1/partitions", { body: wanted })).body.id;
    const having = (name: string, partitions = [{ partition }]) => openVm(name, { partitions });
    const [, second] = await judge([having("a"), having("b")]);
    expect(second?.errors).toMatchObject([
      { code: "partition_attached", pointer: "/spec/partitions/0/partition" },
    ]);

    const image = { url: "https://example.com/c", sha256: "0".repeat(64) };
    const made = await rest.call("POST", "/v1/images", {
      body: { project: "open", name: "third", spec: image },
    });
    const spec = { ...having("owner").spec, image: made.body.id };
    const owner = (await rest.call("POST", "/v1/vms", { body: { project: "open", name: "owner", spec } }))
      .body.id;
    expect(codes(await judge([having("a")]))).toEqual(["partition_attached"]);
    const without = { action: "update", kind: "vm", id: owner, spec: { ...spec, partitions: [] } };
    expect(codes(await judge([having("a"), without]))).toEqual(["", ""]);
    expect(codes(await judge([having("a"), { action: "delete", kind: "vm", id: owner }]))).toEqual([
      "",
      "destroyed",
    ]);
  });
});
