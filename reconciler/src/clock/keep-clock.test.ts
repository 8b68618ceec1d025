import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { type RestFixture, startRest } from "../http/rest-fixture.ts";
import { createLog } from "../log.ts";
import { ConditionBook } from "../status/condition-book.ts";
import { type KeptClock, openKeptClock } from "./keep-clock.ts";

const DAY = 86_400_000;
const START = Date.parse("2026-01-01T00:00:00.000Z");

let rest: RestFixture;
let machine: number;
let monotonic: number;
let lines: string[];
let conditions: ConditionBook;

beforeEach(async () => {
  rest = await startRest();
  machine = START;
  monotonic = 0;
  lines = [];
  conditions = new ConditionBook();
});
afterEach(() => rest.close());

const open = (): Promise<KeptClock> =>
  openKeptClock({
    store: rest.store,
    conditions,
    log: createLog({ write: (line) => void lines.push(JSON.parse(line).msg), now: () => new Date(machine) }),
    sources: { machine: () => machine, monotonic: () => monotonic },
  });
const events = async () =>
  (await rest.store.events.after(0, 100)).filter(({ kind }) => kind === "reconciler").map(({ type }) => type);

test("a leap between two runs is told with both times, once, and its end too", async () => {
  await (await open()).look();
  machine += 9 * DAY;
  const clock = await open();
  await clock.look();
  await clock.look();
  expect(conditions.list()).toMatchObject([
    {
      type: "clock_leapt",
      message: expect.stringMatching(/2026-01-10T00:00:00.000Z.*2026-01-01T00:00:00.000Z/),
    },
  ]);
  machine -= 9 * DAY;
  await clock.look();
  expect(conditions.list()).toEqual([]);
  expect(await events()).toEqual(["reconciler.clock_leapt", "reconciler.clock_settled"]);
  expect(lines).toEqual(["the machine's clock leapt", "the machine's clock is believed again"]);
});

test("is confirmed by who names the time that it shows", async () => {
  await (await open()).look();
  machine += 9 * DAY;
  const clock = await open();
  await clock.look();
  await expect(clock.confirm(START)).rejects.toMatchObject({ code: "precondition_failed" });
  expect(clock.now()).toBe(START);
  await clock.confirm(machine - 60_000);
  expect(clock.now()).toBe(machine);
  expect(conditions.list()).toEqual([]);
  expect((await open()).now()).toBe(machine);
});
