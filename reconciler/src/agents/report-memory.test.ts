// What the intake of reports remembers is proven by what is stored: another reconciler may have stored a report since.

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { createPresence } from "../coordination/memory/presence.ts";
import { asNew, HOST, hostReport, IDS, stored, vmReport } from "../planner/sample-objects.ts";
import { openSqliteStore } from "../store/sqlite/open.ts";
import type { Store } from "../store/store.ts";
import { type ReportIntake, reportIntake } from "./report-intake.ts";

let folder: string;
let store: Store;
let time = Date.parse("2026-01-01T00:00:00.000Z");

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "croft-reports-"));
  store = await openSqliteStore(join(folder, "croft.db"));
  const host = stored("host", "hst_0000000000000001", {}, { state: "ready" }, { name: HOST, project: null });
  await store.write((tx) => tx.documents.insert(asNew(host)));
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

const createIntake = (): ReportIntake =>
  reportIntake({
    store,
    presence: createPresence(Date.now),
    wake: () => undefined,
    now: () => {
      time += 1000;
      return time;
    },
  });
const reportOf = (state: "running" | "stopped") =>
  hostReport({ objects: [vmReport({ id: IDS.vm, state, drives: [] })] });

test("a report is compared with what another reconciler stored, not with what this one remembers", async () => {
  const [first, second] = [createIntake(), createIntake()];
  await first(HOST, reportOf("running"));
  await second(HOST, reportOf("stopped"));
  await first(HOST, reportOf("running"));
  expect(await store.hosts.reported(HOST)).toMatchObject([{ id: IDS.vm, state: "running" }]);
});
