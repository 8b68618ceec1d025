// Moves in the reconciler: who is told what in which phase, what counts where, and every way back.
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { vmReport } from "../planner/sample-objects.ts";
import { drainHost } from "./drain.ts";
import {
  begin,
  beStuck,
  closeMoves,
  diskReport,
  events,
  GIB,
  get,
  image,
  look,
  made,
  move,
  openMoves,
  partitionReport,
  patch,
  received,
  report,
  rest,
  says,
  told,
  used,
  vmOn,
} from "./moves.fixture.ts";

beforeEach(openMoves);
afterEach(closeMoves);

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
        beStuck();
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
