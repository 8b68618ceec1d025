import { expect, test } from "@jest/globals";
import type { ClockRecord } from "../store/store.ts";
import { CountedClock } from "./counted-clock.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = Date.parse("2026-01-01T00:00:00.000Z");

/** A machine whose clock can be set while time passes. */
function machine() {
  let monotonic = 5000;
  let ahead = 0;
  return {
    sources: { machine: () => START + monotonic - 5000 + ahead, monotonic: () => monotonic },
    passes: (milliseconds: number) => {
      monotonic += milliseconds;
    },
    set: (milliseconds: number) => {
      ahead = milliseconds;
    },
  };
}
const since = (clock: CountedClock): number => clock.now() - START;

test("steady, it is the machine's clock, also when that is corrected a little", () => {
  const { sources, passes, set } = machine();
  const clock = new CountedClock(sources);
  passes(HOUR);
  set(60_000);
  expect(since(clock)).toBe(HOUR + 60_000);
  set(-60_000);
  expect(since(clock)).toBe(HOUR - 60_000);
  expect(clock.leap()).toBeUndefined();
});

test.each([
  ["forward", 9 * DAY],
  ["backward", -9 * DAY],
])("a leap %s counts for nothing, and both times are told", (_way, leap) => {
  const { sources, passes, set } = machine();
  const clock = new CountedClock(sources);
  set(leap);
  passes(HOUR);
  expect(since(clock)).toBe(HOUR);
  expect(clock.leap()).toEqual({ counted: START + HOUR, machine: START + HOUR + leap, since: START + HOUR });
});

test("a clock that comes back is believed again", () => {
  const { sources, passes, set } = machine();
  const clock = new CountedClock(sources);
  set(9 * DAY);
  clock.now();
  passes(5000);
  set(0);
  expect(since(clock)).toBe(5000);
  expect(clock.leap()).toBeUndefined();
});

test.each([
  ["forward", 9 * DAY],
  ["backward", -9 * DAY],
])("a leap %s between two runs is seen by the next one, and by all after it", (_way, leap) => {
  const { sources, passes, set } = machine();
  let stored: ClockRecord = new CountedClock(sources).record();
  for (let run = 1; run <= 3; run++) {
    set(leap);
    const clock = new CountedClock(sources, stored);
    expect(clock.leap()).toBeDefined();
    passes(5000);
    expect(since(clock)).toBe(5000 * run);
    stored = clock.record();
  }
});

test("a stop of less than an hour is time that passed", () => {
  const { sources, passes } = machine();
  const stored = new CountedClock(sources).record();
  passes(HOUR / 2);
  expect(since(new CountedClock(sources, stored))).toBe(HOUR / 2);
});

test("a person's word ends the leap", () => {
  const { sources, set } = machine();
  const clock = new CountedClock(sources);
  set(9 * DAY);
  expect(clock.leap()).toBeDefined();
  clock.confirm();
  expect(clock.leap()).toBeUndefined();
  expect(since(clock)).toBe(9 * DAY);
});

test.each([
  ["as long as the leap", 8 * HOUR, 8 * HOUR],
  ["for a week", 90 * DAY, 7 * DAY],
])("a clock that ran on evenly %s is believed, over restarts too", (_how, leap, proof) => {
  const { sources, passes, set } = machine();
  let clock = new CountedClock(sources);
  set(leap);
  clock.now();
  passes(proof / 2);
  clock = new CountedClock(sources, clock.record());
  passes(proof / 2 - 1);
  expect(since(clock)).toBe(proof - 1);
  passes(1);
  expect(since(clock)).toBe(proof + leap);
});

test("a second leap begins its proof anew", () => {
  const { sources, passes, set } = machine();
  const clock = new CountedClock(sources);
  set(8 * HOUR);
  clock.now();
  passes(7 * HOUR);
  set(20 * HOUR);
  clock.now();
  passes(2 * HOUR);
  expect(since(clock)).toBe(9 * HOUR);
});
