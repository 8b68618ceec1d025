import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { HostConfig, HostReport } from "@croft/schemas/generated/typescript/messages.ts";
import { validateSpec } from "@croft/schemas/generated/validators/vm.js";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { fieldChanges } from "../../kinds/field-changes.ts";
import { hostReport, IDS, vmReport } from "../../planner/sample-objects.ts";
import { connect } from "./connection.ts";
import { migrate } from "./migrations.ts";
import { openSqliteStore } from "./open.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "croft-migrations-"));
});
afterEach(() => rm(folder, { recursive: true }));

const OTHER = "vm_0000000000000002";
const config: HostConfig = {
  contract_version: 1,
  host: "alpha",
  generation: 7,
  documents: [IDS.vm, OTHER].map((id, index) => ({
    kind: "vm",
    id,
    generation: 1,
    digest: `${index}`.repeat(64),
    secret_digest: null,
  })),
};

test("step 3 keeps what hosts were told and reported, and what VMs are letting go", async () => {
  const path = join(folder, "croft.db");
  const old = await connect(path);
  await migrate(old, 2);
  const whole: HostReport = hostReport({
    observed_generation: 7,
    objects: [vmReport({ busy_ports: [80] }), vmReport({ id: OTHER })],
  });
  await old.all("INSERT INTO host_configs VALUES ('alpha', 7, ?)", JSON.stringify(config));
  await old.all(
    "INSERT INTO host_reports VALUES ('alpha', ?, ?, '2026')",
    JSON.stringify(whole.facts),
    JSON.stringify(whole),
  );
  const insert = `INSERT INTO documents (id, kind, shared, generation, revision, state, deleting, claimed, host, created_at,
    updated_at, created_by, tags, default_tags, spec, status, internal) VALUES (?, ?, 0, 1, 1, 'ready', 0, 0, 'alpha', '', '',
    '', '{}', '{}', '{}', '{}', ?)`;
  await old.all(insert, IDS.partition, "partition", "{}");
  const detaching = [{ partition: IDS.partition, force_detach: false }];
  await old.all(insert, IDS.vm, "vm", JSON.stringify({ detaching }));
  await old.close();

  const store = await openSqliteStore(path);
  try {
    expect(await store.hostConfigs.current("alpha")).toEqual(config);
    expect((await store.hostConfigs.entries("alpha", [OTHER])).get(OTHER)?.since).toBe(7);
    expect(await store.hosts.reported("alpha")).toEqual(whole.objects);
    expect(await store.hosts.busyPorts("alpha")).toEqual([80]);
    const tied = await store.documents.onHost("alpha", [IDS.partition]);
    expect(tied.map(({ id }) => id)).toEqual([IDS.partition, IDS.vm]);
  } finally {
    await store.close();
  }
});

test("step 7 gives partitions from before quarantine its default, and nothing else", async () => {
  const path = join(folder, "croft.db");
  const old = await connect(path);
  await migrate(old, 6);
  const insert = `INSERT INTO documents (id, kind, shared, generation, revision, state, deleting, claimed, created_at,
    updated_at, created_by, tags, default_tags, spec, status, internal) VALUES (?, ?, 0, 4, 9, 'ready', 0, 1, '', '',
    '', '{}', '{}', ?, '{"state":"ready"}', '{}')`;
  const before = { size_gib: 5, filesystem: "ext4", on_delete: "wipe" };
  await old.all(insert, "prt_0000000000000001", "partition", JSON.stringify(before));
  await old.all(
    insert,
    "prt_0000000000000002",
    "partition",
    JSON.stringify({ ...before, retention_days: 0 }),
  );
  await old.all(insert, IDS.disk, "disk", JSON.stringify({ host: "alpha" }));
  await old.close();

  const store = await openSqliteStore(path);
  try {
    const ids = ["prt_0000000000000001", "prt_0000000000000002", IDS.disk];
    const unordered = await store.documents.findAll(ids);
    const found = ids.flatMap((id) => unordered.filter((one) => one.id === id));
    expect(found.map(({ spec }) => spec)).toEqual([
      { ...before, retention_days: 7 },
      { ...before, retention_days: 0 },
      { host: "alpha" },
    ]);
    expect(found.map(({ generation, revision }) => [generation, revision])).toEqual([
      [4, "9"],
      [4, "9"],
      [4, "9"],
    ]);
  } finally {
    await store.close();
  }
});

test("a database of the first release opens: tokens keep all rights, and VMs do not differ from what now is the default", async () => {
  const path = join(folder, "croft.db");
  const old = await connect(path);
  await migrate(old, 5);
  await old.all(
    "INSERT INTO tokens (id, hash, name, created_at, created_by) VALUES ('tok_1', 'hash', 'admin', '2026', 'reconciler')",
  );
  const spec = {
    image: IDS.image,
    cpus: 1,
    memory_mib: 512,
    root_disk_gib: 2,
    power_state: "running",
    wait_for: ["running"],
    on_change: "restart",
  };
  const status = { state: "running", observed_generation: 1, conditions: [], serial_log_tail: "login:" };
  await old.all(
    `INSERT INTO documents (id, kind, project, shared, name, generation, revision, state, deleting, claimed, host, created_at,
      updated_at, created_by, tags, default_tags, spec, status, internal) VALUES (?, 'vm', 'web', 0, 'app', 1, 1, 'running', 0,
      1, 'alpha', '', '', '', '{}', '{}', ?, ?, '{"start_number":0,"ready_after_generation":1}')`,
    ...[IDS.vm, JSON.stringify(spec), JSON.stringify(status)],
  );
  await old.close();

  const store = await openSqliteStore(path);
  try {
    expect(await store.access.tokenByHash("hash")).toMatchObject({
      id: "tok_1",
      role: "admin",
      project: null,
      expires_at: null,
    });
    const vm = await store.documents.get("vm", IDS.vm);
    const planned = structuredClone(vm?.spec as object);
    expect(validateSpec(planned)).toBe(true);
    expect(planned).toMatchObject({ restart_policy: "on_failure", firmware: "bios" });
    expect(fieldChanges("vm", vm?.spec as object, planned)).toEqual([]);
  } finally {
    await store.close();
  }
});

test("uploads of a database that did not know whose they are go to the project of their token, those under way begin anew", async () => {
  const path = join(folder, "croft.db");
  const old = await connect(path);
  await migrate(old, 7);
  await old.all(
    "INSERT INTO tokens (id, hash, name, created_at, created_by, role, project) VALUES ('tok_1', 'h', 'm', '', '', 'member', 'web')",
  );
  const insert =
    "INSERT INTO blobs (sha256, size_bytes, complete, created_by, created_at, expires_at) VALUES (?, 1, ?, ?, '', ?)";
  await old.all(insert, "whole", 1, "tok_1", "2026");
  await old.all(insert, "admins", 1, "tok_gone", "2026");
  await old.all(insert, "under way", 0, "tok_1", "2026");
  await old.all(insert, "used", 1, "croft", null);
  await old.close();

  const store = await openSqliteStore(path);
  try {
    expect(await store.uploads.expired("2027")).toMatchObject([
      { sha256: "admins", project: null, state: "whole" },
      { sha256: "whole", project: "web", state: "whole", created_by: "tok_1", expires_at: "2026" },
    ]);
    expect(await store.blobs.get("whole")).toMatchObject({ expires_at: "2026" });
    expect(await store.blobs.get("used")).toMatchObject({ expires_at: null });
    expect(await store.blobs.get("under way")).toBeUndefined();
  } finally {
    await store.close();
  }
});

test("answers kept for replay lose their contents, and events belong to the project that is there", async () => {
  const path = join(folder, "croft.db");
  const old = await connect(path);
  await migrate(old, 10);
  await old.all(
    "INSERT INTO idempotency (principal, path, key, body_digest, status, body, created_at) VALUES ('t', '/p', 'k', 'd', 202, ?, '2026')",
    JSON.stringify({ id: "vm_1", spec: { user_data: "secret" } }),
  );
  const event =
    "INSERT INTO events (id, time, type, actor, kind, object, project, name, data) VALUES (?, ?, 't', 'a', 'vm', 'o', 'web', 'n', '{}')";
  await old.all(event, "evt_before", "2025");
  await old.close();
  const store = await openSqliteStore(path);
  try {
    expect(await store.idempotency.get("t", "/p", "k")).toMatchObject({ status: 202, object: "vm_1" });
    expect(await store.events.after(0, 10)).toHaveLength(1);
    expect(await store.events.after(0, 10, "prj_1")).toEqual([]);
  } finally {
    await store.close();
  }
});
