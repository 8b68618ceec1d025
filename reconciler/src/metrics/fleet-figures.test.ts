import { expect, test } from "@jest/globals";
import { startRest } from "../http/rest-fixture.ts";
import type { Store } from "../store/store.ts";
import { Exposition } from "./exposition.ts";
import { FleetFigures } from "./fleet-figures.ts";

test("where somebody has a token for figures, the first scrape finds the lines of objects written", async () => {
  const rest = await startRest();
  const { documents } = rest.store;
  let read = 0;
  const counted: Store = Object.assign(Object.create(rest.store), {
    documents: {
      ...documents,
      figureSources: (...of: Parameters<typeof documents.figureSources>) => {
        read += 1;
        return documents.figureSources(...of);
      },
    },
  });
  await rest.call("POST", "/v1/projects", { body: { name: "web" } });
  const spec = { url: "https://example.com/a", sha256: "a".repeat(64) };
  await rest.call("POST", "/v1/images", { body: { project: "web", name: "first", spec } });
  const fleet = new FleetFigures({ store: counted, counters: { all: () => [], hosts: () => [] } });
  await fleet.warm();
  expect(read).toBe(0);
  await rest.call("POST", "/v1/tokens", { body: { name: "m", role: "monitor", ttl_seconds: 3600 } });
  await fleet.warm();
  expect(read).toBe(1);
  const out = new Exposition(false);
  await fleet.addTo(out);
  expect(out.text()).toContain('name="first"');
  expect(read).toBe(1);
  await rest.close();
  await fleet.warm();
});
