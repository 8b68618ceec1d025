// Networks by real ip, nft and dnsmasq, in namespaces of their own. The tests go on from one another, as the life of a host does.
import { readdir } from "node:fs/promises";
import type { NetworkDocument } from "@croft/schemas/generated/typescript/messages.ts";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Run } from "../host/run.ts";
import { hears, sends, until } from "./fixtures/guest.fixture.ts";
import {
  createLab,
  HOST_ADDRESS,
  INTERNET,
  type Lab,
  NET,
  natNetwork,
} from "./fixtures/namespaces.fixture.ts";
import { bridgeName, tableName } from "./names.ts";
import { Networks } from "./networks.ts";
import { OPEN } from "./outside.ts";

const lease = (number: number) => ({
  vm: `vm_${number}000000000000000`,
  hostname: `guest${number}`,
  mac_address: `52:54:00:00:00:0${number}`,
  ipv4: `10.77.0.1${number}`,
  ipv6: `fd77::1${number}`,
});
const [ONE, TWO] = [lease(1), lease(2)];
const BRIDGE = bridgeName(NET);
const OTHERS =
  "table ip docker { chain forward { type filter hook forward priority filter; policy accept; counter; }; }";

let lab: Lab;
let networks: Networks;
let one: Run;
let two: Run;
let now = new Date("2026-01-01T00:00:00Z");

const createNetworks = () =>
  new Networks({
    run: lab.host,
    paths: lab.paths,
    log: () => {},
    now: () => now,
    root: true,
    units: false,
    outside: async () => OPEN,
  });

let generation = 0;
const document = (more: Partial<NetworkDocument> = {}) =>
  natNetwork({
    generation: ++generation,
    leases: [ONE, TWO],
    ipv6_cidr: "fd77::/64",
    ipv6_gateway: "fd77::1",
    ...more,
  });
let present: NetworkDocument;
const apply = (next = present) => {
  present = next;
  return networks.apply(next);
};

/** Goes on to when everything is compared in whole and counts are told again. */
const later = () => {
  now = new Date(now.getTime() + 61_000);
};

const pings = async (who: Run, target: string): Promise<boolean> =>
  (await who("busybox", ["ping", "-c1", "-W1", target], { allowedExitCodes: [0, 1] })).exitCode === 0;

beforeAll(async () => {
  lab = await createLab();
  networks = createNetworks();
  one = await lab.guest(ONE.vm, ONE.mac_address);
  two = await lab.guest(TWO.vm, TWO.mac_address);
  await lab.host("nft", ["-f", "-"], { input: OTHERS });
});
afterAll(() => lab.close());

test("a range that the host has already is refused by name, and nothing is changed", async () => {
  const before = (await lab.host("ip", ["-brief", "link"])).stdout;
  const { state, code, message } = await networks.apply(document({ cidr: "198.51.100.128/25" }));
  expect({ state, code }).toEqual({ state: "failed", code: "in_use" });
  expect(message).toMatch(
    /network lan: 198\.51\.100\.128\/25 overlaps 198\.51\.100\.2\/24, which the host has on eth0/,
  );
  expect((await lab.host("ip", ["-brief", "link"])).stdout).toBe(before);
  expect((await lab.host("nft", ["list", "tables"])).stdout.trim()).toBe("table ip docker");
});

test("a nat network comes up and says so", async () => {
  const report = await apply(document());
  expect(report).toMatchObject({ id: NET, state: "ready", code: null, message: null, generation });
});

test("a guest gets the address that was leased to its card", async () => {
  for (const [who, { ipv4, ipv6 }] of [
    [one, ONE],
    [two, TWO],
  ] as const) {
    const dhcp = ["udhcpc", "-i", "eth0", "-n", "-q", "-f", "-s", "/bin/true", "-t", "5"];
    expect((await who("busybox", dhcp)).stderr).toContain(`lease of ${ipv4} obtained`);
    await who("ip", ["address", "add", `${ipv4}/24`, "dev", "eth0"]);
    await who("ip", ["address", "add", `${ipv6}/64`, "dev", "eth0", "nodad"]);
    await who("ip", ["route", "add", "default", "via", "10.77.0.1"]);
  }
});

test("a stranger's card gets no address", async () => {
  const stranger = await lab.guest("vm_9000000000000000", "52:54:00:00:00:09");
  await lab.host("ip", ["link", "set", "ct-90000000000" + "0", "master", BRIDGE]);
  const dhcp = ["udhcpc", "-i", "eth0", "-n", "-q", "-f", "-s", "/bin/true", "-t", "2", "-T", "1"];
  expect((await stranger("busybox", dhcp, { allowedExitCodes: [1] })).stderr).toContain("no lease");
});

test("guests reach each other and the internet, by both families, with the router that is advertised", async () => {
  expect(await pings(one, TWO.ipv4)).toBe(true);
  expect(await pings(one, INTERNET)).toBe(true);
  expect(await pings(one, TWO.ipv6)).toBe(true);
  // The kernel asks for a router when the card comes up, which was before there was one.
  await one("ip", ["link", "set", "eth0", "down"]);
  await one("ip", ["link", "set", "eth0", "up"]);
  await one("ip", ["address", "replace", `${ONE.ipv6}/64`, "dev", "eth0", "nodad"]);
  await one("ip", ["route", "replace", "default", "via", "10.77.0.1"]);
  await expect(
    one("sh", [
      "-c",
      "for i in $(seq 100); do ip -6 route | grep -q ^default && exit; sleep 0.1; done; exit 1",
    ]),
  ).resolves.toBeDefined();
  expect(await pings(one, "2001:db8:ffff::1")).toBe(true);
});

test("names of the network resolve, forward and reverse, and change while it runs", async () => {
  const ask = async (name: string) =>
    (await one("busybox", ["nslookup", name, "10.77.0.1"], { allowedExitCodes: [0, 1] })).stdout;
  expect(await ask("guest2.lan.example")).toContain(TWO.ipv4);
  expect(await ask(TWO.ipv4)).toContain("guest2.lan.example");
  await apply(document({ leases: [ONE, { ...TWO, hostname: "renamed" }] }));
  // dnsmasq reads its files a moment after it was told to.
  await until(async () => (await ask("renamed.lan.example")).includes(TWO.ipv4));
  expect(await ask("guest2.lan.example")).not.toContain(TWO.ipv4);
});

test("no address of the host serves a guest anything but DHCP and DNS, and what it tries is counted", async () => {
  const link = (await lab.host("ip", ["-6", "-o", "address", "show", BRIDGE, "scope", "link"])).stdout;
  const [linkLocal = ""] = /fe80::[0-9a-f:]+/.exec(link) ?? [];
  const server = await hears(lab.host, 8080);
  for (const address of ["10.77.0.1", HOST_ADDRESS, "fd77::1", "2001:db8:ffff::2", `${linkLocal}%eth0`]) {
    expect([address, await sends(one, address, 8080)]).toEqual([address, false]);
    expect([address, await pings(one, address)]).toEqual([address, false]);
  }
  expect(await sends(lab.internet, HOST_ADDRESS, 8080)).toBe(true);
  await server.close();
  later();
  const { firewall_counters } = await apply();
  expect(firewall_counters.find(({ rule }) => rule === -1)?.packets).toBeGreaterThan(4);
});

test("without rules nobody comes in from outside; the host itself does", async () => {
  const server = await hears(two, 8080);
  await lab.internet("ip", ["route", "add", "10.77.0.0/24", "via", HOST_ADDRESS]);
  expect(await sends(lab.internet, TWO.ipv4, 8080)).toBe(false);
  expect(await sends(one, TWO.ipv4, 8080)).toBe(true);
  expect(await sends(lab.host, TWO.ipv4, 8080)).toBe(true);
  await server.close();
});

const RULES: NetworkDocument["firewall"] = [
  { direction: "in", protocol: "tcp", ports: ["8080"], from: "198.51.100.0/24", to: "any", action: "allow" },
  { direction: "out", protocol: "tcp", ports: ["9090"], from: "any", to: "any", action: "deny" },
  { direction: "out", protocol: "any", ports: [], from: "any", to: "any", action: "allow" },
];

test("rules hold in both directions, between guests too, and each counts what it matched", async () => {
  await apply(document({ firewall: RULES }));
  const [web, other] = [await hears(two, 8080), await hears(two, 8081)];
  const out = await hears(lab.internet, 9090);
  expect(await sends(lab.internet, TWO.ipv4, 8080)).toBe(true);
  expect(await sends(lab.internet, TWO.ipv4, 8081)).toBe(false);
  expect(await sends(one, TWO.ipv4, 8080)).toBe(false);
  expect(await sends(one, INTERNET, 9090)).toBe(false);
  for (const server of [web, other, out]) await server.close();
  later();
  const counts = (await apply()).firewall_counters;
  expect(counts.map(({ rule, packets }) => [rule, packets > 0])).toEqual([
    [0, true],
    [1, true],
    [2, true],
    [-1, true],
  ]);
  // A rule that stays keeps its count when the list changes.
  const changed = await apply(document({ firewall: [RULES[1]!, RULES[2]!] }));
  expect(changed.firewall_counters[0]?.packets).toBe(counts[1]?.packets);
  await apply(document());
});

test.each([
  ["the rules", async () => lab.host("nft", ["flush", "ruleset"]), /firewall's rules/],
  [
    "one rule",
    async () => lab.host("nft", ["flush", "chain", "inet", tableName(NET), "to_host"]),
    /firewall's rules/,
  ],
  ["the bridge", async () => lab.host("ip", ["link", "del", BRIDGE]), /the bridge/],
  ["the bridge's address", async () => lab.host("ip", ["address", "flush", "dev", BRIDGE]), /address/],
  ["dnsmasq", async () => killDnsmasq(), /dnsmasq/],
])("%s that somebody removed is made again, and told", async (_what, remove, told) => {
  await remove();
  later();
  const { state, message } = await apply();
  expect(state).toBe("ready");
  expect(message).toMatch(told);
  expect(await pings(one, INTERNET)).toBe(true);
  expect((await one("busybox", ["nslookup", "guest2.lan.example", "10.77.0.1"])).stdout).toContain(TWO.ipv4);
  await apply(document());
});

async function killDnsmasq(): Promise<void> {
  const { stdout } = await lab.host("cat", [`${lab.paths.runtimeNetwork(NET)}/dnsmasq.pid`]);
  const pid = Number(stdout);
  process.kill(pid, "SIGKILL");
  await lab.host("sh", [
    "-c",
    `while [ -d /proc/${pid} ] && ! grep -q 'State:.Z' /proc/${pid}/status; do sleep 0.02; done`,
  ]);
}

test("an agent that starts anew takes over what runs", async () => {
  const pid = async () => (await lab.host("cat", [`${lab.paths.runtimeNetwork(NET)}/dnsmasq.pid`])).stdout;
  const before = await pid();
  networks = createNetworks();
  const { state, message } = await apply();
  expect({ state, message }).toEqual({ state: "ready", message: null });
  expect(await pid()).toBe(before);
});

test("an address that was given to a card can be given to another at once", async () => {
  const three = lease(3);
  await apply(document({ leases: [TWO, { ...three, ipv4: ONE.ipv4 }] }));
  const guest = await lab.guest(three.vm, three.mac_address);
  await apply();
  const dhcp = ["udhcpc", "-i", "eth0", "-n", "-q", "-f", "-s", "/bin/true", "-t", "5"];
  expect((await guest("busybox", dhcp)).stderr).toContain(`lease of ${ONE.ipv4} obtained`);
});

test("a second network is told from the first, and its guests do not meet", async () => {
  const id = "net_fedcba9876543210";
  const more = { id, name: "second", leases: [], ipv6_cidr: null, ipv6_gateway: null };
  expect((await networks.apply(document(more))).message).toMatch(
    /10\.77\.0\.1\/24, which the host has on cb-0123456789a of network net_0123/,
  );
  const second = document({ ...more, cidr: "10.78.0.0/24", gateway: "10.78.0.1" });
  expect((await networks.apply(second)).state).toBe("ready");
  const guest = await lab.guest("vm_4000000000000000", "52:54:00:00:00:04", id);
  await networks.apply(second);
  await guest("ip", ["address", "add", "10.78.0.2/24", "dev", "eth0"]);
  await guest("ip", ["route", "add", "default", "via", "10.78.0.1"]);
  expect(await pings(guest, INTERNET)).toBe(true);
  expect(await pings(guest, TWO.ipv4)).toBe(false);
  expect((await networks.apply({ ...second, wanted: "deleted" })).state).toBe("deleted");
});

/** An agent that is killed before, or right after, the command of this number. */
function dyingAt(number: number, isRun: boolean): { run: Run; died: () => boolean } {
  let count = 0;
  const run: Run = async (command, args, options) => {
    if (++count < number) return lab.host(command, args, options);
    if (count === number && isRun) await lab.host(command, args, options);
    throw new Error("killed");
  };
  return { run, died: () => count >= number };
}

test("an agent that is killed between any two steps leaves what the next one finishes, both ways", async () => {
  const id = "net_killed7890abcdef";
  const about = {
    id,
    leases: [],
    ipv6_cidr: null,
    ipv6_gateway: null,
    cidr: "10.79.0.0/24",
    gateway: "10.79.0.1",
  };
  const wanted = { ...document(about), firewall: RULES };
  const parts = {
    paths: lab.paths,
    log: () => {},
    now: () => now,
    root: true,
    units: false,
    outside: async () => OPEN,
  };
  const steps = async (next: NetworkDocument): Promise<number> => {
    for (let number = 1; ; number++) {
      const { run, died } = dyingAt(number, number % 2 === 0);
      const report = await new Networks({ ...parts, run }).apply(next);
      if (!died()) return number;
      expect(report.state).toBe("error");
    }
  };
  expect(await steps(wanted)).toBeGreaterThan(8);
  expect(await new Networks({ ...parts, run: lab.host }).apply(wanted)).toMatchObject({
    state: "ready",
    message: null,
  });
  expect(await steps({ ...wanted, wanted: "deleted" })).toBeGreaterThan(2);
  expect((await lab.host("ip", ["-brief", "link"])).stdout).not.toContain(bridgeName(id));
});

test("a network that is deleted leaves nothing, and what others have stays", async () => {
  await lab.host("nft", ["-f", "-"], { input: OTHERS });
  expect(await apply({ ...document(), wanted: "deleted" })).toMatchObject({ state: "deleted" });
  // What keeps strangers from the host's forwarding, which stays on, stays too.
  const tables = (await lab.host("nft", ["list", "tables"])).stdout.trim().split("\n");
  expect(tables.filter((table) => !table.endsWith(" croft_forwarding"))).toEqual(["table ip docker"]);
  expect((await lab.host("ip", ["-brief", "link", "show", "type", "bridge"])).stdout).toBe("");
  expect(await readdir(lab.paths.runtimeNetworks)).toEqual([]);
  // Again, as after a kill before it was reported.
  expect(await apply()).toMatchObject({ state: "deleted" });
});

test("a bridge of the host is joined as it is, or refused by name", async () => {
  const bridged = (more: Partial<NetworkDocument>) =>
    document({ mode: "bridge", cidr: null, gateway: null, ipv6_cidr: null, ipv6_gateway: null, ...more });
  expect((await networks.apply(bridged({ bridge: "br9" }))).message).toMatch(/the host has no bridge br9/);
  await lab.host("ip", ["link", "add", "br9", "type", "bridge"]);
  expect((await networks.apply(bridged({ bridge: "br9", vlan: 7 }))).message).toMatch(
    /br9 does not filter VLANs/,
  );
  expect((await networks.apply(bridged({ bridge: "br9" }))).state).toBe("ready");

  // Its rules hold for cards of Croft, and for nobody else on it.
  const firewall: NetworkDocument["firewall"] = [
    { direction: "in", protocol: "tcp", ports: ["8080"], from: "any", to: "any", action: "allow" },
  ];
  expect((await networks.apply(bridged({ bridge: "br9", firewall, leases: [ONE] }))).message).toBeNull();
  await lab.host("ip", ["link", "set", "br9", "up"]);
  for (const tap of [1, 2]) await lab.host("ip", ["link", "set", `ct-${tap}00000000000`, "master", "br9"]);
  const [open, closed] = [await hears(one, 8080), await hears(one, 8081)];
  const neighbor = await hears(two, 8081);
  expect(await sends(two, ONE.ipv4, 8080)).toBe(true);
  expect(await sends(two, ONE.ipv4, 8081)).toBe(false);
  expect(await sends(one, TWO.ipv4, 8081)).toBe(true);
  for (const server of [open, closed, neighbor]) await server.close();
});
