// Cards by real taps, nft and QEMU, in namespaces of their own; a hostile guest is a namespace on a veth pair in a tap's place.
import { join } from "node:path";
import type { VmDocument } from "@croft/schemas/generated/typescript/messages.ts";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Run } from "../host/run.ts";
import { plugNic } from "../vm/devices/nic-hotplug.ts";
import { nicArguments, tapDescriptor } from "../vm/devices/nics.ts";
import { connectQmp } from "../vm/qemu/qmp.ts";
import type { Nic } from "./card-table.ts";
import { Cards } from "./cards.ts";
import { hears, sends, until } from "./fixtures/guest.fixture.ts";
import { createLab, HOST_ADDRESS, type Lab, NET, natNetwork } from "./fixtures/namespaces.fixture.ts";
import { bridgeName, tableName, tapName } from "./names.ts";
import { Networks } from "./networks.ts";
import { OPEN } from "./outside.ts";
import { withTaps } from "./tap-handover.ts";

const GATEWAY = "10.77.0.1";
const OWNER = { uid: 52_001 };
const lease = (number: number) => ({
  vm: `vm_${number}000000000000000`,
  hostname: `guest${number}`,
  mac_address: `52:54:00:00:00:0${number}`,
  ipv4: `10.77.0.1${number}`,
  ipv6: `fd77::1${number}`,
});
const [HOSTILE, VICTIM, REAL] = [lease(1), lease(2), lease(3)];
const network = natNetwork({
  leases: [HOSTILE, VICTIM, REAL],
  ipv6_cidr: "fd77::/64",
  ipv6_gateway: "fd77::1",
});

const nicOf = ({ mac_address, ipv4, ipv6 }: typeof HOSTILE): Nic => ({
  network: NET,
  mode: "nat",
  mac_address,
  ipv4: { address: ipv4, prefix_length: 24 },
  ipv6: { address: ipv6, prefix_length: 64 },
  mtu: null,
});
const vmOf = (of: typeof HOSTILE, ports: VmDocument["ports"] = []) => ({
  id: of.vm,
  name: of.hostname,
  ports,
  nics: [nicOf(of)],
});

let lab: Lab;
let cards: Cards;
let hostile: Run;
let victim: Run;

beforeAll(async () => {
  lab = await createLab();
  const about = { run: lab.host, paths: lab.paths };
  const networks = new Networks({
    ...about,
    log: () => {},
    now: () => new Date(),
    root: true,
    units: false,
    outside: async () => OPEN,
  });
  expect((await networks.apply(network)).state).toBe("ready");
  cards = new Cards({ ...about, network: () => network });
  hostile = await lab.guest(HOSTILE.vm, HOSTILE.mac_address);
  victim = await lab.guest(VICTIM.vm, VICTIM.mac_address);
  for (const [who, of] of [
    [hostile, HOSTILE],
    [victim, VICTIM],
  ] as const) {
    await cards.open(vmOf(of), OWNER);
    await who("ip", ["address", "add", `${of.ipv4}/24`, "dev", "eth0"]);
    await who("ip", ["address", "add", `${of.ipv6}/64`, "dev", "eth0", "nodad"]);
    await who("ip", ["route", "add", "default", "via", GATEWAY]);
  }
});
afterAll(() => lab.close());

const pings = async (who: Run, target: string, from: string[] = []): Promise<boolean> =>
  (await who("busybox", ["ping", "-c1", "-W1", ...from, target], { allowedExitCodes: [0, 1] })).exitCode ===
  0;

/** Packets of the hostile guest that its card's rules dropped. */
async function dropped(): Promise<number> {
  const { stdout } = await lab.host("nft", ["list", "table", "netdev", tableName(HOSTILE.vm)]);
  return [...stdout.matchAll(/counter packets (\d+)/g)].reduce(
    (sum, [, packets]) => sum + Number(packets),
    0,
  );
}

/** Whether what a hostile guest does is dropped and counted. */
async function isDropped(act: () => Promise<unknown>): Promise<void> {
  const before = await dropped();
  await act();
  expect(await dropped()).toBeGreaterThan(before);
}

const readReceived = async (who: Run): Promise<number> =>
  Number((await who("cat", ["/proc/net/dev"])).stdout.split("eth0:")[1]?.trim().split(/\s+/)[1]);

test("a guest that keeps to its addresses is not hindered", async () => {
  expect(await pings(hostile, VICTIM.ipv4)).toBe(true);
  expect(await pings(hostile, VICTIM.ipv6)).toBe(true);
  expect(await dropped()).toBe(0);
});

test("another hardware address is dropped and counted", async () => {
  await hostile("ip", ["link", "set", "eth0", "address", "52:54:00:00:00:77"]);
  await isDropped(async () => expect(await pings(hostile, VICTIM.ipv4)).toBe(false));
  await hostile("ip", ["link", "set", "eth0", "address", HOSTILE.mac_address]);
  await until(() => pings(hostile, VICTIM.ipv4));
});

test("other addresses are dropped and counted, and so are announcements of them", async () => {
  await hostile("ip", ["address", "add", "10.77.0.99/24", "dev", "eth0"]);
  await isDropped(async () => expect(await pings(hostile, VICTIM.ipv4, ["-I", "10.77.0.99"])).toBe(false));
  await hostile("ip", ["address", "add", "fd77::99/64", "dev", "eth0", "nodad"]);
  await isDropped(async () => expect(await pings(hostile, VICTIM.ipv6, ["-I", "fd77::99"])).toBe(false));
  await hostile("ip", ["address", "add", `${GATEWAY}/24`, "dev", "eth0"]);
  const announce = ["arping", "-U", "-c", "1", "-w", "1", "-I", "eth0", "-s", GATEWAY, GATEWAY];
  expect(await pings(victim, GATEWAY)).toBe(false);
  await isDropped(() => hostile("busybox", announce, { allowedExitCodes: [0, 1] }));
  const { stdout } = await victim("ip", ["neighbor", "show", GATEWAY]);
  expect(stdout).not.toContain(HOSTILE.mac_address);
  for (const address of ["10.77.0.99/24", `${GATEWAY}/24`, "fd77::99/64"])
    await hostile("ip", ["address", "del", address, "dev", "eth0"]);
});

test("a guest is no neighbor of another's address, the gateway's link-local one included", async () => {
  const { stdout } = await lab.host("ip", [
    "-6",
    "-oneline",
    "address",
    "show",
    bridgeName(NET),
    "scope",
    "link",
  ]);
  const [gateway = ""] = /fe80::[0-9a-f:]+/.exec(stdout) ?? [];
  await hostile("ip", ["address", "add", `${gateway}/64`, "dev", "eth0", "nodad"]);
  // Asking for it is what makes the guest advertise it.
  await victim("ip", ["neighbor", "flush", "dev", "eth0"]);
  await isDropped(() => pings(victim, `${gateway}%eth0`));
  await hostile("ip", ["address", "del", `${gateway}/64`, "dev", "eth0"]);
});

test("a guest is no DHCP server and no router", async () => {
  const stranger = await lab.guest("vm_9000000000000000", "52:54:00:00:00:09");
  await lab.host("ip", ["link", "set", tapName("vm_9000000000000000", 0), "master", bridgeName(NET)]);
  const serve = [
    "--no-daemon",
    "--port=0",
    "--interface=eth0",
    "--bind-dynamic",
    "--enable-ra",
    "--conf-file=/dev/null",
  ];
  const ranges = [
    "--dhcp-range=10.77.0.200,10.77.0.250",
    "--dhcp-range=fd66::,ra-only",
    "--dhcp-leasefile=/dev/null",
  ];
  await hostile("ip", ["address", "add", "fd66::1/64", "dev", "eth0", "nodad"]);
  const ending = new AbortController();
  const serving = hostile("dnsmasq", [...serve, ...ranges, "--user=root"], { signal: ending.signal }).catch(
    () => {},
  );
  await until(async () => (await hostile("busybox", ["netstat", "-lun"])).stdout.includes(":67 "));
  const dhcp = ["udhcpc", "-i", "eth0", "-n", "-q", "-f", "-s", "/bin/true", "-t", "3", "-T", "1"];
  await isDropped(async () =>
    expect((await stranger("busybox", dhcp, { allowedExitCodes: [1] })).stderr).toContain("no lease"),
  );
  expect((await stranger("ip", ["-6", "route"])).stdout).not.toContain("fd66::");
  ending.abort();
  await serving;
  await hostile("ip", ["address", "del", "fd66::1/64", "dev", "eth0"]);
});

test("a flood to all has a bound, and other packets go on", async () => {
  const flood =
    "use Socket; socket(my $s, PF_INET, SOCK_DGRAM, 0); setsockopt($s, SOL_SOCKET, SO_BROADCAST, 1);" +
    'my $to = sockaddr_in(9, inet_aton("10.77.0.255")); send($s, "x", 0, $to) for 1..5000;';
  const before = await readReceived(victim);
  await isDropped(() => hostile("perl", ["-e", flood]));
  expect((await readReceived(victim)) - before).toBeLessThan(1_500);
  expect(await pings(hostile, VICTIM.ipv4)).toBe(true);
});

test("ports lead to a guest from the host, from outside and from guests of its network", async () => {
  const port = (host_address: string, host_port: number) =>
    ({ guest_port: 80, host_port, host_address, protocol: "tcp" }) as const;
  await cards.keep(vmOf(VICTIM, [port("127.0.0.1", 8001), port("0.0.0.0", 8002), port(HOST_ADDRESS, 8003)]));
  const server = await hears(victim, 80);
  expect(await sends(lab.host, "127.0.0.1", 8001)).toBe(true);
  for (const number of [8002, 8003]) {
    expect([number, await sends(lab.host, HOST_ADDRESS, number)]).toEqual([number, true]);
    expect([number, await sends(lab.internet, HOST_ADDRESS, number)]).toEqual([number, true]);
    expect([number, await sends(hostile, HOST_ADDRESS, number)]).toEqual([number, true]);
  }
  expect(await sends(lab.internet, HOST_ADDRESS, 8001)).toBe(false);
  await server.close();
});

test("rules that somebody flushed are there again after the next look", async () => {
  await lab.host("nft", ["flush", "ruleset"]);
  await cards.keep(vmOf(HOSTILE));
  await hostile("ip", ["address", "add", "10.77.0.99/24", "dev", "eth0"]);
  await isDropped(async () => expect(await pings(hostile, VICTIM.ipv4, ["-I", "10.77.0.99"])).toBe(false));
  await hostile("ip", ["address", "del", "10.77.0.99/24", "dev", "eth0"]);
});

test("QEMU is handed a tap at its start, and gets a second one while it runs", async () => {
  const vm = vmOf(REAL);
  const names = await cards.open(vm, OWNER);
  const folder = lab.paths.runtimeNetworks;
  const monitor = (name: string) => ["-qmp", `unix:${join(folder, name)},server=on,wait=off`];
  const qemu = ["qemu-system-x86_64", "-machine", "q35", "-nodefaults", "-display", "none", "-S"];
  const command = [...qemu, ...monitor("one.sock"), ...monitor("two.sock"), ...nicArguments(vm.nics)];
  const taps = names.map((name, card) => ({ name, descriptor: tapDescriptor(card) }));
  const running = lab.host("timeout", ["60", ...withTaps(command, taps)]);
  const qmp = await connectWhenThere(join(folder, "one.sock"));
  const second = { ...nicOf(REAL), mac_address: "52:54:00:00:00:33", ipv4: null, ipv6: null };
  await cards.open({ ...vm, nics: [...vm.nics, second] }, OWNER);
  await plugNic({ run: lab.host, qmp, monitor: join(folder, "two.sock") }, second, 1, tapName(REAL.vm, 1));
  const filters = (await qmp.execute("query-rx-filter")) as { "main-mac": string }[];
  expect(filters.map((filter) => filter["main-mac"])).toEqual([REAL.mac_address, second.mac_address]);
  // Both have a carrier now, because a process has them open.
  const { stdout } = await lab.host("ip", ["-brief", "link"]);
  expect(stdout.match(/ct-3\S+\s+UP/g)).toHaveLength(2);
  await qmp.execute("quit").catch(() => {});
  await running;
});

async function connectWhenThere(path: string) {
  for (const end = Date.now() + 20_000; ; ) {
    const qmp = await connectQmp(path).catch(() => null);
    if (qmp !== null) return qmp;
    if (Date.now() > end) throw new Error("QEMU did not open its monitor");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

test("the addresses that cards have are told with who knows them", async () => {
  const [card] = await cards.observed(vmOf(VICTIM), null);
  expect(card).toMatchObject({ mac_address: VICTIM.mac_address });
  expect(card?.addresses).toContainEqual({ address: VICTIM.ipv4, source: "neighbor" });
  const told = { name: "eth0", mac_address: VICTIM.mac_address, ip_addresses: ["10.77.0.50", "fe80::1"] };
  const [seen] = await cards.observed(vmOf(VICTIM), { interfaces: [told] } as never);
  expect(seen?.addresses[0]).toEqual({ address: "10.77.0.50", source: "guest_agent" });
});

test("nothing is left of the cards of a VM that ended", async () => {
  for (const { vm } of [HOSTILE, VICTIM, REAL]) await cards.close(vm);
  const links = (await lab.host("ip", ["-brief", "link"])).stdout;
  for (const { vm } of [HOSTILE, VICTIM, REAL]) expect(links).not.toContain(tapName(vm, 0).slice(0, -1));
  expect((await lab.host("nft", ["list", "tables"])).stdout).not.toContain("netdev");
});
