// What VMs used, as REST and Prometheus show it.
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import type { VmCounters } from "../coordination/counter-book.ts";
import { asNew, HOST, IDS, sampleImage, sampleVm } from "../planner/sample-objects.ts";
import { type RestFixture, startRest } from "./rest-fixture.ts";

let rest: RestFixture;
beforeEach(async () => {
  rest = await startRest();
  await rest.store.write(async (tx) => {
    await tx.documents.insert(asNew(sampleImage()));
    await tx.documents.insert(asNew(sampleVm(), [IDS.image]));
  });
});
afterEach(() => rest.close());

const told: VmCounters = {
  id: IDS.vm,
  observed_at: "2026-01-01T00:00:15.000Z",
  started_at: "2026-01-01T00:00:00.000Z",
  cpu_seconds: 12.5,
  vcpu_seconds: [4, 5],
  memory_resident_bytes: 1_048_576,
  guest_memory: { total_bytes: 10, available_bytes: 7, free_bytes: null },
  disks: [
    {
      name: "root",
      read_bytes: 1,
      written_bytes: 2,
      read_operations: 3,
      write_operations: 4,
      flush_operations: 5,
    },
  ],
  network_cards: [
    // A guest may call its card anything.
    {
      name: 'e"} 1\n#',
      received_bytes: 6,
      sent_bytes: 7,
      received_packets: 8,
      sent_packets: 9,
    },
  ],
};

test("of a VM are what its own host told, and null without", async () => {
  const path = `/v1/vms/${IDS.vm}/counters`;
  rest.counters.push({ host: "another", counters: told });
  expect((await rest.call("GET", path)).body).toEqual({ id: IDS.vm, counters: null });
  rest.counters.push({ host: HOST, counters: told });
  expect((await rest.call("GET", path)).body).toEqual({ id: IDS.vm, counters: told });
  expect((await rest.call("GET", "/v1/vms/vm_0000000000000000/counters")).status).toBe(404);
  expect((await rest.call("POST", path)).status).toBe(405);
});

test("are lines of /metrics, whatever a guest calls its cards", async () => {
  rest.counters.push({ host: HOST, counters: told });
  const lines = String((await rest.call("GET", "/metrics")).body).split("\n");
  const of = `vm="${IDS.vm}",host="${HOST}"`;
  expect(lines).toEqual(
    expect.arrayContaining([
      "# TYPE croft_vm_cpu_seconds_total counter",
      `croft_vm_cpu_seconds_total{${of}} 12.5`,
      `croft_vm_vcpu_seconds_total{${of},cpu="1"} 5`,
      `croft_vm_guest_memory_available_bytes{${of}} 7`,
      `croft_vm_disk_written_bytes_total{${of},disk="root"} 2`,
      `croft_vm_network_sent_bytes_total{${of},card="e_} 1_#"} 7`,
    ]),
  );
});
