// Moves in the reconciler: who is told what in which phase, what counts where, and every way back.
import { CONTRACT_VERSION } from "@croft/schemas/generated/typescript/contract.ts";
import type {
  DiskReport,
  HostReport,
  MoveDocument,
  MoveReport,
  PartitionReport,
} from "@croft/schemas/generated/typescript/messages.ts";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { createPresence } from "../coordination/memory/presence.ts";
import { type RestFixture, startRest } from "../http/rest-fixture.ts";
import { passHost } from "../loop/host-pass.ts";
import { vmReport } from "../planner/sample-objects.ts";
import { drainHost } from "./drain.ts";
import { passMove } from "./move-pass.ts";

const GIB = 1024 ** 3;
let rest: RestFixture;
let image: string;
let stuck = false;

beforeEach(async () => {
  stuck = false;
  rest = await startRest();
  for (const name of ["a", "b"]) {
    await rest.addHost(name, { moves: true });
    await report(name, []);
  }
  await rest.call("POST", "/v1/projects", { body: { name: "web" } });
  const url = { url: "https://example.com/a", sha256: "0".repeat(64) };
  image = (await made("images", "base", url)).id;
  await rest.store.write(async (tx) => {
    const stored = await tx.documents.get("image", image);
    const facts = { sha256: "0".repeat(64), format: "raw", size_bytes: 1, virtual_size_bytes: 1 };
    const status = { ...stored?.status, ...facts, state: "ready" } as never;
    await tx.documents.updateStatus("image", image, { status });
  });
});
afterEach(() => rest.close());

const made = async (plural: string, name: string, spec: object) => {
  const body = plural === "disks" ? { spec } : { project: "web", name, spec };
  const answer = await rest.call("POST", `/v1/${plural}`, { body });
  expect([answer.status, answer.body.detail]).toEqual([202, undefined]);
  return answer.body;
};
const vmOn = (host: string, more: object = {}, name = "app") =>
  made("vms", name, { image, cpus: 1, memory_mib: 512, root_disk_gib: 1, host, ...more });
const get = async (plural: string, id: string) => (await rest.call("GET", `/v1/${plural}/${id}`)).body;
const patch = (id: string, spec: object) => rest.call("PATCH", `/v1/vms/${id}`, { body: { spec } });

const pass = (host: string): Promise<void> => {
  const parts = {
    store: rest.store,
    presence: createPresence(Date.now),
    now: Date.now,
    userAuthority: "ssh-ed25519 A",
  };
  return passHost(host, parts, { scope: "all", silent: false });
};

const fine = { generation: 1, code: null, message: null } as const;
const diskReport = ({ id }: { id: string }): DiskReport => ({
  kind: "disk",
  id,
  ...fine,
  state: "ready",
  identity: id,
  model: "file",
  size_bytes: 9 * GIB,
  sector_size: 512,
  free_bytes: 8 * GIB,
  largest_gap_bytes: 8 * GIB,
  path: "/srv/data.img",
});
const partitionReport = ({ id }: { id: string }): PartitionReport => ({
  kind: "partition",
  id,
  ...fine,
  state: "ready",
  number: 1,
  part_uuid: "11111111-2222-8333-8444-555555555555",
  start_bytes: 1048576,
  size_bytes: 2 * GIB,
  filesystem: null,
});

/** A host says this of its objects, and all looks at it. */
async function report(host: string, objects: HostReport["objects"], observed?: number): Promise<void> {
  const head = (await rest.store.hosts.get(host))?.report;
  const observed_generation = observed ?? (await rest.store.hostConfigs.generation(host));
  const contract_version = CONTRACT_VERSION;
  const whole = { ...head, contract_version, observed_generation, disks: [], objects } as HostReport;
  await rest.store.write((tx) => tx.hosts.putReport(host, whole, new Date().toISOString()));
  await look();
}

async function look(): Promise<void> {
  for (let round = 0; round < 3; round++) {
    for (const id of await rest.store.moves.ids()) {
      await passMove(id, { store: rest.store, isStuck: () => stuck, ended: () => undefined });
    }
    for (const host of ["a", "b"]) await pass(host);
  }
}

const move = async () => {
  const [id] = await rest.store.moves.ids();
  return id === undefined ? undefined : rest.store.moves.get(id);
};

/** What a host is told: the move's role and what is wanted of the VM. */
async function told(host: string): Promise<{ move?: MoveDocument; vm?: string }> {
  const config = await rest.store.hostConfigs.current(host);
  const found: { move?: MoveDocument; vm?: string } = {};
  for (const { kind, digest } of config?.documents ?? []) {
    const bytes = await rest.store.hostConfigs.document(host, digest);
    const document = JSON.parse(Buffer.from(bytes ?? []).toString("utf8"));
    if (kind === "move") found.move = document;
    if (kind === "vm") found.vm = document.wanted;
  }
  return found;
}

async function says(state: MoveReport["state"], more: Partial<MoveReport> = {}): Promise<MoveReport> {
  const { id = "", generation = 0 } = (await move()) ?? {};
  const nothing = { code: null, message: null, copied_bytes: 0, total_bytes: 0, sha256: null };
  return { kind: "move", id, generation, state, ...nothing, ...more };
}

const received = () => says("received", { copied_bytes: GIB, total_bytes: GIB, sha256: "1".repeat(64) });
const events = async (): Promise<string[]> =>
  (await rest.store.events.after(0, 1000))
    .map(({ type }) => type)
    .filter((type) => type.startsWith("vm.move"));
const used = async (host: string) => (await rest.store.reservations.usedByHost(host)).cpus;

/** A VM that runs on host a, and is to move to b. */
async function begin(more: object = {}): Promise<string> {
  const { id } = await vmOn("a", more);
  await look();
  await report("a", [vmReport({ id, drives: [] })]);
  expect((await patch(id, { host: "b" })).status).toBe(200);
  await look();
  return id;
}

describe("a move", () => {
  test("stops the VM only when the other host has made room, and gives it away when that has every byte", async () => {
    const id = await begin({ ports: [{ guest_port: 80 }] });
    expect([await told("a"), await told("b")]).toEqual([
      { vm: "present" },
      { move: expect.objectContaining({ role: "target", copy: false, wanted: "present", vm: id }) },
    ]);
    expect((await get("vms", id)).status).toMatchObject({ host: "a", ready: false, state: "running" });
    expect([await used("a"), await used("b")]).toEqual([1, 1]);

    await report("b", [await says("prepared")]);
    expect([await told("a"), await told("b")]).toMatchObject([
      { vm: "present", move: { role: "source" } },
      { move: { role: "target", copy: true } },
    ]);
    await report("b", [await says("copying", { copied_bytes: GIB, total_bytes: 2 * GIB })]);
    const { status } = await get("vms", id);
    expect(status.conditions).toContainEqual(
      expect.objectContaining({
        type: "moving",
        status: "true",
        message: expect.stringContaining("1.0 of 2.0 GiB"),
      }),
    );

    await report("b", [await received()]);
    expect([await told("a"), await told("b")]).toEqual([
      { vm: "deleted", move: expect.objectContaining({ role: "source" }) },
      { vm: "present" },
    ]);
    expect((await get("vms", id)).status).toMatchObject({ host: "b", incarnation: 2, state: "pending" });
    expect([await used("a"), await used("b")]).toEqual([0, 1]);

    await report("b", [vmReport({ id, drives: [], generation: 2, incarnation: 2 })]);
    expect((await get("vms", id)).status).toMatchObject({ ready: true, state: "running" });
    await report("a", [vmReport({ id, drives: [], state: "deleted", generation: 3 })]);
    expect([await move(), await told("a")]).toEqual([undefined, {}]);
    expect(await events()).toEqual(["vm.move_started", "vm.move_finished"]);
  });

  test("takes partitions along to a disk with room, whose bytes the first host then wipes", async () => {
    const disks = new Map<string, string>();
    for (const host of ["a", "b"]) {
      const { id } = await made("disks", "", { host, file: { name: `d-${host}`, size_gib: 9 } });
      disks.set(host, id);
      await look();
      await report(host, [diskReport({ id })]);
    }
    const disk = (host: string): string => disks.get(host) ?? "";
    const { id: partition } = await made("partitions", "data", { size_gib: 2, host: "a" });
    await look();
    const there = [diskReport({ id: disk("a") }), partitionReport({ id: partition })];
    await report("a", there);
    expect((await get("partitions", partition)).status).toMatchObject({ state: "ready", disk: disk("a") });
    const { id } = await vmOn("a", { partitions: [{ partition }] });
    await look();
    await report("a", [...there, vmReport({ id, drives: [] })]);

    const pinned = await patch(id, { host: "b" });
    expect([pinned.status, pinned.body.code]).toEqual([409, "no_capacity"]);
    expect(pinned.body.detail).toContain("the partition is to be on host a");
    await rest.call("PATCH", `/v1/partitions/${partition}`, { body: { spec: { host: null } } });
    expect((await patch(id, { host: "b" })).status).toBe(200);
    const growth = await rest.call("PATCH", `/v1/partitions/${partition}`, {
      body: { spec: { size_gib: 3 } },
    });
    expect([growth.status, growth.body.code]).toEqual([409, "in_use"]);

    await look();
    expect((await told("b")).move?.partitions).toMatchObject([{ partition, disk: disk("b") }]);
    await report("b", [diskReport({ id: disk("b") }), await says("prepared")]);
    await report("b", [diskReport({ id: disk("b") }), await received()]);
    expect((await get("partitions", partition)).status).toMatchObject({ host: "b", disk: disk("b") });
    const config = await rest.store.hostConfigs.givenUp("a");
    expect(config.map(({ kind, wanted }) => [kind, wanted])).toEqual([
      ["vm", "deleted"],
      ["partition", "wiped"],
    ]);
  });

  test("that the other host cannot take leaves the VM where it is, which says why, and is tried again when it is asked for", async () => {
    const id = await begin();
    await report("b", [await says("prepared")]);
    await report("b", [await says("failed", { code: "no_gap", message: "No room." })]);
    expect([await told("a"), await told("b")]).toMatchObject([
      { vm: "present" },
      { move: { wanted: "discarded" } },
    ]);
    expect(await told("a")).not.toHaveProperty("move");
    await report("a", [vmReport({ id, drives: [], generation: 2 })]);
    expect((await get("vms", id)).status).toMatchObject({
      host: "a",
      incarnation: 1,
      ready: false,
      state: "error",
      state_code: "move_failed",
      state_reason: expect.stringContaining("No room."),
      power_state: "running",
    });
    expect([await used("a"), await used("b")]).toEqual([1, 0]);
    const early = await patch(id, { host: "b" });
    expect([early.status, early.body.code]).toEqual([409, "in_use"]);

    await report("b", [await says("discarded")]);
    expect(await move()).toBeUndefined();
    expect(await told("b")).toEqual({});
    expect((await patch(id, { host: "b" })).status).toBe(200);
    expect((await get("vms", id)).status.conditions).toContainEqual(
      expect.objectContaining({ type: "moving", status: "true" }),
    );
    expect(await events()).toEqual(["vm.move_started", "vm.move_failed", "vm.move_started"]);
  });

  test.each([
    ["taken back", async (id: string) => void (await patch(id, { host: "a" }))],
    ["of a VM that is deleted", async (id: string) => void (await rest.call("DELETE", `/v1/vms/${id}`))],
    [
      "that nothing is heard of",
      async () => {
        stuck = true;
      },
    ],
  ])("%s is undone on the other host", async (_what, happens) => {
    const id = await begin();
    await report("b", [await says("prepared")]);
    await happens(id);
    await look();
    expect((await told("b")).move).toMatchObject({ wanted: "discarded" });
    expect(await told("a")).not.toHaveProperty("move");
    expect((await get("vms", id)).status.host).toBe("a");
  });

  test("is not answered by what was said of an earlier phase, nor by the other host", async () => {
    await begin();
    const early = await says("prepared");
    await report("b", [early]);
    await report("a", [await received()]);
    await report("b", [{ ...(await received()), generation: early.generation }]);
    expect(await move()).toMatchObject({ phase: "copying" });
  });

  test("is refused where there is no room, naming why, and plans say what is moved", async () => {
    const { id, spec } = await vmOn("a");
    await vmOn("b", { cpus: 16, memory_mib: 512 }, "large");
    await look();
    const { status, body } = await patch(id, { host: "b" });
    expect([status, body.code]).toEqual([409, "no_capacity"]);
    const changes = [{ action: "update", kind: "vm", id, spec: { ...spec, host: "b" } }];
    const planned = (await rest.call("POST", "/v1/plan", { body: { changes } })).body.changes[0];
    expect(planned.effects).toMatchObject([{ pointer: "/host", effect: "move" }]);
    expect(planned.warnings).toContainEqual(
      expect.objectContaining({ code: "move", detail: expect.stringContaining("up to 1 GiB") }),
    );
  });
});

describe("maintenance", () => {
  const drain = () =>
    drainHost("a", { store: rest.store, randomBytes: (n) => Buffer.alloc(n, 7), failedLately: () => false });
  const hostA = async () => (await rest.call("GET", "/v1/hosts?name=a")).body.items[0];

  test("moves what is not pinned, waits for it, and names what stays", async () => {
    const free = await made("vms", "free", {
      image,
      cpus: 1,
      memory_mib: 512,
      root_disk_gib: 1,
      region: undefined,
    });
    const at = (await get("vms", free.id)).status.host;
    expect(at).toBe("a");
    await vmOn("a", {}, "pinned");
    await look();
    const { id } = await hostA();
    await rest.call("PATCH", `/v1/hosts/${id}`, { body: { spec: { maintenance: true } } });
    expect((await hostA()).status.conditions).toContainEqual(expect.objectContaining({ type: "draining" }));
    await drain();
    await look();
    expect(await move()).toMatchObject({ vm: free.id, from: "a", to: "b", reason: "maintenance" });
    await report("b", [await says("prepared")]);
    await report("b", [await received()]);
    await drain();
    await report("a", [vmReport({ id: free.id, drives: [], state: "deleted", generation: 9 })]);
    await drain();
    await look();
    const { conditions } = (await hostA()).status;
    expect(conditions).not.toContainEqual(expect.objectContaining({ type: "draining" }));
    expect(conditions).toContainEqual(
      expect.objectContaining({ type: "drained", message: expect.stringContaining("web/pinned") }),
    );
  });
});
