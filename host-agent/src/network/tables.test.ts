import { expect, test } from "@jest/globals";
import { guardRules, portRules } from "./card-table.ts";
import { joinCommands } from "./cards.ts";
import { natNetwork } from "./fixtures/namespaces.fixture.ts";
import { linkLocalOf, tapName } from "./names.ts";
import { networkRules } from "./network-table.ts";

const VM = "vm_0123456789abcdef";
const nic = {
  network: "net_0123456789abcdef",
  mode: "nat" as const,
  mac_address: "52:54:00:00:00:01",
  ipv4: { address: "10.77.0.11", prefix_length: 24 },
  ipv6: null,
  mtu: null,
};
const port = { guest_port: 80, host_port: 8080, host_address: "127.0.0.1", protocol: "tcp" as const };
const guest = { ipv4: "10.77.0.11", ipv6: null };

test("names of interfaces fit into the 15 bytes that the kernel takes", () => {
  expect(Buffer.byteLength(tapName(VM, 7))).toBeLessThanOrEqual(15);
});

test("a link-local address follows from the hardware address as RFC 4291 says", () => {
  expect(linkLocalOf("52:54:00:12:34:56")).toBe("fe80000000000000505400fffe123456");
});

test("the loopback's ports lead to a guest from the host only, the others' from outside too", () => {
  const [inside = "", outside = ""] = (portRules(VM, [port], guest) ?? "").split("chain from_host").reverse();
  expect(inside).toContain("ip daddr 127.0.0.1 tcp dport 8080 dnat ip to 10.77.0.11:80");
  expect(outside).not.toContain("dnat");
  const open = portRules(VM, [{ ...port, host_address: "0.0.0.0" }], guest) ?? "";
  expect(open.match(/fib daddr type local tcp dport 8080/g)).toHaveLength(2);
});

test("a port of a family that the guest has no address of leads nowhere", () => {
  expect(portRules(VM, [{ ...port, host_address: "::1" }], guest)).toBeNull();
});

test("a card without a leased address is held to its hardware address only", () => {
  const card = { ...nic, mode: "bridge" as const, ipv4: null };
  const rules = guardRules(VM, [{ tap: "ct-x0", nic: card, ipv6: false, others: [] }]);
  expect(rules).toContain("ether saddr != 52:54:00:00:00:01 counter drop");
  expect(rules).not.toContain("ip saddr !=");
  expect(rules).toContain("nd-router-advert");
  expect(rules).toContain("udp sport 67 counter drop");
});

test("a card joins its VLAN before it is up", () => {
  expect(joinCommands("ct-x0", "br0", 7).map((words) => words.join(" "))).toEqual([
    "ip link set dev ct-x0 down",
    "ip link set dev ct-x0 master br0",
    "bridge vlan del dev ct-x0 vid 1-4094",
    "bridge vlan add dev ct-x0 vid 7 pvid untagged",
    "ip link set dev ct-x0 up",
  ]);
});

test("a change of rules takes the counters of those that are gone along, in the same transaction", () => {
  const rules = networkRules(natNetwork(), "inet", { inet: ["rule_gone_0", "denied_in"], bridge: null });
  expect(rules).toContain("delete counter inet croft_net_0123456789abcdef rule_gone_0");
  expect(rules).not.toContain("delete counter inet croft_net_0123456789abcdef denied_in");
});

const lan = natNetwork({
  mode: "bridge",
  bridge: "br0",
  cidr: null,
  gateway: null,
  firewall: [{ direction: "in", protocol: "tcp", ports: ["22"], from: "any", to: "any", action: "allow" }],
  leases: [{ vm: VM, hostname: "one", mac_address: nic.mac_address, ipv4: null, ipv6: null }],
});

test("on a bridge of the host rules hold for its cards only, in the family in which the kernel tracks connections", () => {
  const shown = networkRules(lan, "inet");
  expect(shown).toContain('iifname "br0" oifname "br0" ether daddr { 52:54:00:00:00:01 } jump bridged_in');
  expect(shown).not.toContain("table bridge");
  const own = networkRules(lan, "bridge");
  expect(own).toMatch(
    /table bridge croft_net_\w+ \{.*ether type arp accept.*ether daddr \{ 52:54:00:00:00:01 \} jump bridged_in/s,
  );
});

test("a bridge of the host without rules stays as open as it is", () => {
  expect(networkRules({ ...lan, firewall: [] }, "bridge")).not.toContain("bridged");
});

test("guests of one network are held to its rules by the family bridge where IP's rules do not see them", () => {
  const rules = networkRules({ ...lan, mode: "nat", cidr: "10.77.0.0/24" }, "bridge");
  expect(rules).toContain("jump bridged_in");
  expect(networkRules({ ...lan, mode: "nat", cidr: "10.77.0.0/24" }, "inet")).not.toContain(
    "jump bridged_in",
  );
});
