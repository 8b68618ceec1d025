// Moves that placement asks for: labels and groups that spread, of which a host that a VM goes to counts from the beginning.
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { vmReport } from "../planner/sample-objects.ts";
import {
  closeMoves,
  events,
  get,
  image,
  look,
  made,
  move,
  openMoves,
  patch,
  received,
  report,
  rest,
  says,
  vmOn,
} from "./moves.fixture.ts";

beforeEach(openMoves);
afterEach(closeMoves);

const spread = { group: "db" };
const declare = (host: string, spec: object) => rest.call("PATCH", `/v1/hosts/${host}`, { body: { spec } });
const create = (name: string, spec: object) =>
  rest.call("POST", "/v1/vms", {
    body: { project: "web", name, spec: { image, cpus: 1, memory_mib: 512, root_disk_gib: 1, ...spec } },
  });
const plan = async (id: string, spec: object) => {
  const changes = [{ action: "update", kind: "vm", id, spec }];
  return (await rest.call("POST", "/v1/plan", { body: { changes } })).body.changes[0];
};

/** Not pinned, on host a, and running. */
async function vmOnA(more: object = {}, name = "app") {
  await declare("b", { schedulable: false });
  const { id, spec } = await made("vms", name, {
    image,
    cpus: 1,
    memory_mib: 512,
    root_disk_gib: 1,
    ...more,
  });
  await declare("b", { schedulable: true });
  await look();
  await report("a", [vmReport({ id, drives: [] })]);
  return { id, spec };
}

/** The other host has every byte. */
async function arrive(): Promise<void> {
  await look();
  await report("b", [await says("prepared")]);
  await report("b", [await received()]);
}

test("where a member of a group goes no other one is placed meanwhile, nor where it still is", async () => {
  const { id } = await vmOn("a", { spread });
  await look();
  await report("a", [vmReport({ id, drives: [] })]);
  expect((await patch(id, { host: "b" })).status).toBe(200);
  for (const host of ["a", "b"]) {
    expect((await create(`at-${host}`, { host, spread })).body).toMatchObject({
      code: "no_capacity",
      hosts: { [host]: "another VM of group db is on it" },
    });
  }
  await arrive();
  expect((await get("vms", id)).status).toMatchObject({ host: "b", incarnation: 2 });
  expect((await create("next", { host: "a", spread })).status).toBe(202);
});

test("a group's place is free again where a move came to nothing", async () => {
  const { id } = await vmOn("a", { spread });
  await look();
  await patch(id, { host: "b" });
  await look();
  await report("b", [await says("failed", { code: "no_gap", message: "No room." })]);
  expect((await create("other", { host: "b", spread })).status).toBe(202);
});

test("a VM that moves within a zone over which its group spreads keeps its place in the group", async () => {
  for (const host of ["a", "b"]) await declare(host, { region: "north", zone: "one" });
  const { id } = await vmOn("a", { spread: { group: "db", over: "zone" } });
  await look();
  await patch(id, { host: "b" });
  await arrive();
  expect((await get("vms", id)).status.host).toBe("b");
});

test("a member whose new host came into another zone meanwhile stays where it is", async () => {
  await declare("a", { zone: "one" });
  await declare("b", { zone: "two" });
  const over = { group: "db", over: "zone" };
  const { id } = await vmOn("a", { spread: over });
  await look();
  await patch(id, { host: "b" });
  await declare("b", { zone: null });
  await arrive();
  expect((await get("vms", id)).status).toMatchObject({ host: "a" });
  expect(await events()).toEqual(["vm.move_started", "vm.move_failed"]);
});

test("labels that its host has not move it to one that has them, and the plan says so", async () => {
  await declare("b", { labels: { disk: "nvme" } });
  const { id, spec } = await vmOnA();
  const wanted = { ...spec, host_labels: { disk: "nvme" } };
  const planned = await plan(id, wanted);
  expect(planned.effects).toMatchObject([
    { pointer: "/host_labels", effect: "move", reason: "host a is not fit: it has no label disk" },
  ]);
  expect(planned.warnings).toContainEqual(
    expect.objectContaining({
      code: "move",
      summary: expect.stringContaining("will be moved from host a to another one"),
      detail: expect.stringContaining("up to 1 GiB"),
    }),
  );
  expect(planned.errors).toEqual([]);
  const answer = await patch(id, { host_labels: { disk: "nvme" } });
  expect([answer.status, answer.body.status.ready]).toEqual([200, false]);
  expect(await move()).toMatchObject({ vm: id, from: "a", to: "b", reason: "requested" });
  await arrive();
  await report("b", [vmReport({ id, drives: [], generation: 2, incarnation: 2 })]);
  expect((await get("vms", id)).status).toMatchObject({ host: "b", ready: true, state: "running" });
  expect((await plan(id, { ...wanted, host_labels: {} })).effects).toMatchObject([{ effect: "live" }]);
});

test("a group that its host breaks moves it away, and what fails is said, and tried again when it is named again", async () => {
  await vmOn("a", { spread }, "first");
  const { id, spec } = await vmOnA();
  const planned = await plan(id, { ...spec, spread });
  expect(planned.effects).toMatchObject([{ effect: "move" }]);
  expect((await patch(id, { spread })).status).toBe(200);
  await look();
  const meanwhile = await patch(id, { spread: { group: "web" } });
  expect([meanwhile.status, meanwhile.body.code]).toEqual([409, "in_use"]);
  await report("b", [await says("failed", { code: "no_gap", message: "No room." })]);
  await report("a", [vmReport({ id, drives: [], generation: 2 })]);
  expect((await get("vms", id)).status).toMatchObject({
    host: "a",
    ready: false,
    state: "error",
    state_code: "move_failed",
  });
  await report("b", [await says("discarded")]);
  expect((await patch(id, { spread })).status).toBe(200);
  await arrive();
  await report("b", [vmReport({ id, drives: [], generation: 3, incarnation: 2 })]);
  expect((await get("vms", id)).status).toMatchObject({ host: "b", ready: true, state: "running" });
});

test("one that is pinned, or must not be stopped, is not moved by its labels", async () => {
  await declare("b", { labels: { disk: "nvme" } });
  const host_labels = { disk: "nvme" };
  const pinned = await vmOn("a", {}, "pinned");
  expect((await patch(pinned.id, { host_labels })).body).toMatchObject({
    code: "invalid_value",
    errors: [{ pointer: "/spec/host_labels", message: "it has no label disk" }],
  });
  // With the host that it goes to it is a move like any other.
  expect((await patch(pinned.id, { host_labels, host: "b" })).status).toBe(200);
  const { id } = await vmOnA({ on_change: "fail" }, "kept");
  expect((await patch(id, { host_labels })).body).toMatchObject({ code: "restart_refused" });
});
