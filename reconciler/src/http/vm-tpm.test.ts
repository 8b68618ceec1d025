// What a request decides about a VM's TPM: which hosts can give one, and what its removal destroys.

import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { type RestFixture, startRest } from "./rest-fixture.ts";

const UPLOAD = "a".repeat(64);
const SIZE = { cpus: 1, memory_mib: 512, root_disk_gib: 3 };

let rest: RestFixture;
let image: string;
beforeEach(async () => {
  rest = await startRest();
  // As an agent of before reports it: without a word about TPMs.
  await rest.addHost("h1");
  await post("projects", { name: "web" });
  const blob = { size_bytes: 1, complete: true, created_by: "t", created_at: "", expires_at: null };
  await rest.store.write((tx) => tx.blobs.put({ sha256: UPLOAD, ...blob }));
  image = (await post("images", { project: "web", name: "debian", spec: { upload: UPLOAD } })).body.id;
});
afterEach(() => rest.close());

const post = (path: string, body: object) => rest.call("POST", `/v1/${path}`, { body });
const vm = (name: string, spec: object) =>
  post("vms", { project: "web", name, spec: { image, ...SIZE, ...spec } });
const plan = async (id: string, spec: object) =>
  (await post("plan", { changes: [{ action: "update", kind: "vm", id, spec: { image, ...SIZE, ...spec } }] }))
    .body.changes[0];

async function runs(id: string): Promise<void> {
  await rest.store.write(async (tx) => {
    const document = await tx.documents.get("vm", id);
    const status = { ...document?.status, state: "running", power_state: "running", ready: true };
    await tx.documents.updateStatus("vm", id, { status: status as never });
  });
}

test("a VM with a TPM goes to a host that can give one, and is refused where none can", async () => {
  const refused = await vm("app", { tpm: true });
  expect([refused.status, refused.body.code]).toEqual([409, "no_capacity"]);
  expect(refused.body.hosts).toEqual({ h1: "it has no swtpm, which `tpm` needs" });
  await rest.addHost("h2", { tpm: true, memory_mib: 3072 });
  expect((await vm("app", { tpm: true })).body.status.host).toBe("h2");
  // Which else has more room.
  expect((await vm("plain", {})).body.status.host).toBe("h1");
});

test("a VM that is on a host without swtpm gets no TPM, and the plan says so before", async () => {
  const { id } = (await vm("app", {})).body;
  const planned = await plan(id, { tpm: true });
  expect(planned.warnings).toMatchObject([
    { code: "restart" },
    { code: "no_capacity", summary: "Host h1 cannot give VM web/app a TPM." },
  ]);
  const answer = await rest.call("PATCH", `/v1/vms/${id}`, { body: { spec: { tpm: true } } });
  expect([answer.status, answer.body.code]).toEqual([409, "no_capacity"]);
});

test("a TPM is put in and taken out by a restart, and the plan warns of what goes with it", async () => {
  await rest.addHost("h2", { tpm: true });
  const { id } = (await vm("app", { host: "h2" })).body;
  await runs(id);
  expect(await plan(id, { host: "h2", tpm: true })).toMatchObject({
    effects: [{ pointer: "/tpm", effect: "restart" }],
    warnings: [{ code: "restart", summary: "VM web/app will be restarted" }],
    errors: [],
  });
  expect(await plan(id, { host: "h2", tpm: false })).toMatchObject({ effects: [], warnings: [] });
  const changed = await rest.call("PATCH", `/v1/vms/${id}`, { body: { spec: { tpm: true } } });
  expect([changed.status, changed.body.status.ready]).toEqual([200, false]);
  for (const without of [{ host: "h2" }, { host: "h2", tpm: false }]) {
    expect(await plan(id, without)).toMatchObject({
      effects: [{ pointer: "/tpm", effect: "restart" }],
      warnings: [
        { code: "restart" },
        { code: "destroyed", summary: "The TPM of VM web/app will be destroyed", pointer: "/spec/tpm" },
      ],
    });
  }
  const [deleted] = (await post("plan", { changes: [{ action: "delete", kind: "vm", id }] })).body.changes;
  expect(deleted.warnings).toMatchObject([{ detail: "Its root disk of 3 GiB and its TPM are deleted." }]);
});
