// DELETE with force of what lies on a silent host: gone at once, and removed by the host when it returns.

import type { HostReport, VmReport } from "@croft/schemas/generated/typescript/messages.ts";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { createPresence } from "../coordination/memory/presence.ts";
import { type RestFixture, startRest } from "../http/rest-fixture.ts";
import { vmReport } from "../planner/sample-objects.ts";
import { passHost } from "./host-pass.ts";

const HOST = "alpha";
let rest: RestFixture;
let partition: string;
let disk: string;
let image: string;
let old: string;

beforeEach(async () => {
  rest = await startRest();
  await rest.addHost(HOST);
  await rest.call("POST", "/v1/projects", { body: { name: "web", spec: {} } });
  const url = { url: "https://example.com/a", sha256: "0".repeat(64) };
  image = await made("images", "base", url);
  const file = { host: HOST, file: { name: "data", size_gib: 10 } };
  disk = (await rest.call("POST", "/v1/disks", { body: { spec: file } })).body.id;
  partition = await made("partitions", "data", { size_gib: 1, disk });
  await rest.store.write(async (tx) => {
    const stored = await tx.documents.get("image", image);
    const facts = { sha256: "0".repeat(64), format: "raw", size_bytes: 1, virtual_size_bytes: 1 };
    await tx.documents.updateStatus("image", image, {
      status: { ...stored?.status, ...facts, state: "ready" } as never,
    });
    // Its host has made it.
    const data = await tx.documents.get("partition", partition);
    await tx.documents.updateStatus("partition", partition, {
      status: { ...data?.status, state: "ready", number: 1 } as never,
    });
  });
  old = await made("vms", "app", VM());
  await pass();
});
afterEach(() => rest.close());

const VM = () => ({
  image,
  cpus: 1,
  memory_mib: 1024,
  root_disk_gib: 1,
  partitions: [{ partition }],
  ports: [{ guest_port: 80, host_port: 8080 }],
});
const made = async (plural: string, name: string, spec: object): Promise<string> => {
  const { status, body } = await rest.call("POST", `/v1/${plural}`, { body: { project: "web", name, spec } });
  expect([status, body.detail]).toEqual([202, undefined]);
  return body.id;
};
let silent = false;
const pass = () => {
  const parts = {
    store: rest.store,
    presence: createPresence(Date.now),
    now: Date.now,
    userAuthority: "ssh-ed25519 A",
  };
  return passHost(HOST, parts, { scope: "all", silent });
};
const falls = async (how: "silent" | "back") => {
  silent = how === "silent";
  await pass();
};
const force = (plural: string, id: string) => rest.call("DELETE", `/v1/${plural}/${id}?force=true`);
const told = async (): Promise<Record<string, unknown>> => {
  const { documents = [] } = (await rest.store.hostConfigs.current(HOST)) ?? {};
  const found: Record<string, unknown> = {};
  for (const { id, digest, secret_digest } of documents) {
    const bytes = await rest.store.hostConfigs.document(HOST, digest);
    const { wanted, drives } = JSON.parse(Buffer.from(bytes as Uint8Array).toString("utf8"));
    found[id] = drives ? { wanted, drives: drives.length, seed: secret_digest !== null } : wanted;
  }
  return found;
};
const report = async (objects: HostReport["objects"]) => {
  const head = (await rest.store.hosts.get(HOST))?.report;
  const observed_generation = await rest.store.hostConfigs.generation(HOST);
  const whole = { ...head, observed_generation, disks: [], objects } as HostReport;
  await rest.store.write((tx) => tx.hosts.putReport(HOST, whole, new Date().toISOString()));
  await pass();
};
const vm = (id: string, more: Partial<VmReport>) => vmReport({ id, drives: [], ...more });
const events = async () =>
  (await rest.store.events.after(0, 100)).map(({ type, object }) => `${type} ${object}`);

test("it is refused while the host answers, and for who is no admin", async () => {
  expect(await force("vms", old)).toMatchObject({ status: 409, body: { code: "host_not_silent" } });
  const body = { name: "m", role: "operator", project: "web", ttl_seconds: 60 };
  const { token } = (await rest.call("POST", "/v1/tokens", { body })).body;
  const refused = await rest.call("DELETE", `/v1/vms/${old}?force=true`, { token });
  expect(refused).toMatchObject({ status: 403, body: { code: "forbidden" } });
  expect((await rest.call("DELETE", `/v1/images/${image}?force=true`)).status).toBe(400);
  expect((await rest.call("GET", `/v1/vms/${old}`)).body.deleting).toBe(false);
});

test("what is on a disk that its host does not have any more is given up although the host answers", async () => {
  const data = await made("partitions", "more", { size_gib: 1, disk });
  const becomes = (state_code: string | null) =>
    rest.store.write(async (tx) => {
      const stored = await tx.documents.get("disk", disk);
      const state = state_code === null ? "ready" : "error";
      await tx.documents.updateStatus("disk", disk, {
        status: { ...stored?.status, state, state_code } as never,
      });
    });
  for (const code of ["disk_not_found", "disk_refused", "disk_io", "disk_damaged"]) {
    await becomes(null);
    expect(await force("partitions", data)).toMatchObject({ status: 409, body: { code: "host_not_silent" } });
    await becomes(code);
    // What a VM has stays; the VM itself is not on the disk.
    expect(await force("partitions", partition)).toMatchObject({ status: 409, body: { code: "in_use" } });
    expect(await force("vms", old)).toMatchObject({ status: 409, body: { code: "host_not_silent" } });
  }
  expect(await force("partitions", data)).toMatchObject({ status: 202 });
  expect((await rest.call("GET", `/v1/partitions/${data}`)).status).toBe(404);
  // The disk goes when nothing is on it any more.
  expect(await force("disks", disk)).toMatchObject({ status: 409, body: { code: "not_empty" } });
});

test("the VM, its name, its room and its ports are free at once, also when it was being deleted", async () => {
  await falls("silent");
  await rest.call("DELETE", `/v1/vms/${old}`);
  expect((await rest.call("GET", `/v1/vms/${old}`)).body.status.state).toBe("deleting");
  expect(await force("vms", old)).toMatchObject({ status: 202, body: { id: old, deleting: true } });
  expect((await rest.call("GET", `/v1/vms/${old}`)).status).toBe(404);
  expect(await rest.store.ports.holder(HOST, "tcp", 8080)).toBeUndefined();
  expect(await rest.store.reservations.usedByHost(HOST)).toMatchObject({ vms: 0, memory_mib: 0 });
  expect((await events()).slice(-2)).toEqual([`vm.given_up ${old}`, `vm.deleted ${old}`]);
  // What the host is told stays an order, also for passes over all of it, and holds no secret any more.
  for (let round = 0; round < 2; round++) await pass();
  expect((await told())[old]).toEqual({ wanted: "deleted", drives: 1, seed: false });
});

test("when the host returns it removes the copy; till then nobody else gets its partition or its ports", async () => {
  await falls("silent");
  await force("vms", old);
  await falls("back");
  const next = await made("vms", "app", { ...VM(), ports: [] });
  const sameport = await made("vms", "other", { ...VM(), partitions: [] });
  await pass();
  for (const id of [next, sameport]) {
    expect(Object.keys(await told())).not.toContain(id);
    const { status } = (await rest.call("GET", `/v1/vms/${id}`)).body;
    expect(status).toMatchObject({ state: "pending", state_reason: expect.stringContaining(old) });
  }

  await report([vm(old, { state: "running", generation: 1 })]);
  expect((await told())[old]).toMatchObject({ wanted: "deleted" });
  await report([vm(old, { state: "deleted", generation: 2 })]);
  expect(await told()).toMatchObject({
    [next]: { wanted: "present", drives: 1, seed: true },
    [sameport]: { wanted: "present" },
  });
  expect(Object.keys(await told())).not.toContain(old);
  expect(await events()).toContain(`vm.removed_from_host ${old}`);
});

test("a partition goes into quarantine at once, and stays as it is while the guest may have it; in use it is refused", async () => {
  await falls("silent");
  expect(await force("partitions", partition)).toMatchObject({ status: 409, body: { code: "in_use" } });
  await force("vms", old);
  expect((await force("partitions", partition)).status).toBe(202);
  expect((await rest.call("GET", `/v1/partitions/${partition}`)).status).toBe(404);
  const kept = (await rest.call("GET", "/v1/partitions?state=quarantined")).body.items;
  expect(kept).toMatchObject([{ id: partition, status: { disk, wipe_at: expect.any(String) } }]);
  await falls("back");
  expect((await told())[partition]).toBe("present");
  await report([vm(old, { state: "deleted", generation: 2 })]);
  expect((await told())[partition]).toBe("kept");
});

test("of a disk that was given up another device that has its kernel's name now is no part", async () => {
  const row = (path: string, identity: string, mine: string | null) => ({
    path,
    identity,
    serial: null,
    model: null,
    size_bytes: 10 * 1024 ** 3,
    sector_size: 512,
    aliases: [],
    adoptable: mine === null,
    disk: mine,
    holds: [],
  });
  const inventory = async (...disks: object[]) => {
    const head = (await rest.store.hosts.get(HOST))?.report;
    const whole = { ...head, disks, objects: [] } as unknown as HostReport;
    await rest.store.write((tx) => tx.hosts.putReport(HOST, whole, new Date().toISOString()));
  };
  const adopt = (device: string) =>
    rest.call("POST", "/v1/disks", { body: { spec: { host: HOST, device } } });
  await inventory(row("/dev/sdb", "wwn-1", null));
  const first = (await adopt("/dev/sdb")).body.id;
  await pass();
  await inventory(row("/dev/sdb", "wwn-1", first));
  await falls("silent");
  expect((await force("disks", first)).status).toBe(202);
  // It has another name of the kernel now, and another disk has the one that it had.
  await inventory(row("/dev/sdb", "wwn-2", null), row("/dev/sdc", "wwn-1", first));
  expect(await adopt("/dev/sdc")).toMatchObject({ status: 409, body: { code: "deleting" } });
  expect(await adopt("wwn-1")).toMatchObject({ status: 409, body: { code: "deleting" } });
  expect((await adopt("/dev/sdb")).status).toBe(202);
});

test("a disk is released when its host returns, and is not adopted again before", async () => {
  await falls("silent");
  await force("vms", old);
  await force("partitions", partition);
  expect((await force("disks", disk)).status).toBe(202);
  const again = { body: { spec: { host: HOST, file: { name: "data", size_gib: 10 } } } };
  expect(await rest.call("POST", "/v1/disks", again)).toMatchObject({
    status: 409,
    body: { code: "deleting" },
  });
  await falls("back");
  expect((await told())[disk]).toBe("released");
  const gone = { state: "released", code: null, message: null, identity: null, model: null } as const;
  const sizes = {
    size_bytes: null,
    sector_size: null,
    free_bytes: null,
    largest_gap_bytes: null,
    path: null,
  };
  await report([
    vm(old, { state: "deleted", generation: 2 }),
    { kind: "disk", id: disk, generation: 2, ...gone, ...sizes },
  ]);
  expect(await told()).toEqual({});
  expect((await rest.call("POST", "/v1/disks", again)).status).toBe(202);
});

test("an attachment is gone at once, and its VM is told to let the drive go", async () => {
  const spare = await made("partitions", "spare", { size_gib: 1, disk });
  const body = { spec: { vm: old, partition: spare } };
  const attachment = (await rest.call("POST", "/v1/partition_attachments", { body })).body.id;
  await falls("silent");
  expect((await told())[old]).toMatchObject({ drives: 2 });
  expect((await force("partition_attachments", attachment)).status).toBe(202);
  expect((await rest.call("GET", `/v1/partition_attachments/${attachment}`)).status).toBe(404);
  await pass();
  expect((await told())[old]).toMatchObject({ wanted: "present", drives: 1 });
  const { internal } = (await rest.store.documents.get("vm", old)) ?? {};
  expect(internal?.detaching).toEqual([{ partition: spare, force_detach: false }]);
});
