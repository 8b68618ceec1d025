import { expect, test } from "@jest/globals";
import { createKeyedLoop, type Timers } from "./keyed-loop.ts";

/** A clock that a test moves: `fire` runs what waits, and says for how long it would have waited. */
function manualTimers(): Timers & { fire(): number[] } {
  let waiting: { milliseconds: number; fn: () => void }[] = [];
  return {
    after(milliseconds, fn) {
      const entry = { milliseconds, fn };
      waiting.push(entry);
      return () => {
        waiting = waiting.filter((other) => other !== entry);
      };
    },
    fire() {
      const due = waiting;
      waiting = [];
      for (const { fn } of due) fn();
      return due.map((entry) => entry.milliseconds);
    },
  };
}

const noFailure = (key: string, error: unknown): void => {
  throw new Error(`${key} failed`, { cause: error });
};

test("many wakes in one turn make one run", async () => {
  const runs: string[] = [];
  const loop = createKeyedLoop({
    run: async (key) => void runs.push(key),
    keys: async () => [],
    failed: noFailure,
  });
  loop.wake("a");
  loop.wake("a");
  loop.wake("b");
  await loop.idle();
  expect(runs).toEqual(["a", "b"]);
});

test("a key never runs twice at once, and runs again when it was woken meanwhile", async () => {
  let atOnce = 0;
  let most = 0;
  let runs = 0;
  const loop = createKeyedLoop({
    keys: async () => [],
    failed: noFailure,
    async run(key) {
      atOnce += 1;
      most = Math.max(most, atOnce);
      runs += 1;
      if (runs === 1) loop.wake(key);
      await new Promise((resolve) => setImmediate(resolve));
      atOnce -= 1;
    },
  });
  loop.wake("a");
  await loop.idle();
  expect({ most, runs }).toEqual({ most: 1, runs: 2 });
});

test("different keys run at once, up to the limit", async () => {
  let atOnce = 0;
  let most = 0;
  const loop = createKeyedLoop({
    keys: async () => [],
    failed: noFailure,
    concurrency: 2,
    async run() {
      atOnce += 1;
      most = Math.max(most, atOnce);
      await new Promise((resolve) => setImmediate(resolve));
      atOnce -= 1;
    },
  });
  for (const key of ["a", "b", "c", "d"]) loop.wake(key);
  await loop.idle();
  expect(most).toBe(2);
});

test("what throws is told, and tried again after pauses that double, until it succeeds", async () => {
  const timers = manualTimers();
  const failures: unknown[] = [];
  let left = 2;
  const loop = createKeyedLoop({
    timers,
    keys: async () => [],
    failed: (key, error) => failures.push([key, (error as Error).message]),
    async run() {
      if (left-- > 0) throw new Error("not yet");
    },
  });
  loop.wake("a");
  await loop.idle();
  expect(timers.fire()).toEqual([200]);
  await loop.idle();
  expect(timers.fire()).toEqual([400]);
  await loop.idle();
  expect(timers.fire()).toEqual([]);
  expect(failures).toEqual([
    ["a", "not yet"],
    ["a", "not yet"],
  ]);
});

test("a run that wakes its own key, as one that writes its status does, backs off when it fails", async () => {
  const timers = manualTimers();
  let runs = 0;
  const loop = createKeyedLoop({
    timers,
    keys: async () => [],
    failed: () => undefined,
    async run(key) {
      runs += 1;
      loop.wake(key);
      throw new Error("not yet");
    },
  });
  loop.wake("a");
  await loop.idle();
  expect(runs).toBe(1);
  expect(timers.fire()).toEqual([200]);
  await loop.idle();
  expect(runs).toBe(2);
  expect(timers.fire()).toEqual([400]);
});

test("two loops that wake each other retry twice as often as one, no more", async () => {
  const timers = manualTimers();
  let runs = 0;
  const loop = createKeyedLoop({
    timers,
    keys: async () => [],
    async run() {
      runs += 1;
      throw new Error("not yet");
    },
    // The other loop answers at once.
    failed: (key) => void setImmediate(() => loop.wake(key)),
  });
  const settle = async () => {
    for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
  };
  loop.wake("a");
  await settle();
  expect(runs).toBe(2);
  expect(timers.fire()).toEqual([400]);
  await settle();
  expect(runs).toBe(4);
  expect(timers.fire()).toEqual([1600]);
});

test("a wake cuts the pause short", async () => {
  const timers = manualTimers();
  let runs = 0;
  const loop = createKeyedLoop({
    timers,
    keys: async () => [],
    failed: () => undefined,
    async run() {
      runs += 1;
      if (runs === 1) throw new Error("once");
    },
  });
  loop.wake("a");
  await loop.idle();
  loop.wake("a");
  await loop.idle();
  expect(runs).toBe(2);
  expect(timers.fire()).toEqual([]);
});

test("the sweep wakes every key at the start and each time the timer fires", async () => {
  const timers = manualTimers();
  const runs: string[] = [];
  const loop = createKeyedLoop({
    timers,
    sweepMs: 5000,
    keys: async () => ["a", "b"],
    failed: noFailure,
    run: async (key) => void runs.push(key),
  });
  await loop.start();
  await loop.idle();
  expect(runs).toEqual(["a", "b"]);
  expect(timers.fire()).toEqual([5000]);
  await new Promise((resolve) => setImmediate(resolve));
  await loop.idle();
  expect(runs).toEqual(["a", "b", "a", "b"]);
});

test("stopping aborts what runs, waits for it, and starts nothing more", async () => {
  const seen: string[] = [];
  const loop = createKeyedLoop({
    keys: async () => [],
    failed: noFailure,
    concurrency: 1,
    run: (key, signal) =>
      new Promise((resolve) => {
        seen.push(key);
        signal.addEventListener("abort", () => {
          seen.push(`${key} aborted`);
          setImmediate(resolve);
        });
      }),
  });
  loop.wake("a");
  loop.wake("b");
  await new Promise((resolve) => setImmediate(resolve));
  await loop.stop();
  loop.wake("c");
  await new Promise((resolve) => setImmediate(resolve));
  expect(seen).toEqual(["a", "a aborted"]);
});

test("runs of a key are kept apart, and what came in meanwhile is done by one", async () => {
  const timers = manualTimers();
  const runs: string[] = [];
  const loop = createKeyedLoop({
    run: async (key) => void runs.push(key),
    keys: async () => [],
    failed: noFailure,
    apartMs: 50,
    timers,
  });
  const turn = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
  loop.wake("a");
  await turn();
  loop.wake("a");
  loop.wake("b");
  loop.wake("a");
  await turn();
  expect(runs).toEqual(["a", "b"]);

  expect(timers.fire()).toEqual([50, 50]);
  await turn();
  expect(runs).toEqual(["a", "b", "a"]);
  timers.fire();
  await loop.idle();
  expect(runs).toHaveLength(3);
});
