import type { HostCounters } from "@croft/schemas/generated/typescript/messages.ts";
import { expect, test } from "@jest/globals";
import { startRest } from "../http/rest-fixture.ts";
import { asNew, HOST, IDS, sampleVm } from "../planner/sample-objects.ts";
import type { Store } from "../store/store.ts";
import { Exposition } from "./exposition.ts";
import { FleetFigures } from "./fleet-figures.ts";

test("where somebody has a token for figures, the first scrape finds the lines of objects written", async () => {
  const rest = await startRest();
  const { documents } = rest.store;
  let read = 0;
  const counted: Store = Object.assign(Object.create(rest.store), {
    documents: {
      ...documents,
      figureSources: (...of: Parameters<typeof documents.figureSources>) => {
        read += 1;
        return documents.figureSources(...of);
      },
    },
  });
  await rest.call("POST", "/v1/projects", { body: { name: "web" } });
  const spec = { url: "https://example.com/a", sha256: "a".repeat(64) };
  await rest.call("POST", "/v1/images", { body: { project: "web", name: "first", spec } });
  const fleet = new FleetFigures({ store: counted, counters: { all: () => [], hosts: () => [] } });
  await fleet.warm();
  expect(read).toBe(0);
  await rest.call("POST", "/v1/tokens", { body: { name: "m", role: "monitor", ttl_seconds: 3600 } });
  await fleet.warm();
  expect(read).toBe(1);
  const out = new Exposition(false);
  await fleet.addTo(out);
  expect(out.text()).toContain('name="first"');
  expect(read).toBe(1);
  await rest.close();
  await fleet.warm();
});

const AT = "2026-01-01T12:00:00.000Z";
type VmCounters = HostCounters["vms"][number];
const countersOf = (id: string, mountpoint: string): VmCounters => ({
  id,
  observed_at: AT,
  started_at: AT,
  cpu_seconds: 1,
  vcpu_seconds: [],
  memory_resident_bytes: 1,
  guest_memory: null,
  disks: [],
  network_cards: [],
  filesystems: [{ mountpoint, type: "ext4", size_bytes: 100, used_bytes: 99 }],
});

test("what a host says of another host's VM is in no figure, nor among what is wrong", async () => {
  const rest = await startRest();
  await rest.call("POST", "/v1/projects", { body: { name: "web" } });
  const vm = sampleVm();
  await rest.store.write((tx) => tx.documents.insert(asNew(vm)));
  const told = (host: string, mountpoint: string) => ({ host, counters: countersOf(IDS.vm, mountpoint) });
  rest.counters.push(told("evil", "/lies"), told(HOST, "/data"));
  const { body: figures } = await rest.call("GET", "/metrics");
  expect(figures).toContain(`vm="${IDS.vm}",host="${HOST}"`);
  expect(figures).not.toContain("evil");
  const { faults } = (await rest.call("GET", "/v1/status")).body;
  const full = faults.filter(({ code }: { code: string }) => code === "filesystem_full");
  expect(full.map(({ what }: { what: string }) => what)).toEqual([
    "the file system /data of the guest is 99 % full",
  ]);
  await rest.close();
});
