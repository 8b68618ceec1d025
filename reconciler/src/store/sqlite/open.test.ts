import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { StatusOf } from "@croft/schemas/generated/typescript/kinds.ts";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import type { Change, NewDocument, Page, Store, Writes } from "../store.ts";
import { connect } from "./connection.ts";
import { openSqliteStore } from "./open.ts";

let folder: string;
let store: Store;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "croft-store-"));
  store = await openSqliteStore(join(folder, "croft.db"));
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

const status: StatusOf<"project"> = {
  state: "ready",
  observed_generation: 1,
  state_reason: null,
  state_code: null,
  conditions: [],
};
const project = (
  id: string,
  name: string,
  more: Partial<NewDocument<"project">> = {},
): NewDocument<"project"> => ({
  kind: "project",
  id,
  project: null,
  shared: false,
  name,
  tags: {},
  default_tags: {},
  spec: {},
  status,
  created_by: "tok_a",
  create_digest: null,
  ...more,
});
const event = (object: string) => ({
  type: "project.created" as const,
  actor: "tok_a",
  kind: "project",
  object,
  project: null,
  name: null,
  data: {},
});

describe("documents", () => {
  test("a written document is read back whole, and the next start still has it", async () => {
    const written = await store.write((tx) =>
      tx.documents.insert(project("prj_1", "web", { tags: { a: "1" } })),
    );
    await store.close();
    store = await openSqliteStore(join(folder, "croft.db"));

    expect(await store.documents.get("project", "prj_1")).toEqual(written);
    expect(written).toMatchObject({ generation: 1, tags: { a: "1" }, deleting: false, claimed: false });
  });

  test("a user's write raises the generation, an observation the revision only", async () => {
    await store.write((tx) => tx.documents.insert(project("prj_1", "web")));

    const updated = await store.write((tx) =>
      tx.documents.updateSpec("project", "prj_1", { spec: { description: "x" } }),
    );
    const observed = await store.write((tx) =>
      tx.documents.updateStatus("project", "prj_1", { status: { ...status, observed_generation: 2 } }),
    );

    expect(updated.generation).toBe(2);
    expect(observed.generation).toBe(2);
    expect(Number(observed.revision)).toBeGreaterThan(Number(updated.revision));
  });

  test("an observation that says nothing new is not written", async () => {
    const written = await store.write((tx) => tx.documents.insert(project("prj_1", "web")));
    const again = await store.write((tx) => tx.documents.updateStatus("project", "prj_1", { status }));
    expect(again.revision).toBe(written.revision);
  });

  test("a name is taken until its holder is being deleted", async () => {
    await store.write((tx) => tx.documents.insert(project("prj_1", "web")));
    await expect(store.write((tx) => tx.documents.insert(project("prj_2", "web")))).rejects.toMatchObject({
      code: "already_exists",
    });

    await store.write((tx) => tx.documents.markDeleting("project", "prj_1"));
    await store.write((tx) => tx.documents.insert(project("prj_2", "web")));

    expect((await store.documents.byName("project", null, "web"))?.id).toBe("prj_2");
  });

  test("pages go on where they ended, and tags filter by their merge", async () => {
    for (let i = 0; i < 5; i++) {
      const tags =
        i % 2 === 0
          ? { default_tags: { team: "a" }, tags: {} }
          : { default_tags: { team: "a" }, tags: { team: "b" } };
      await store.write((tx) => tx.documents.insert(project(`prj_${i}`, `p${i}`, tags)));
    }

    const first = await store.documents.list("project", { limit: 2 });
    const second = await store.documents.list("project", { limit: 3, after: first.next ?? 0 });
    const tagged = await store.documents.list("project", { tags: { team: "b" } });

    expect(first.items.map((p) => p.name)).toEqual(["p0", "p1"]);
    expect(second.items.map((p) => p.name)).toEqual(["p2", "p3", "p4"]);
    expect(second.next).toBeNull();
    expect(tagged.items.map((p) => p.name)).toEqual(["p1", "p3"]);
  });
});

test("a page ends early when its documents are large, with at least one in it", async () => {
  const description = "x".repeat(1000);
  for (const id of ["prj_1", "prj_2", "prj_3", "prj_4"]) {
    await store.write((tx) => tx.documents.insert(project(id, id, { spec: { description } })));
  }
  const sizes = async (maxBytes: number, limit: number): Promise<number[]> => {
    const found: number[] = [];
    for (let after: number | null = 0; after !== null; ) {
      const page: Page<unknown> = await store.documents.list("project", { after, limit, maxBytes });
      found.push(page.items.length);
      after = page.next;
    }
    return found;
  };
  expect(await sizes(1, 10)).toEqual([1, 1, 1, 1]);
  expect(await sizes(2500, 10)).toEqual([3, 1]);
  expect(await sizes(2500, 2)).toEqual([2, 2]);
  expect(await sizes(100_000, 4)).toEqual([4]);
});

describe("write", () => {
  test("what throws undoes itself alone, although its commit is shared", async () => {
    const bad = store.write(async (tx) => {
      await tx.documents.insert(project("prj_bad", "bad"));
      await tx.events.append(event("prj_bad"));
      throw new Error("no");
    });
    const good = store.write(async (tx) => {
      await tx.documents.insert(project("prj_good", "good"));
      await tx.events.append(event("prj_good"));
    });

    await expect(bad).rejects.toThrow("no");
    await good;

    expect(await store.documents.find("prj_bad")).toBeUndefined();
    expect((await store.events.after(0, 10)).map((e) => e.object)).toEqual(["prj_good"]);
  });

  test("what throws before it wrote costs the others nothing", async () => {
    let runs = 0;
    const bad = store.write(async (tx) => {
      await tx.documents.find("prj_1");
      throw new Error("no");
    });
    const good = store.write(async (tx) => {
      runs += 1;
      await tx.documents.insert(project("prj_good", "good"));
    });
    await expect(bad).rejects.toThrow("no");
    await good;
    expect(runs).toBe(1);
  });

  test("what was read of what was undone is not remembered", async () => {
    await store.write((tx) => tx.documents.insert(project("prj_1", "web")));
    const before = store.write((tx) => tx.documents.get("project", "prj_1"));
    const bad = store.write(async (tx) => {
      await tx.documents.updateSpec("project", "prj_1", { tags: { a: "1" } });
      await tx.documents.get("project", "prj_1");
      throw new Error("no");
    });
    const after = store.write((tx) => tx.documents.get("project", "prj_1"));
    await expect(bad).rejects.toThrow("no");
    expect(await after).toEqual(await before);

    await store.write((tx) => tx.documents.updateSpec("project", "prj_1", { tags: { a: "2" } }));
    await store.write((tx) => tx.documents.claim(["prj_1"]));
    expect(await store.write((tx) => tx.documents.byName("project", null, "web"))).toMatchObject({
      tags: { a: "2" },
      claimed: true,
    });
  });

  test("readers see nothing of a write before its commit", async () => {
    let seen: unknown = "not looked";
    await store.write(async (tx) => {
      await tx.documents.insert(project("prj_1", "web"));
      seen = await store.documents.find("prj_1");
    });
    expect(seen).toBeUndefined();
    expect(await store.documents.find("prj_1")).toBeDefined();
  });

  test("waiters are woken with ids, and not by what was undone", async () => {
    const changes: Change[] = [];
    const stop = store.subscribe("object:prj_1", (change) => changes.push(change));

    await store.write((tx) => tx.documents.insert(project("prj_1", "web")));
    const undone = store.write(async (tx) => {
      await tx.documents.updateSpec("project", "prj_1", { spec: { description: "x" } });
      throw new Error("no");
    });
    await expect(undone).rejects.toThrow();
    await store.write((tx) => tx.documents.remove("prj_1"));
    stop();

    expect(changes).toMatchObject([
      {
        type: "document",
        kind: "project",
        id: "prj_1",
        removed: false,
        now: { generation: 1 },
        before: null,
      },
      { type: "document", kind: "project", id: "prj_1", removed: true, now: { generation: 1 } },
    ]);
  });
});

describe("reservations and ports", () => {
  const reserve = (tx: Writes, cpus: number, host = "h1") =>
    tx.reservations.put({
      object: "prj_1", // any document serves
      project: "web",
      host,
      disk: null,
      vms: 1,
      cpus,
      memory_mib: 512,
      root_gib: 3,
      partition_gib: 0,
    });

  test("sums follow what is made, replaced and removed", async () => {
    await store.write((tx) => tx.documents.insert(project("prj_1", "web")));
    await store.write((tx) => reserve(tx, 2));
    await store.write((tx) => reserve(tx, 4));
    expect(await store.reservations.usedByHost("h1")).toMatchObject({ vms: 1, cpus: 4, memory_mib: 512 });

    await store.write((tx) => tx.documents.remove("prj_1"));
    expect(await store.reservations.usedByProject("web")).toMatchObject({ vms: 0, cpus: 0, memory_mib: 0 });
  });

  test("the writer, which remembers sums, knows what a query finds", async () => {
    const remembered = () => store.write(async (tx) => new Map(await tx.reservations.usedByHosts()));
    await store.write((tx) => tx.documents.insert(project("prj_1", "web", { host: "h1" })));
    const steps: ((tx: Writes) => Promise<unknown>)[] = [
      (tx) => reserve(tx, 2),
      (tx) => reserve(tx, 4),
      (tx) => reserve(tx, 1, "h2"),
      (tx) => tx.reservations.release("prj_1"),
      (tx) => reserve(tx, 8),
      (tx) => tx.documents.remove("prj_1"),
    ];
    for (const step of steps) {
      await store.write(step);
      expect(await remembered()).toEqual(await store.reservations.usedByHosts());
    }
    expect((await remembered()).get("h2")).toMatchObject({ vms: 0, cpus: 0 });
  });

  test("the next port that is neither leased nor busy is found, until the range is full", async () => {
    const lease = (tx: Writes, port: number) =>
      tx.ports.lease({
        host: "h1",
        protocol: "tcp",
        port,
        vm: "prj_1",
        guest_port: port,
        host_address: "127.0.0.1",
        purpose: "forward",
        allocated: true,
      });
    await store.write(async (tx) => {
      await tx.documents.insert(project("prj_1", "web"));
      await lease(tx, 20000);
      await lease(tx, 20002);
    });
    const free = (last: number, busy: number[], from = 20000) =>
      store.write((tx) => tx.ports.free("h1", "tcp", { first: 20000, last, from, busy }));

    expect(await free(20010, [])).toBe(20001);
    expect(await free(20010, [20001, 20003])).toBe(20004);
    expect(await free(20002, [20001])).toBeUndefined();
    expect(await free(20010, [], 20005)).toBe(20005);
    expect(await free(20003, [20003], 20002)).toBe(20001);
    await expect(store.write((tx) => lease(tx, 20002))).rejects.toMatchObject({ code: "port_in_use" });
  });
});

describe("host configs", () => {
  const digest = "a".repeat(64);
  const [other, third] = ["b".repeat(64), "c".repeat(64)];
  const bytes = new TextEncoder().encode("{}");
  const entry = (id: string, d: string) => ({
    kind: "vm" as const,
    id,
    generation: 1,
    digest: d,
    secret_digest: null,
  });
  const change = (generation: number, digests: Record<string, string>, drop: string[] = []) => {
    const put = Object.entries(digests).map(([id, d]) => entry(id, d));
    const blobs = put.map((one) => ({ digest: one.digest, bytes }));
    return store.write((tx) =>
      tx.hostConfigs.change({ host: "h1", contract_version: 1, generation, put, drop, blobs }),
    );
  };

  test("a host gets the documents of its own present manifest only", async () => {
    await change(1, { vm_1: digest, vm_2: other });
    expect(Buffer.from((await store.hostConfigs.document("h1", digest)) ?? []).toString()).toBe("{}");
    expect(await store.hostConfigs.document("h2", digest)).toBeUndefined();

    await change(2, { vm_1: third });
    expect(await store.hostConfigs.document("h1", digest)).toBeUndefined();
    expect(await store.hostConfigs.document("h1", other)).toBeDefined();

    await change(3, {}, ["vm_2"]);
    expect(await store.hostConfigs.document("h1", other)).toBeUndefined();
    expect(await store.hostConfigs.document("h1", third)).toBeDefined();
  });

  test("a manifest is what its changes made of it, and tells when each entry came", async () => {
    await change(1, { vm_1: digest, vm_2: other });
    await change(2, { vm_1: third });
    const documents = [entry("vm_1", third), entry("vm_2", other)];
    const whole = { contract_version: 1, host: "h1", generation: 2, documents };
    expect(await store.hostConfigs.current("h1")).toEqual(whole);
    expect(await store.hostConfigs.entries("h1", ["vm_2"])).toEqual(
      new Map([["vm_2", { since: 1, entry: documents[1] }]]),
    );
    expect(await store.hostConfigs.changedBetween("h1", 1, 2)).toEqual(["vm_1"]);
    expect(await store.hostConfigs.current("h2")).toBeUndefined();
  });

  test("generations rise one by one", async () => {
    await change(1, {});
    await expect(change(1, {})).rejects.toThrow("does not follow");
    await expect(change(3, {})).rejects.toThrow("does not follow");
  });
});

test("a full file system is told as such, and what was answered before is still there", async () => {
  const path = join(folder, "full.db");
  const connection = await connect(path);
  try {
    await connection.exec("CREATE TABLE t (x); PRAGMA max_page_count = 3");
    const fill = connection.all("INSERT INTO t VALUES (zeroblob(?))", 1_000_000);
    await expect(fill).rejects.toMatchObject({ code: "storage_full" });
    expect(await connection.all("SELECT count(*) AS n FROM t")).toEqual([{ n: 0 }]);
  } finally {
    await connection.close();
  }
});

test("a log that a reader kept long is short again once it is asked for", async () => {
  const { size: before } = await stat(join(folder, "croft.db-wal"));
  let letGo = () => {};
  const reading = store.snapshot(async (reads) => {
    await reads.documents.revision();
    await new Promise<void>((resolve) => (letGo = resolve));
  });
  for (let index = 0; index < 50; index++) await store.write((tx) => tx.events.append(event(`prj_${index}`)));
  await store.shorten();
  const { size: kept } = await stat(join(folder, "croft.db-wal"));
  expect(kept).toBeGreaterThan(before);
  letGo();
  await reading;
  await store.shorten();
  expect((await stat(join(folder, "croft.db-wal"))).size).toBe(0);
  expect((await store.events.bounds()).last).toBe(50);
});

describe("a listener that throws", () => {
  test("silences no other, undoes no write, and is told", async () => {
    const failures: unknown[] = [];
    const told: string[] = [];
    const other = await openSqliteStore(join(folder, "other.db"), {
      listenerFailed: (error, topic) => failures.push([topic, String(error)]),
    });
    try {
      other.subscribe("documents", () => {
        throw new Error("a fault of the first");
      });
      other.subscribe("documents", () => void told.push("second"));
      other.subscribe("events", () => void told.push("events"));
      await other.write(async (tx) => {
        await tx.documents.insert(project("prj_1", "web"));
        await tx.events.append(event("prj_1"));
      });
      expect(told).toEqual(["second", "events"]);
      expect(failures).toEqual([["documents", "Error: a fault of the first"]]);
      await other.write((tx) => tx.documents.insert(project("prj_2", "app")));
      expect(await other.documents.findAll(["prj_1", "prj_2"])).toHaveLength(2);
    } finally {
      await other.close();
    }
  });
});

describe("opening", () => {
  test("many starts at once migrate once", async () => {
    const path = join(folder, "other.db");
    // More than Node has threads for: none may wait in a thread that another one needs.
    const stores = await Promise.all(Array.from({ length: 6 }, () => openSqliteStore(path)));
    await stores[0]!.write((tx) => tx.documents.insert(project("prj_1", "web")));
    expect(await stores[5]!.documents.find("prj_1")).toBeDefined();
    for (const opened of stores) await opened.close();
  });

  test("a database of a newer Croft is refused", async () => {
    const path = join(folder, "newer.db");
    const connection = await connect(path);
    await connection.exec("PRAGMA user_version = 999");
    await connection.close();
    await expect(openSqliteStore(path)).rejects.toMatchObject({ code: "unavailable" });
  });
});
