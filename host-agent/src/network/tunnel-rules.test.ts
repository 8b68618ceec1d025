import { expect, test } from "@jest/globals";
import { natNetwork } from "./fixtures/namespaces.fixture.ts";
import { fromTunnel, peerChains, tunnelGuard } from "./tunnel-rules.ts";

const card = (number: number) => ({
  hostname: `guest${number}`,
  mac_address: `52:54:00:00:00:0${number}`,
  ipv4: `10.77.0.1${number}`,
  ipv6: null,
});
const leases = [{ vm: "vm_1000000000000000", ...card(1) }];
const overlay = {
  vni: 5000,
  address: "192.0.2.1",
  mtu: 1450,
  peers: [
    { address: "192.0.2.2", leases: [card(2), card(3)] },
    { address: "192.0.2.3", leases: [] },
  ],
};

test("what comes by the network's number is taken from its hosts alone, each with its own cards", () => {
  const document = natNetwork({ leases, overlay });
  expect(fromTunnel(document)).toEqual(["udp dport 4789 @th,96,24 5000 goto from_tunnel"]);
  expect(peerChains(document, "drop")).toEqual([
    { name: "peer_0", lines: ["@th,176,48 { 0x525400000002, 0x525400000003 } accept", "drop"] },
    {
      name: "from_tunnel",
      lines: ["ip daddr != 192.0.2.1 drop", "ip saddr vmap { 192.0.2.2 : goto peer_0 }", "drop"],
    },
  ]);
});

test("with no card elsewhere nothing comes out of the tunnel", () => {
  const alone = { ...overlay, peers: [] };
  const document = natNetwork({ leases, overlay: alone });
  expect(peerChains(document, "drop")).toEqual([
    { name: "from_tunnel", lines: ["ip daddr != 192.0.2.1 drop", "drop"] },
  ]);
  expect(tunnelGuard({ ...document, overlay: alone })).toMatch(/policy accept;\n {4}counter drop\n {2}}/);
});

test("a network on one host has no such rules", () => {
  expect([fromTunnel(natNetwork()), peerChains(natNetwork(), "drop")]).toEqual([[], []]);
});
