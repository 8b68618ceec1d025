// CDs of VMs: what a request is refused for, what a change does, and how an image that lies in a drive goes.

import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { type RestFixture, startRest } from "./rest-fixture.ts";

let rest: RestFixture;
let disk: string;
let installer: string;
let drivers: string;
beforeEach(async () => {
  rest = await startRest();
  await rest.addHost("h1");
  await post("projects", { name: "web" });
  disk = await image("debian", "d", "qcow2");
  installer = await image("installer", "a", "iso");
  drivers = await image("drivers", "b", "iso");
});
afterEach(() => rest.close());

const post = (path: string, body: object) => rest.call("POST", `/v1/${path}`, { body });
const patch = (id: string, spec: object) => rest.call("PATCH", `/v1/vms/${id}`, { body: { spec } });
const size = { cpus: 1, memory_mib: 512, root_disk_gib: 3 };
const vm = (spec: object) => post("vms", { project: "web", name: "app", spec: { ...size, ...spec } });
const planned = async (change: object) =>
  (await post("plan", { changes: [{ kind: "vm", project: "web", name: "app", ...change }] })).body.changes[0];

/** An image that was fetched and is of the format; null: it is still on its way. */
async function image(name: string, digit: string, format: "qcow2" | "iso" | null, kernel?: object) {
  const upload = digit.repeat(64);
  const blob = { size_bytes: 1, complete: true, created_by: "t", created_at: "", expires_at: null };
  await rest.store.write((tx) => tx.blobs.put({ sha256: upload, ...blob }));
  const spec = { upload, ...(kernel && { kernel }) };
  const { id } = (await post("images", { project: "web", name, spec })).body;
  await rest.store.write(async (tx) => {
    const { status } = (await tx.documents.get("image", id)) ?? {};
    const state = format === null ? "fetching" : "ready";
    await tx.documents.updateStatus("image", id, { status: { ...status, state, format } as never });
  });
  return id as string;
}

describe("a create", () => {
  test("needs an image or CDs, each of its format, and says so at plan and at POST", async () => {
    expect((await vm({ cdroms: [installer, drivers], boot_from: "cdrom_once" })).status).toBe(202);
    const refusals = [
      [{ image: installer }, "/spec/image", "invalid_value", /cdroms/],
      [{ image: disk, cdroms: [installer, disk] }, "/spec/cdroms/1", "invalid_value", /iso/],
      [{ cdroms: [installer, installer] }, "/spec/cdroms/1", "invalid_value", /twice/],
      [{ cdroms: ["img_0000000000000000"] }, "/spec/cdroms/0", "reference_not_found", /no image/],
    ] as const;
    for (const [spec, pointer, code, message] of refusals) {
      const { status, body } = await post("vms", {
        project: "web",
        name: "other",
        spec: { ...size, ...spec },
      });
      expect(status).toBe(400);
      expect(body.errors).toEqual([{ code, pointer, message: expect.stringMatching(message) }]);
      const { errors } = await planned({ action: "create", spec: { ...size, ...spec } });
      expect(errors).toMatchObject([{ code, pointer, detail: expect.stringMatching(message) }]);
    }
    for (const spec of [size, { ...size, cdroms: [] }]) {
      const bare = await post("vms", { project: "web", name: "other", spec });
      expect(bare.body.errors).toMatchObject([{ code: "missing_field", pointer: "/spec/image" }]);
      // At plan both, and what is in a list, may only be unknown.
      expect((await planned({ action: "create", spec })).errors).toEqual([]);
    }
  });

  test("takes an image that is still on its way for what it is named as", async () => {
    const coming = await image("coming", "c", null);
    expect((await vm({ cdroms: [coming] })).status).toBe(202);
  });

  test("cannot choose what to boot from where QEMU starts a kernel", async () => {
    const direct = await image("direct", "e", "qcow2", { upload: "d".repeat(64) });
    const { body } = await vm({ image: direct, cdroms: [installer], boot_from: "cdrom" });
    expect(body.errors).toMatchObject([{ pointer: "/spec/boot_from", code: "invalid_value" }]);
    expect((await vm({ image: direct, cdroms: [installer] })).status).toBe(202);
  });
});

describe("a change", () => {
  test("of the CDs is live, and of what it boots from restarts the VM", async () => {
    const { id } = (await vm({ image: disk })).body;
    await rest.store.write(async (tx) => {
      const { status } = (await tx.documents.get("vm", id)) ?? {};
      await tx.documents.updateStatus("vm", id, {
        status: { ...status, state: "running", ready: true } as never,
      });
    });
    const live = { ...size, image: disk, cdroms: [installer] };
    expect((await planned({ action: "update", id, spec: live })).effects).toMatchObject([
      { pointer: "/cdroms", effect: "live" },
    ]);
    expect(
      (await planned({ action: "update", id, spec: { ...live, boot_from: "cdrom" } })).effects,
    ).toMatchObject([
      { pointer: "/cdroms", effect: "live" },
      { pointer: "/boot_from", effect: "restart" },
    ]);
    expect((await patch(id, { cdroms: [installer] })).body.status.ready).toBe(true);
    expect((await patch(id, { boot_from: "cdrom" })).body.status.ready).toBe(false);
    const { body } = await patch(id, { cdroms: [installer, disk] });
    expect(body.errors).toMatchObject([{ pointer: "/spec/cdroms/1", code: "invalid_value" }]);
  });

  test("may empty the drives of a VM that was installed from them", async () => {
    const { id } = (await vm({ cdroms: [installer] })).body;
    expect((await patch(id, { cdroms: [] })).status).toBe(200);
  });
});

test("an image in a drive goes when the last VM has taken it out, and its name is free at once", async () => {
  const { id } = (await vm({ image: disk, cdroms: [installer, drivers] })).body;
  const { status, body } = await rest.call("DELETE", `/v1/images/${installer}`);
  expect(status).toBe(202);
  expect(body.status.conditions).toMatchObject([{ type: "waiting_for_users" }]);
  expect(await image("installer", "a", "iso")).not.toBe(installer);
  // Others may change while it is on its way out.
  expect((await patch(id, { cdroms: [installer] })).status).toBe(200);
  expect((await rest.call("GET", `/v1/images/${installer}`)).status).toBe(200);
  expect((await patch(id, { cdroms: [] })).status).toBe(200);
  expect((await rest.call("GET", `/v1/images/${installer}`)).status).toBe(404);
  expect((await rest.call("DELETE", `/v1/images/${drivers}`)).status).toBe(202);
  expect((await rest.call("GET", `/v1/images/${drivers}`)).status).toBe(404);
});
