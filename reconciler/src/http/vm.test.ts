// VMs and what they need: what a request decides, reserves and refuses. No agent runs here; hosts are known to the store.

import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { type RestFixture, startRest } from "./rest-fixture.ts";

const KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHmXWlxHwCpvdnhZ0y4JH7rA4yWbDgFqPlO2CqlM0hAe me@example";
const UPLOAD = "a".repeat(64);

let rest: RestFixture;
let image: string;
beforeEach(async () => {
  rest = await startRest();
  await rest.addHost("h1");
  await post("projects", { name: "web" });
  const blob = { size_bytes: 1, created_by: "t", created_at: "", expires_at: null };
  await rest.store.write((tx) => tx.blobs.put({ sha256: UPLOAD, ...blob }));
  image = (await post("images", { project: "web", name: "debian", spec: { upload: UPLOAD } })).body.id;
});
afterEach(() => rest.close());

const post = (path: string, body: object) => rest.call("POST", `/v1/${path}`, { body });
const patch = (path: string, spec: object) => rest.call("PATCH", `/v1/${path}`, { body: { spec } });
const vm = (name: string, spec: object = {}) =>
  post("vms", {
    project: "web",
    name,
    spec: { image, cpus: 2, memory_mib: 1024, root_disk_gib: 3, ...spec },
  });
const codes = (body: { errors: { pointer: string; code: string }[] }) =>
  Object.fromEntries(body.errors.map(({ pointer, code }) => [pointer, code]));

/** Writes what the host's agent would have reported. */
async function observe(kind: "vm" | "disk" | "partition", id: string, status: object): Promise<void> {
  await rest.store.write(async (tx) => {
    const document = await tx.documents.get(kind, id);
    if (!document) throw new Error(`no ${id}`);
    const next = { ...document.status, observed_generation: document.generation, ...status };
    await tx.documents.updateStatus(kind, id, { status: next as never });
  });
}
async function disk(name = "data", size_gib = 20, host = "h1"): Promise<string> {
  const { body } = await post("disks", { spec: { host, file: { name, size_gib } } });
  await observe("disk", body.id, { state: "ready", free_gib: size_gib - 1, largest_gap_gib: size_gib - 1 });
  return body.id;
}
const partition = (name: string, spec: object = {}) =>
  post("partitions", { project: "web", name, spec: { size_gib: 5, on_delete: "wipe", ...spec } });

describe("a VM's create", () => {
  test("places it, reserves, leases ports and makes its host key in one answer", async () => {
    const { status, body } = await vm("app", {
      ports: [{ guest_port: 80 }, { guest_port: 53, protocol: "udp", host_port: 5353 }],
    });

    expect(status).toBe(202);
    expect(body.spec).not.toHaveProperty("host");
    expect(body.status).toMatchObject({
      host: "h1",
      state: "pending",
      ready: false,
      incarnation: 1,
      hostname: "app",
      allocated_ports: { "80/tcp": expect.any(Number), "53/udp": 5353 },
      ssh: { user: "croft", host_alias: body.id },
    });
    const ports = [body.status.ssh_port, body.status.allocated_ports["80/tcp"]];
    expect(new Set(ports).size).toBe(2);
    for (const port of ports) expect(port >= 20000 && port <= 20009).toBe(true);
    expect(body.status.ssh.host_key).toMatch(/^ssh-ed25519 /);
    expect(await rest.store.reservations.usedByHost("h1")).toMatchObject({
      vms: 1,
      cpus: 2,
      memory_mib: 1024,
      root_gib: 3,
    });
    const web = await rest.call("GET", "/v1/projects?name=web");
    expect(web.body.items[0].status.usage).toMatchObject({
      vms: 1,
      cpus: 2,
      memory_mib: 1024,
      storage_gib: 3,
      ports: 2,
    });
  });

  test("copies keys, so that deleting a key later locks nobody out", async () => {
    const key = (await post("ssh_keys", { project: "web", name: "me", spec: { public_key: KEY } })).body.id;
    const made = await vm("app", { ssh_keys: [key, KEY.replace("me@example", "other")] });
    await rest.call("DELETE", `/v1/ssh_keys/${key}`);

    const seed = await rest.store.secrets.seed(made.body.id);
    expect(seed?.ssh_keys).toEqual([KEY, KEY.replace("me@example", "other")]);
    expect((await patch(`vms/${made.body.id}`, { cpus: 1 })).status).toBe(200);
  });

  test("that was never answered is found again, though a value that is only written is another by now", async () => {
    const wanted = { user_data_wo_version: 1 };
    const { status, body } = await vm("app", { ...wanted, user_data_wo: "first" });
    expect(status).toBe(202);
    const again = await vm("app", { ...wanted, user_data_wo: "second" });
    expect([again.status, again.body.id]).toEqual([200, body.id]);
    expect((await vm("app", { user_data_wo_version: 2, user_data_wo: "second" })).status).toBe(409);
  });

  test("keeps the seed's keys to the configuration, also those of keys that are deleted", async () => {
    const other = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f you";
    const key = (await post("ssh_keys", { project: "web", name: "me", spec: { public_key: KEY } })).body.id;
    const { id } = (await vm("app", { ssh_keys: [key] })).body;
    await rest.call("DELETE", `/v1/ssh_keys/${key}`);

    expect((await patch(`vms/${id}`, { ssh_keys: [other, key] })).status).toBe(200);
    expect(await rest.store.secrets.seed(id)).toMatchObject({
      ssh_keys: [other, KEY],
      first_ssh_keys: [KEY],
    });
    expect((await patch(`vms/${id}`, { ssh_keys: [other] })).status).toBe(200);
    expect(await rest.store.secrets.seed(id)).toMatchObject({ ssh_keys: [other], first_ssh_keys: [KEY] });
    const refused = await patch(`vms/${id}`, { ssh_keys: ["hello"] });
    expect(codes(refused.body)).toEqual({ "/spec/ssh_keys/0": "invalid_value" });
  });

  test("names every reference that is not there, and stores nothing", async () => {
    const { status, body } = await vm("app", {
      image: "img_0000000000000000",
      host: "nowhere",
      partitions: [{ partition: "prt_0000000000000000" }],
      ssh_keys: ["key_0000000000000000", "ssh-ed25519 AAAA"],
      ports: [{ guest_port: 80 }, { guest_port: 80 }],
    });
    expect(status).toBe(400);
    expect(codes(body)).toEqual({
      "/spec/image": "reference_not_found",
      "/spec/host": "reference_not_found",
      "/spec/partitions/0/partition": "reference_not_found",
      "/spec/ssh_keys/0": "reference_not_found",
      "/spec/ssh_keys/1": "invalid_value",
      "/spec/ports/1/guest_port": "invalid_value",
    });
    expect((await rest.call("GET", "/v1/vms")).body.items).toEqual([]);
  });

  test("what another project owns does not exist; what is shared does", async () => {
    await post("projects", { name: "api" });
    const foreign = await post("vms", {
      project: "api",
      name: "a",
      spec: { image, cpus: 1, memory_mib: 64, root_disk_gib: 1 },
    });
    expect(codes(foreign.body)).toEqual({ "/spec/image": "reference_not_found" });

    const shared = (await post("images", { shared: true, name: "all", spec: { upload: UPLOAD } })).body.id;
    const made = await post("vms", {
      project: "api",
      name: "a",
      spec: { image: shared, cpus: 1, memory_mib: 64, root_disk_gib: 1 },
    });
    expect(made.status).toBe(202);
  });

  test("without room it is refused with the reason per host, and nothing is stored", async () => {
    await rest.addHost("h2", { memory_mib: 2048 });
    const { status, body } = await vm("big", { memory_mib: 10000 });
    expect([status, body.code]).toEqual([409, "no_capacity"]);
    expect(body.hosts).toEqual({
      h1: "memory: 10000 MiB asked, 8192 MiB of 8192 MiB free",
      h2: "memory: 10000 MiB asked, 1024 MiB of 1024 MiB free",
    });
    expect(await rest.store.reservations.usedByHost("h1")).toMatchObject({ vms: 0, memory_mib: 0 });
  });

  test("growing beyond the largest host is an error of the plan, whatever the quota says", async () => {
    const { body } = await rest.call("GET", "/v1/projects?name=web");
    await patch(`projects/${body.items[0].id}`, { quota: { cpus: 4 } });
    const made = await vm("app");
    const spec = { ...made.body.spec, cpus: 256 };
    const answer = await post("plan", {
      changes: [{ action: "update", kind: "vm", id: made.body.id, spec }],
    });
    const [planned] = answer.body.changes;
    expect(planned.errors).toEqual([expect.objectContaining({ code: "no_capacity", pointer: "/spec/cpus" })]);
    expect(planned.errors[0].detail).toMatch(/256 asked, and the largest host has \d+ in all/);
  });

  test("a host that became smaller than its VM refuses what grows, and nothing else", async () => {
    const { body } = await vm("app", { root_disk_gib: 60 });
    await rest.store.write(async (tx) => {
      const record = await tx.hosts.get("h1");
      if (!record?.report) throw new Error("h1 has not reported");
      const facts = { ...record.report.facts, storage_bytes: 50 * 2 ** 30, memory_mib: 1500 };
      await tx.hosts.changeReport("h1", { head: { ...record.report, facts }, entries: [], gone: [] }, "");
    });
    const patch = (change: object) => rest.call("PATCH", `/v1/vms/${body.id}`, { body: change });
    expect((await patch({ tags: { a: "1" } })).status).toBe(200);
    expect((await patch({ spec: { description: "x" } })).status).toBe(200);
    expect((await patch({ spec: { cpus: 1 } })).status).toBe(200);
    expect((await patch({ spec: { cpus: 2 } })).status).toBe(200);
    expect((await patch({ spec: { memory_mib: 4096 } })).body.code).toBe("no_capacity");
    expect((await patch({ spec: { root_disk_gib: 61 } })).body.code).toBe("no_capacity");
  });

  test("twenty creates at once never promise more than the host has", async () => {
    const replies = await Promise.all(
      Array.from({ length: 20 }, (_, i) => vm(`vm-${i}`, { memory_mib: 2048, cpus: 1 })),
    );
    expect(replies.filter(({ status }) => status === 202)).toHaveLength(4);
    expect(replies.filter(({ body }) => body.code === "no_capacity")).toHaveLength(16);
    expect((await rest.store.reservations.usedByHost("h1")).memory_mib).toBe(8192);
  });

  test("a quota bounds, says by how much, and blocks growth only", async () => {
    const { body } = await rest.call("GET", "/v1/projects?name=web");
    const project = `projects/${body.items[0].id}`;
    await patch(project, { quota: { vms: 1, memory_mib: 1024 } });
    const first = await vm("one");
    const second = await vm("two");
    expect([second.status, second.body.code]).toEqual([409, "quota_exceeded"]);
    expect(second.body.detail).toContain("memory_mib: 1024 of 1024 used, 1024 more asked");

    await patch(project, { quota: { memory_mib: 512 } });
    expect((await patch(`vms/${first.body.id}`, { cpus: 1 })).status).toBe(200);
    expect((await patch(`vms/${first.body.id}`, { memory_mib: 2048 })).body.code).toBe("quota_exceeded");
  });

  test("a port that another VM has is a conflict, until that VM is gone", async () => {
    await vm("one", { ports: [{ guest_port: 80, host_port: 8080 }] });
    const { status, body } = await vm("two", { ports: [{ guest_port: 80, host_port: 8080 }] });
    expect([status, body.code]).toEqual([409, "port_in_use"]);
    expect(codes(body)).toEqual({ "/spec/ports/0/host_port": "port_in_use" });
  });

  test("a range that is used up refuses instead of sharing a port", async () => {
    await rest.addHost("h0", { port_range: [30000, 30001], memory_mib: 99999 });
    const full = await vm("a", { host: "h0", ports: [{ guest_port: 1 }, { guest_port: 2 }] });
    expect(full.body.code).toBe("no_capacity");
    expect((await vm("b", { host: "h0", ports: [{ guest_port: 1 }] })).status).toBe(202);
    expect((await vm("c", { host: "h0" })).body.code).toBe("no_capacity");
  });
});

describe("a VM's change", () => {
  test("stopping frees CPUs and memory, and starting needs them again", async () => {
    const first = (await vm("one", { memory_mib: 8192 })).body.id;
    expect((await vm("two")).body.code).toBe("no_capacity");

    await patch(`vms/${first}`, { power_state: "stopped" });
    expect((await vm("two")).status).toBe(202);
    const start = await patch(`vms/${first}`, { power_state: "running" });

    expect([start.status, start.body.code]).toEqual([409, "no_capacity"]);
    expect((await rest.call("GET", `/v1/vms/${first}`)).body.spec.power_state).toBe("stopped");
  });

  test("ready stays through live changes and is cleared by what restarts", async () => {
    const { id } = (await vm("app")).body;
    await observe("vm", id, { state: "running", ready: true, power_state: "running" });
    expect((await patch(`vms/${id}`, { description: "x" })).body.status.ready).toBe(true);
    expect((await patch(`vms/${id}`, { memory_mib: 2048 })).body.status.ready).toBe(false);
  });

  test("on_change = fail refuses a restart, but not of a stopped VM", async () => {
    const { id } = (await vm("app", { on_change: "fail" })).body;
    await observe("vm", id, { state: "running", power_state: "running" });
    const refused = await patch(`vms/${id}`, { cpus: 1 });
    expect([refused.status, refused.body.code]).toEqual([409, "restart_refused"]);
    expect(codes(refused.body)).toEqual({ "/spec/cpus": "restart_refused" });
    await observe("vm", id, { state: "stopped", power_state: "stopped" });
    expect((await patch(`vms/${id}`, { cpus: 1 })).status).toBe(200);
  });

  test("what replaces or shrinks is refused by name", async () => {
    const { id } = (await vm("app", { user_data: "#!/bin/sh" })).body;
    const { status, body } = await patch(`vms/${id}`, {
      user_data: "x",
      root_disk_gib: 1,
      hostname: "other",
    });
    expect(status).toBe(400);
    expect(codes(body)).toEqual({
      "/spec/user_data": "immutable_field",
      "/spec/root_disk_gib": "cannot_shrink",
      "/spec/hostname": "immutable_field",
    });
    expect(JSON.stringify(body)).not.toContain("#!/bin/sh");
  });

  test("naming the host and hostname that it has changes nothing", async () => {
    const { id } = (await vm("app")).body;
    expect((await patch(`vms/${id}`, { host: "h1", hostname: "app" })).status).toBe(200);
    expect((await patch(`vms/${id}`, { host: null, hostname: null })).status).toBe(200);
  });

  test("ports that stay keep their host port, in whatever order they are listed", async () => {
    const { body } = await vm("app", { ports: [{ guest_port: 80 }, { guest_port: 443 }] });
    const next = await patch(`vms/${body.id}`, {
      ports: [{ guest_port: 22 }, { guest_port: 443 }, { guest_port: 80 }],
    });
    expect(next.body.status.allocated_ports).toEqual({
      ...body.status.allocated_ports,
      "22/tcp": expect.any(Number),
    });
    expect(next.body.status.ssh_port).toBe(body.status.ssh_port);
    const fewer = await patch(`vms/${body.id}`, { ports: [] });
    expect(fewer.body.status.allocated_ports).toEqual({});
    expect(await rest.store.ports.of(body.id)).toHaveLength(1);
  });

  test("asking for running again starts a guest that stopped by itself anew", async () => {
    const { id } = (await vm("app")).body;
    await observe("vm", id, { state: "stopped", power_state: "stopped", ready: true });
    const again = await patch(`vms/${id}`, { power_state: "running" });
    expect(again.body.status.ready).toBe(false);
    expect((await rest.store.documents.get("vm", id))?.internal.start_number).toBe(1);
  });

  test("asking for running again ends the wait of a guest that is to be started again later", async () => {
    const { id } = (await vm("app")).body;
    const next_start_at = new Date().toISOString();
    await observe("vm", id, { state: "starting", power_state: "running", ready: true, next_start_at });
    expect((await patch(`vms/${id}`, { power_state: "running" })).body.status.ready).toBe(false);
    // Another field says nothing about the power.
    await patch(`vms/${id}`, { description: "x" });
    expect((await rest.store.documents.get("vm", id))?.internal.start_number).toBe(1);
  });

  test("a restart is a number that rises once for each order, and refused for what is not to run", async () => {
    const { id } = (await vm("app")).body;
    await observe("vm", id, { state: "running", power_state: "running", ready: true });
    const order = (headers = {}) => rest.call("POST", `/v1/vms/${id}/restart`, { headers });
    const first = await order({ "idempotency-key": "k" });
    expect([first.status, first.body.generation, first.body.status.ready]).toEqual([202, 2, false]);
    expect(first.headers.get("etag")).toMatch(/^"2\./);
    expect((await order({ "idempotency-key": "k" })).body.generation).toBe(2);
    expect((await order({ "if-match": '"1"' })).status).toBe(412);
    const number = async () => (await rest.store.documents.get("vm", id))?.internal.restart_number;
    expect(await number()).toBe(1);
    await order();
    expect(await number()).toBe(2);
    for (const power_state of ["stopped", "paused"]) {
      await patch(`vms/${id}`, { power_state });
      expect((await order()).body.code).toBe("restart_refused");
    }
    expect((await rest.call("POST", "/v1/vms/vm_0123456789abcdef/restart")).status).toBe(404);
    await rest.call("DELETE", `/v1/vms/${id}`);
    expect((await order()).body.code).toBe("deleting");
  });

  test("deletion_protection refuses the deletion, and the plan of it, until it is taken off", async () => {
    const { id } = (await vm("app", { deletion_protection: true })).body;
    const refused = await rest.call("DELETE", `/v1/vms/${id}`);
    expect([refused.status, refused.body.code]).toEqual([409, "deletion_protected"]);
    const plan = await post("plan", { changes: [{ action: "delete", kind: "vm", id }] });
    expect(plan.body.changes[0].errors).toMatchObject([
      { code: "deletion_protected", pointer: "/spec/deletion_protection" },
    ]);
    await patch(`vms/${id}`, { deletion_protection: false });
    expect((await rest.call("DELETE", `/v1/vms/${id}`)).status).toBe(202);
  });

  test("write-only user data is shown to nobody, and kept for the guest", async () => {
    const { body } = await vm("app", { user_data_wo: "secret", user_data_wo_version: 1 });
    expect(JSON.stringify(body)).not.toContain("secret");
    expect(body.spec.user_data_wo_version).toBe(1);
    expect(JSON.stringify((await rest.call("GET", `/v1/vms/${body.id}`)).body)).not.toContain("secret");
    expect((await rest.store.secrets.seed(body.id))?.user_data_wo).toBe("secret");
    // The answer that was lost is found by the same request.
    const again = await vm("app", { user_data_wo: "secret", user_data_wo_version: 1 });
    expect([again.status, again.body.id]).toEqual([200, body.id]);
    expect((await vm("two", { user_data_wo: "a", user_data: "b" })).status).toBe(400);
    const patched = await patch(`vms/${body.id}`, { user_data_wo: "other" });
    expect(codes(patched.body)).toEqual({ "/spec/user_data_wo": "immutable_field" });
  });
});

describe("disks and partitions", () => {
  test("a partition goes to the disk with room; disk and host are told in status, never in spec", async () => {
    const id = await disk();
    const { status, body } = await partition("data");
    expect(status).toBe(202);
    expect(body.status).toMatchObject({ disk: id, host: "h1", serial: body.id, state: "pending" });
    expect(body.spec).toEqual({ size_gib: 5, on_delete: "wipe", retention_days: 7 });
    expect((await patch(`partitions/${body.id}`, { disk: id, host: "h1" })).status).toBe(200);
    expect((await partition("big", { size_gib: 15 })).body.code).toBe("no_capacity");
  });

  test("a disk with partitions is not deleted, and one file is adopted once", async () => {
    const id = await disk();
    await partition("data");
    expect((await rest.call("DELETE", `/v1/disks/${id}`)).body.code).toBe("not_empty");
    const twin = await post("disks", { spec: { host: "h1", file: { name: "data", size_gib: 9 } } });
    expect([twin.body.code, twin.body.existing_id]).toEqual(["already_exists", id]);
  });

  test("a disk is deleted once its partitions are, and says that their VM is leaving", async () => {
    const id = await disk();
    const { body: data } = await partition("data");
    const { body: app } = await vm("app", { partitions: [{ partition: data.id }] });
    expect((await rest.call("DELETE", `/v1/disks/${id}`)).body.leaving).toBe(false);
    await rest.call("DELETE", `/v1/vms/${app.id}`);
    expect((await rest.call("DELETE", `/v1/disks/${id}`)).body.leaving).toBe(true);
    const waits = rest.call("DELETE", `/v1/disks/${id}?on_not_empty=wait`);
    await rest.call("DELETE", `/v1/partitions/${data.id}`);
    expect((await waits).status).toBe(202);
  });

  test("a disk grows and never shrinks; its host and name never change", async () => {
    const id = await disk();
    expect((await patch(`disks/${id}`, { file: { size_gib: 30 } })).body.spec.file).toEqual({
      name: "data",
      size_gib: 30,
    });
    expect(codes((await patch(`disks/${id}`, { file: { size_gib: 10, name: "x" } })).body)).toEqual({
      "/spec/file/size_gib": "cannot_shrink",
      "/spec/file/name": "immutable_field",
    });
  });

  test("a VM with partitions goes where they are, and a partition is one VM's at a time", async () => {
    await rest.addHost("h2", { memory_mib: 99999 });
    await disk();
    const { id } = (await partition("data")).body;
    const owner = await vm("one", { partitions: [{ partition: id }] });
    expect(owner.body.status.host).toBe("h1");

    const second = await vm("two", { partitions: [{ partition: id }] });
    expect([second.status, second.body.code]).toEqual([409, "partition_attached"]);
    const attach = await post("partition_attachments", { spec: { vm: owner.body.id, partition: id } });
    expect(attach.body.code).toBe("partition_attached");

    await patch(`vms/${owner.body.id}`, { partitions: [] });
    expect((await rest.store.documents.get("vm", owner.body.id))?.internal.detaching).toEqual([
      { partition: id, force_detach: false },
    ]);
    expect((await vm("two", { partitions: [{ partition: id }] })).status).toBe(202);
  });

  test("an attachment has its VM's project and must be on its host", async () => {
    await rest.addHost("h2");
    await disk();
    await disk("far", 10, "h2");
    const near = (await partition("near", { host: "h1" })).body.id;
    const far = (await partition("far", { host: "h2" })).body.id;
    const owner = (await vm("app", { host: "h1" })).body.id;

    const made = await post("partition_attachments", { spec: { vm: owner, partition: near } });
    const refused = await post("partition_attachments", { spec: { vm: owner, partition: far } });

    expect(made.body).toMatchObject({
      project: "web",
      name: null,
      status: { serial: near, attached: false },
    });
    expect(codes(refused.body)).toEqual({ "/spec/partition": "invalid_value" });
  });

  test("deleting a partition that a VM has answers 202 and says that it waits", async () => {
    await disk();
    const { id } = (await partition("data")).body;
    await vm("app", { partitions: [{ partition: id }] });
    await rest.call("DELETE", `/v1/partitions/${id}`);
    const { status, body } = await rest.call("GET", `/v1/partitions/${id}?wait=deleted&timeout_seconds=30`);
    expect(status).toBe(200);
    expect(body.status.conditions[0]).toMatchObject({ type: "waiting_for_users", status: "true" });
    expect((await partition("data")).status).toBe(202);
  });
});

describe("images", () => {
  test("a used image stays until its last VM is gone, and its name is free at once", async () => {
    const { id } = (await vm("app")).body;
    const removed = await rest.call("DELETE", `/v1/images/${image}`);
    expect(removed.body).toMatchObject({ deleting: true, status: { state: "deleting" } });
    expect((await vm("late")).body.code).toBe("reference_not_found");
    expect((await post("images", { project: "web", name: "debian", spec: { upload: UPLOAD } })).status).toBe(
      202,
    );
    expect((await rest.call("GET", `/v1/vms/${id}`)).status).toBe(200);
  });

  test("http needs a hash, an upload must be complete, a kernel needs a file", async () => {
    const refused = async (spec: object) =>
      codes((await post("images", { project: "web", name: "x", spec })).body);
    expect(await refused({ url: "http://example.org/a" })).toEqual({ "/spec/sha256": "missing_field" });
    expect(await refused({ upload: "b".repeat(64) })).toEqual({ "/spec/upload": "reference_not_found" });
    expect(await refused({ upload: UPLOAD, kernel: {} })).toEqual({ "/spec/kernel/url": "missing_field" });
    expect(await refused({ upload: UPLOAD, sha256: "c".repeat(64) })).toEqual({
      "/spec/sha256": "invalid_value",
    });
    expect(await refused({})).toEqual({ "/spec": "missing_field" });
  });

  test("another address is live with the hash of what is here, and refused without", async () => {
    const spec = { url: "https://example.org/a", upload: null };
    expect(codes((await patch(`images/${image}`, spec)).body)).toEqual({ "/spec/url": "immutable_field" });
    expect((await patch(`images/${image}`, { ...spec, sha256: UPLOAD })).status).toBe(200);
  });
});

describe("the dry run", () => {
  const plan = async (change: object) => (await post("plan", { changes: [change] })).body.changes[0];

  test("explains a placement and stores nothing", async () => {
    const create = { action: "create", kind: "vm", project: "web", name: "app" };
    const planned = await plan({ ...create, spec: { cpus: 1, memory_mib: 512, root_disk_gib: 3 } });
    expect(planned).toEqual({
      effects: [],
      placement: "On host h1, the only one that can have it.",
      warnings: [],
      errors: [],
    });
    expect((await rest.call("GET", "/v1/vms")).body.items).toEqual([]);
  });

  test("no room now is a warning, more than any host has is an error", async () => {
    await vm("full", { memory_mib: 8000 });
    const create = (memory_mib: number) =>
      plan({
        action: "create",
        kind: "vm",
        project: "web",
        name: "a",
        spec: { image, cpus: 1, memory_mib, root_disk_gib: 3 },
      });
    expect(await create(1024)).toMatchObject({ warnings: [{ code: "no_capacity" }], errors: [] });
    expect(await create(99999)).toMatchObject({ warnings: [], errors: [{ code: "no_capacity" }] });
  });

  test("bytes that the apply will upload are no error", async () => {
    const spec = { upload: "b".repeat(64), sha256: "b".repeat(64) };
    const planned = await plan({ action: "create", kind: "image", project: "web", name: "x", spec });
    expect(planned).toMatchObject({ warnings: [], errors: [] });
  });

  test("an update tells each field's effect and which VM restarts", async () => {
    const { id, spec } = (await vm("app")).body;
    await observe("vm", id, { state: "running", power_state: "running" });
    const planned = await plan({
      action: "update",
      kind: "vm",
      id,
      spec: { ...spec, cpus: 4, description: "x" },
    });
    expect(
      planned.effects.map(({ pointer, effect }: { pointer: string; effect: string }) => [pointer, effect]),
    ).toEqual(
      expect.arrayContaining([
        ["/description", "live"],
        ["/cpus", "restart"],
      ]),
    );
    expect(planned.warnings).toMatchObject([{ code: "restart", summary: "VM web/app will be restarted" }]);
  });

  test("what shrinks is refused, what replaces says what is lost", async () => {
    const { id, spec } = (await vm("app")).body;
    const shrunk = await plan({ action: "update", kind: "vm", id, spec: { ...spec, root_disk_gib: 1 } });
    expect(shrunk.errors).toMatchObject([{ code: "cannot_shrink", pointer: "/spec/root_disk_gib" }]);
    const replaced = await plan({ action: "update", kind: "vm", id, spec: { ...spec, hostname: "other" } });
    expect(replaced.warnings).toMatchObject([
      { code: "replaced", detail: "Its root disk of 3 GiB is deleted." },
    ]);
  });
});
