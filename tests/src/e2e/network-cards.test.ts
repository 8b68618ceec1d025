// Guests on a network of mode nat, with a real QEMU and a real kernel each: addresses by DHCP, names, one another, the host's
// ports; a guest that turns hostile; cards that come and go while it runs; an agent that starts anew.
import { execFileSync } from "node:child_process";
import { randomInt } from "node:crypto";
import { once } from "node:events";
import { connect } from "node:net";
import type { NetworkDocument, VmDocument } from "@croft/schemas/generated/typescript/messages.ts";
import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import { run } from "../../../host-agent/src/host/run.ts";
import { Cards } from "../../../host-agent/src/network/cards.ts";
import { bridgeName, tableName, tapName } from "../../../host-agent/src/network/names.ts";
import { Networks } from "../../../host-agent/src/network/networks.ts";
import { openSsh } from "../../../host-agent/src/vm/guest/ssh.ts";
import { freePort } from "../harness/free-port.ts";
import { GuestLab, type LabVm } from "../harness/guest-lab.ts";
import type { SerialShell } from "../harness/serial-shell.ts";
import { withRoot } from "../harness/with-root.ts";

// A limit for what hangs, not a measure: machines that are busy take their time.
jest.setTimeout(600_000);

/** Of this run, beside whatever networks the machine has. */
const base = `10.${randomInt(130, 250)}.${randomInt(1, 250)}`;
const id = `net_${randomInt(1e9, 9e9)}000000`;
type Nic = NonNullable<VmDocument["nics"]>[number];

const nic = (number: number): Nic => ({
  network: id,
  mode: "nat",
  mac_address: `52:54:00:00:01:0${number}`,
  ipv4: { address: `${base}.1${number}`, prefix_length: 24 },
  ipv6: null,
  mtu: 1400,
});

const networkOf = (vms: readonly LabVm[]): NetworkDocument => ({
  kind: "network",
  id,
  generation: 1,
  project: "p",
  name: "lan",
  mode: "nat",
  bridge: null,
  vlan: null,
  cidr: `${base}.0/24`,
  ipv6_cidr: null,
  gateway: `${base}.1`,
  ipv6_gateway: null,
  dns: [],
  search_domain: "lan.example",
  mtu: 1400,
  reserved: [],
  firewall: [],
  leases: vms.flatMap(({ document }, index) =>
    (document.nics ?? []).map(({ mac_address, ipv4 }) => ({
      vm: document.id,
      hostname: `guest${index + 1}`,
      mac_address,
      ipv4: ipv4?.address ?? null,
      ipv6: null,
    })),
  ),
  wanted: "present",
});

/** What somebody says who accepts there. */
function banner(host: string, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port });
    socket.setTimeout(10_000, () => socket.destroy(new Error("no response")));
    socket.once("data", (data) => {
      socket.destroy();
      resolve(data.toString());
    });
    socket.once("error", reject);
  });
}

const ports = async (): Promise<VmDocument["ports"]> => [
  { guest_port: 22, host_port: await freePort(), host_address: "127.0.0.1", protocol: "tcp" },
];

withRoot("networks of VMs")("guests on a network", () => {
  let lab: GuestLab;
  let networks: Networks;
  let one: LabVm;
  let two: LabVm;
  let shell: SerialShell;
  let other: SerialShell;

  beforeAll(async () => {
    lab = await GuestLab.open();
    networks = createNetworks();
    lab.context.cards = new Cards({ run, paths: lab.paths, network: () => networkOf([one, two]) });
    one = await lab.machine({ nics: [nic(1)], ports: await ports() });
    two = await lab.machine({ nics: [nic(2)] });
  });
  afterAll(async () => {
    await lab.clean();
    await networks.apply({ ...networkOf([]), wanted: "deleted" });
    lab.close();
  });

  const createNetworks = () =>
    new Networks({
      run,
      paths: lab.paths,
      log: () => {},
      now: () => new Date(),
      root: true,
      units: false,
      outside: async () => ({ shut: false, reconciler: [] }),
    });

  const lease = async (guest: SerialShell, address: string): Promise<void> => {
    expect(await guest.run("udhcpc -i eth0 -n -q -f -s /bin/true 2>&1")).toContain(
      `lease of ${address} obtained`,
    );
    await guest.run(`ifconfig eth0 ${address} netmask 255.255.255.0; route add default gw ${base}.1`);
  };
  const pings = async (guest: SerialShell, target: string): Promise<boolean> =>
    (await guest.run(`ping -c1 -W2 ${target} > /dev/null && echo reached`)).includes("reached");

  test("a VM waits for its network, and starts once it is there", async () => {
    expect(await one.apply()).toMatchObject({ state: "creating", code: "unavailable" });
    expect(await networks.apply(networkOf([one, two]))).toMatchObject({ state: "ready" });
    await Promise.all([one.apply(), two.apply()]);
    expect(one.report()).toMatchObject({ state: "running", code: null });
    await Promise.all([one.ready(), two.ready()]);
    [shell, other] = await Promise.all([one.shell(), two.shell()]);
  });

  test("guests get the addresses that were leased to them, find and reach one another, and know the packet's size", async () => {
    await lease(shell, `${base}.11`);
    await lease(other, `${base}.12`);
    expect(await shell.run(`nslookup guest2.lan.example ${base}.1`)).toContain(`${base}.12`);
    expect(await pings(shell, `${base}.12`)).toBe(true);
    expect(await shell.run("cat /sys/class/net/eth0/mtu")).toContain("1400");
  });

  test("the host reaches a guest by its address and by its port, and the guest nothing of the host", async () => {
    expect(await banner(`${base}.11`, 22)).toContain("SSH-2.0-tiny");
    const { run: present } = one.machine.guest.record;
    const socket = await openSsh(present as NonNullable<typeof present>, 0);
    expect(String((await once(socket, "data"))[0])).toContain("SSH-2.0-tiny");
    socket.destroy();
    expect(await banner("127.0.0.1", one.document.ports[0]?.host_port ?? 0)).toContain("SSH-2.0-tiny");
    expect(await pings(shell, `${base}.1`)).toBe(false);
  });

  test("what the card really has is in the report", async () => {
    const { nics } = await one.apply();
    const addresses = nics?.[0]?.addresses ?? [];
    expect(addresses).toContainEqual({ address: `${base}.11`, source: "lease" });
  });

  test("a guest that takes another's address is not heard, and it is counted", async () => {
    await shell.run(`ifconfig eth0 ${base}.12`);
    expect(await pings(shell, `${base}.99`)).toBe(false);
    const rules = execFileSync("nft", ["list", "table", "netdev", tableName(one.document.id)], {
      encoding: "utf8",
    });
    expect(rules).toMatch(/arp saddr ip != .* counter packets [1-9]\d* bytes \d+ drop/);
    expect(await pings(other, `${base}.1`)).toBe(false);
    expect(await banner(`${base}.12`, 22)).toContain("SSH-2.0-tiny");
    await shell.run(`ifconfig eth0 ${base}.11 netmask 255.255.255.0`);
  });

  test("a card comes and goes at the end while the guest runs on", async () => {
    const { pid } = one;
    expect(await one.apply({ nics: [nic(1), nic(3)], generation: 2 })).toMatchObject({
      state: "running",
      code: null,
    });
    await networks.apply(networkOf([one, two]));
    expect(
      await shell.run(
        "until [ -e /sys/class/net/eth1 ]; do sleep 0.1; done; cat /sys/class/net/eth1/address",
      ),
    ).toContain(nic(3).mac_address);
    expect(await shell.run("ifconfig eth1 up; udhcpc -i eth1 -n -q -f -s /bin/true 2>&1")).toContain(
      `${base}.13`,
    );
    expect(await one.apply({ nics: [nic(1)], generation: 3 })).toMatchObject({
      state: "running",
      code: null,
    });
    expect(await shell.run("ls /sys/class/net")).not.toContain("eth1");
    expect(execFileSync("ip", ["-brief", "link"], { encoding: "utf8" })).not.toContain(
      tapName(one.document.id, 1),
    );
    expect(one.pid).toBe(pid);
  });

  test("an agent that starts anew finds cards, and mends what was removed meanwhile", async () => {
    const { pid } = two;
    networks = createNetworks();
    lab.context.cards = new Cards({ run, paths: lab.paths, network: () => networkOf([one, two]) });
    execFileSync("ip", ["link", "del", bridgeName(id)]);
    execFileSync("nft", ["delete", "table", "netdev", tableName(two.document.id)]);
    execFileSync("ip", ["link", "del", tapName(two.document.id, 0)]);
    await two.newAgent();
    expect((await networks.apply(networkOf([one, two]))).message).toMatch(/the bridge/);
    expect(await two.apply()).toMatchObject({ state: "running", code: null });
    expect(two.pid).toBe(pid);
    // Its card was exchanged for another, because the tap was gone.
    await other.run("until [ -e /sys/class/net/eth0 ]; do sleep 0.1; done; ifconfig eth0 up");
    await lease(other, `${base}.12`);
    expect(await pings(other, `${base}.11`)).toBe(true);
    expect(execFileSync("nft", ["list", "tables"], { encoding: "utf8" })).toContain(
      `netdev ${tableName(two.document.id)}`,
    );
  });

  test("a change of another card restarts the guest, and nothing stays of one that is deleted", async () => {
    const { pid } = two;
    expect(await two.apply({ nics: [nic(4)], generation: 2 })).toMatchObject({ state: "running" });
    expect(two.pid).not.toBe(pid);
    await lab.clean();
    await networks.apply({ ...networkOf([]), wanted: "deleted" });
    const links = execFileSync("ip", ["-brief", "link"], { encoding: "utf8" });
    for (const name of [bridgeName(id), tapName(one.document.id, 0), tapName(two.document.id, 0)])
      expect(links).not.toContain(name);
    const tables = execFileSync("nft", ["list", "tables"], { encoding: "utf8" });
    for (const named of [id, one.document.id, two.document.id]) expect(tables).not.toContain(named);
  });
});
