// A network that spans hosts: where its VMs go, what each host is told of the others, and who is told anew when something changes.

import { CONTRACT_VERSION } from "@croft/schemas/contract.ts";
import type {
  HostReport,
  NetworkDocument,
  SeedDocument,
} from "@croft/schemas/generated/typescript/messages.ts";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { reportIntake } from "../agents/report-intake.ts";
import { createPresence } from "../coordination/memory/presence.ts";
import { type RestFixture, startRest } from "../http/rest-fixture.ts";
import { hostReport, vmReport } from "../planner/sample-objects.ts";
import { type HostLoop, hostLoop } from "./host-loop.ts";
import { wakeOnChange } from "./wake.ts";

type Overlay = NonNullable<NonNullable<HostReport["facts"]["network"]>["overlay"]>;

const NETWORK = { nat: true, bridge: true, way_out: true, bridges: [], missing: [] };
const at = (address: string, mtu = 1450, missing: string | null = null): Overlay => ({
  address,
  mtu,
  missing,
});
const [ALPHA, BETA] = [at("192.0.2.1"), at("192.0.2.2")];

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
  await post("projects", { name: "web" });
  const sha256 = "0".repeat(64);
  image = (
    await post("images", { project: "web", name: "base", spec: { url: "https://example.com/a", sha256 } })
  ).id;
  await store.write(async (tx) => {
    const facts = { sha256, format: "raw", size_bytes: 1, virtual_size_bytes: 1, state: "ready" };
    const { status } = (await tx.documents.get("image", image)) ?? {};
    await tx.documents.updateStatus("image", image, { status: { ...status, ...facts } as never });
  });
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
const post = async (path: string, body: object) => (await rest.call("POST", `/v1/${path}`, { body })).body;
const create = (name: string, network: string, more: object = {}) =>
  post("vms", {
    project: "web",
    name,
    spec: { image, cpus: 1, memory_mib: 256, root_disk_gib: 1, networks: [{ network }], ...more },
  });
const network = async (more: object = {}): Promise<string> =>
  (
    await post("networks", {
      project: "web",
      name: "net",
      spec: { mode: "nat", cidr: "10.0.0.0/24", ...more },
    })
  ).id;

async function report(
  host: string,
  overlay: Overlay | null,
  objects: HostReport["objects"] = [],
): Promise<void> {
  const observed_generation = await rest.store.hostConfigs.generation(host);
  const facts = (await rest.store.hosts.get(host))?.report?.facts as HostReport["facts"];
  const head = hostReport({ host, observed_generation, objects, contract_version: CONTRACT_VERSION });
  await take(host, { ...head, facts: { ...facts, network: { ...NETWORK, ...(overlay && { overlay }) } } });
  await settled();
}
async function join(hosts: Record<string, Overlay | null>): Promise<void> {
  for (const [host, overlay] of Object.entries(hosts)) {
    await rest.addHost(host, { network: NETWORK });
    await report(host, overlay);
  }
}
async function told<D = NetworkDocument>(host: string, id: string, secret = false): Promise<D | undefined> {
  await settled();
  const config = await rest.store.hostConfigs.current(host);
  const entry = config?.documents.find((one) => one.id === id);
  const digest = secret ? entry?.secret_digest : entry?.digest;
  const bytes = digest && (await rest.store.hostConfigs.document(host, digest));
  return bytes ? JSON.parse(Buffer.from(bytes).toString("utf8")) : undefined;
}

test("each of its hosts is told the others with their cards, the same number and the same gateway", async () => {
  await join({ alpha: ALPHA, beta: BETA });
  const net = await network();
  const [a, b] = [await create("a", net, { host: "alpha" }), await create("b", net, { host: "beta" })];
  const [alpha, beta] = [await told("alpha", net), await told("beta", net)];
  const card = ({ name, status }: typeof a) => ({
    hostname: name,
    mac_address: status.nics[0].mac_address,
    ipv4: status.nics[0].ip_addresses[0],
    ipv6: null,
  });
  const vni = alpha?.overlay?.vni;
  expect(vni).toBeGreaterThanOrEqual(4096);
  const mtu = 1450;
  expect(alpha?.leases).toEqual([{ vm: a.id, ...card(a) }]);
  expect(alpha?.overlay).toEqual({
    vni,
    address: "192.0.2.1",
    mtu,
    peers: [{ address: "192.0.2.2", leases: [card(b)] }],
  });
  expect(beta?.overlay).toEqual({
    vni,
    address: "192.0.2.2",
    mtu,
    peers: [{ address: "192.0.2.1", leases: [card(a)] }],
  });
  expect(beta?.gateway).toBe(alpha?.gateway);
  const seed = await told<SeedDocument>("beta", b.id, true);
  expect(JSON.parse(seed?.network_config ?? "null").ethernets.eth0.mtu).toBe(mtu);
  expect((await rest.call("GET", `/v1/networks/${net}`)).body.status).toMatchObject({
    overlay: { vni, mtu },
  });
  const other = (
    await post("networks", { project: "web", name: "more", spec: { mode: "nat", cidr: "10.1.0.0/24" } })
  ).id;
  await create("c", other, { host: "alpha" });
  expect((await told("alpha", other))?.overlay?.vni).not.toBe(vni);
});

test("a VM that comes, goes or gets other addresses changes what the others are told, and nothing else does", async () => {
  await join({ alpha: ALPHA, beta: BETA });
  const net = await network();
  const a = await create("a", net, { host: "alpha" });
  expect((await told("alpha", net))?.overlay?.peers).toEqual([]);
  const b = await create("b", net, { host: "beta" });
  const peers = async () =>
    (await told("alpha", net))?.overlay?.peers.map(({ leases }) => leases.map(({ ipv4 }) => ipv4));
  expect(await peers()).toEqual([["10.0.0.3"]]);
  await rest.call("PATCH", `/v1/vms/${b.id}`, {
    body: { spec: { networks: [{ network: net, address: "10.0.0.9" }] } },
  });
  expect(await peers()).toEqual([["10.0.0.9"]]);
  const generation = await rest.store.hostConfigs.generation("alpha");
  await report("beta", BETA, [vmReport({ id: b.id, generation: 2, drives: [] })]);
  await rest.call("PATCH", `/v1/vms/${b.id}`, { body: { spec: { description: "changed" } } });
  await settled();
  expect(await rest.store.hostConfigs.generation("alpha")).toBe(generation);
  await rest.call("DELETE", `/v1/vms/${b.id}`);
  await settled();
  await report("beta", BETA, [vmReport({ id: b.id, generation: 4, state: "deleted", drives: [] })]);
  expect(await peers()).toEqual([]);
  expect((await told("alpha", net))?.leases).toMatchObject([{ vm: a.id }]);
});

test("a host that has another address now, or none, is told to the others", async () => {
  await join({ alpha: ALPHA, beta: BETA });
  const net = await network();
  await create("a", net, { host: "alpha" });
  await create("b", net, { host: "beta" });
  await report("beta", at("192.0.2.22", 1400));
  expect((await told("alpha", net))?.overlay).toMatchObject({
    mtu: 1400,
    peers: [{ address: "192.0.2.22" }],
  });
  // Its address is away for a moment.
  await report("beta", at("192.0.2.22", 1400, "Its settings name 192.0.2.22 …"));
  expect((await told("alpha", net))?.overlay).toMatchObject({ peers: [{ address: "192.0.2.22" }] });
  await report("beta", null);
  expect((await told("alpha", net))?.overlay?.peers).toEqual([]);
  expect(await told("beta", net)).not.toHaveProperty("overlay");
});

test("VMs of it go to all hosts that announce an address, and each other host says why not", async () => {
  await join({
    alpha: ALPHA,
    beta: BETA,
    gamma: null,
    delta: at("2001:db8::1", 1430),
    epsilon: at("192.0.2.5", 0, "The kernel makes no tunnels."),
    zeta: at("192.0.2.6", 1350),
  });
  const net = await network({ mtu: 1400 });
  await create("a", net, { host: "alpha" });
  expect((await create("b", net, { host: "beta" })).status.host).toBe("beta");
  const spread = { spread: { group: "g", over: "host", mode: "required" } };
  const placed = [await create("c", net, spread), await create("d", net, spread)].map(
    ({ status }) => status.host,
  );
  expect(placed.sort()).toEqual(["alpha", "beta"]);
  const { code, hosts } = await create("e", net, spread);
  expect(code).toBe("no_capacity");
  expect(hosts).toEqual({
    alpha: expect.stringMatching(/group/),
    beta: expect.stringMatching(/group/),
    gamma:
      "network web/net spans hosts, and it announces no address for that (`overlay` in its agent's settings)",
    delta: "the hosts of network web/net reach each other by IPv4, and its overlay address is 2001:db8::1",
    epsilon: "network web/net spans hosts, and it cannot have tunnels to them: The kernel makes no tunnels.",
    zeta: "network web/net has packets of 1400 bytes, and its tunnels take 1350",
  });
});

test("on a host without an address it stays alone as before, and others with one say why", async () => {
  await join({ alpha: null, beta: BETA });
  const net = await network();
  await create("a", net, { host: "alpha" });
  expect(await told("alpha", net)).not.toHaveProperty("overlay");
  expect((await create("b", net, { host: "beta" })).hosts.beta).toMatch(
    /^network web\/net is on host alpha, where its first VM is, and cannot span hosts from there: that host announces no overlay address/,
  );
});
