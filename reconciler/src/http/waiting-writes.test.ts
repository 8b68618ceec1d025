// A crowd of writes that wait: bounded by project, woken by what they wait for alone, and tried a few at a time.

import { setImmediate } from "node:timers/promises";
import { CroftError } from "@croft/schemas/errors.ts";
import { expect, test } from "@jest/globals";
import type { Change, Store } from "../store/store.ts";
import { type FreeWait, HandOver } from "./hand-over.ts";
import { WaitingWrites } from "./waiting-writes.ts";

const CROWD = 100;

class Crowd {
  readonly #listeners = new Set<(change: Change) => void>();
  readonly #end = new AbortController();
  readonly #handOver: HandOver;
  attempts = 0;
  atOnce = 0;
  most = 0;

  constructor(most: number) {
    const store = {
      subscribe: (_topic: string, listener: (change: Change) => void) => {
        this.#listeners.add(listener);
        return () => this.#listeners.delete(listener);
      },
      documents: { find: async () => ({ deleting: true }) },
    } as unknown as Store;
    this.#handOver = new HandOver(store, new WaitingWrites(most));
  }

  create(share: string): Promise<unknown> {
    const wait: FreeWait = { timeoutMs: 600_000, signal: this.#end.signal, share, mayChange: () => true };
    const attempt = async (): Promise<never> => {
      this.attempts += 1;
      this.atOnce += 1;
      this.most = Math.max(this.most, this.atOnce);
      await setImmediate();
      this.atOnce -= 1;
      throw new CroftError("already_exists", "It is there.", {
        errors: [{ code: "already_exists", pointer: "/name", message: "is taken", holder: "key_1" }],
      });
    };
    return this.#handOver.create(attempt, wait).catch((error) => error.code);
  }

  async changed(id: string): Promise<void> {
    const [before, now] = [1, 2].map((generation) => ({ generation, move: null }));
    const change = { type: "document", id, removed: false, before, now, hosts: [] } as unknown as Change;
    for (const listener of this.#listeners) listener(change);
    await this.settled();
  }

  async settled(): Promise<void> {
    for (let before = -1; before !== this.attempts || this.atOnce > 0; ) {
      before = this.attempts;
      for (let turn = 0; turn < 5; turn++) await setImmediate();
    }
  }

  end(): void {
    this.#end.abort();
  }
}

test("what changes elsewhere makes none of a waiting crowd try again, and what they wait for a few at a time", async () => {
  const crowd = new Crowd(CROWD);
  const all = Array.from({ length: CROWD }, () => crowd.create("web"));
  await crowd.settled();
  expect(crowd.attempts).toBe(CROWD);
  for (let i = 0; i < 20; i++) await crowd.changed(`key_other${i}`);
  expect(crowd.attempts).toBe(CROWD);
  await crowd.changed("key_1");
  expect(crowd.attempts).toBe(2 * CROWD);
  expect(crowd.most).toBeLessThan(10);
  crowd.end();
  expect(new Set(await Promise.all(all))).toEqual(new Set(["unavailable"]));
});

test("a project has so many writes that wait, whatever others have", async () => {
  const crowd = new Crowd(3);
  const all = Array.from({ length: 3 }, () => crowd.create("web"));
  expect(await crowd.create("web")).toBe("too_many_requests");
  const other = crowd.create("api");
  await crowd.settled();
  crowd.end();
  expect(await Promise.all([...all, other])).toEqual(Array(4).fill("unavailable"));
});
