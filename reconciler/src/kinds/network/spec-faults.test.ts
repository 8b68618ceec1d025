import { expect, test } from "@jest/globals";
import { foreignRangeFaults, gatewayOf, type NetworkSpec, networkFaults } from "./spec-faults.ts";

const NAT: NetworkSpec = { mode: "nat", cidr: "10.20.0.0/24" };
const LAN: NetworkSpec = { mode: "bridge", bridge: "br0" };

test.each<[string, NetworkSpec]>([
  ["a network of Croft's own", NAT],
  [
    "one with everything",
    { ...NAT, ipv6_cidr: "fd00:20::/64", gateway: "10.20.0.254", dns: ["9.9.9.9", "fd00::1"], mtu: 1400 },
  ],
  ["a bridge on which others hand out addresses", { ...LAN, vlan: 20 }],
  [
    "a bridge on which Croft does",
    { ...LAN, cidr: "192.0.2.0/24", gateway: "192.0.2.1", reserved: ["192.0.2.1-192.0.2.99"] },
  ],
  [
    "rules",
    {
      ...NAT,
      firewall: [
        {},
        { protocol: "tcp", ports: ["22", "8000-8100"], from: "network" },
        { direction: "out", to: "198.51.100.0/24", action: "deny" },
      ],
    },
  ],
])("%s is right", (_what, spec) => {
  expect(networkFaults(spec)).toEqual([]);
});

test.each<[NetworkSpec, string, RegExp]>([
  [{ mode: "nat" }, "cidr", /required/],
  [{ mode: "bridge" }, "bridge", /required/],
  [{ ...NAT, bridge: "br0" }, "bridge", /only goes with/],
  [{ ...NAT, vlan: 3 }, "vlan", /only goes with/],
  [{ ...NAT, cidr: "10.20.0.1/24" }, "cidr", /write 10\.20\.0\.0\/24/],
  [{ ...NAT, cidr: "fd00::/64" }, "cidr", /no IPv4 range/],
  [{ ...NAT, cidr: "10.20.0.0/31" }, "cidr", /\/8 to \/30/],
  [{ ...NAT, cidr: "127.0.0.0/24" }, "cidr", /loopback/],
  [{ ...NAT, cidr: "169.254.0.0/16" }, "cidr", /link-local/],
  [{ ...NAT, ipv6_cidr: "fe80::/64" }, "ipv6_cidr", /link-local/],
  [{ ...NAT, ipv6_cidr: "fd00::/127" }, "ipv6_cidr", /\/48 to \/126/],
  [{ ...NAT, ipv6_cidr: "fd00::/64", mtu: 1000 }, "mtu", /1280/],
  [{ ...NAT, gateway: "10.21.0.1" }, "gateway", /inside cidr/],
  [{ ...NAT, gateway: "10.20.0.255" }, "gateway", /inside cidr/],
  [{ ...LAN, gateway: "10.20.0.1" }, "gateway", /needs cidr/],
  [{ ...NAT, dns: ["9.9.9.9", "resolver"] }, "dns/1", /no IPv4/],
  [{ ...NAT, dns: ["9.9.9.9", "127.0.0.53"] }, "dns/1", /loopback/],
  [{ ...NAT, dns: ["169.254.169.253"] }, "dns/0", /link-local/],
  [{ ...NAT, dns: ["::1"] }, "dns/0", /loopback/],
  [{ ...LAN, dns: ["fe80::1"] }, "dns/0", /link-local/],
  [{ ...NAT, reserved: ["10.20.0.1-10.20.0.9", "10.20.0.9"] }, "reserved/1", /overlaps with 10\.20\.0\.1-/],
  [{ ...NAT, reserved: ["10.21.0.9"] }, "reserved/0", /inside cidr/],
  [{ ...NAT, reserved: ["some"] }, "reserved/0", /no address/],
  [{ ...NAT, firewall: [{ ports: ["22"] }] }, "firewall/0/ports", /tcp/],
  [{ ...NAT, firewall: [{ protocol: "tcp", ports: ["0"] }] }, "firewall/0/ports/0", /1 to 65535/],
  [{ ...NAT, firewall: [{ protocol: "tcp", ports: ["90-80"] }] }, "firewall/0/ports/0", /80-90/],
  [{ ...NAT, firewall: [{ from: "10.0.0.1" }] }, "firewall/0/from", /10\.0\.0\.1\/32/],
  [{ ...NAT, firewall: [{ to: "10.0.0.1/8" }] }, "firewall/0/to", /10\.0\.0\.0\/8/],
  [{ ...NAT, firewall: [{ from: "everybody" }] }, "firewall/0/from", /any, network or a CIDR/],
  [{ ...NAT, firewall: [{ from: "10.0.0.0/8", to: "fd00::/8" }] }, "firewall/0/to", /another IP version/],
  [{ ...LAN, firewall: [{ from: "network" }] }, "firewall/0/from", /does not know/],
])("%j is refused at %s", (spec, field, message) => {
  const [first] = networkFaults(spec);
  expect(first).toMatchObject({ pointer: `/spec/${field}`, message: expect.stringMatching(message) });
});

test.each<[NetworkSpec, string]>([
  [{ ...NAT, cidr: "9.9.9.0/24" }, "cidr"],
  [{ ...NAT, cidr: "172.0.0.0/8" }, "cidr"],
  [{ ...NAT, ipv6_cidr: "2001:db8:1::/64" }, "ipv6_cidr"],
])("%j is for admins, because %s is somebody's", (spec, field) => {
  expect(networkFaults(spec)).toEqual([]);
  expect(foreignRangeFaults(spec)).toMatchObject([
    {
      code: "invalid_value",
      pointer: `/spec/${field}`,
      message: expect.stringMatching(/within one of .*admins/),
    },
  ]);
});

test.each([
  "10.20.0.0/24",
  "172.31.0.0/16",
  "192.168.0.0/16",
  "100.64.0.0/10",
  "198.18.0.0/16",
  "203.0.113.0/25",
])("%s is for members too", (cidr) => {
  expect(foreignRangeFaults({ ...NAT, cidr, ipv6_cidr: "fd00:20::/64" })).toEqual([]);
});

test("the router is the first address of a network of Croft's own, unless given; a bridge has the one that is given", () => {
  expect(gatewayOf(NAT, 4)).toBe("10.20.0.1");
  expect(gatewayOf({ ...NAT, gateway: "10.20.0.9" }, 4)).toBe("10.20.0.9");
  expect(gatewayOf({ ...NAT, ipv6_cidr: "fd00:20::/64" }, 6)).toBe("fd00:20::1");
  expect(gatewayOf({ ...LAN, cidr: "192.0.2.0/24" }, 4)).toBeUndefined();
});
