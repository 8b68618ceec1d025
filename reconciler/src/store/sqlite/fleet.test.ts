// The fleet that the writer keeps is what its rows say, whatever was written or taken back since it was read.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { asNew, hostReport, stored } from "../../planner/sample-objects.ts";
import type { Store, Writes } from "../store.ts";
import { connect } from "./connection.ts";
import { openSqliteStore } from "./open.ts";

let folder: string;
let store: Store;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "croft-fleet-"));
  store = await openSqliteStore(path.join(folder, "croft.db"));
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const AT = "2026-01-01T00:00:00.000Z";
const NOTHING = { vms: 0, cpus: 0, memory_mib: 0, root_gib: 0, partition_gib: 0 };

const makeHost = (tx: Writes, name: string) =>
  tx.documents.insert(
    asNew(stored("host", `hst_${name}`, {}, { state: "pending" }, { project: null, name })),
  );
const setState = (tx: Writes, name: string, state: string) =>
  tx.documents.updateStatus("host", `hst_${name}`, {
    status: { ...stored("host", "", {}, {}).status, state } as never,
  });
const reserve = (tx: Writes, object: string, host: string, cpus: number) =>
  tx.reservations.put({ object, project: "web", host, disk: null, ...NOTHING, vms: 1, cpus });
const report = (tx: Writes, host: string, cpus: number) => {
  const base = hostReport();
  return tx.hosts.putReport(host, hostReport({ host, facts: { ...base.facts, cpus } }), AT);
};
const makeVm = (tx: Writes, name: string, host: string | null = null) =>
  tx.documents.insert({ ...asNew(stored("ssh_key", `key_${name}`, {} as never, {}, { name })), host });

const byName = (a: { name: string }, b: { name: string }): number => (a.name < b.name ? -1 : 1);

test("after every kind of write, and after one that was taken back", async () => {
  const steps: ((tx: Writes) => Promise<unknown>)[] = [
    (tx) => makeHost(tx, "a"),
    (tx) => report(tx, "a", 4),
    (tx) => setState(tx, "a", "ready"),
    (tx) => makeVm(tx, "one", "a"),
    (tx) => reserve(tx, "key_one", "a", 2),
    (tx) => makeHost(tx, "b"),
    async (tx) => {
      await tx.documents.updateStatus("ssh_key", "key_one", { host: "b" });
      await reserve(tx, "key_one", "b", 3);
    },
    (tx) => report(tx, "b", 8),
    (tx) => tx.documents.updateSpec("host", "hst_b", { spec: { zone: "one", capacity: { cpus: 2 } } }),
    async (tx) => {
      await reserve(tx, "key_one", "a", 5);
      await report(tx, "a", 64);
      await tx.hosts.fleet();
      throw new Error("taken back");
    },
    (tx) => tx.reservations.release("key_one"),
    (tx) => reserve(tx, "key_one", "b", 1),
    (tx) => tx.documents.remove("key_one"),
    (tx) => tx.documents.markDeleting("host", "hst_a"),
  ];
  for (const step of steps) {
    await store.write(step).catch((error: Error) => expect(error.message).toBe("taken back"));
    const kept = await store.write(async (tx) => (await tx.hosts.fleet()).all().sort(byName));
    expect(kept).toEqual((await store.hosts.fleet()).all().sort(byName));
  }
  expect((await store.hosts.fleet()).all()).toHaveLength(1);
});

test("what another connection wrote is found by the next write", async () => {
  await store.write(async (tx) => {
    await makeHost(tx, "a");
    await report(tx, "a", 8);
    await makeVm(tx, "1", "a");
    await reserve(tx, "key_1", "a", 2);
  });
  const used = () => store.write(async (tx) => (await tx.hosts.fleet()).get("a")?.used.cpus);
  expect(await used()).toBe(2);
  const other = await connect(path.join(folder, "croft.db"));
  await other.all("UPDATE usage SET cpus = 5 WHERE scope = 'host' AND key = 'a'");
  await other.close();
  expect(await used()).toBe(5);
});
