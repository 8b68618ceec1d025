// Deletion by quarantine from REST to the host's documents and back: a real server, a real store, real passes. The host is
// a fake that does at once what its documents say.

import type {
  HostDocument,
  HostReport,
  PartitionDocument,
} from "@croft/schemas/generated/typescript/messages.ts";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { createPresence } from "./coordination/memory/presence.ts";
import { type RestFixture, startRest } from "./http/rest-fixture.ts";
import { expireQuarantine } from "./loop/expire-quarantine.ts";
import { passHost } from "./loop/host-pass.ts";
import { hostReport } from "./planner/sample-objects.ts";

const GIB = 2 ** 30;
const DAY = 86_400_000;
const START = Date.parse("2026-01-01T00:00:00.000Z");
const HOST = "alpha";

let rest: RestFixture;
let disk: string;
beforeEach(async () => {
  rest = await startRest();
  at(0);
  await rest.addHost(HOST);
  await post("projects", { name: "web", spec: { quota: { storage_gib: 5 } } });
  disk = await adopt();
});
afterEach(() => rest.close());

const post = (path: string, body: object = {}) => rest.call("POST", `/v1/${path}`, { body });
const get = (path: string) => rest.call("GET", `/v1/${path}`);
const remove = (path: string) => rest.call("DELETE", `/v1/${path}`);
const create = (name: string, spec: object = {}, project = "web") =>
  post("partitions", { project, name, spec: { size_gib: 5, filesystem: "ext4", ...spec } });

/** Days since the start. */
function at(days: number): void {
  rest.now.value = new Date(START + days * DAY);
}
const now = (): number => (rest.now.value as Date).getTime();
const pass = (): Promise<void> =>
  passHost(HOST, {
    store: rest.store,
    presence: createPresence(now),
    now,
    userAuthority: "ssh-ed25519 CCCC",
  });

async function wanted(): Promise<HostDocument[]> {
  const config = await rest.store.hostConfigs.current(HOST);
  const bytes = (config?.documents ?? []).map(({ digest }) => rest.store.hostConfigs.document(HOST, digest));
  return (await Promise.all(bytes)).map((one) => JSON.parse(Buffer.from(one as Uint8Array).toString("utf8")));
}
const wantedOf = async (id: string) => (await wanted()).find((one) => one.id === id) as PartitionDocument;

/** What a host answers that has done what the document says. */
function answer(document: HostDocument): HostReport["objects"][number][] {
  const { id } = document;
  if (document.kind === "disk") {
    const state = document.wanted === "present" ? "ready" : document.wanted;
    const { generation } = document;
    const size = {
      size_bytes: 20 * GIB,
      sector_size: 512,
      free_bytes: 19 * GIB,
      largest_gap_bytes: 19 * GIB,
    };
    const known = { identity: `${HOST}:data`, model: "file", path: "/srv/data.img" };
    return [{ kind: "disk", id, generation, state, code: null, message: null, ...known, ...size }];
  }
  if (document.kind !== "partition") return [];
  const state = document.wanted === "present" ? "ready" : document.wanted;
  const { generation, size_bytes } = document;
  const entry = {
    number: 1,
    part_uuid: `uuid of ${id}`,
    start_bytes: 2 ** 20,
    size_bytes,
    filesystem: "ext4",
  };
  return [{ kind: "partition", id, generation, state, code: null, message: null, ...entry }];
}

/** The host does what it is told and reports it, until it is told nothing more. */
async function settle(): Promise<void> {
  for (let told = ""; ; ) {
    await pass();
    const documents = await wanted();
    if (JSON.stringify(documents) === told) return;
    told = JSON.stringify(documents);
    const observed_generation = (await rest.store.hostConfigs.current(HOST))?.generation ?? 0;
    const report = hostReport({ observed_generation, objects: documents.flatMap(answer) });
    await rest.store.write((tx) => tx.hosts.putReport(HOST, report, new Date(now()).toISOString()));
  }
}

async function adopt(on_delete = "keep"): Promise<string> {
  const { body } = await post("disks", {
    spec: { host: HOST, file: { name: "data", size_gib: 20 }, on_delete },
  });
  await settle();
  return body.id;
}
async function quarantined(spec: object = {}): Promise<string> {
  const { body } = await create("data", spec);
  await settle();
  await remove(`partitions/${body.id}`);
  await settle();
  return body.id;
}
const inQuarantine = async () => (await get("partitions?state=quarantined")).body.items;
const events = async () => (await rest.store.events.after(0, 1000)).map(({ type }) => type);

describe("a deleted partition", () => {
  test("frees name and quota at once, and its room on the disk stays taken", async () => {
    const { id } = (await create("data")).body;
    await settle();
    expect((await create("other")).body.code).toBe("quota_exceeded");
    expect((await remove(`partitions/${id}`)).status).toBe(202);
    const next = (await create("data")).body.id;
    const reserved = new Map((await rest.store.reservations.onDisk(disk)).map((one) => [one.object, one]));
    expect(reserved.get(id)).toMatchObject({ project: "", partition_gib: 5 });
    expect(reserved.get(next)).toMatchObject({ project: "web", partition_gib: 5 });
  });

  test("is named where its room is lacking, as what may be purged, and to other projects only by its size", async () => {
    const id = await quarantined();
    const lacking = (await create("large", { size_gib: 25 })).body;
    expect(lacking).toMatchObject({ code: "no_capacity" });
    expect(lacking.detail).toContain(`may be purged: ${id} (5 GiB, kept until 2026-01-08T00:00:00.000Z).`);
    await post("projects", { name: "api" });
    const { detail } = (await create("large", { size_gib: 25 }, "api")).body;
    expect(detail).not.toContain(id);
    expect(detail).toContain("5 GiB there are in quarantine for others; an admin may purge them.");
  });

  test("is closed on its host, and then gone to all who do not ask for it", async () => {
    const { id } = (await create("data")).body;
    await settle();
    await remove(`partitions/${id}`);
    await pass();
    expect(await wantedOf(id)).toMatchObject({ wanted: "kept", generation: 2 });
    const waiting = get(`partitions/${id}?wait=deleted&timeout_seconds=30`);
    await settle();
    expect((await waiting).status).toBe(404);
    for (const call of [
      get(`partitions/${id}`),
      get(`partitions/${id}?wait=ready&timeout_seconds=1`),
      remove(`partitions/${id}`),
      rest.call("PATCH", `/v1/partitions/${id}`, { body: { name: "x" } }),
    ]) {
      expect((await call).status).toBe(404);
    }
    expect((await get("partitions")).body.items).toEqual([]);
    expect((await get("partitions?project=web")).body.items).toEqual([]);
    const shown = {
      id,
      name: "data",
      project: "web",
      status: {
        state: "quarantined",
        disk,
        number: 1,
        filesystem: "ext4",
        quarantined_at: "2026-01-01T00:00:00.000Z",
        wipe_at: "2026-01-08T00:00:00.000Z",
      },
    };
    expect(await inQuarantine()).toMatchObject([shown]);
    expect((await get(`partitions?ids=${id}`)).body.items).toMatchObject([shown]);
    expect((await wantedOf(id)).wanted).toBe("kept");
  });

  test("is wiped at once where on_delete says so, and when it was never made", async () => {
    const wiped = await quarantined({ on_delete: "wipe" });
    expect(await rest.store.documents.find(wiped)).toBeUndefined();
    const { id } = (await create("data")).body;
    await remove(`partitions/${id}`);
    await pass();
    const report = hostReport({
      observed_generation: (await rest.store.hostConfigs.current(HOST))?.generation ?? 0,
      objects: (await wanted())
        .flatMap(answer)
        .map((one) => (one.kind === "partition" ? { ...one, state: "wiped" } : one)),
    });
    await rest.store.write((tx) => tx.hosts.putReport(HOST, report, ""));
    await pass();
    expect(await rest.store.documents.find(id)).toBeUndefined();
  });

  test("is announced by the plan as what it is", async () => {
    const { id } = (await create("data", { retention_days: 1 })).body;
    const { body } = await post("plan", { changes: [{ action: "delete", kind: "partition", id }] });
    expect(body.changes[0].warnings).toMatchObject([
      {
        summary: "Partition web/data will be destroyed",
        detail: `Its 5 GiB are kept 1 day, then wiped. Until then restore_from = "${id}" brings them back.`,
      },
    ]);
  });

  test("does not keep its project", async () => {
    const id = await quarantined();
    expect((await remove("projects/web")).status).toBe(404);
    const [web] = (await get("projects?name=web")).body.items;
    expect((await remove(`projects/${web.id}`)).status).toBe(202);
    expect(await inQuarantine()).toMatchObject([{ id, project: null }]);
    // Another project of the same name is another project, and may have what is nobody's.
    await post("projects", { name: "web" });
    expect((await get("projects?name=web")).body.items).toMatchObject([
      { status: { usage: { storage_gib: 0 } } },
    ]);
    expect((await create("back", { restore_from: id })).status).toBe(202);
  });
});

describe("restore_from", () => {
  test("makes it the same object again, under its new name", async () => {
    const id = await quarantined();
    const before = (await inQuarantine())[0];
    const { status, body } = await create("back", { restore_from: id, retention_days: 3 });
    expect(status).toBe(202);
    expect(body).toMatchObject({ id, name: "back", project: "web", deleting: false, generation: 3 });
    expect(body.status).toMatchObject({ state: "pending", wipe_at: null, quarantined_at: null });
    await pass();
    // The last report still says `kept`, of an earlier generation.
    expect((await get(`partitions/${id}`)).body.status.state).toBe("creating");
    await settle();
    const { body: after } = await get(`partitions/${id}`);
    const same = ({ serial, number, part_uuid, start_bytes, size_bytes }: Record<string, unknown>) => ({
      serial,
      number,
      part_uuid,
      start_bytes,
      size_bytes,
    });
    expect(after.status.state).toBe("ready");
    expect(same(after.status)).toEqual(same(before.status));
    expect(await rest.store.reservations.of(id)).toMatchObject({ project: "web", partition_gib: 5 });
    expect((await remove(`partitions/${id}`)).status).toBe(202);
    await settle();
    expect(await inQuarantine()).toMatchObject([{ id, status: { wipe_at: "2026-01-04T00:00:00.000Z" } }]);
  });

  test("answers an equal request that was never answered with the same object", async () => {
    const id = await quarantined();
    at(2);
    const first = await create("back", { restore_from: id });
    const second = await create("back", { restore_from: id });
    expect([first.status, second.status, second.body.id]).toEqual([202, 200, id]);
  });

  test("refuses what does not fit, and changes nothing then", async () => {
    const id = await quarantined();
    const refused = async (spec: object) => {
      const { status, body } = await create("back", { restore_from: id, ...spec });
      return [status, body.code, body.errors?.[0]?.pointer];
    };
    expect(await refused({ size_gib: 4 })).toEqual([400, "cannot_shrink", "/spec/size_gib"]);
    expect(await refused({ filesystem: "xfs" })).toEqual([400, "invalid_value", "/spec/filesystem"]);
    expect(await refused({ host: "beta" })).toEqual([400, "invalid_value", "/spec/host"]);
    expect(await refused({ size_gib: 6 })).toEqual([409, "quota_exceeded", "/spec"]);
    expect(await inQuarantine()).toMatchObject([{ id, name: "data" }]);
    expect((await create("back", { restore_from: id, filesystem: undefined })).status).toBe(202);
  });

  test("finds only what is in quarantine, and in its own project", async () => {
    const living = (await create("living", { size_gib: 1 })).body.id;
    await settle();
    const gone = "prt_0000000000000000";
    for (const id of [living, gone]) {
      const { status, body } = await create("back", { restore_from: id });
      expect([status, body.code]).toEqual([400, "reference_not_found"]);
    }
    await remove(`partitions/${living}`);
    await settle();
    await post("projects", { name: "other" });
    const elsewhere = await create("back", { restore_from: living, size_gib: 1 }, "other");
    expect([elsewhere.status, elsewhere.body.code]).toEqual([400, "reference_not_found"]);
  });

  test("grows it when more was asked for", async () => {
    const id = await quarantined({ size_gib: 2 });
    await create("back", { restore_from: id, size_gib: 4 });
    await pass();
    expect(await wantedOf(id)).toMatchObject({ wanted: "present", size_bytes: 4 * GIB });
  });
});

describe("the bytes are wiped", () => {
  test("when their time is over, and not before", async () => {
    const id = await quarantined({ retention_days: 2 });
    at(1.9);
    expect(await expireQuarantine(rest.store, now())).toEqual([]);
    at(2);
    expect(await expireQuarantine(rest.store, now())).toEqual([id]);
    expect(await expireQuarantine(rest.store, now())).toEqual([]);
    await pass();
    expect((await wantedOf(id)).wanted).toBe("wiped");
    await settle();
    expect(await rest.store.documents.find(id)).toBeUndefined();
    expect(await rest.store.reservations.onDisk(disk)).toEqual([]);
    const told = (await events()).filter((type) => type.startsWith("partition."));
    expect(told.slice(-2)).toEqual(["partition.purged", "partition.deleted"]);
  });

  test("on demand, once, and whoever waits is told when they are gone", async () => {
    const id = await quarantined();
    const { status, body } = await post(`partitions/${id}/purge`);
    expect([status, body.status.state, body.project]).toEqual([202, "deleting", null]);
    expect((await post(`partitions/${id}/purge`)).status).toBe(202);
    expect((await create("back", { restore_from: id })).body.code).toBe("reference_not_found");
    expect(await inQuarantine()).toEqual([]);
    const waiting = get(`partitions/${id}?wait=deleted&timeout_seconds=30`);
    await settle();
    expect((await waiting).status).toBe(404);
    expect((await post(`partitions/${id}/purge`)).status).toBe(404);
    expect((await events()).filter((type) => type === "partition.purged")).toHaveLength(1);
  });

  test("and nothing living is purged", async () => {
    const { id } = (await create("data")).body;
    await settle();
    const { status, body } = await post(`partitions/${id}/purge`);
    expect([status, body.code]).toEqual([409, "not_quarantined"]);
    expect((await rest.call("GET", `/v1/partitions/${id}/purge`)).status).toBe(405);
  });
});

describe("a clock that was wrong", () => {
  test("ordered the wiping too early: the order is withdrawn, and the partition is its project's again", async () => {
    const id = await quarantined();
    at(9);
    expect(await expireQuarantine(rest.store, now())).toEqual([id]);
    await pass();
    expect(await wantedOf(id)).toMatchObject({ wanted: "wiped" });
    at(1);
    expect(await expireQuarantine(rest.store, now())).toEqual([]);
    await pass();
    expect(await wantedOf(id)).toMatchObject({ wanted: "kept" });
    const [kept] = await inQuarantine();
    expect(kept).toMatchObject({
      id,
      project: "web",
      status: { wipe_at: new Date(START + 7 * DAY).toISOString() },
    });
    expect(await events()).toEqual(expect.arrayContaining(["partition.purged", "partition.kept"]));
    expect((await create("back", { restore_from: id })).status).toBe(202);
  });

  test("does not give it to another project of the same name", async () => {
    const id = await quarantined();
    at(9);
    await expireQuarantine(rest.store, now());
    const { id: old } = (await get("projects?name=web")).body.items[0];
    await remove(`projects/${old}`);
    await post("projects", { name: "web", spec: {} });
    at(1);
    await expireQuarantine(rest.store, now());
    expect(await inQuarantine()).toMatchObject([{ id, project: null }]);
  });

  test("changes nothing of what a person ordered", async () => {
    const id = await quarantined();
    await post(`partitions/${id}/purge`);
    await expireQuarantine(rest.store, now());
    await pass();
    expect(await wantedOf(id)).toMatchObject({ wanted: "wiped" });
  });
});

describe("its disk", () => {
  const planOf = async (change: object) => (await post("plan", { changes: [change] })).body.changes[0];

  test("is announced by the plan with what is lost and what is kept on it", async () => {
    const kept = await planOf({ action: "delete", kind: "disk", id: disk });
    expect(kept.warnings).toEqual([]);
    const id = await quarantined();
    const living = (await create("living", { size_gib: 2 })).body.id;
    await settle();
    const released = await planOf({ action: "delete", kind: "disk", id: disk });
    expect(released.warnings).toMatchObject([
      {
        code: "destroyed",
        detail: `It is released with its bytes. In quarantine on it: web/data (${id}, 5 GiB). They stay on it, and can be restored or purged when it is adopted again.`,
      },
    ]);
    await rest.call("PATCH", `/v1/disks/${disk}`, { body: { spec: { on_delete: "erase" } } });
    const erased = await planOf({ action: "delete", kind: "disk", id: disk });
    expect(erased.warnings[0].detail).toBe(
      `Its file of 20 GiB is deleted. Before that zeros overwrite what is in quarantine on it: web/data (${id}, 5 GiB); and what deleting these would keep in quarantine: web/living (${living}, 2 GiB).`,
    );
  });

  test("is released with the bytes, and recognised when it is adopted again", async () => {
    const id = await quarantined();
    expect((await remove(`disks/${disk}`)).status).toBe(202);
    await settle();
    expect((await get(`disks/${disk}`)).status).toBe(404);
    expect(await inQuarantine()).toMatchObject([
      { id, status: { disk: null, host: null, conditions: [{ type: "disk_released" }] } },
    ]);
    // Nothing reaches the bytes now.
    at(100);
    expect(await expireQuarantine(rest.store, now())).toEqual([]);
    expect((await create("back", { restore_from: id })).body.code).toBe("disk_not_found");

    const again = await adopt();
    expect(await inQuarantine()).toMatchObject([{ id, status: { disk: again, host: HOST, conditions: [] } }]);
    expect(await wantedOf(id)).toMatchObject({ disk: again, wanted: "kept" });
    expect((await create("back", { restore_from: id })).status).toBe(202);
    await settle();
    expect((await get(`partitions/${id}`)).body.status).toMatchObject({ state: "ready", disk: again });
    expect(await events()).toEqual(
      expect.arrayContaining(["partition.released", "partition.recognised", "partition.restored"]),
    );
  });

  test("waits for one that is still on its way into quarantine", async () => {
    const { id } = (await create("data")).body;
    await settle();
    await remove(`partitions/${id}`);
    expect((await remove(`disks/${disk}`)).status).toBe(202);
    await pass();
    expect((await wanted()).map((one) => "wanted" in one && one.wanted)).toEqual(["present", "kept"]);
    await settle();
    expect((await get(`disks/${disk}`)).status).toBe(404);
    expect(await inQuarantine()).toMatchObject([{ id }]);
  });

  test("takes the bytes along when it is erased", async () => {
    const id = await quarantined();
    await rest.call("PATCH", `/v1/disks/${disk}`, { body: { spec: { on_delete: "erase" } } });
    await remove(`disks/${disk}`);
    await pass();
    expect((await wanted()).map((one) => "wanted" in one && one.wanted)).toEqual(["present", "wiped"]);
    expect((await create("back", { restore_from: id })).body.code).toBe("reference_not_found");
    await settle();
    expect(await inQuarantine()).toEqual([]);
    expect((await get(`disks/${disk}`)).status).toBe(404);
  });
});

test("silence of the host changes nothing in quarantine", async () => {
  const id = await quarantined();
  const silent = { ...createPresence(now), isSilent: () => true };
  await passHost(HOST, { store: rest.store, presence: silent, now, userAuthority: "ssh-ed25519 CCCC" });
  expect(await inQuarantine()).toMatchObject([{ id, status: { state: "quarantined" } }]);
});

describe("bounds of what is kept", () => {
  test("a project's quota of quarantine refuses a deletion that exceeds it, and a purge makes room", async () => {
    const { body } = await get("projects?name=web");
    const quota = { storage_gib: 10, quarantine_gib: 5 };
    await rest.call("PATCH", `/v1/projects/${body.items[0].id}`, { body: { spec: { quota } } });
    const first = await quarantined();
    const second = (await create("more", { size_gib: 1 })).body.id;
    await settle();
    const refused = await remove(`partitions/${second}`);
    expect([refused.status, refused.body.code]).toEqual([409, "quota_exceeded"]);
    expect(refused.body.detail).toContain("quarantine_gib: 5 of 5 used, 1 more asked");
    await post(`partitions/${first}/purge`);
    await settle();
    expect((await remove(`partitions/${second}`)).status).toBe(202);
  });

  test("what is wiped at once needs no room in quarantine", async () => {
    const { body } = await get("projects?name=web");
    await rest.call("PATCH", `/v1/projects/${body.items[0].id}`, {
      body: { spec: { quota: { quarantine_gib: 0 } } },
    });
    const { id } = (await create("data", { on_delete: "wipe" })).body;
    await settle();
    expect((await remove(`partitions/${id}`)).status).toBe(202);
  });

  test("nothing new is kept for more than a year", async () => {
    expect((await create("data", { retention_days: 366 })).body).toMatchObject({
      errors: [{ code: "out_of_range", pointer: "/spec/retention_days" }],
    });
    const { id } = (await create("data", { retention_days: 365 })).body;
    const change = (retention_days: number) =>
      rest.call("PATCH", `/v1/partitions/${id}`, { body: { spec: { retention_days } } });
    expect((await change(3650)).status).toBe(400);
    expect((await change(30)).status).toBe(200);
  });
});

test("growth that failed may be taken back to what was reached, and no further", async () => {
  const { id } = (await create("data", { size_gib: 2 })).body;
  await settle();
  const resize = async (size_gib: number) => {
    const { status, body } = await rest.call("PATCH", `/v1/partitions/${id}`, {
      body: { spec: { size_gib } },
    });
    return [status, body.code];
  };
  expect(await resize(1)).toEqual([400, "cannot_shrink"]);
  expect(await resize(4)).toEqual([200, undefined]);
  await pass();
  const config = await rest.store.hostConfigs.current(HOST);
  const entries = (await wanted()).flatMap(answer).map((entry) =>
    entry.id === id && entry.kind === "partition"
      ? {
          ...entry,
          state: "failed" as const,
          code: "disk_not_empty",
          message: "bytes",
          size_bytes: 2 * GIB,
        }
      : entry,
  );
  const report = hostReport({ observed_generation: config?.generation ?? 0, objects: entries });
  await rest.store.write((tx) => tx.hosts.putReport(HOST, report, new Date(now()).toISOString()));
  await pass();
  expect((await get(`partitions/${id}`)).body.status).toMatchObject({ state: "failed", size_bytes: 2 * GIB });
  expect(await resize(1)).toEqual([400, "cannot_shrink"]);
  expect(await resize(2)).toEqual([200, undefined]);
  expect(await rest.store.reservations.of(id)).toMatchObject({ partition_gib: 2 });
  await settle();
  expect((await get(`partitions/${id}`)).body.status.state).toBe("ready");
});
