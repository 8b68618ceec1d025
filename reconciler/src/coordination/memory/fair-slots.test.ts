import { expect, test } from "@jest/globals";
import { fairSlots } from "./fair-slots.ts";

const never = new AbortController().signal;

/** Starts runs that last until they are ended, and notes which began. */
function runner(slots: ReturnType<typeof fairSlots>) {
  const began: string[] = [];
  const ends = new Map<string, () => void>();
  const start = (owner: string, name: string, signal = never): Promise<void> =>
    slots.run(owner, signal, () => {
      began.push(name);
      return new Promise<void>((resolve) => ends.set(name, resolve));
    });
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  const end = async (name: string): Promise<void> => {
    ends.get(name)?.();
    await settle();
  };
  return { began, start, end, settle };
}

test("one owner's long runs leave slots to others", async () => {
  const { began, start, settle } = runner(fairSlots({ total: 4, each: 2 }));
  for (const name of ["a1", "a2", "a3", "a4"]) void start("a", name);
  void start("b", "b1");
  await settle();
  expect(began).toEqual(["a1", "a2", "b1"]);
});

test("a slot that becomes free goes to the owner that waited longest for a turn", async () => {
  const { began, start, end, settle } = runner(fairSlots({ total: 1, each: 1 }));
  for (const name of ["a1", "a2", "a3"]) void start("a", name);
  void start("b", "b1");
  await settle();
  for (const name of ["a1", "b1", "a2"]) await end(name);
  expect(began).toEqual(["a1", "b1", "a2", "a3"]);
});

test("who leaves the queue frees its place", async () => {
  const slots = fairSlots({ total: 1, each: 1 });
  const { began, start, end, settle } = runner(slots);
  void start("a", "a1");
  await settle();
  const leaving = new AbortController();
  const left = start("b", "b1", leaving.signal);
  leaving.abort(new Error("gone"));
  await expect(left).rejects.toThrow("gone");
  expect(slots.isFull("b")).toBe(true);
  await end("a1");
  expect(slots.isFull("b")).toBe(false);
  expect(began).toEqual(["a1"]);
});
