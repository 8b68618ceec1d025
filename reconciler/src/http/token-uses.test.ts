import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { createTokenUses } from "../coordination/memory/token-uses.ts";
import type { TokenUses } from "../coordination/token-uses.ts";
import { createLog } from "../log.ts";
import { openSqliteStore } from "../store/sqlite/open.ts";
import type { Store } from "../store/store.ts";
import { type RestFixture, startRest } from "./rest-fixture.ts";

let folder: string;
let store: Store;
let writes: number;
let broken: boolean;
let lines: string[];
let at: Date;

const counted: Pick<Store, "write"> = {
  write(fn) {
    writes += 1;
    return broken ? Promise.reject(new Error("the disk is full")) : store.write(fn);
  },
};
const uses = (writeAfterMs?: number): TokenUses =>
  createTokenUses({
    store: counted,
    now: () => at,
    log: createLog({ write: (line) => void lines.push(line), now: () => at }),
    ...(writeAfterMs !== undefined && { writeAfterMs }),
  });

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "croft-uses-"));
  store = await openSqliteStore(join(folder, "croft.db"), { now: () => at });
  at = new Date("2026-05-01T10:00:00Z");
  [writes, broken, lines] = [0, false, []];
  const token = { name: "ci", role: "admin" as const, project: null, created_by: "", expires_at: null };
  for (const id of ["tok_1", "tok_2"]) {
    await store.write((tx) =>
      tx.access.putToken({ ...token, id, created_at: at.toISOString() }, `hash of ${id}`),
    );
  }
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

const stored = async (): Promise<(string | null)[]> =>
  (await store.access.tokens()).map(({ last_used_at }) => last_used_at);

test("a thousand uses are one write, which wakes nobody who watches tokens", async () => {
  let woken = 0;
  store.subscribe("tokens", () => {
    woken += 1;
  });
  const book = uses();
  for (let index = 0; index < 1000; index++) book.note("tok_1");
  expect(await stored()).toEqual([null, null]);
  await book.write();
  await book.write();
  expect([writes, woken]).toEqual([1, 0]);
  expect(await stored()).toEqual(["2026-05-01T10:00:00.000Z", null]);
});

test("what was noted is written after a while", async () => {
  const written = new Promise<void>((resolve) => {
    const book = createTokenUses({
      store: {
        async write(fn) {
          const result = await store.write(fn);
          resolve();
          return result;
        },
      },
      now: () => at,
      log: createLog({ write: (line) => void lines.push(line), now: () => at }),
      writeAfterMs: 1,
    });
    book.note("tok_2");
  });
  await written;
  expect(await stored()).toEqual([null, "2026-05-01T10:00:00.000Z"]);
});

test("what cannot be written is known still, and written with the next", async () => {
  const book = uses();
  book.note("tok_1");
  broken = true;
  await book.write();
  expect(lines.join()).toContain("the disk is full");
  expect(book.lastOf({ id: "tok_1", last_used_at: null })).toBe("2026-05-01T10:00:00.000Z");
  broken = false;
  await book.write();
  expect(await stored()).toEqual(["2026-05-01T10:00:00.000Z", null]);
});

test("the listing says when each token was last used, and of an unused one that it never was", async () => {
  const rest: RestFixture = await startRest();
  try {
    const body = { name: "ci", role: "monitor", ttl_seconds: 3600 };
    const { body: made } = await rest.call("POST", "/v1/tokens", { body });
    expect(made.last_used_at).toBeNull();
    const used = async (): Promise<unknown> =>
      (await rest.call("GET", `/v1/tokens/${made.id}`)).body.last_used_at;
    expect(await used()).toBeNull();
    rest.now.value = new Date(Date.now() + 60_000);
    await rest.call("GET", "/v1/system", { token: made.token });
    expect(await used()).toBe(rest.now.value.toISOString());
    const { items } = (await rest.call("GET", "/v1/tokens")).body;
    expect(items.every(({ last_used_at }: { last_used_at: string | null }) => last_used_at !== null)).toBe(
      true,
    );
  } finally {
    await rest.close();
  }
});
