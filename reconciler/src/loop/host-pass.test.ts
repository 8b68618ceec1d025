import { createHash } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type {
  DiskReport,
  HostReport,
  PartitionReport,
  VmDocument,
  VmReport,
} from "@croft/schemas/generated/typescript/messages.ts";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { createPresence } from "../coordination/memory/presence.ts";
import { isSettled } from "../kinds/readiness.ts";
import {
  asNew,
  HOST,
  hostReport,
  IDS,
  PORTS,
  SEED,
  sampleAttachment,
  sampleDisk,
  sampleImage,
  samplePartition,
  sampleVm,
  VM_SPEC,
  vmReport,
} from "../planner/sample-objects.ts";
import { openSqliteStore } from "../store/sqlite/open.ts";
import type { Store, Stored } from "../store/store.ts";
import { passHost } from "./host-pass.ts";

let folder: string;
let store: Store;
let now: number;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "croft-pass-"));
  store = await openSqliteStore(join(folder, "croft.db"));
  now = Date.now();
  await store.write((tx) =>
    tx.documents.insert({
      ...asNew(sampleImage({ id: IDS.host, name: HOST, project: null })),
      kind: "host",
      spec: {},
      status: {
        observed_generation: 1,
        state: "pending",
        state_reason: null,
        state_code: null,
        conditions: [],
      },
    }),
  );
});

afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

const pass = (): Promise<void> =>
  passHost(HOST, {
    store,
    presence: createPresence(() => now),
    now: () => now,
    userAuthority: "ssh-ed25519 CCCC",
  });

async function insert(vm: Stored<"vm"> = sampleVm()): Promise<void> {
  await store.write(async (tx) => {
    await tx.documents.insert(asNew(sampleImage()));
    await tx.documents.insert(asNew(sampleDisk()));
    await tx.documents.insert(asNew(samplePartition(), [IDS.disk]));
    const partitions = (vm.spec.partitions ?? []).map(({ partition }) => partition);
    await tx.documents.insert(asNew(vm, [IDS.image, ...partitions]));
    await tx.secrets.putSeed(IDS.vm, SEED);
    for (const lease of PORTS) await tx.ports.lease(lease);
  });
  await pass();
}

/** A report that answers the newest config. */
async function report(objects: HostReport["objects"], more: Partial<HostReport> = {}): Promise<void> {
  const observed_generation = (await store.hostConfigs.current(HOST))?.generation ?? 0;
  const whole = hostReport({ observed_generation, objects, ...more });
  await store.write((tx) => tx.hosts.putReport(HOST, whole, new Date(now).toISOString()));
  await pass();
}

const vm = async () => (await store.documents.get("vm", IDS.vm)) as Stored<"vm">;
const wanted = async () => {
  const config = await store.hostConfigs.current(HOST);
  const found: Record<string, unknown> = {};
  for (const { id, digest } of config?.documents ?? []) {
    const bytes = await store.hostConfigs.document(HOST, digest);
    found[id] = JSON.parse(Buffer.from(bytes as Uint8Array).toString("utf8")).wanted;
  }
  return found;
};
const vmDocument = async (): Promise<VmDocument> => {
  const entry = (await store.hostConfigs.current(HOST))?.documents.find(({ id }) => id === IDS.vm);
  const bytes = await store.hostConfigs.document(HOST, entry?.digest as string);
  return JSON.parse(Buffer.from(bytes as Uint8Array).toString("utf8"));
};
const events = async () => (await store.events.after(0, 1000)).map(({ type, object }) => `${type} ${object}`);

const partitionReport = (more: Partial<PartitionReport> = {}): PartitionReport => ({
  kind: "partition",
  id: IDS.partition,
  generation: 1,
  state: "ready",
  code: null,
  message: null,
  number: 1,
  part_uuid: "11111111-2222-8333-8444-555555555555",
  start_bytes: 1048576,
  size_bytes: 5 * 2 ** 30,
  filesystem: "ext4",
  ...more,
});
const diskReport = (more: Partial<DiskReport> = {}): DiskReport => ({
  kind: "disk",
  id: IDS.disk,
  generation: 1,
  state: "ready",
  code: null,
  message: null,
  identity: "alpha:data",
  model: "file",
  size_bytes: 20 * 2 ** 30,
  sector_size: 512,
  free_bytes: 15 * 2 ** 30 - 1,
  largest_gap_bytes: 15 * 2 ** 30 - 1,
  path: "/srv/data.img",
  ...more,
});

describe("a report becomes status", () => {
  test("of disk, partition and VM", async () => {
    await insert();
    await report([diskReport(), partitionReport(), vmReport({ drives: [] })]);
    expect((await store.documents.get("disk", IDS.disk))?.status).toMatchObject({
      state: "ready",
      observed_generation: 1,
      identity: "alpha:data",
      size_gib: 20,
      free_gib: 14,
    });
    expect((await store.documents.get("partition", IDS.partition))?.status).toMatchObject({
      state: "ready",
      number: 1,
      filesystem: "ext4",
      attached_to: IDS.vm,
      disk: IDS.disk,
    });
    expect(await events()).toContain(`vm.state ${IDS.vm}`);
  });

  test("and is written once", async () => {
    await insert();
    await report([diskReport(), partitionReport(), vmReport()]);
    const before = await store.documents.revision();
    await pass();
    expect(await store.documents.revision()).toBe(before);
  });

  test("a failure carries the agent's code and words", async () => {
    await insert();
    await report([
      diskReport({ state: "failed", code: "disk_not_empty", message: "It holds ext4; name it in wipe." }),
    ]);
    expect((await store.documents.get("disk", IDS.disk))?.status).toMatchObject({
      state: "failed",
      state_code: "disk_not_empty",
      state_reason: "It holds ext4; name it in wipe.",
      observed_generation: 1,
    });
  });
});

test("an entry that takes the object for another kind says nothing", async () => {
  await insert();
  await report([diskReport({ id: IDS.vm }), { ...vmReport(), id: IDS.disk }]);
  expect((await vm()).status.state).toBe("pending");
  expect((await store.documents.get("disk", IDS.disk))?.status.state).toBe("pending");
});

describe("ready", () => {
  const wait = (wait_for: ("running" | "address" | "ssh" | "cloud_init")[]) =>
    sampleVm({ spec: { ...VM_SPEC, wait_for } });

  test("comes with `running`, and stays when the guest fails later", async () => {
    await insert();
    await report([vmReport({ state: "starting" })]);
    expect((await vm()).status.ready).toBe(false);
    await report([vmReport()]);
    expect((await vm()).status.ready).toBe(true);
    await report([vmReport({ state: "failed", code: "vm_exited", message: "QEMU ended." })]);
    expect((await vm()).status).toMatchObject({ ready: true, state: "failed", power_state: "stopped" });
  });

  test("waits for the banner with `ssh`", async () => {
    await insert(wait(["ssh"]));
    expect((await vmDocument()).probe_ssh).toBe(true);
    await report([vmReport()]);
    expect((await vm()).status.ready).toBe(false);
    await report([vmReport({ ssh_ready: true })]);
    expect((await vm()).status.ready).toBe(true);
  });

  const TOLD = {
    hostname: "app",
    os: null,
    kernel: null,
    agent_version: "7.2.0",
    addresses: [],
    interfaces: [],
    cloud_init: null,
    cloud_init_errors: [],
  };

  test("says what it waits for until the guest told it", async () => {
    await insert(wait(["cloud_init", "address"]));
    await report([vmReport()]);
    expect((await vm()).status).toMatchObject({
      ready: false,
      state_reason: expect.stringMatching(/^Waits for cloud_init \(it was not heard.*, address \(.*agent/),
    });
    await report([vmReport({ guest: { ...TOLD, cloud_init: "running", addresses: ["10.0.2.15"] } })]);
    expect((await vm()).status).toMatchObject({
      ready: false,
      state_code: null,
      state_reason: "Waits for cloud_init (it runs in the guest).",
    });
    const guest = { ...TOLD, cloud_init: "done" as const, addresses: ["10.0.2.15"] };
    await report([vmReport({ guest })]);
    expect((await vm()).status).toMatchObject({ ready: true, state_reason: null, guest });
  });

  test("ends with cloud-init's own words when it could not do something, and the VM runs on", async () => {
    await insert(wait(["cloud_init"]));
    const guest = { ...TOLD, cloud_init: "failed" as const, cloud_init_errors: ["runcmd: exit 7"] };
    await report([vmReport({ guest })]);
    expect((await vm()).status).toMatchObject({
      ready: false,
      state: "running",
      power_state: "running",
      state_code: "cloud_init_failed",
      state_reason: expect.stringContaining("runcmd: exit 7"),
    });
    expect(isSettled((await vm()) as never)).toBe(true);
  });

  test("does not mind what cloud-init says when it is not waited for", async () => {
    await insert(wait(["running"]));
    const guest = { ...TOLD, cloud_init: "failed" as const, cloud_init_errors: ["runcmd: exit 7"] };
    await report([vmReport({ guest })]);
    expect((await vm()).status).toMatchObject({
      ready: true,
      state_code: null,
      guest,
      conditions: [{ type: "first_boot_failed", status: "true" }],
    });
  });

  test("of a guest that reboots itself leaves an event for each reboot that is new", async () => {
    await insert(wait(["running"]));
    const rebooted = async () => {
      const all = await store.events.after(0, 1000);
      return all.filter(({ type }) => type === "vm.rebooted").map(({ data }) => data);
    };
    await report([vmReport({ started_at: "2026-01-01T00:00:00Z", reboots: 2 })]);
    await report([vmReport({ started_at: "2026-01-01T00:00:00Z", reboots: 2 })]);
    await report([vmReport({ started_at: "2026-01-01T00:00:00Z", reboots: 3 })]);
    // A start counts anew.
    await report([vmReport({ started_at: "2026-01-01T01:00:00Z", reboots: 0 })]);
    await report([vmReport({ started_at: "2026-01-01T01:00:00Z", reboots: 1 })]);
    expect(await rebooted()).toEqual([{ reboots: 2 }, { reboots: 1 }, { reboots: 1 }]);
  });

  test("of a VM that is to be stopped comes when it is", async () => {
    await insert(sampleVm({ spec: { ...VM_SPEC, power_state: "stopped", wait_for: ["ssh"] } }));
    await report([vmReport({ state: "stopped" })]);
    expect((await vm()).status).toMatchObject({ ready: true, power_state: "stopped" });
  });

  test("that a write cleared needs a report that answers that write", async () => {
    await insert();
    await report([vmReport()]);
    await store.write(async (tx) => {
      const { status, internal } = await vm();
      await tx.documents.updateSpec("vm", IDS.vm, {
        spec: { ...VM_SPEC, cpus: 2 },
        status: { ...status, ready: false },
        internal: { ...internal, ready_after_generation: 2 },
      });
    });
    await report([vmReport({ generation: 1 })]);
    expect((await vm()).status).toMatchObject({ ready: false, observed_generation: 1 });
    await report([vmReport({ generation: 2 })]);
    expect((await vm()).status).toMatchObject({ ready: true, observed_generation: 2 });
  });
});

test("documents are kept byte for byte, whatever users write", async () => {
  await insert(sampleVm({ spec: { ...VM_SPEC, user_data: '\u0000 \ud800 é \u2028 \\u0000 "\n' } }));
  const config = await store.hostConfigs.current(HOST);
  const digests = (config?.documents ?? []).flatMap((one) => [one.digest, one.secret_digest ?? one.digest]);
  expect(new Set(digests).size).toBe(4);
  for (const digest of digests) {
    const bytes = await store.hostConfigs.document(HOST, digest);
    expect(
      createHash("sha256")
        .update(bytes as Uint8Array)
        .digest("hex"),
    ).toBe(digest);
  }
});

test("an older incarnation says nothing about the VM", async () => {
  await insert(sampleVm({ status: { ...sampleVm().status, incarnation: 2 } }));
  await report([vmReport({ incarnation: 1 })]);
  expect((await vm()).status).toMatchObject({ state: "pending", ready: false });
});

test("a VM, its partition and its disk go one after the other, each with its event", async () => {
  await insert();
  await report([diskReport(), partitionReport(), vmReport()]);
  await store.write(async (tx) => {
    await tx.documents.markDeleting("vm", IDS.vm);
    await tx.documents.markDeleting("partition", IDS.partition);
    await tx.documents.markDeleting("disk", IDS.disk);
    await tx.documents.markDeleting("image", IDS.image);
  });
  await pass();
  expect(await wanted()).toEqual({ [IDS.vm]: "deleted", [IDS.partition]: "present", [IDS.disk]: "present" });

  // The state of before the deletion is not its end.
  await report([diskReport(), partitionReport(), vmReport({ state: "deleted", generation: 1 })]);
  expect(await vm()).toMatchObject({ deleting: true, status: { state: "deleting" } });

  await report([diskReport(), partitionReport(), vmReport({ state: "deleted", generation: 2 })]);
  expect(await store.documents.find(IDS.vm)).toBeUndefined();
  expect(await store.documents.find(IDS.image)).toBeUndefined();
  expect(await wanted()).toEqual({ [IDS.partition]: "wiped", [IDS.disk]: "present" });

  await report([diskReport(), partitionReport({ state: "wiped", generation: 2 })]);
  expect(await wanted()).toEqual({ [IDS.disk]: "erased" });

  await report([diskReport({ state: "erased", generation: 2 })]);
  expect(await wanted()).toEqual({});
  expect((await events()).filter((line) => line.includes(".deleted"))).toEqual([
    `vm.deleted ${IDS.vm}`,
    `image.deleted ${IDS.image}`,
    `partition.deleted ${IDS.partition}`,
    `disk.deleted ${IDS.disk}`,
  ]);
});

test("a partition that a VM keeps says so while it is being deleted", async () => {
  await insert();
  await report([diskReport(), partitionReport(), vmReport()]);
  await store.write((tx) => tx.documents.markDeleting("partition", IDS.partition));
  await pass();
  const partition = await store.documents.get("partition", IDS.partition);
  expect(partition?.status.conditions).toMatchObject([{ type: "waiting_for_users", status: "true" }]);
});

test("a VM that no host heard of because its image never came is gone at once", async () => {
  await insert();
  await store.write(async (tx) => {
    const status = {
      ...sampleImage().status,
      state: "failed" as const,
      state_code: "fetch_failed",
      format: null,
    };
    await tx.documents.updateStatus("image", IDS.image, { status });
  });
  await pass();
  expect((await vm()).status).toMatchObject({
    state: "failed",
    state_code: "fetch_failed",
    observed_generation: 1,
  });
  await store.write((tx) => tx.documents.markDeleting("vm", IDS.vm));
  await pass();
  expect(await store.documents.find(IDS.vm)).toBeUndefined();
});

describe("an attachment", () => {
  const bare = sampleVm({ spec: { ...VM_SPEC, partitions: [] } });
  const drive = (more: Partial<VmReport["drives"][number]> = {}) => ({
    partition: IDS.partition,
    attached: true,
    code: null,
    message: null,
    ...more,
  });
  const attachment = async () => store.documents.get("partition_attachment", IDS.attachment);

  beforeEach(async () => {
    await insert(bare);
    await store.write((tx) => tx.documents.insert(asNew(sampleAttachment(), [IDS.vm, IDS.partition])));
    await pass();
  });

  test("is ready when QEMU has the drive, and gone when it has it no more", async () => {
    await report([vmReport()]);
    expect((await attachment())?.status).toMatchObject({ state: "creating", attached: false });
    await report([vmReport({ drives: [drive()] })]);
    expect((await attachment())?.status).toMatchObject({
      state: "ready",
      attached: true,
      observed_generation: 1,
    });

    await store.write((tx) => tx.documents.markDeleting("partition_attachment", IDS.attachment));
    await pass();
    expect((await vmDocument()).detaching).toEqual([{ partition: IDS.partition, force_detach: false }]);
    await report([vmReport({ drives: [drive()] })]);
    expect(await attachment()).toMatchObject({ deleting: true });
    await report([vmReport({ drives: [] })]);
    expect(await attachment()).toBeUndefined();
    expect((await vmDocument()).detaching).toEqual([]);
  });

  test("of a stopped VM is made: its next start has it", async () => {
    await report([vmReport({ state: "stopped" })]);
    expect((await attachment())?.status).toMatchObject({
      state: "ready",
      attached: false,
      observed_generation: 1,
    });
  });

  test("that the guest does not let go says so", async () => {
    await report([vmReport({ drives: [drive()] })]);
    await store.write((tx) => tx.documents.markDeleting("partition_attachment", IDS.attachment));
    await pass();
    await report([vmReport({ drives: [drive({ code: "detach_timeout", message: "The guest keeps it." })] })]);
    expect((await attachment())?.status).toMatchObject({
      state: "deleting",
      state_code: "detach_timeout",
      state_reason: "The guest keeps it.",
    });
  });

  test("ends with its VM", async () => {
    await store.write((tx) => tx.documents.markDeleting("vm", IDS.vm));
    await pass();
    await report([vmReport({ state: "deleted", generation: 2 })]);
    expect(await attachment()).toBeUndefined();
  });
});

test("a partition taken out of a VM is let go until the report no longer shows it", async () => {
  await insert();
  await store.write((tx) =>
    tx.documents.updateSpec("vm", IDS.vm, {
      spec: { ...VM_SPEC, partitions: [] },
      internal: { detaching: [{ partition: IDS.partition, force_detach: false }] },
      references: [IDS.image],
    }),
  );
  await pass();
  const drives = [{ partition: IDS.partition, attached: true, code: null, message: null }];
  await report([vmReport({ generation: 2, drives })]);
  expect((await vm()).internal.detaching).toHaveLength(1);
  await report([vmReport({ generation: 2 })]);
  expect((await vm()).internal.detaching).toEqual([]);
  expect((await vmDocument()).detaching).toEqual([]);
});

describe("a port that another process holds", () => {
  test("is exchanged when Croft had chosen it", async () => {
    await insert();
    await report([vmReport({ state: "starting", busy_ports: [20000, 20001] })]);
    expect((await vm()).status).toMatchObject({ ssh_port: 20002, allocated_ports: { "80/tcp": 20003 } });
    expect(await vmDocument()).toMatchObject({ ssh_port: 20002, ports: [{ host_port: 20003 }] });
    expect((await events()).filter((line) => line.startsWith("vm.port_moved"))).toHaveLength(2);
    const before = await store.documents.revision();
    await pass();
    expect(await store.documents.revision()).toBe(before);
  });

  test("does not fail the VM meanwhile, and is not tried again", async () => {
    await insert();
    const failed = { state: "failed" as const, code: "port_in_use", message: "taken" };
    await report([vmReport({ ...failed, busy_ports: [20000, 20001] })]);
    expect((await vm()).status).toMatchObject({ state: "starting", state_code: null, ssh_port: 20002 });

    await report([vmReport({ ...failed, busy_ports: [20002, 20003] })]);

    expect((await vm()).status).toMatchObject({ ssh_port: 20004, allocated_ports: { "80/tcp": 20005 } });
  });

  test("fails the VM when the user gave it", async () => {
    await insert();
    const given = { ...(PORTS[1] as (typeof PORTS)[0]), allocated: false };
    await store.write(async (tx) => {
      await tx.ports.release(IDS.vm, [given]);
      await tx.ports.lease(given);
    });
    await report([vmReport({ state: "starting", busy_ports: [20001] })]);
    expect((await vm()).status).toMatchObject({
      state: "failed",
      state_code: "port_in_use",
      state_reason: expect.stringContaining("20001"),
      observed_generation: 1,
    });
  });
});
