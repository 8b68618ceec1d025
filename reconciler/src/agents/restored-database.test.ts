// A database that is put back from a backup while hosts went on: from a copy of the file to what REST shows.

import { validateHostDocument } from "@croft/schemas/generated/validators/messages.js";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { asNew, HOST, IDS, sampleDisk, vmReport } from "../planner/sample-objects.ts";
import {
  agent,
  app,
  blankPartition,
  call,
  closeRestored,
  lines,
  offered,
  openRestored,
  putBack,
  report,
  tableOf,
  UNKNOWN,
  vm,
} from "./restored-database.fixture.ts";

beforeEach(openRestored);
afterEach(closeRestored);

test("goes on above what the host knows, tells it, and lists what it does not know; nothing of that is stopped", async () => {
  await putBack();
  const waits = offered(7);
  await report(7, [vmReport({ drives: [], generation: 9 }), vmReport({ id: UNKNOWN, drives: [] })]);
  const config = await waits;
  expect(config?.generation).toBeGreaterThan(7);
  expect(config?.documents.map(({ id }) => id)).toEqual([IDS.vm]);

  const { items } = (await call("GET", "unknown_objects")).body;
  expect(items).toMatchObject([{ host: HOST, kind: "vm", id: UNKNOWN, state: "running" }]);
  expect((await call("GET", "status")).body.conditions).toMatchObject([
    { type: "database_restored", message: expect.stringContaining(UNKNOWN) },
  ]);
  const events = await app.store.events.after(0, 1000);
  expect(events.filter(({ type }) => type === "host.database_restored")).toMatchObject([
    { name: HOST, data: { theirs: 7, strangers: 1 } },
  ]);
  expect(lines.some((line) => line.includes("restored from a backup"))).toBe(true);
});

test("takes nothing that the host says of another database's writes for an answer", async () => {
  await putBack();
  await report(7, [vmReport({ drives: [], generation: 9 })]);
  const patch = { spec: { description: "new" } };
  const { body: written } = await call("PATCH", `vms/${IDS.vm}`, patch);
  await report(7, [vmReport({ drives: [], generation: 9 })]);
  expect((await vm()).status.observed_generation).toBeLessThan(written.generation);
  const config = await offered(7);
  await report(config?.generation ?? 0, [vmReport({ drives: [], generation: written.generation })]);
  const shown = (await call("GET", `vms/${IDS.vm}?wait=ready&timeout_seconds=10`)).body;
  expect(shown.status.observed_generation).toBe(written.generation);
});

test("adopts an unknown VM with its partition when a person declares them, and nothing of them stops", async () => {
  const lost = "prt_0000000000000077";
  const [disk, image] = [sampleDisk(), IDS.image];
  const other = { ...disk, id: "dsk_0000000000000002" };
  await app.store.write(async (tx) => {
    for (const one of [disk, other]) await tx.documents.insert(asNew(one));
  });
  expect((await offered(1))?.generation).toBe(2);
  await putBack();
  await call("POST", "projects", { name: "web", spec: {} });
  const drive = { partition: lost, attached: true, code: null, message: null };
  await report(7, [
    vmReport({ drives: [] }),
    vmReport({ id: UNKNOWN, incarnation: 3, drives: [drive], host_key: "ssh-ed25519 FOUND" }),
    {
      ...blankPartition,
      id: lost,
      state: "ready",
      size_bytes: 3 * 1024 ** 3,
    },
    { ...tableOf(), id: other.id },
    tableOf(lost),
  ]);
  const before = await offered(7);
  const adopt = (id: string, body: unknown) => call("POST", `unknown_objects/${id}/adopt`, body);
  const data = { project: "web", name: "found-data", spec: { size_gib: 3, disk: disk.id } };
  const small = await adopt(lost, { ...data, spec: { ...data.spec, size_gib: 2 } });
  expect([small.status, small.body.errors]).toMatchObject([
    400,
    [{ code: "out_of_range", pointer: "/spec/size_gib", message: "must be at least 3" }],
  ]);
  const wrong = await adopt(lost, { ...data, spec: { ...data.spec, disk: other.id } });
  expect([wrong.status, wrong.body.errors]).toMatchObject([
    400,
    [{ pointer: "/spec/disk", message: `must be ${disk.id}, which has it in its table` }],
  ]);
  const partitions = [{ partition: lost }];
  const spec = { image, cpus: 1, memory_mib: 512, root_disk_gib: 20, partitions };
  const found = { project: "web", name: "found", spec };
  // Its partition is as unknown as it is.
  expect((await adopt(UNKNOWN, found)).body).toMatchObject({ code: "reference_not_found" });
  expect((await adopt(lost, data)).status).toBe(202);
  const elsewhere = await adopt(UNKNOWN, { ...found, spec: { ...spec, host: "beta" } });
  expect(elsewhere.status).toBe(400);
  const adopted = await adopt(UNKNOWN, found);
  expect([adopted.status, adopted.body]).toMatchObject([202, { id: UNKNOWN }]);
  expect((await adopt(UNKNOWN, found)).status).toBe(404);
  expect((await call("GET", "status")).body.conditions).toEqual([]);

  let generation = before?.generation ?? 0;
  const documents = new Map<string, Record<string, unknown>>();
  for (
    let config = await offered(generation, 1);
    config !== undefined;
    config = await offered(generation, 1)
  ) {
    generation = config.generation;
    for (const { id, digest } of config.documents) {
      documents.set(id, (await agent.call("GET", `documents/${digest}`)).json() as Record<string, unknown>);
    }
  }
  expect(documents.get(lost)).toMatchObject({ kind: "partition", disk: disk.id, wanted: "present" });
  expect(documents.get(UNKNOWN)).toMatchObject({
    kind: "vm",
    incarnation: 3,
    wanted: "present",
    power_state: "running",
    drives: [{ partition: lost }],
  });
  const shown = (await call("GET", `vms/${UNKNOWN}`)).body;
  const ssh = { host_key: "ssh-ed25519 FOUND", host_alias: UNKNOWN };
  expect(shown).toMatchObject({ name: "found", status: { host: HOST, incarnation: 3, ssh } });
});

test("removes an unknown VM when a person says so, and forgets what shall stay", async () => {
  await putBack();
  const stays = "vm_0000000000000078";
  const unknown = [vmReport({ id: UNKNOWN, drives: [] }), vmReport({ id: stays, drives: [] })];
  await report(7, [vmReport({ drives: [] }), ...unknown]);
  const before = await offered(7);
  expect((await call("POST", `unknown_objects/${stays}/forget`)).status).toBe(200);
  expect((await call("POST", `unknown_objects/${UNKNOWN}/remove`)).status).toBe(202);
  expect((await call("POST", `unknown_objects/${UNKNOWN}/remove`)).status).toBe(404);
  const config = await offered(before?.generation ?? 0);
  const entry = config?.documents.find(({ id }) => id === UNKNOWN);
  const document = (await agent.call("GET", `documents/${entry?.digest}`)).json();
  expect(document).toMatchObject({ kind: "vm", id: UNKNOWN, wanted: "deleted" });
  expect([validateHostDocument(document), validateHostDocument.errors]).toEqual([true, null]);
  expect((await call("GET", "status")).body.conditions).toEqual([]);
});

test("lists a copy of a VM that the database has on another host, because both may run now", async () => {
  await putBack();
  await report(7, [vmReport({ drives: [] })]);
  // It was moved to this one after the backup.
  await app.store.write((tx) =>
    tx.strangers.put("beta", [vmReport({ incarnation: 2, drives: [] })], new Date().toISOString()),
  );
  const { items } = (await call("GET", "unknown_objects")).body;
  expect(items).toMatchObject([{ host: "beta", kind: "vm", id: IDS.vm }]);
  const { project, name, spec } = await vm();
  const refused = await call("POST", `unknown_objects/${IDS.vm}/adopt`, { project, name, spec });
  expect([refused.status, refused.body]).toMatchObject([
    409,
    { code: "already_exists", title: expect.stringContaining(HOST) },
  ]);
});

test("gives a declaration to the host that a person names when several hosts say that they have the VM", async () => {
  await putBack();
  await call("POST", "projects", { name: "web", spec: {} });
  await report(7, [vmReport({ drives: [] }), vmReport({ id: UNKNOWN, drives: [] })]);
  await app.store.write((tx) =>
    tx.strangers.put("a-liar", [vmReport({ id: UNKNOWN, drives: [] })], new Date().toISOString()),
  );
  const spec = { image: IDS.image, cpus: 1, memory_mib: 512, root_disk_gib: 20 };
  const adopt = (more: object) =>
    call("POST", `unknown_objects/${UNKNOWN}/adopt`, {
      project: "web",
      name: "found",
      spec: { ...spec, ...more },
    });
  const refused = await adopt({});
  expect([refused.status, refused.body.title]).toEqual([400, expect.stringContaining(`a-liar, ${HOST}`)]);
  expect((await call("POST", `unknown_objects/${UNKNOWN}/remove`)).status).toBe(400);
  expect((await adopt({ host: HOST })).body).toMatchObject({ id: UNKNOWN, host: HOST });
  expect((await call("GET", `vms/${UNKNOWN}`)).body).toMatchObject({ status: { host: HOST } });
});

test("readers of events that are beyond its end are told to relist", async () => {
  // More may be written meanwhile, of the report before.
  const { last } = (await call("GET", "events")).body;
  const there = (await call("GET", `events?after=${last}`)).body;
  expect(there.relist).toBe(false);
  const beyond = (await call("GET", `events?after=${last + 1000}`)).body;
  expect(beyond.relist).toBe(true);
  expect(beyond.next_after).toBeGreaterThanOrEqual(there.next_after);
  expect(beyond.next_after).toBeLessThan(last + 1000);
});
