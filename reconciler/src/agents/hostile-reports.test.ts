// What a compromised host may send: bounded, cleaned, and never at the cost of others.

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { createConfirmedCapacity } from "../coordination/memory/confirmed-capacity.ts";
import { createPresence } from "../coordination/memory/presence.ts";
import { asNew, HOST, hostReport, IDS, stored, vmReport } from "../planner/sample-objects.ts";
import { openSqliteStore } from "../store/sqlite/open.ts";
import type { Store } from "../store/store.ts";
import { type ReportIntake, reportIntake } from "./report-intake.ts";

let folder: string;
let store: Store;
let intake: ReportIntake;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "croft-reports-"));
  store = await openSqliteStore(join(folder, "croft.db"));
  const host = stored("host", "hst_0000000000000001", {}, { state: "ready" }, { name: HOST, project: null });
  await store.write((tx) => tx.documents.insert(asNew(host)));
  intake = reportIntake({ store, presence: createPresence(Date.now), wake: () => undefined, now: Date.now });
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

const crowd = (count: number) =>
  Array.from({ length: count }, (_one, i) =>
    vmReport({ id: `vm_${String(i).padStart(16, "0")}`, drives: [] }),
  );
const reported = async () => (await store.hosts.reported(HOST)).map(({ id }) => id);

test("a report of 100,000 entries is refused at once", async () => {
  let looks = 0;
  const watched = new Proxy(vmReport({ drives: [] }), {
    get: (entry, name) => {
      looks += 1;
      return Reflect.get(entry, name);
    },
  });
  const report = hostReport({ objects: Array.from({ length: 100_000 }, () => watched) });
  await expect(intake(HOST, report)).rejects.toMatchObject({ code: "invalid_request" });
  // Its entries are not looked at one by one: that took nine seconds.
  expect(looks).toBe(0);
  expect(await reported()).toEqual([]);
});

test("of objects that the host was never told of only a few are kept", async () => {
  await intake(HOST, hostReport({ objects: [vmReport({ id: IDS.vm, drives: [] })] }));
  await intake(HOST, hostReport({ objects: [...crowd(9000), vmReport({ id: IDS.vm, drives: [] })] }));
  const first = await reported();
  expect(first).toHaveLength(256);
  expect(first).toContain(IDS.vm);
  // Nor does the number grow by sending others each time, or by a restart.
  intake = reportIntake({ store, presence: createPresence(Date.now), wake: () => undefined, now: Date.now });
  await intake(HOST, hostReport({ objects: crowd(9000).reverse() }));
  expect(await reported()).toHaveLength(256);
});

test("a large report is written in slices, between which others write", async () => {
  await intake(HOST, hostReport());
  const ids = crowd(1000).map(({ id }) => id);
  await store.write((tx) =>
    tx.hostConfigs.change({
      host: HOST,
      contract_version: 2,
      generation: 1,
      put: ids.map((id) => ({ kind: "vm", id, generation: 1, digest: "d", secret_digest: null })),
      drop: [],
      blobs: [],
    }),
  );
  const order: string[] = [];
  const taken = intake(HOST, hostReport({ observed_generation: 1, objects: crowd(1000) })).then(() =>
    order.push("report"),
  );
  // Begins when the first slice is written, and is done before the last one.
  while ((await reported()).length === 0);
  await store.write(async () => void order.push("other"));
  await taken;
  expect(order).toEqual(["other", "report"]);
  expect(await reported()).toHaveLength(1000);
});

test.each([
  ["no processors", { cpus: 0 }],
  ["negative memory", { memory_mib: -1 }],
  ["an invented amount of memory", { memory_mib: Number.MAX_SAFE_INTEGER }],
  ["negative storage", { storage_free_bytes: -3 }],
  ["a port beyond the last", { port_range: [1, 70_000] as [number, number] }],
  ["a kernel of 30 MB", { kernel: "k".repeat(30_000_000) }],
])("facts with %s are refused", async (_what, facts) => {
  const report = hostReport();
  await expect(intake(HOST, { ...report, facts: { ...report.facts, ...facts } })).rejects.toMatchObject({
    code: "invalid_request",
  });
});

test("nothing in a report moves a cursor or turns the direction of writing", async () => {
  const message = "\u001b[2J\u202efine";
  await intake(HOST, hostReport({ objects: [vmReport({ id: IDS.vm, drives: [], message })] }));
  expect((await store.hosts.reported(HOST))[0]).toMatchObject({ message: " [2J fine" });
});

test("capacity that suddenly grew does not count until it was confirmed, and what was lost counts at once", async () => {
  const confirmed = createConfirmedCapacity();
  intake = reportIntake({
    store,
    presence: createPresence(Date.now),
    wake: () => undefined,
    now: Date.now,
    confirmed,
  });
  const report = (cpus: number, memory_mib: number) => {
    const one = hostReport();
    return { ...one, facts: { ...one.facts, cpus, memory_mib } };
  };
  const counts = async () => {
    const head = (await store.hosts.get(HOST))?.report;
    const told = head?.conditions.some(({ type }) => type === "capacity");
    return [head?.facts.cpus, head?.facts.memory_mib, told];
  };
  await intake(HOST, report(4, 8000));
  await intake(HOST, report(4, 8100));
  expect(await counts()).toEqual([4, 8000, false]);
  // Many small steps are a large one.
  for (let memory = 8100; memory < 80_000; memory *= 1.2) await intake(HOST, report(4, Math.floor(memory)));
  expect(await counts()).toEqual([4, 8000, true]);
  await intake(HOST, report(400, 9_000_000));
  expect(await counts()).toEqual([4, 8000, true]);
  await intake(HOST, report(2, 9_000_000));
  expect(await counts()).toEqual([2, 8000, true]);
  confirmed.confirm(HOST);
  await intake(HOST, report(400, 9_000_000));
  expect(await counts()).toEqual([400, 9_000_000, false]);
  await intake(HOST, report(400, 9_000_000));
  expect(await counts()).toEqual([400, 9_000_000, false]);
});

test("no host raises by its report how much is promised of it", async () => {
  const report = (more: object) => {
    const one = hostReport();
    const facts = {
      ...one.facts,
      cpu_overcommit: 4,
      memory_reserved_mib: 1024,
      vm_overhead_mib: 176,
      ...more,
    };
    return { ...one, facts };
  };
  const counts = async () => {
    const head = (await store.hosts.get(HOST))?.report;
    const { cpu_overcommit, memory_reserved_mib, vm_overhead_mib } = head?.facts ?? {};
    const said = head?.conditions.find(({ type }) => type === "capacity")?.message ?? "";
    return [cpu_overcommit, memory_reserved_mib, vm_overhead_mib, said];
  };
  await intake(HOST, report({}));
  await intake(HOST, report({ cpu_overcommit: 64, memory_reserved_mib: 0, vm_overhead_mib: 0 }));
  const said = expect.stringMatching(
    /64 virtual CPUs per CPU instead of 4 and 0 MiB kept back instead of 1024/,
  );
  expect(await counts()).toEqual([4, 1024, 96, said]);
  // What becomes less counts at once.
  await intake(HOST, report({ cpu_overcommit: 2, memory_reserved_mib: 2048 }));
  expect(await counts()).toEqual([2, 2048, 176, ""]);
});

test("a fault far down in a long report is named by its place, and nothing of the report is taken", async () => {
  const objects: object[] = Array.from({ length: 1001 }, (_one, i) =>
    vmReport({ id: `vm_${i}`, drives: [] }),
  );
  objects[950] = { ...objects[950], state: "dancing" };
  const refused = intake(HOST, { ...hostReport(), objects });
  await expect(refused).rejects.toMatchObject({
    errors: expect.arrayContaining([expect.objectContaining({ pointer: "/objects/950/state" })]),
  });
  expect(await store.hosts.reported(HOST)).toEqual([]);
});
