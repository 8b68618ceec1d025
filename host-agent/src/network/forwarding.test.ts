import { expect, test } from "@jest/globals";
import { guardRules } from "./forwarding.ts";
import type { Link } from "./host-view.ts";

const link = (name: string, kind: string | null): [string, Link] => [
  name,
  {
    name,
    kind,
    alias: null,
    mac: "",
    mtu: 1500,
    master: null,
    up: true,
    vlanFiltering: false,
    callsIptables: null,
    tunnel: null,
    port: null,
    addresses: [],
  },
];

test("the guard drops what is neither Croft's nor between the ports of one bridge, in the families that Croft turned on", () => {
  const rules = guardRules(
    ["ip"],
    new Map([link("br0", "bridge"), link("eth0", null), link("br1", "bridge")]),
  );
  expect(rules).toContain("policy drop");
  expect(rules).toContain('elements = { "br0" . "br0", "br1" . "br1" }');
  for (const way of ["iifname", "oifname"])
    for (const prefix of ["cb-", "cw-"]) expect(rules).toContain(`${way} "${prefix}*" accept`);
  expect(rules).not.toContain("ip6");
  expect(guardRules(["ip", "ip6"], new Map())).toContain("table ip6 croft_forwarding {");
});
