import { expect, test } from "@jest/globals";
import { hostReport } from "../../planner/sample-objects.ts";
import type { Stored } from "../../store/store.ts";
import { observeHost } from "./host-status.ts";

const NOTHING_HELD = {
  used: { vms: 0, cpus: 0, memory_mib: 0, root_gib: 0, partition_gib: 0 },
  quarantinedGib: 0,
  ports: { ssh: 0, forwarded: 0, in_range: 0 },
};

test("a host that lost what it promised has nothing free, and not less", () => {
  const report = hostReport();
  report.facts.storage_bytes = 2 ** 30;
  const used = { vms: 1, cpus: 1000, memory_mib: 1e6, root_gib: 4, partition_gib: 0 };
  const host = { generation: 1, spec: {}, status: {} } as Stored<"host">;
  expect(
    observeHost(host, { host: "alpha", report, silent: false, now: 0 }, { ...NOTHING_HELD, used }),
  ).toMatchObject({
    free_cpus: 0,
    free_memory_mib: 0,
    free_storage_gib: 0,
  });
});

test("what an operator declares goes before what the agent's settings say", () => {
  const report = hostReport();
  report.facts = { ...report.facts, cpus: 4, memory_mib: 8192, storage_bytes: 100 * 2 ** 30 };
  const spec = { overcommit: { cpus: 2 }, reserved: { memory_mib: 4096, storage_gib: 10 } };
  const host = { generation: 1, spec, status: {} } as Stored<"host">;
  expect(observeHost(host, { host: "alpha", report, silent: false, now: 0 }, NOTHING_HELD)).toMatchObject({
    cpu_overcommit: 2,
    free_cpus: 8,
    memory_reserved_mib: 4096,
    free_memory_mib: 4096,
    free_storage_gib: 90,
  });
});

test("of what a host says that it has, no more counts than its operator declares", () => {
  const report = hostReport();
  report.facts = {
    ...report.facts,
    cpus: 400,
    memory_mib: 9_000_000,
    storage_bytes: 2 ** 50,
    cpu_overcommit: 1,
  };
  const spec = {
    capacity: { cpus: 8, memory_mib: 16_384, storage_gib: 500 },
    reserved: { memory_mib: 1024 },
  };
  const host = { generation: 1, spec, status: {} } as Stored<"host">;
  const view = { host: "alpha", report, silent: false, now: 0 };
  expect(observeHost(host, view, NOTHING_HELD)).toMatchObject({
    cpus: 8,
    free_cpus: 8,
    memory_mib: 16_384,
    free_memory_mib: 15_360,
    storage_gib: 500,
    free_storage_gib: 500,
  });
  report.facts = { ...report.facts, cpus: 2 };
  expect(observeHost(host, view, NOTHING_HELD).cpus).toBe(2);
});

test("what takes its storage is shown by use, with what is in quarantine; of an agent that does not say so nothing", () => {
  const report = hostReport();
  const host = { generation: 1, spec: {}, status: {} } as Stored<"host">;
  const view = { host: "alpha", report, silent: false, now: 0 };
  const held = { ...NOTHING_HELD, quarantinedGib: 7, used: { ...NOTHING_HELD.used, root_gib: 40 } };
  expect(observeHost(host, view, held).storage_use).toBeNull();
  report.facts.storage_use = { root_disks_gib: 3, file_disks_gib: 8, images_gib: 1, logs_gib: 1 };
  expect(observeHost(host, view, held).storage_use).toEqual({
    root_disks_gib: 3,
    file_disks_gib: 8,
    images_gib: 1,
    logs_gib: 1,
    quarantine_gib: 7,
    promised_gib: 40,
  });
});

test("memory and ports are shown by use, and what is left is never less than nothing", () => {
  const report = hostReport();
  report.facts = {
    ...report.facts,
    memory_mib: 8192,
    memory_reserved_mib: 1024,
    vm_overhead_mib: 100,
    port_range: [20000, 20009],
    own_ports: [20003, 9000],
  };
  const host = { generation: 1, spec: {}, status: {} } as Stored<"host">;
  const view = { host: "alpha", report, silent: false, now: 0 };
  const used = { vms: 2, cpus: 2, memory_mib: 3000, root_gib: 0, partition_gib: 0 };
  const ports = { ssh: 2, forwarded: 3, in_range: 4 };
  expect(observeHost(host, view, { used, ports, quarantinedGib: 0 })).toMatchObject({
    free_memory_mib: 8192 - 1024 - 3000 - 200,
    memory_use: { vms_mib: 3000, overhead_mib: 200, reserved_mib: 1024 },
    ports_use: { ssh: 2, forwarded: 3, free: 5 },
  });
  const crowded = { ssh: 20, forwarded: 0, in_range: 12 };
  expect(observeHost(host, view, { used, ports: crowded, quarantinedGib: 0 }).ports_use?.free).toBe(0);
});
