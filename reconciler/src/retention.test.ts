import { expect, test } from "@jest/globals";
import { startRest } from "./http/rest-fixture.ts";
import { forgetOld } from "./retention.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = Date.parse("2026-01-01T00:00:00.000Z");

test("events end after a week and replayed answers after a day", async () => {
  const rest = await startRest();
  try {
    const post = () =>
      rest.call("POST", "/v1/projects", { body: { name: "web" }, headers: { "idempotency-key": "k" } });
    rest.now.value = new Date(START);
    const first = await post();

    await forgetOld(rest.store, START + DAY - 60_000);
    expect((await post()).body).toEqual(first.body);
    expect(await rest.store.events.bounds()).toEqual({ first: 1, last: 1 });

    await forgetOld(rest.store, START + 7 * DAY);
    expect((await post()).status).toBe(200);
    expect(await rest.store.events.bounds()).toEqual({ first: 1, last: 1 });
    await forgetOld(rest.store, START + 8 * DAY);
    expect(await rest.store.events.bounds()).toEqual({ first: 0, last: 0 });
  } finally {
    await rest.close();
  }
});

test("events that were stamped by a clock that was behind are kept for a week nonetheless", async () => {
  const rest = await startRest();
  try {
    await forgetOld(rest.store, START);
    rest.now.value = new Date(START - 90 * DAY);
    await rest.call("POST", "/v1/projects", { body: { name: "web" } });
    rest.now.value = new Date(START + HOUR);
    await forgetOld(rest.store, START + HOUR);
    await forgetOld(rest.store, START + 7 * DAY);
    expect(await rest.store.events.bounds()).toEqual({ first: 1, last: 1 });
    await forgetOld(rest.store, START + 7 * DAY + HOUR);
    expect(await rest.store.events.bounds()).toEqual({ first: 0, last: 0 });
  } finally {
    await rest.close();
  }
});
