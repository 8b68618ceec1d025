// Disks that move between hosts, with what is in quarantine on them: a real server, a real store, real passes. A host is a
// fake with the disks that a test plugs into it; it does at once what its documents say.

import { CONTRACT_VERSION } from "@croft/schemas/contract.ts";
import type { DiskDocument, HostDocument, HostReport } from "@croft/schemas/generated/typescript/messages.ts";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { createPresence } from "./coordination/memory/presence.ts";
import { type RestFixture, startRest } from "./http/rest-fixture.ts";
import { passHost } from "./loop/host-pass.ts";
import { hostReport } from "./planner/sample-objects.ts";

const GIB = 2 ** 30;

/** A disk as a thing that is carried about: what is written on it stays on it. */
interface Thing {
  identity: string;
  /** What the kernel of its host calls it now, when that is not its identity below `/dev`. */
  path?: string;
  record: { disk: string; released: boolean } | null;
  partitions: Map<string, { number: number; size_bytes: number }>;
}

let rest: RestFixture;
let plugged: Record<string, Thing[]>;
beforeEach(async () => {
  rest = await startRest();
  plugged = { alpha: [], beta: [] };
  for (const host of ["alpha", "beta"]) await rest.addHost(host);
  await post("projects", { name: "web" });
});
afterEach(() => rest.close());

const post = (path: string, body: object = {}) => rest.call("POST", `/v1/${path}`, { body });
const get = (path: string) => rest.call("GET", `/v1/${path}`);
const remove = (path: string) => rest.call("DELETE", `/v1/${path}`);
const blank = (identity = "wwn-1"): Thing => ({ identity, record: null, partitions: new Map() });
const inQuarantine = async () => (await get("partitions?state=quarantined")).body.items;
const plug = async (host: string, ...things: Thing[]): Promise<void> => {
  plugged[host] = things;
  await settle(host);
};

const pathOf = ({ identity, path }: Thing): string => path ?? `/dev/${identity}`;

const row = ({ identity, record, path }: Thing): HostReport["disks"][number] => ({
  identity,
  path: path ?? `/dev/${identity}`,
  aliases: [],
  model: null,
  serial: null,
  size_bytes: 20 * GIB,
  sector_size: 512,
  holds: record === null ? [] : ["Croft's record"],
  disk: record?.disk ?? null,
  ...(record === null || record.released
    ? { adoptable: true, reason: null }
    : { adoptable: false, reason: `it is adopted as ${record.disk}` }),
});

function diskAnswer(host: string, document: DiskDocument): HostReport["objects"][number] {
  const { id, generation, wanted, former, device } = document;
  const blankReport = {
    kind: "disk" as const,
    id,
    generation,
    code: null,
    message: null,
    model: null,
    sector_size: 512,
    identity: null,
    size_bytes: null,
    free_bytes: null,
    largest_gap_bytes: null,
    path: null,
  };
  const thing = plugged[host]?.find(
    (one) => one.record?.disk === id || one.identity === device || pathOf(one) === device,
  );
  if (thing === undefined) {
    const state = wanted === "present" ? "error" : wanted;
    return { ...blankReport, state, code: "disk_not_found" };
  }
  if (wanted !== "present") {
    thing.record = { disk: id, released: true };
    return { ...blankReport, state: wanted };
  }
  const { record } = thing;
  if (record !== null && record.disk !== id && !record.released && record.disk !== former) {
    return { ...blankReport, state: "failed", code: "disk_not_empty" };
  }
  thing.record = { disk: id, released: false };
  return {
    ...blankReport,
    state: "ready",
    identity: thing.identity,
    path: pathOf(thing),
    size_bytes: 20 * GIB,
    free_bytes: 10 * GIB,
    largest_gap_bytes: 10 * GIB,
    partitions: [...thing.partitions].map(([partition, { number, size_bytes }]) => ({
      id: partition,
      number,
      part_uuid: `uuid of ${partition}`,
      start_bytes: number * GIB,
      size_bytes,
    })),
  };
}

function answer(host: string, document: HostDocument): HostReport["objects"][number][] {
  if (document.kind === "disk") return [diskAnswer(host, document)];
  if (document.kind !== "partition") return [];
  const { id, generation, wanted, size_bytes } = document;
  const thing = plugged[host]?.find(({ record }) => record?.disk === document.disk);
  if (thing === undefined) return [];
  const number = thing.partitions.get(id)?.number ?? thing.partitions.size + 1;
  if (wanted === "wiped") thing.partitions.delete(id);
  else thing.partitions.set(id, { number, size_bytes });
  const entry = { number, part_uuid: `uuid of ${id}`, start_bytes: number * GIB, size_bytes };
  const state = wanted === "present" ? "ready" : wanted;
  return [
    { kind: "partition", id, generation, state, code: null, message: null, ...entry, filesystem: "xfs" },
  ];
}

/** The host does what it is told and reports it, until it is told nothing more. */
async function settle(host: string): Promise<void> {
  const now = () => Date.now();
  for (let told = ""; ; ) {
    await passHost(host, {
      store: rest.store,
      presence: createPresence(now),
      now,
      userAuthority: "ssh-ed25519 C",
    });
    const config = await rest.store.hostConfigs.current(host);
    const bytes = await Promise.all(
      (config?.documents ?? []).map(({ digest }) => rest.store.hostConfigs.document(host, digest)),
    );
    const documents = bytes.map((one) => JSON.parse(Buffer.from(one as Uint8Array).toString("utf8")));
    const objects = documents.flatMap((document) => answer(host, document));
    const disks = (plugged[host] ?? []).map(row);
    const text = JSON.stringify([documents, objects, disks]);
    if (text === told) return;
    told = text;
    const observed_generation = config?.generation ?? 0;
    const contract_version = CONTRACT_VERSION;
    const report = hostReport({ host, contract_version, observed_generation, objects, disks });
    await rest.store.write((tx) => tx.hosts.putReport(host, report, new Date().toISOString()));
  }
}

async function adopt(host: string, device = "wwn-1"): Promise<string> {
  const { body } = await post("disks", { spec: { host, device } });
  await settle(host);
  return body.id;
}
async function quarantined(disk: string): Promise<string> {
  const { body } = await post("partitions", { project: "web", name: "data", spec: { size_gib: 5, disk } });
  await settle("alpha");
  await remove(`partitions/${body.id}`);
  await settle("alpha");
  return body.id;
}

test("a disk that was released is known on another host, and what is in quarantine on it comes along", async () => {
  const thing = blank();
  await plug("alpha", thing);
  const disk = await adopt("alpha");
  const id = await quarantined(disk);
  await remove(`disks/${disk}`);
  await settle("alpha");
  expect(await inQuarantine()).toMatchObject([{ id, status: { disk: null, host: null } }]);
  await plug("alpha");
  // Another machine may know it by another name.
  thing.identity = "serial-x";
  await plug("beta", thing);
  const again = await adopt("beta", "serial-x");
  expect(await inQuarantine()).toMatchObject([
    { id, name: "data", project: "web", status: { disk: again, host: "beta", conditions: [] } },
  ]);
  const restored = await post("partitions", {
    project: "web",
    name: "back",
    spec: { size_gib: 5, restore_from: id },
  });
  expect(restored.status).toBe(202);
  await settle("beta");
  expect((await get(`partitions/${id}`)).body.status).toMatchObject({
    state: "ready",
    host: "beta",
    number: 1,
  });
});

test("a kernel's name is nobody's identity: the disk that has it now is adopted, and the one that had it is no twin", async () => {
  const first: Thing = { ...blank("wwn-1"), path: "/dev/sdb" };
  await plug("alpha", first);
  const disk = await adopt("alpha", "/dev/sdb");
  // At the next boot they are named the other way round.
  first.path = "/dev/sdc";
  const second: Thing = { ...blank("wwn-2"), path: "/dev/sdb" };
  await plug("alpha", first, second);
  const twice = await post("disks", { spec: { host: "alpha", device: "/dev/sdc" } });
  expect([twice.status, twice.body.errors[0].message]).toEqual([409, `is disk ${disk} already`]);
  expect((await post("disks", { spec: { host: "alpha", device: "wwn-2" } })).status).toBe(202);
  await settle("alpha");
  // With the first one away its old name says nothing, and its identity all.
  await plug("alpha", second);
  const absent = await post("disks", { spec: { host: "alpha", device: "wwn-1" } });
  expect([absent.status, absent.body.errors[0].message]).toEqual([409, `is disk ${disk} already`]);
});

test("one that was pulled out is told from a copy, and taken with its bytes once it was given up", async () => {
  const thing = blank();
  await plug("alpha", thing);
  const disk = await adopt("alpha");
  const id = await quarantined(disk);
  const copy = { ...thing, record: { disk, released: false }, partitions: new Map(thing.partitions) };
  await plug("beta", copy);
  const twice = await post("disks", { spec: { host: "beta", device: "wwn-1" } });
  expect([twice.status, twice.body.code]).toEqual([409, "disk_refused"]);
  expect(twice.body.detail ?? twice.body.title).toBeDefined();
  expect(JSON.stringify(twice.body)).toContain(
    `is a copy of disk ${disk}, which is on /dev/wwn-1 of host alpha`,
  );

  await plug("alpha");
  const early = await post("disks", { spec: { host: "beta", device: "wwn-1" } });
  expect([early.status, early.body.code, early.body.existing_id]).toEqual([409, "already_exists", disk]);
  expect(JSON.stringify(early.body)).toContain("is not there any more");
  await remove(`disks/${disk}`);
  await settle("alpha");
  const again = await adopt("beta");
  expect((await get(`disks/${again}`)).body.status).toMatchObject({ state: "ready" });
  expect(await inQuarantine()).toMatchObject([{ id, status: { disk: again, host: "beta" } }]);
});

test("what nobody wants back is forgotten by a purge, and found again on its disk", async () => {
  const thing = blank();
  await plug("alpha", thing);
  const disk = await adopt("alpha");
  const id = await quarantined(disk);
  await remove(`disks/${disk}`);
  await settle("alpha");
  expect((await post(`partitions/${id}/purge`)).status).toBe(202);
  expect(await inQuarantine()).toEqual([]);
  expect((await post(`partitions/${id}/purge`)).status).toBe(404);

  const again = await adopt("alpha");
  expect(await inQuarantine()).toMatchObject([
    {
      id,
      name: id,
      project: null,
      spec: { size_gib: 5 },
      status: { disk: again, number: 1, wipe_at: null, quarantined_at: null, filesystem: "xfs" },
    },
  ]);
  const restored = await post("partitions", {
    project: "web",
    name: "back",
    spec: { size_gib: 5, filesystem: "xfs", restore_from: id },
  });
  expect(restored.status).toBe(202);
  await remove(`partitions/${id}`);
  await settle("alpha");
  await post(`partitions/${id}/purge`);
  await settle("alpha");
  expect(thing.partitions.size).toBe(0);
  expect(await rest.store.documents.find(id)).toBeUndefined();
});

test("a copy of a released disk gives nobody the same partition twice", async () => {
  const thing = blank();
  await plug("alpha", thing);
  const disk = await adopt("alpha");
  const id = await quarantined(disk);
  await remove(`disks/${disk}`);
  await settle("alpha");
  const copy = { ...thing, record: { disk, released: true }, partitions: new Map(thing.partitions) };
  await plug("beta", copy);
  const first = await adopt("alpha");
  const second = await adopt("beta");
  expect(await inQuarantine()).toMatchObject([{ id, status: { disk: first, host: "alpha" } }]);
  const { conditions } = (await get(`disks/${second}`)).body.status;
  expect(conditions).toMatchObject([{ type: "copy", message: expect.stringContaining(first) }]);
});
