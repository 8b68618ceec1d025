import { expect, test } from "@jest/globals";
import { natNetwork } from "./fixtures/namespaces.fixture.ts";
import type { Link } from "./host-view.ts";
import { refuseOverlap, type Surroundings } from "./overlap.ts";

const OTHER = "net_fedcba9876543210";

const link = (name: string, alias: string | null, addresses: string[]): [string, Link] => [
  name,
  {
    name,
    kind: "bridge",
    alias,
    mac: "",
    mtu: 1500,
    master: null,
    up: true,
    vlanFiltering: false,
    callsIptables: null,
    tunnel: null,
    port: null,
    addresses,
  },
];

/** What it is refused for. */
function refusal(
  host: Partial<Surroundings>,
  cidr = "10.77.0.0/24",
  ipv6_cidr: string | null = null,
): string {
  const { links = new Map(), routes = [], needed = [], projects = new Map() } = host;
  try {
    refuseOverlap(natNetwork({ cidr, ipv6_cidr }), { links, routes, needed, projects });
    return "nothing";
  } catch (error) {
    return (error as Error).message;
  }
}

test.each([
  ["a name server of the host", "9.9.9.9", "9.9.9.0/24", null],
  ["the router of a default route of the host", "172.31.1.1", "172.31.0.0/16", null],
  ["an address of the reconciler", "2001:db8::2", "10.77.0.0/24", "2001:db8::/64"],
])("a range that holds %s is refused by name", (what, address, cidr, ipv6_cidr) => {
  const range = ipv6_cidr ?? cidr;
  expect(refusal({ needed: [{ address, what }] }, cidr, ipv6_cidr)).toBe(
    `making network lan: ${range} overlaps ${address}, ${what}`,
  );
  expect(refusal({ needed: [{ address, what }] }, "10.88.0.0/24")).toBe("nothing");
});

test("a network that one may see is named, another project's is not", () => {
  const links = new Map([link("cb-fedcba98765", `croft:${OTHER}`, ["10.77.0.1/24"])]);
  const seen = /10\.77\.0\.1\/24, which the host has on cb-fedcba98765 of network net_fedcba9876543210/;
  expect(refusal({ links, projects: new Map([[OTHER, "web"]]) })).toMatch(seen);
  expect(refusal({ links, projects: new Map([[OTHER, null]]) })).toMatch(seen);
  for (const projects of [new Map([[OTHER, "secret"]]), new Map()])
    expect(refusal({ links, projects })).toBe(
      "making network lan: 10.77.0.0/24 overlaps another network of Croft on this host",
    );
});

test("routes into what is other projects' tell no names either", () => {
  const by = (device: string) => refusal({ routes: [{ destination: "10.77.0.0/16", device }] });
  expect(by("cb-fedcba98765")).toMatch(/overlaps another network of Croft on this host$/);
  expect(by("cw-fedcba98765")).toMatch(/overlaps the ways out of VMs on this host \(way_out\.range\)$/);
  expect(by("wg0")).toMatch(/overlaps 10\.77\.0\.0\/16, which the host reaches by wg0$/);
});
