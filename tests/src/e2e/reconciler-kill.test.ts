// A reconciler killed between any two requests loses nothing that it answered, and a client that asks again for what it
// never got an answer to gets one object, not two.

import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import { type ReconcilerProcess, startReconciler } from "../harness/reconciler-process.ts";

// A limit for what hangs, not a measure: machines that are busy take their time.
jest.setTimeout(600_000);

const ROUNDS = 4;
const AT_ONCE = 24;
const KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHmXWlxHwCpvdnhZ0y4JH7rA4yWbDgFqPlO2CqlM0hAe me@example";

let croft: ReconcilerProcess;
beforeAll(async () => {
  croft = await startReconciler();
});
afterAll(() => croft.stop());

const create = (name: string) =>
  croft.rest("POST", "/v1/ssh_keys", { project: "web", name, tags: { name }, spec: { public_key: KEY } });

test("nothing answered is lost and nothing is doubled, wherever the reconciler is killed", async () => {
  await croft.rest("POST", "/v1/projects", { name: "web" });
  const answered = new Map<string, string>();
  const asked: string[] = [];

  for (let round = 0; round < ROUNDS; round++) {
    // Killed after a growing number of answers, while the others are under way.
    let left = 1 + round * 5;
    const names = Array.from({ length: AT_ONCE }, (_, i) => `key-${round}-${i}`);
    asked.push(...names);
    await Promise.all(
      names.map(async (name) => {
        const reply = await create(name).catch(() => undefined);
        if (reply?.status === 201) answered.set(name, reply.body.id);
        left -= 1;
        if (left === 0) await croft.kill();
      }),
    );
    await croft.kill();
    await croft.restart();

    const stored = new Map((await croft.items("ssh_keys")).map(({ name, id }) => [name, id]));
    for (const [name, id] of answered) expect([name, stored.get(name)]).toEqual([name, id]);
  }

  for (const name of asked) {
    const again = await create(name);
    expect([200, 201]).toContain(again.status);
    if (answered.has(name)) expect(again.body.id).toBe(answered.get(name));
  }
  expect(await croft.items("ssh_keys")).toHaveLength(asked.length);
  // One event for each object: written in the transaction that made it.
  const events = (await croft.rest("GET", "/v1/events?limit=1000")).body.items;
  expect(events.filter(({ type }: { type: string }) => type === "ssh_key.created")).toHaveLength(
    asked.length,
  );
});

test("a second reconciler on the same state folder is refused", async () => {
  await expect(startReconciler({ CROFT_STATE_DIR: croft.stateDir })).rejects.toThrow(
    "Another reconciler works on this state folder",
  );
});
