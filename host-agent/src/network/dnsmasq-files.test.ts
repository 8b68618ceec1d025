import { expect, test } from "@jest/globals";
import { dnsmasqFiles, parseGiven } from "./dnsmasq-files.ts";
import { natNetwork } from "./fixtures/namespaces.fixture.ts";

const lease = {
  vm: "vm_1",
  hostname: "one",
  mac_address: "52:54:00:00:00:01",
  ipv4: "10.77.0.11",
  ipv6: "fd77::11",
};

test("every card gets its leases, and only the first of a VM has its name", () => {
  const second = { ...lease, mac_address: "52:54:00:00:00:02", ipv4: "10.77.0.12", ipv6: null };
  const { leases, names } = dnsmasqFiles(natNetwork({ leases: [lease, second] }), "/run/x");
  expect(leases).toBe(
    "52:54:00:00:00:01,10.77.0.11,[fd77::11],one,infinite\n52:54:00:00:00:02,10.77.0.12,infinite\n",
  );
  expect(names).toBe("10.77.0.11 one\nfd77::11 one\n10.77.0.12 one\n");
});

test("name servers that the network names are asked instead of the host's", () => {
  expect(dnsmasqFiles(natNetwork({ dns: ["192.0.2.53"] }), "/run/x").conf).toContain(
    "no-resolv\nserver=192.0.2.53\n",
  );
  expect(dnsmasqFiles(natNetwork(), "/run/x").conf).not.toContain("no-resolv");
});

test("routers are advertised only where there is an IPv6 range", () => {
  expect(dnsmasqFiles(natNetwork(), "/run/x").conf).not.toContain("enable-ra");
  const { conf } = dnsmasqFiles(
    natNetwork({ ipv6_cidr: "fd77::/64", ipv6_gateway: "fd77::1", mtu: 1400 }),
    "/run/x",
  );
  expect(conf).toContain("enable-ra");
  expect(conf).toContain("dhcp-range=fd77:0:0:0:0:0:0:0,static,64,infinite");
  expect(conf).toContain("dhcp-option=option:mtu,1400");
});

test("what was given is read from the lease file, of both families", () => {
  const file = "0 52:54:00:00:00:01 10.77.0.11 one *\nduid 00:01\n0 1234 fd77::11 one 00:01:00\n";
  expect(parseGiven(file)).toEqual([
    { mac: "52:54:00:00:00:01", address: "10.77.0.11" },
    { mac: null, address: "fd77::11" },
  ]);
});

test("what a guest calls itself when it asks for an address is no name for others", () => {
  expect(dnsmasqFiles(natNetwork(), "/run/x").conf).toContain("\ndhcp-ignore-names\n");
});
