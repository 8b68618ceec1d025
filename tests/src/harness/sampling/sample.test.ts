import { expect, test } from "@jest/globals";
import { describeSampling, readSampling, sampleMoments } from "./sample.ts";

const MOMENTS = [
  ...Array.from({ length: 50 }, (_, index) => `often ${index}`),
  ...Array.from({ length: 3 }, (_, index) => `seldom ${index}`),
  "once 0",
];
const kindOf = (moment: string): string => moment.split(" ")[0] ?? "";
const sampleOf = (seed: number): string[] => sampleMoments(MOMENTS, kindOf, { seed, exhaustive: false });

test("each run takes a share, with each kind of moment in it", () => {
  for (let seed = 0; seed < 20; seed++) {
    const sample = sampleOf(seed);
    expect(new Set(sample.map(kindOf))).toEqual(new Set(["often", "seldom", "once"]));
    expect(sample.length).toBeLessThanOrEqual(10);
  }
});

test("any seven seeds in a row take every moment", () => {
  for (const first of [0, 3, 20_787]) {
    const week = [0, 1, 2, 3, 4, 5, 6].flatMap((day) => sampleOf(first + day));
    expect(new Set(week)).toEqual(new Set(MOMENTS));
  }
});

test("the same seed takes the same moments", () => {
  expect(sampleOf(20_787)).toEqual(sampleOf(20_787));
  expect(sampleOf(20_787)).not.toEqual(sampleOf(20_788));
});

test("an exhaustive run takes all, in their order", () => {
  expect(sampleMoments(MOMENTS, kindOf, { seed: 3, exhaustive: true })).toEqual(MOMENTS);
});

test("the seed is the day, unless one is named", () => {
  const noon = Date.UTC(2026, 10, 30, 12);
  const day = readSampling({}, noon);
  expect(day).toEqual({ seed: readSampling({}, noon + 11 * 3_600_000).seed, exhaustive: false });
  expect(readSampling({}, noon + 12 * 3_600_000).seed).toBe(day.seed + 1);
  expect(readSampling({ CROFT_TEST_SEED: "12", CROFT_TEST_SAMPLE: "all" }, noon)).toEqual({
    seed: 12,
    exhaustive: true,
  });
  expect(() => readSampling({ CROFT_TEST_SEED: "today" })).toThrow("CROFT_TEST_SEED must be a whole number");
});

test("a run says how it is repeated", () => {
  expect(describeSampling("kills", 3, 20, { seed: 7, exhaustive: false })).toContain(
    "CROFT_TEST_SEED=7 repeats them",
  );
});
