import { CroftError } from "@croft/schemas/errors.ts";
import { describe, expect, test } from "@jest/globals";
import type { AnyStored, Change } from "../store/store.ts";
import { waitForDocument, whenEmpty } from "./waiting.ts";

/** A store in which something is deleted when `goes` is called, and what is tried on it. */
function held() {
  let listener: ((change: Change) => void) | undefined;
  let left = 1;
  let tries = 0;
  return {
    store: {
      subscribe: (_topic: unknown, wanted: (change: Change) => void) => {
        listener = wanted;
        return () => {
          listener = undefined;
        };
      },
    },
    attempt: async (): Promise<string> => {
      tries += 1;
      if (left > 0) throw new CroftError("not_empty", "It holds one.");
      return "deleted";
    },
    goes: () => {
      left = 0;
      listener?.({ type: "document", removed: true } as Change);
    },
    tries: () => tries,
    isListening: () => listener !== undefined,
  };
}

test("what is refused for what it holds is tried again when that goes", async () => {
  const { store, attempt, goes, isListening } = held();
  const waits = whenEmpty(store, attempt, 60_000, new AbortController().signal);
  goes();
  expect(await waits).toBe("deleted");
  expect(isListening()).toBe(false);
});

test("what goes while it is being tried is not missed", async () => {
  const { store, attempt, goes, tries } = held();
  const slow = async (): Promise<string> => {
    const answer = attempt();
    if (tries() === 1) goes();
    return answer;
  };
  expect(await whenEmpty(store, slow, 60_000, new AbortController().signal)).toBe("deleted");
});

test("nothing is tried for somebody who does not wait any more, and a stop is no refusal", async () => {
  const { store, attempt, goes, tries, isListening } = held();
  const ended = new AbortController();
  const waits = whenEmpty(store, attempt, 60_000, ended.signal);
  ended.abort();
  goes();
  await expect(waits).rejects.toMatchObject({ code: "unavailable" });
  expect([tries(), isListening()]).toEqual([1, false]);
});

test("another refusal is told at once", async () => {
  const { store } = held();
  const refused = async () => {
    throw new CroftError("deletion_protected", "It is protected.");
  };
  const signal = new AbortController().signal;
  await expect(whenEmpty(store, refused, 60_000, signal)).rejects.toMatchObject({
    code: "deletion_protected",
  });
});

describe("a wait for a document", () => {
  const VM = { kind: "vm", id: "vm_1", deleting: false, status: { state: "creating", ready: false } };
  /** A store whose next read is answered by the test. */
  function slowStore() {
    const reads: { resolve(found: AnyStored | undefined): void; reject(error: Error): void }[] = [];
    const listeners = new Set<() => void>();
    return {
      reads,
      listeners,
      store: {
        subscribe(_topic: unknown, listener: (change: Change) => void) {
          const call = () => listener({} as Change);
          listeners.add(call);
          return () => listeners.delete(call);
        },
        documents: {
          find: () =>
            new Promise<AnyStored | undefined>((resolve, reject) => reads.push({ resolve, reject })),
        },
      } as Parameters<typeof waitForDocument>[0],
    };
  }
  const turn = () => new Promise((resolve) => setImmediate(resolve));

  test("whose read fails fails with it: nothing says that the object is deleted", async () => {
    const { store, reads, listeners } = slowStore();
    const waits = waitForDocument(store, "vm_1", "ready", 60_000, new AbortController().signal);
    reads[0]?.reject(new Error("disk I/O error"));
    await expect(waits).rejects.toThrow("disk I/O error");
    expect(listeners.size).toBe(0);
  });

  test.each(["the time", "the client"])(
    "that %s ends before the first read has the document nonetheless",
    async (who) => {
      const { store, reads } = slowStore();
      const ended = new AbortController();
      const waits = waitForDocument(store, "vm_1", "ready", who === "the time" ? 0 : 60_000, ended.signal);
      if (who === "the client") ended.abort();
      else await new Promise((resolve) => setTimeout(resolve, 5));
      reads[0]?.resolve(VM as unknown as AnyStored);
      expect(await waits).toMatchObject({ id: "vm_1" });
    },
  );

  test("whose later read fails fails with it", async () => {
    const { store, reads, listeners } = slowStore();
    const waits = waitForDocument(store, "vm_1", "ready", 60_000, new AbortController().signal);
    reads[0]?.resolve(VM as unknown as AnyStored);
    await turn();
    for (const wake of listeners) wake();
    await turn();
    reads[1]?.reject(new Error("disk I/O error"));
    await expect(waits).rejects.toThrow("disk I/O error");
  });

  test("a change while it is being read is read again", async () => {
    const { store, reads, listeners } = slowStore();
    const waits = waitForDocument(store, "vm_1", "ready", 60_000, new AbortController().signal);
    for (const wake of listeners) wake();
    reads[0]?.resolve(VM as unknown as AnyStored);
    await turn();
    reads[1]?.resolve(undefined);
    expect(await waits).toBeUndefined();
  });
});
