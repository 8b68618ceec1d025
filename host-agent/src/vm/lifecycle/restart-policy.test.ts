import type { VmDocument } from "@croft/schemas/generated/typescript/messages.ts";
import { expect, test } from "@jest/globals";
import { plainEnd } from "./ending.ts";
import type { End, ExitReport } from "./record.ts";
import { delayMs, restartsAfter, verdictOf } from "./restart-policy.ts";

const at = new Date("2026-01-01T00:00:00Z");
const later = (ms: number) => new Date(at.getTime() + ms);
const start = { key: "k", boot_id: "boot" };
const end = (reason: ExitReport["reason"], more: Partial<End> = {}) => plainEnd(reason, start, at, more);

interface Asked {
  policy?: VmDocument["restart_policy"];
  onBoot?: boolean;
  key?: string;
  bootId?: string;
  afterMs?: number;
}

const verdict = (last: End | null, { policy, onBoot, key, bootId, afterMs }: Asked = {}) =>
  verdictOf(
    last,
    {
      ...(policy ? { restart_policy: policy } : {}),
      ...(onBoot === undefined ? {} : { start_on_boot: onBoot }),
    },
    { key: key ?? "k", bootId: bootId ?? "boot", time: later(afterMs ?? 0) },
  );

const now = { start: true, restarts: 0 };
const stays = { start: false, at: null };

test("a guest that powered itself off stays off, unless its policy is `always` or something else is asked for", () => {
  expect(verdict(end("shutdown"))).toEqual(stays);
  expect(verdict(end("shutdown"), { policy: "never" })).toEqual(stays);
  expect(verdict(end("shutdown"), { policy: "always" })).toEqual({ start: false, at: later(2_000) });
  expect(verdict(end("shutdown"), { key: "another" })).toEqual(now);
});

test.each(["panicked", "crashed", "killed", "lost"] as const)(
  "a guest that was %s is started again after a while",
  (reason) => {
    expect(verdict(end(reason))).toEqual({ start: false, at: later(2_000) });
    expect(verdict(end(reason), { afterMs: 2_000 })).toEqual({ start: true, restarts: 1 });
    expect(verdict(end(reason, { restarts: 3 }), { afterMs: 10_000 })).toEqual({
      start: false,
      at: later(16_000),
    });
    expect(verdict(end(reason), { policy: "never" })).toEqual(stays);
    // What is asked for anew is done at once, and forgets how often it went wrong.
    expect(verdict(end(reason, { restarts: 3 }), { key: "another" })).toEqual(now);
  },
);

test("what QEMU refuses is not tried again, and what the agent ended starts as soon as it is wanted", () => {
  expect(verdict(end("not_started"), { policy: "always" })).toEqual(stays);
  expect(verdict(end("detached"), { policy: "always" })).toEqual(stays);
  expect(verdict(end("stopped"), { policy: "never" })).toEqual(now);
  expect(verdict(end("forced"), { policy: "never" })).toEqual(now);
  expect(verdict(null, { policy: "never", onBoot: false })).toEqual(now);
});

test("a boot of the host starts what ran, what failed included, unless start_on_boot is false", () => {
  const booted = { bootId: "another boot" };
  for (const reason of ["host_down", "crashed", "not_started"] as const) {
    expect(verdict(end(reason), { ...booted, policy: "never" })).toEqual(now);
    expect(verdict(end(reason), { ...booted, onBoot: false })).toEqual(stays);
  }
  expect(verdict(end("shutdown"), booted)).toEqual(stays);
  expect(verdict(end("shutdown"), { ...booted, policy: "always" })).toEqual(now);
  expect(verdict(end("host_down"), { ...booted, onBoot: false, key: "another" })).toEqual(now);
});

test("each restart in a row waits twice as long, up to five minutes, and ten minutes of running begin anew", () => {
  expect([0, 1, 2, 3, 7, 8, 1000].map(delayMs)).toEqual([
    2_000, 4_000, 8_000, 16_000, 256_000, 300_000, 300_000,
  ]);
  const run = { started_at: at.toISOString(), restarts: 4 };
  expect(restartsAfter(run, later(599_999))).toBe(4);
  expect(restartsAfter(run, later(600_000))).toBe(0);
});

test("a clock that was set back makes nobody wait longer", () => {
  expect(verdict(end("crashed"), { afterMs: -3_600_000 })).toEqual({ start: true, restarts: 1 });
});
