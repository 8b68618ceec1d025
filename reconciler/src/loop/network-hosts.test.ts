// A network on its hosts: each that has VMs of it is sent it with their cards, and removes it after the last of them.

import { CONTRACT_VERSION } from "@croft/schemas/contract.ts";
import type {
  HostReport,
  NetworkDocument,
  NetworkReport,
  SeedDocument,
  VmDocument,
  VmReport,
} from "@croft/schemas/generated/typescript/messages.ts";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { reportIntake } from "../agents/report-intake.ts";
import { createPresence } from "../coordination/memory/presence.ts";
import { type RestFixture, startRest } from "../http/rest-fixture.ts";
import { hostReport, vmReport } from "../planner/sample-objects.ts";
import { type HostLoop, hostLoop } from "./host-loop.ts";
import { wakeOnChange } from "./wake.ts";

const NETWORK = { nat: true, bridge: true, way_out: true, bridges: ["br0"], missing: [] };
const UPLOAD = "0".repeat(64);

let rest: RestFixture;
let loop: HostLoop;
let image: string;
let unsubscribe: () => void;
let take: ReturnType<typeof reportIntake>;
const failures: unknown[] = [];

beforeEach(async () => {
  rest = await startRest();
  const { store } = rest;
  const presence = createPresence(Date.now);
  const failed = (_host: string, error: unknown) => failures.push(error);
  loop = hostLoop({ store, presence, now: Date.now, userAuthority: "ssh-ed25519 A", failed });
  const wakers = {
    host: loop.wake,
    image: () => undefined,
    failed: (error: unknown) => failures.push(error),
  };
  unsubscribe = wakeOnChange(store, wakers);
  take = reportIntake({ store, presence, wake: loop.wake, now: Date.now });
  for (const host of ["alpha", "beta"]) await rest.addHost(host, { network: NETWORK });
  await post("projects", { name: "web" });
  const spec = { url: "https://example.com/a", sha256: UPLOAD };
  image = (await post("images", { project: "web", name: "base", spec })).id;
  await store.write(async (tx) => {
    const facts = { sha256: UPLOAD, format: "raw", size_bytes: 1, virtual_size_bytes: 1, state: "ready" };
    const { status } = (await tx.documents.get("image", image)) ?? {};
    await tx.documents.updateStatus("image", image, { status: { ...status, ...facts } as never });
  });
  for (const host of ["alpha", "beta"]) await report(host, []);
});
afterEach(async () => {
  unsubscribe();
  await settled();
  await loop.stop();
  await rest.close();
  expect(failures.splice(0)).toEqual([]);
});

/** Until nobody is woken any more: a wake may look something up first. */
async function settled(): Promise<void> {
  let before: string | undefined;
  for (let now = ""; now !== before; now = await rest.store.documents.revision()) {
    before = now;
    await rest.store.documents.revision();
    await loop.idle();
  }
}
const post = async (path: string, body: object) => {
  const { body: made } = await rest.call("POST", `/v1/${path}`, { body });
  await loop.idle();
  return made;
};
const get = async (path: string) => (await rest.call("GET", `/v1/${path}`)).body;
const vm = async (name: string, host: string, networks: object[], more: object = {}): Promise<string> => {
  const spec = { image, cpus: 1, memory_mib: 256, root_disk_gib: 1, host, networks, ...more };
  return (await post("vms", { project: "web", name, spec })).id;
};
const network = async (spec: object): Promise<string> =>
  (await post("networks", { project: "web", name: "net", spec })).id;

async function report(host: string, objects: HostReport["objects"]): Promise<void> {
  const observed_generation = await rest.store.hostConfigs.generation(host);
  const facts = (await rest.store.hosts.get(host))?.report?.facts;
  const head = hostReport({ host, observed_generation, objects, contract_version: CONTRACT_VERSION });
  await take(host, { ...head, facts });
  await settled();
}
async function told<D>(host: string, id: string, secret = false): Promise<D | undefined> {
  await settled();
  const config = await rest.store.hostConfigs.current(host);
  const entry = config?.documents.find((one) => one.id === id);
  const digest = secret ? entry?.secret_digest : entry?.digest;
  const bytes = digest && (await rest.store.hostConfigs.document(host, digest));
  return bytes ? JSON.parse(Buffer.from(bytes).toString("utf8")) : undefined;
}
const networkReport = (id: string, more: Partial<NetworkReport> = {}): NetworkReport => ({
  kind: "network",
  id,
  generation: 1,
  state: "ready",
  code: null,
  message: null,
  firewall_counters: [],
  ...more,
});
const deleted = (id: string, generation: number): VmReport =>
  vmReport({ id, generation, state: "deleted", drives: [] });

test("a host is sent the network with the cards of its own VMs, and each VM its cards and their configuration", async () => {
  const net = await network({
    mode: "bridge",
    bridge: "br0",
    cidr: "192.0.2.0/24",
    ipv6_cidr: "2001:db8::/64",
    gateway: "192.0.2.1",
    dns: ["192.0.2.53"],
    search_domain: "example.net",
    mtu: 1400,
  });
  const [a, b] = [await vm("a", "alpha", [{ network: net }]), await vm("b", "beta", [{ network: net }])];
  const [card] = (await get(`vms/${a}`)).status.nics;
  const document = await told<NetworkDocument>("alpha", net);
  expect(document).toMatchObject({ wanted: "present", bridge: "br0", gateway: "192.0.2.1" });
  expect(document?.leases).toEqual([
    { vm: a, hostname: "a", mac_address: card.mac_address, ipv4: "192.0.2.2", ipv6: "2001:db8::1" },
  ]);
  expect((await told<NetworkDocument>("beta", net))?.leases).toMatchObject([{ vm: b }]);
  expect((await told<VmDocument>("alpha", a))?.nics).toEqual([
    {
      network: net,
      mode: "bridge",
      mac_address: card.mac_address,
      ipv4: { address: "192.0.2.2", prefix_length: 24 },
      ipv6: { address: "2001:db8::1", prefix_length: 64 },
      mtu: 1400,
    },
  ]);
  const seed = await told<SeedDocument>("alpha", a, true);
  expect(JSON.parse(seed?.network_config ?? "null")).toEqual({
    version: 2,
    ethernets: {
      eth0: {
        match: { macaddress: card.mac_address },
        "set-name": "eth0",
        dhcp4: false,
        dhcp6: false,
        addresses: ["192.0.2.2/24", "2001:db8::1/64"],
        routes: [{ to: "0.0.0.0/0", via: "192.0.2.1" }],
        nameservers: { addresses: ["192.0.2.53"], search: ["example.net"] },
        mtu: 1400,
      },
    },
  });
});

test("a VM without networks is sent what it always was", async () => {
  const id = await vm("plain", "alpha", []);
  expect(await told<VmDocument>("alpha", id)).not.toHaveProperty("nics");
  expect(await told<SeedDocument>("alpha", id, true)).not.toHaveProperty("network_config");
});

test("a host removes it after its last VM of it, and only then it is out of its config; the other keeps it", async () => {
  const net = await network({ mode: "bridge", bridge: "br0" });
  const [a, b] = [await vm("a", "alpha", [{ network: net }]), await vm("b", "beta", [{ network: net }])];
  await report("alpha", [vmReport({ id: a, drives: [] }), networkReport(net)]);
  await report("beta", [vmReport({ id: b, drives: [] }), networkReport(net)]);
  expect((await get(`networks/${net}`)).status.hosts).toMatchObject([
    { host: "alpha", state: "ready" },
    { host: "beta" },
  ]);
  await rest.call("DELETE", `/v1/vms/${a}`);
  expect(await told<NetworkDocument>("alpha", net)).toMatchObject({ wanted: "present" });
  await report("alpha", [deleted(a, 2), networkReport(net)]);
  expect(await told<NetworkDocument>("alpha", net)).toMatchObject({ wanted: "deleted", leases: [] });
  // An answer to an older config is none.
  await report("alpha", [networkReport(net)]);
  expect(await told<NetworkDocument>("alpha", net)).toMatchObject({ wanted: "deleted" });
  await report("alpha", [networkReport(net, { state: "deleted" })]);
  expect(await told<NetworkDocument>("alpha", net)).toBeUndefined();
  expect((await get(`networks/${net}`)).status.hosts).toMatchObject([{ host: "beta" }]);
  expect(await told<NetworkDocument>("beta", net)).toMatchObject({ wanted: "present" });
  // And gets it again with another VM.
  await vm("c", "alpha", [{ network: net }]);
  expect(await told<NetworkDocument>("alpha", net)).toMatchObject({ wanted: "present" });
});

test("a network that is deleted ends when the last host has removed it", async () => {
  const net = await network({ mode: "bridge", bridge: "br0" });
  const [a, b] = [await vm("a", "alpha", [{ network: net }]), await vm("b", "beta", [{ network: net }])];
  await rest.call("DELETE", `/v1/networks/${net}`);
  for (const id of [a, b]) await rest.call("DELETE", `/v1/vms/${id}`);
  await settled();
  await report("alpha", [deleted(a, 2)]);
  await report("beta", [deleted(b, 2)]);
  expect((await get(`networks/${net}`)).deleting).toBe(true);
  await report("alpha", [networkReport(net, { state: "deleted" })]);
  expect((await get(`networks/${net}`)).deleting).toBe(true);
  await report("beta", [networkReport(net, { state: "deleted" })]);
  expect((await rest.call("GET", `/v1/networks/${net}`)).status).toBe(404);
  expect(await told<NetworkDocument>("alpha", net)).toBeUndefined();
  expect(await told<NetworkDocument>("beta", net)).toBeUndefined();
});

test("a change is complete when every host has it, and a host's failure is the network's", async () => {
  const net = await network({ mode: "bridge", bridge: "br0" });
  await vm("a", "alpha", [{ network: net }]);
  await vm("b", "beta", [{ network: net }]);
  for (const host of ["alpha", "beta"]) await report(host, [networkReport(net)]);
  await rest.call("PATCH", `/v1/networks/${net}`, { body: { spec: { firewall: [{ protocol: "icmp" }] } } });
  expect(await told<NetworkDocument>("beta", net)).toMatchObject({
    generation: 2,
    firewall: [{ direction: "in", protocol: "icmp", ports: [], from: "any", to: "any", action: "allow" }],
  });
  const counted = networkReport(net, {
    generation: 2,
    firewall_counters: [{ rule: 0, packets: 3, bytes: 252 }],
  });
  await report("alpha", [counted]);
  expect((await get(`networks/${net}`)).status.observed_generation).toBe(1);
  await report("beta", [
    networkReport(net, { generation: 2, state: "failed", code: "host_error", message: "br0 is gone." }),
  ]);
  expect((await get(`networks/${net}`)).status).toMatchObject({
    observed_generation: 2,
    state: "failed",
    state_code: "host_error",
    state_reason: "Host beta: br0 is gone.",
    hosts: [
      { host: "alpha", firewall_counters: [{ rule: 0, packets: 3 }] },
      { host: "beta", state: "failed" },
    ],
  });
  await report("beta", [networkReport(net, { generation: 2 })]);
  expect((await get(`networks/${net}`)).status).toMatchObject({ state: "ready", state_reason: null });
});

test("a router that changes reaches the guests' configuration", async () => {
  const net = await network({ mode: "nat", cidr: "10.0.0.0/24" });
  const id = await vm("a", "alpha", [{ network: net }]);
  await told("alpha", id);
  await rest.call("PATCH", `/v1/networks/${net}`, { body: { spec: { gateway: "10.0.0.254" } } });
  const seed = await told<SeedDocument>("alpha", id, true);
  const { eth0 } = JSON.parse(seed?.network_config ?? "{}").ethernets;
  expect(eth0).toMatchObject({ routes: [{ via: "10.0.0.254" }], nameservers: { addresses: ["10.0.0.254"] } });
});

test("the wait for an address ends when the leased one was seen, and another one is a condition", async () => {
  const net = await network({ mode: "nat", cidr: "10.0.0.0/24" });
  const id = await vm("a", "alpha", [{ network: net }], { wait_for: ["address"] });
  const [{ mac_address }] = (await get(`vms/${id}`)).status.nics;
  const seen = (address: string): VmReport["nics"] => [
    { mac_address: mac_address.toUpperCase(), addresses: [{ address, source: "neighbor" }] },
  ];
  const runs = (nics: VmReport["nics"] = []) =>
    vmReport({ id, drives: [], state: "running", ...(nics && { nics }) });
  await report("alpha", [runs(), networkReport(net)]);
  const waiting = (await get(`vms/${id}`)).status;
  expect(waiting).toMatchObject({
    ready: false,
    state_reason: expect.stringMatching(/not seen to have 10\.0\.0\.2/),
  });
  await report("alpha", [runs(seen("10.0.0.77")), networkReport(net)]);
  const differs = (await get(`vms/${id}`)).status;
  expect(differs).toMatchObject({ ready: false, ip_address: "10.0.0.2" });
  expect(differs.seen_addresses).toEqual([{ mac_address, address: "10.0.0.77", source: "neighbor" }]);
  expect(differs.conditions).toMatchObject([
    {
      type: "addresses_differ",
      message: expect.stringMatching(/10\.0\.0\.77 by its host's neighbor table, and 10\.0\.0\.2/),
    },
  ]);
  await report("alpha", [runs(seen("10.0.0.2")), networkReport(net)]);
  expect((await get(`vms/${id}`)).status).toMatchObject({ ready: true, conditions: [] });
});
