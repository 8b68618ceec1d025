import { CroftError } from "@croft/schemas/errors.ts";
import { expect, test } from "@jest/globals";
import type { Change } from "../store/store.ts";
import { whenEmpty } from "./waiting.ts";

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
