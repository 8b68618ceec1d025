import { randomBytes } from "node:crypto";
import { mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { asNew, HOST, IDS, sampleDisk } from "../../planner/sample-objects.ts";
import type { Store } from "../store.ts";
import { backUp, restore } from "./backup.ts";
import { connect } from "./connection.ts";
import { openSqliteStore } from "./open.ts";

let folder: string;
let path: string;
let file: string;
let store: Store | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "croft-backup-"));
  [path, file] = [join(folder, "croft.db"), join(folder, "a.backup")];
  store = await openSqliteStore(path);
});
afterEach(async () => {
  await store?.close();
  await rm(folder, { recursive: true });
});

const now = new Date("2026-01-01T00:00:00.000Z");
const event = (object: string) =>
  (store as Store).write((tx) =>
    tx.events.append({
      type: "disk.created",
      actor: "tok_1",
      kind: "disk",
      object,
      project: null,
      name: null,
      data: {},
    }),
  );
const change = (generation: number) =>
  (store as Store).write((tx) =>
    tx.hostConfigs.change({ host: HOST, contract_version: 1, generation, put: [], drop: [], blobs: [] }),
  );
async function putBack(): Promise<string | undefined> {
  await store?.close();
  const before = await restore(path, file, { now, randomBytes });
  store = await openSqliteStore(path);
  return before;
}

test("is made while the reconciler writes, is whole, and is readable by its owner only", async () => {
  await store?.write((tx) => tx.documents.insert(asNew(sampleDisk())));
  const writes = Array.from({ length: 50 }, (_, index) => event(`dsk_${index}`));
  await Promise.all([backUp(path, file), ...writes]);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  const copy = await openSqliteStore(file);
  expect(await copy.documents.find(IDS.disk)).toMatchObject({ id: IDS.disk });
  await copy.close();
  await expect(backUp(path, file)).rejects.toMatchObject({ code: "already_exists" });
});

test("is put back whole, and the database before stays beside it", async () => {
  await store?.write((tx) => tx.documents.insert(asNew(sampleDisk())));
  await backUp(path, file);
  await store?.write((tx) => tx.documents.remove(IDS.disk));
  const before = await putBack();
  expect(await store?.documents.find(IDS.disk)).toBeDefined();
  const earlier = await openSqliteStore(before as string);
  expect(await earlier.documents.find(IDS.disk)).toBeUndefined();
  await earlier.close();
});

test("meets every host anew, before it is offered anything", async () => {
  await change(1);
  await backUp(path, file);
  await change(2);
  await change(3);
  await putBack();
  expect(await store?.hostConfigs.offered(HOST)).toBe(0);
  expect(await store?.hostConfigs.isUnmet(HOST, 3)).toBe(true);
  const generation = (await store?.write((tx) => tx.hostConfigs.met(HOST, 3))) ?? 0;
  expect(generation).toBeGreaterThan(3);
  expect(await store?.hostConfigs.offered(HOST)).toBe(generation);
  expect(await store?.hostConfigs.isUnmet(HOST, 3)).toBe(false);
});

test("tells readers of events that were another database's to relist, also when as many came again", async () => {
  await event("dsk_1");
  await event("dsk_2");
  await backUp(path, file);
  await event("dsk_3");
  await putBack();
  await event("dsk_4");
  await event("dsk_5");
  const continued = await Promise.all([0, 1, 2, 3, 4, 5].map((number) => store?.events.isContinued(number)));
  expect(continued).toEqual([true, true, true, false, false, false]);
  const { last } = (await store?.events.bounds()) ?? { last: 0 };
  expect(await store?.events.isContinued(last)).toBe(true);
  expect(await store?.events.isContinued(last + 1)).toBe(false);
});

test.each([
  ["a text", async (bad: string) => writeFile(bad, "hello ".repeat(1000))],
  [
    "another program's database",
    async (bad: string) => {
      const other = await connect(bad);
      await other.exec("CREATE TABLE t (x); PRAGMA user_version = 3");
      await other.close();
    },
  ],
])("%s is refused, and nothing is changed", async (_what, make) => {
  await store?.write((tx) => tx.documents.insert(asNew(sampleDisk())));
  await make(file);
  await expect(putBack()).rejects.toMatchObject({ code: "invalid_request" });
  store = await openSqliteStore(path);
  expect(await store.documents.find(IDS.disk)).toBeDefined();
  expect((await readdir(folder)).filter((name) => name.includes("restoring"))).toEqual([]);
});

test("a file that was cut off is refused", async () => {
  for (let index = 0; index < 200; index++) await event(`dsk_${index}`);
  await backUp(path, file);
  const { truncate } = await import("node:fs/promises");
  await truncate(file, (await stat(file)).size / 2);
  await expect(putBack()).rejects.toMatchObject({ code: "invalid_request" });
  store = await openSqliteStore(path);
});
