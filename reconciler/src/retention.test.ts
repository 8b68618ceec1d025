import { expect, test } from "@jest/globals";
import { startRest } from "./http/rest-fixture.ts";
import { forgetOld } from "./retention.ts";

test("events end after a week and replayed answers after a day", async () => {
  const rest = await startRest();
  try {
    const post = () =>
      rest.call("POST", "/v1/projects", { body: { name: "web" }, headers: { "idempotency-key": "k" } });
    rest.now.value = new Date("2026-01-01T00:00:00Z");
    const first = await post();

    await forgetOld(rest.store, new Date("2026-01-01T23:59:00Z"));
    expect((await post()).body).toEqual(first.body);
    expect(await rest.store.events.bounds()).toEqual({ first: 1, last: 1 });

    await forgetOld(rest.store, new Date("2026-01-08T00:01:00Z"));
    expect((await post()).status).toBe(200);
    expect(await rest.store.events.bounds()).toEqual({ first: 0, last: 0 });
  } finally {
    await rest.close();
  }
});
