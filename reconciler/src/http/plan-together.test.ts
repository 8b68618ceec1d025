// Changes of one plan are judged together, whether they come in one request or piece by piece.

import { afterAll, beforeAll, expect, test } from "@jest/globals";
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

const create = (kind: string, name: string, spec: object) => ({
  ...{ action: "create", kind, project: "web", name },
  spec,
});
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
