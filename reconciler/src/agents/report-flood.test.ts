// A flood of the largest reports that are taken: from several hosts, again and again, while a project's own requests go on.

import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import { createCounterBook } from "../coordination/memory/counter-book.ts";
import { createPresence } from "../coordination/memory/presence.ts";
import { type RestFixture, startRest } from "../http/rest-fixture.ts";
import { heldBytes, longestTurn, secondsOf } from "../memory.fixture.ts";
import { hostReport, vmReport } from "../planner/sample-objects.ts";
import { type ReportIntake, reportIntake } from "./report-intake.ts";
import { takeCounters } from "./take-counters.ts";

const HOSTS = ["alpha", "beta", "gamma"];
const ROUNDS = 2;
/** In which nobody else is answered: of the processor time that parsing one of the reports takes here and now; it is some 3. */
const LONGEST_TURN = 12;
const MOST_GROWTH_BYTES = 100 * 1024 ** 2;

// A limit for what hangs, not a measure: machines that are busy take their time.
jest.setTimeout(300_000);

let rest: RestFixture;
let intake: ReportIntake;

beforeAll(async () => {
  rest = await startRest();
  for (const host of HOSTS) await rest.addHost(host);
  await rest.call("POST", "/v1/projects", { body: { name: "web" } });
  const { store } = rest;
  intake = reportIntake({ store, presence: createPresence(Date.now), wake: () => undefined, now: Date.now });
});
afterAll(() => rest.close());

const long = (seed: number): string => `${seed} `.padEnd(4_000, "x");

/** As the JSON of a request: what is parsed is garbage afterwards. */
const largest = (host: string, round: number): string =>
  JSON.stringify(
    hostReport({
      host,
      conditions: Array.from({ length: 500 }, (_one, i) => ({
        type: `t${i}`,
        status: "true" as const,
        reason: "r",
        message: long(i + round),
      })),
      objects: Array.from({ length: 10_000 }, (_one, i) =>
        vmReport({ id: `vm_${host}${String(i).padStart(10, "0")}`, drives: [], message: `${round}` }),
      ),
    }),
  );

test("others wait for none of it for long, and its memory is given back", async () => {
  const memory = await heldBytes();
  let answers = 0;
  let over = false;
  const goOn = async (): Promise<void> => {
    while (!over) {
      expect((await rest.call("GET", "/v1/vms")).status).toBe(200);
      answers += 1;
    }
  };
  const others = goOn();
  const text = largest("alpha", ROUNDS);
  const parsing = secondsOf(() => JSON.parse(text));
  for (let round = 0; round < ROUNDS; round++) {
    const reports = HOSTS.map((host) => JSON.parse(largest(host, round)));
    const turns = longestTurn();
    await Promise.all(HOSTS.map((host, i) => intake(host, reports[i])));
    const longest = turns();
    expect(longest).toBeLessThan(LONGEST_TURN * parsing);
  }
  over = true;
  await others;
  expect(answers).toBeGreaterThan(ROUNDS * HOSTS.length);
  expect((await heldBytes()) - memory).toBeLessThan(MOST_GROWTH_BYTES);
  expect((await rest.store.hosts.reported("alpha")).length).toBeLessThanOrEqual(256);
});

test("the largest counters are looked at part by part, and a fault in them is named by its place", async () => {
  const counters = createCounterBook(Date.now);
  const vms = Array.from({ length: 10_000 }, (_one, i) => ({
    id: `vm_${i}`,
    observed_at: long(i).slice(0, 300),
    started_at: "2026-01-01T00:00:00Z",
    cpu_seconds: i,
    vcpu_seconds: [i],
    memory_resident_bytes: i,
    guest_memory: null,
    disks: [],
    network_cards: [],
  }));
  let turns = 0;
  const look = (): void => {
    turns++;
    turn = setImmediate(look);
  };
  let turn = setImmediate(look);
  await takeCounters(counters, "alpha", { vms });
  clearImmediate(turn);
  expect(turns).toBeGreaterThan(2);
  expect(counters.of("alpha", "vm_9999")?.cpu_seconds).toBe(9999);
  const wrong = { vms: vms.with(5000, { ...vms[0], cpu_seconds: "many" } as never) };
  await expect(takeCounters(counters, "alpha", wrong)).rejects.toMatchObject({
    errors: expect.arrayContaining([expect.objectContaining({ pointer: "/vms/5000/cpu_seconds" })]),
  });
  await expect(takeCounters(counters, "alpha", { vms: [...vms, vms[0]] })).rejects.toMatchObject({
    code: "invalid_request",
  });
  expect(counters.of("alpha", "vm_9999")?.cpu_seconds).toBe(9999);
});
