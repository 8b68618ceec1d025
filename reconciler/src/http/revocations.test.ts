import { expect, test } from "@jest/globals";
import type { Store, Token } from "../store/store.ts";
import { revocations } from "./revocations.ts";

/** As much of the store as is looked at. */
function tokens(known: Map<string, { expires_at: string | null }>) {
  let changed = () => {};
  const store = {
    access: { token: async (id: string) => known.get(id) as Token | undefined },
    subscribe: (_topic: string, listener: () => void) => {
      changed = listener;
      return () => {};
    },
  } as unknown as Pick<Store, "access" | "subscribe">;
  const remove = async (id: string) => {
    known.delete(id);
    changed();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { store, remove };
}

const NOW = new Date("2026-01-01T00:00:00.000Z");
const [BEFORE, AFTER] = ["2025-12-31T23:59:59.000Z", "2026-01-01T00:00:01.000Z"];

test("whoever holds a stream is told once that the token was deleted; a token at its end cuts nothing", async () => {
  const known = new Map([
    ["forever", { expires_at: null }],
    ["good", { expires_at: AFTER }],
    ["ended", { expires_at: BEFORE }],
    ["other", { expires_at: null }],
  ]);
  const { store, remove } = tokens(known);
  const watched = revocations(store, () => NOW);
  const cut: string[] = [];
  for (const id of known.keys()) watched.watch(id, () => cut.push(id));
  for (const id of ["forever", "good", "ended", "forever"]) await remove(id);
  expect(cut).toEqual(["forever", "good"]);
});

test("a stream that ended is told nothing", async () => {
  const { store, remove } = tokens(new Map([["a", { expires_at: null }]]));
  const watched = revocations(store, () => NOW);
  const cut: string[] = [];
  const first = watched.watch("a", () => cut.push("first"));
  watched.watch("a", () => cut.push("second"));
  first();
  await remove("a");
  expect(cut).toEqual(["second"]);
});

test("a token that was deleted while the stream was being opened cuts it", async () => {
  const { store, remove } = tokens(new Map([["a", { expires_at: null }]]));
  const watched = revocations(store, () => NOW);
  await remove("a");
  const cut: string[] = [];
  watched.watch("a", () => cut.push("first"));
  watched.watch("a", () => cut.push("second"));
  await new Promise((resolve) => setImmediate(resolve));
  expect(cut).toEqual(["first", "second"]);
});
