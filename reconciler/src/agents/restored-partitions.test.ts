// Partitions that a restored database has and their host has not: nothing empty is made in their place, and what is back is used again.

import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { asNew, IDS, sampleDisk, samplePartition, vmReport } from "../planner/sample-objects.ts";
import {
  app,
  blankPartition,
  call,
  closeRestored,
  diskReport,
  offered,
  openRestored,
  putBack,
  report,
  tableOf,
} from "./restored-database.fixture.ts";

beforeEach(openRestored);
afterEach(closeRestored);

/** The sample disk is in the backup, with a partition of it. */
async function withPartition(): Promise<string> {
  const [disk, id] = [sampleDisk(), IDS.partition];
  await app.store.write(async (tx) => {
    await tx.documents.insert(asNew(disk));
    await tx.documents.insert(asNew(samplePartition(), [disk.id]));
  });
  expect((await offered(1))?.documents.map((one) => one.id)).toContain(id);
  return id;
}
const partition = async (id: string) => (await call("GET", `partitions/${id}`)).body;

/** Meets the host, which does not have the partition, and returns the generation of a config without it. */
async function missing(id: string): Promise<number> {
  await putBack();
  await report(7, [vmReport({ drives: [] }), diskReport({ state: "error" })]);
  const { status } = (await call("GET", `partitions/${id}?wait=ready&timeout_seconds=20`)).body;
  expect(status).toMatchObject({ state: "error", state_reason: expect.stringContaining("restored") });
  const config = await offered(7);
  expect(config?.documents.map((one) => one.id)).not.toContain(id);
  return config?.generation ?? 0;
}

test("sends a partition that was missing after the restore again, when its host's disk has it again", async () => {
  const id = await withPartition();
  const generation = await missing(id);
  // The disk was unplugged, and is back.
  const next = offered(generation);
  await report(generation, [vmReport({ drives: [] }), tableOf(id)]);
  expect((await next)?.documents.map((one) => one.id)).toContain(id);
  expect((await partition(id)).status.state_reason ?? "").not.toContain("restored");
});

test("goes on sending nothing of a partition that is back, while another host is known to have a copy", async () => {
  const id = await withPartition();
  const generation = await missing(id);
  const copy = { ...blankPartition, id, state: "ready" as const, size_bytes: 1024 ** 3 };
  await app.store.write((tx) => tx.strangers.put("beta", [copy], new Date().toISOString()));
  await report(generation, [vmReport({ drives: [] }), tableOf(id)]);
  expect(await offered(generation, 1)).toBeUndefined();
  expect((await partition(id)).status.state).toBe("error");
});

test("makes what was created since the restore, although its host does not have it when it is met", async () => {
  await app.store.write((tx) => tx.documents.insert(asNew(sampleDisk())));
  expect((await offered(1))?.generation).toBe(2);
  await putBack();
  await call("POST", "projects", { name: "web", spec: {} });
  const { body } = await call("POST", "partitions", {
    project: "web",
    name: "new",
    spec: { size_gib: 1, disk: sampleDisk().id },
  });
  await report(7, [vmReport({ drives: [] }), diskReport()]);
  let config = await offered(7);
  // The first one raises the generation only.
  while (config !== undefined && !config.documents.some(({ id }) => id === body.id)) {
    config = await offered(config.generation);
  }
  expect(config).toBeDefined();
  expect((await partition(body.id)).status.state_reason ?? "").not.toContain("restored");
});
