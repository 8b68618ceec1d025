// How many versions of a state are kept, and that the newest always is.
import { randomBytes } from "node:crypto";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { type RestFixture, startRest } from "../http/rest-fixture.ts";
import type { Writes } from "../store/store.ts";
import { type TakenContents, takeContents } from "./contents.ts";
import { type Actor, States } from "./states.ts";
import { createVault, KEY_BYTES } from "./vault.ts";

const GIB = 1024 ** 3;
const STATE = { project: "web", name: "prod" };
let rest: RestFixture;
let states: States;

beforeEach(async () => {
  rest = await startRest();
  await rest.call("POST", "/v1/projects", { body: { name: "web" } });
  states = new States({
    store: rest.store,
    vault: createVault(randomBytes(KEY_BYTES)),
    now: () => new Date(),
    demandStorage: () => undefined,
  });
});
afterEach(() => rest.close());

const bytes = (serial: number): Buffer =>
  Buffer.from(JSON.stringify({ version: 4, serial, lineage: "l", resources: [] }));
const contents = (serial: number): Promise<TakenContents> => takeContents([bytes(serial)]);

/** A writer for whom the states of the project take so many bytes. */
const writer = (stored_bytes?: number): Actor => ({
  id: "tok_1",
  writeAs: (fn) =>
    rest.store.write((tx: Writes) => {
      if (stored_bytes === undefined) return fn(tx);
      return fn({ ...tx, states: { ...tx.states, usedBy: async () => ({ states: 1, stored_bytes }) } });
    }),
});

const serials = async (): Promise<number[]> => (await states.versions(STATE)).map(({ serial }) => serial);

test("the newest 100 versions of a state are kept", async () => {
  for (let serial = 1; serial <= 103; serial++)
    await states.write(STATE, await contents(serial), undefined, writer());
  expect(await serials()).toEqual(Array.from({ length: 100 }, (_, index) => 103 - index));
});

test("a project whose states take more than 2 GiB is written to still, and keeps the newest version only", async () => {
  for (const serial of [1, 2, 3])
    await states.write(STATE, await contents(serial), undefined, writer(2 * GIB));
  expect(await serials()).toEqual([3, 2, 1]);
  await states.write(STATE, await contents(4), undefined, writer(2 * GIB + 1));
  expect(await serials()).toEqual([4]);
  const read = (await states.read(STATE)).contents;
  expect((await buffer(Readable.from(read()))).equals(bytes(4))).toBe(true);
});
