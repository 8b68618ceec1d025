// A database that was restored from a backup older than a move: the former copy does not start, nor is the VM made anew beside the
// one that moved; a person makes the newer copy the VM.
import type { HostReport, MoveReport } from "@croft/schemas/generated/typescript/messages.ts";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { meetRestored } from "../agents/restored-database.ts";
import { hostReport, vmReport } from "../planner/sample-objects.ts";
import {
  closeMoves,
  diskReport,
  get,
  look,
  made,
  openMoves,
  partitionReport,
  patch,
  report,
  rest,
  told,
  vmOn,
} from "./moves.fixture.ts";

beforeEach(openMoves);
afterEach(closeMoves);

const LATER = 900;

/** A host says what it has, of configs that this database never wrote. */
async function meet(host: string, objects: HostReport["objects"]): Promise<void> {
  const parts = {
    store: rest.store,
    now: Date.now,
    lastAtStart: Number.MAX_SAFE_INTEGER,
    found: () => undefined,
  };
  const met = hostReport({ host, observed_generation: LATER, objects });
  expect(await meetRestored(met, parts)).toBe(true);
  await report(host, objects, LATER);
}

const adopt = (id: string, spec: object = {}) =>
  rest.call("POST", `/v1/unknown_objects/${id}/adopt`, { body: { project: "web", name: "app", spec } });

/** As the backup has it: it runs on host a. */
async function running(more: object = {}): Promise<string> {
  const { id } = await vmOn("a", more);
  await look();
  await report("a", [vmReport({ id, drives: [] })]);
  expect((await told("a")).vm).toBe("present");
  return id;
}

const moved = (id: string) => vmReport({ id, drives: [], incarnation: 2, generation: 2 });

test("a VM that its host does not have any more is not made anew there, and the newer copy is adopted as it is", async () => {
  const id = await running();
  await meet("a", []);
  expect(await told("a")).toEqual({});
  expect((await get("vms", id)).status).toMatchObject({
    state: "error",
    state_code: "host_error",
    state_reason: expect.stringContaining("host a does not have it"),
  });
  await meet("b", [moved(id)]);
  const anyway = await patch(id, { power_state: "running" });
  expect([anyway.status, anyway.body.title]).toEqual([409, expect.stringContaining("is on host b")]);
  expect((await adopt(id)).status).toBe(202);
  await look();
  expect([await told("a"), await told("b")]).toEqual([{}, { vm: "present" }]);
  await report("b", [moved(id)], LATER + 9);
  expect((await get("vms", id)).status).toMatchObject({ host: "b", incarnation: 2, state: "running" });
  expect((await rest.call("GET", "/v1/unknown_objects")).body.items).toEqual([]);
});

test("a copy that stands still where it left, or beside a newer one, is not started", async () => {
  const [left, beside] = [await running(), (await vmOn("a", {}, "beside")).id];
  await look();
  const stopped = (id: string) => vmReport({ id, drives: [], state: "stopped" });
  await meet("b", [moved(beside)]);
  const holding: MoveReport = {
    kind: "move",
    id: "mov_0123456789abcdef",
    generation: 3,
    state: "holding",
    code: null,
    message: null,
    copied_bytes: 0,
    total_bytes: 0,
    sha256: null,
  };
  await meet("a", [stopped(left), stopped(beside), holding]);
  expect(await told("a")).toEqual({});
  for (const id of [left, beside]) {
    expect((await get("vms", id)).status).toMatchObject({
      state: "error",
      state_reason: expect.stringContaining("rather is not the newest"),
    });
  }
  // Of the one of which nobody has a newer copy a person may know that it never left.
  expect((await patch(left, { power_state: "running" })).status).toBe(200);
  expect((await patch(beside, { power_state: "running" })).status).toBe(409);
  await look();
  expect((await told("a")).vm).toBe("present");
});

test("what runs on is in no doubt", async () => {
  const id = await running();
  await meet("b", []);
  await meet("a", [vmReport({ id, drives: [] })]);
  expect((await told("a")).vm).toBe("present");
  expect((await get("vms", id)).status).toMatchObject({ host: "a", state: "running" });
});

test("partitions that went along are adopted with their disk, before their VM", async () => {
  const disks: Record<string, string> = {};
  for (const host of ["a", "b"]) {
    disks[host] = (await made("disks", "", { host, file: { name: `d-${host}`, size_gib: 9 } })).id;
    await look();
    await report(host, [diskReport({ id: disks[host] ?? "" })]);
  }
  const { id: partition } = await made("partitions", "data", { size_gib: 2, host: "a" });
  await look();
  const there = [diskReport({ id: disks.a ?? "" }), partitionReport({ id: partition })];
  await report("a", there);
  const id = await running({ partitions: [{ partition }] });
  await report("a", [...there, vmReport({ id, drives: [] })]);

  // The host may still tell what it did.
  const wiped = { ...partitionReport({ id: partition }), state: "wiped" as const };
  await meet("a", [diskReport({ id: disks.a ?? "" }), wiped, vmReport({ id, drives: [], state: "deleted" })]);
  expect((await get("partitions", partition)).status).toMatchObject({ state: "error" });
  const { id: other } = await made("disks", "", { host: "b", file: { name: "other", size_gib: 9 } });
  const table = diskReport({ id: disks.b ?? "", partitions: [partition] });
  await meet("b", [table, diskReport({ id: other }), partitionReport({ id: partition }), moved(id)]);
  expect((await adopt(id)).body).toMatchObject({ code: "in_use" });
  expect((await adopt(partition, { size_gib: 2, disk: disks.a })).status).toBe(400);
  expect((await adopt(partition, { size_gib: 2, disk: other })).body.errors).toEqual([
    {
      code: "invalid_value",
      pointer: "/spec/disk",
      message: `must be ${disks.b}, which has it in its table`,
    },
  ]);
  expect((await adopt(partition, { size_gib: 2, disk: disks.b })).status).toBe(202);
  expect((await adopt(id)).status).toBe(202);
  await look();
  expect((await get("partitions", partition)).status).toMatchObject({ host: "b", disk: disks.b });
  expect([await told("a"), (await told("b")).vm]).toEqual([{}, "present"]);
  expect((await rest.store.reservations.of(partition))?.disk).toBe(disks.b);
});
