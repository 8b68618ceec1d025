// What a reconcile writes about its own object must not start it again: a failure would never back off.

import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { type RestFixture, startRest } from "../http/rest-fixture.ts";
import { createKeyedLoop, type KeyedLoop } from "./keyed-loop.ts";
import { wakeOnChange } from "./wake.ts";

let rest: RestFixture;
let loop: KeyedLoop;
let unsubscribe: () => void;
let image: string;
let runs: number;
let backoffs: number[];

beforeEach(async () => {
  rest = await startRest();
  runs = 0;
  backoffs = [];
  loop = createKeyedLoop({
    run: async (id) => {
      runs += 1;
      await writeState(id, "fetching");
      await writeState(id, "error");
      throw new Error("the file system is full");
    },
    keys: async () => [],
    failed: () => undefined,
    timers: {
      after(milliseconds) {
        backoffs.push(milliseconds);
        return () => undefined;
      },
    },
  });
  const failed = (error: unknown): never => {
    throw error;
  };
  unsubscribe = wakeOnChange(rest.store, { host: () => undefined, image: loop.wake, failed });
  await rest.call("POST", "/v1/projects", { body: { name: "web", spec: {} } });
  const spec = { url: "https://example.com/a", sha256: "0".repeat(64) };
  image = (await rest.call("POST", "/v1/images", { body: { project: "web", name: "base", spec } })).body.id;
  await loop.idle();
});
afterEach(async () => {
  unsubscribe();
  await loop.stop();
  await rest.close();
});

async function writeState(id: string, state: "fetching" | "error"): Promise<void> {
  await rest.store.write(async (tx) => {
    const { status } = (await tx.documents.get("image", id)) ?? {};
    if (status !== undefined) await tx.documents.updateStatus("image", id, { status: { ...status, state } });
  });
}

test("an image whose fetch fails is fetched again after its backoff only", async () => {
  // A status that is written late, as that of a progress is.
  await writeState(image, "fetching");
  await loop.idle();
  expect([runs, backoffs]).toEqual([1, [200]]);
});

test("a change of its spec starts it at once", async () => {
  const body = { spec: { url: "https://example.com/b" } };
  expect((await rest.call("PATCH", `/v1/images/${image}`, { body })).status).toBe(200);
  await loop.idle();
  expect([runs, backoffs]).toEqual([2, [200, 400]]);
});
