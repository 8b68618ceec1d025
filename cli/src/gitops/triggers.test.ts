import { expect, test } from "@jest/globals";
import type { Run } from "./run-files.ts";
import { retryAt, triggerOf } from "./triggers.ts";

const NOW = Date.parse("2026-03-01T12:00:00Z");
const newest = (more: Partial<Run>): Run => ({
  number: 1,
  id: "run_0000000000000001",
  project: null,
  source: "infra",
  repository: "https://git.example/infra.git",
  branch: "main",
  commit: "a",
  subject: "",
  trigger: "change",
  state: "applied",
  code: null,
  message: "",
  plan: null,
  started_at: "2026-03-01T03:00:00Z",
  finished_at: null,
  failures: 0,
  retry_at: null,
  state_version: null,
  accepted: null,
  is_rewound: false,
  is_reported: true,
  deliveries: [],
  ...more,
});
const due = (run: Run | undefined, schedule?: string, head = "a") =>
  triggerOf(schedule === undefined ? {} : { schedule }, run, head, NOW);

test("a commit that was not seen starts a run, one that was seen does not", () => {
  expect(due(undefined)).toBe("change");
  expect(due(newest({}), undefined, "b")).toBe("change");
  expect(due(newest({}))).toBeUndefined();
  expect(due(newest({ state: "discarded" }))).toBeUndefined();
});

test("a newer commit comes before a plan that waits; the schedule does not", () => {
  const waiting = newest({ state: "waiting_for_approval" });
  expect(due(waiting, "0 4 * * *", "b")).toBe("change");
  expect(due(waiting, "0 4 * * *")).toBeUndefined();
});

test("the schedule counts in UTC from the start of the last run, so what was missed is caught up once", () => {
  expect(due(newest({}), "0 4 * * *")).toBe("schedule");
  expect(due(newest({ started_at: "2026-03-01T04:00:01Z" }), "0 4 * * *")).toBeUndefined();
  expect(due(newest({ started_at: "2026-02-01T04:00:01Z" }), "0 4 * * *")).toBe("schedule");
});

test("what failed is tried again when its time has come, each time twice as late, at most a day", () => {
  expect(due(newest({ state: "failed", retry_at: NOW }))).toBe("retry");
  expect(due(newest({ state: "failed", retry_at: NOW + 1 }))).toBeUndefined();
  const after = (code: string, failures: number) => retryAt({ retry_seconds: 300 }, code, failures, 0);
  expect([1, 2, 3, 50].map((failures) => after("apply_failed", failures))).toEqual([
    300_000, 600_000, 1_200_000, 86_400_000,
  ]);
  expect(after("signature_refused", 1)).toBeNull();
  expect([after("plan_stale", 1), after("plan_stale", 3)]).toEqual([0, 1_200_000]);
});

test("a repository that answers again is read again", () => {
  expect(due(newest({ state: "failed", commit: null }))).toBe("retry");
});
