// A partition that no VM has moves by itself: who is told what, who may not have it meanwhile, and the way back.
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { vmReport } from "../planner/sample-objects.ts";
import {
  closeMoves,
  diskReport,
  get,
  image,
  look,
  made,
  move,
  openMoves,
  partitionReport,
  received,
  report,
  rest,
  says,
  told,
  vmOn,
} from "./moves.fixture.ts";

let disks: Record<string, string>;
let partition: string;

beforeEach(async () => {
  await openMoves();
  disks = {};
  for (const host of ["a", "b"]) {
    disks[host] = (await made("disks", "", { host, file: { name: `d-${host}`, size_gib: 9 } })).id;
    await look();
    await report(host, [disk(host)]);
  }
  partition = (await made("partitions", "data", { size_gib: 2, host: "a" })).id;
  await look();
  await report("a", [disk("a"), partitionReport({ id: partition })]);
});
afterEach(closeMoves);

const disk = (host: string) => diskReport({ id: disks[host] ?? "" });
const patch = (spec: object) => rest.call("PATCH", `/v1/partitions/${partition}`, { body: { spec } });
const status = async () => (await get("partitions", partition)).status;
const types = async (): Promise<string[]> =>
  (await rest.store.events.after(0, 1000))
    .map(({ type }) => type)
    .filter((type) => type.startsWith("partition.move"));

test("it goes to a disk with room, and the first host wipes what it had when the other one has every byte", async () => {
  const changes = [{ action: "update", kind: "partition", id: partition, spec: { size_gib: 2, host: "b" } }];
  const [planned] = (await rest.call("POST", "/v1/plan", { body: { changes } })).body.changes;
  expect(planned).toMatchObject({
    effects: [{ pointer: "/host", effect: "move" }],
    warnings: [{ code: "move", summary: expect.stringContaining("from host a to b") }],
    errors: [],
  });
  expect((await patch({ host: "b" })).status).toBe(200);
  await look();
  expect([await told("a"), await told("b")]).toMatchObject([
    {},
    { move: { role: "target", copy: false, vm: partition, partitions: [{ partition, disk: disks.b }] } },
  ]);
  await report("b", [disk("b"), await says("prepared")]);
  expect((await told("a")).move).toMatchObject({ role: "source", vm: partition });
  expect((await status()).conditions).toContainEqual(
    expect.objectContaining({ type: "moving", message: expect.stringContaining("nobody can use it") }),
  );
  await report("b", [disk("b"), await received()]);
  expect(await status()).toMatchObject({ host: "b", disk: disks.b, conditions: [] });
  expect((await rest.store.reservations.of(partition))?.disk).toBe(disks.b);
  expect((await rest.store.hostConfigs.givenUp("a")).map(({ kind, wanted }) => [kind, wanted])).toEqual([
    ["partition", "wiped"],
  ]);
  await report("b", [disk("b"), partitionReport({ id: partition })]);
  await report("a", [disk("a"), { ...partitionReport({ id: partition }), generation: 9, state: "wiped" }]);
  expect([await move(), (await status()).state]).toEqual([undefined, "ready"]);
  expect(await types()).toEqual(["partition.move_started", "partition.move_finished"]);
});

test("nobody gets it meanwhile, and it moves neither from a VM nor beside another change", async () => {
  expect((await patch({ host: "b", size_gib: 3 })).body.errors).toMatchObject([
    { pointer: "/spec/size_gib" },
  ]);
  expect((await patch({ host: "nowhere" })).status).toBe(400);
  expect((await patch({ host: "b", retention_days: 3650 })).body.errors).toMatchObject([
    { code: "out_of_range", pointer: "/spec/retention_days" },
  ]);
  await patch({ host: "b" });
  const spec = { image, cpus: 1, memory_mib: 512, root_disk_gib: 1, partitions: [{ partition }] };
  const body = { project: "web", name: "app", spec };
  expect((await rest.call("POST", "/v1/vms", { body })).body.errors).toMatchObject([{ code: "in_use" }]);
  expect((await patch({ size_gib: 3 })).body).toMatchObject({ code: "in_use" });

  await patch({ host: "a" });
  await look();
  await report("b", [disk("b"), await says("discarded")]);
  const { id } = await vmOn("a", { partitions: [{ partition }] });
  await look();
  await report("a", [disk("a"), partitionReport({ id: partition }), vmReport({ id, drives: [] })]);
  expect((await patch({ host: "b" })).body).toMatchObject({
    code: "in_use",
    title: expect.stringContaining("moves with VM web/app"),
  });
});

test("what the other host cannot take stays, says why, and is tried anew when the host is named again", async () => {
  await patch({ host: "b" });
  await look();
  await report("b", [disk("b"), await says("failed", { code: "no_gap", message: "No room." })]);
  expect(await status()).toMatchObject({
    host: "a",
    conditions: [{ type: "moving", status: "false", message: expect.stringContaining("No room.") }],
  });
  await report("b", [disk("b"), await says("discarded")]);
  expect((await patch({ host: "b" })).status).toBe(200);
  await rest.call("DELETE", `/v1/partitions/${partition}`);
  await look();
  expect((await told("b")).move).toMatchObject({ wanted: "discarded" });
  expect(await types()).toEqual([
    "partition.move_started",
    "partition.move_failed",
    "partition.move_started",
    "partition.move_failed",
  ]);
});
