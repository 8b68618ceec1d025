import { expect, test } from "@jest/globals";
import { type Card, type CardRequest, derivedMac, isLive, matchCards } from "./cards.ts";

const A = "net_000000000000000a";
const B = "net_000000000000000b";
const card = (network: string, last: number): Card => ({
  network,
  mac_address: `d6:00:00:00:00:0${last}`,
  ip_addresses: [`10.0.0.${last}`, `fd00::${last}`],
});
const [a1, a2, b3] = [card(A, 1), card(A, 2), card(B, 3)];
const on = (network: string, more: Partial<CardRequest> = {}): CardRequest => ({ network, ...more });

test.each<[string, Card[], CardRequest[], (Card | undefined)[], boolean]>([
  ["nothing changes", [a1, b3], [on(A), on(B)], [a1, b3], true],
  ["one is added", [a1], [on(A), on(B)], [a1, undefined], true],
  ["one of the same network is added", [a1], [on(A), on(A)], [a1, undefined], true],
  ["the first is removed", [a1, b3], [on(B)], [b3], true],
  ["all are removed", [a1, b3], [], [], false],
  ["the first one is added", [], [on(A)], [undefined], false],
  ["one goes and one comes", [a1], [on(B)], [undefined], true],
  ["one is added before", [b3], [on(A), on(B)], [undefined, b3], false],
  ["two change places", [a1, b3], [on(B), on(A)], [b3, a1], false],
  ["what it has is named", [a1], [on(A, { address: "10.0.0.1", ipv6_address: "FD00:0::1" })], [a1], true],
  ["another address", [a1], [on(A, { address: "10.0.0.9" })], [a1], false],
  ["another hardware address", [a1], [on(A, { mac_address: "D6:00:00:00:00:09" })], [a1], false],
  ["the hardware address it has", [a1], [on(A, { mac_address: "D6:00:00:00:00:01" })], [a1], true],
  ["the second goes by its address", [a1, a2], [on(A, { address: "10.0.0.1" })], [a1], true],
  ["the first goes, the second is named", [a1, a2], [on(A, { address: "10.0.0.2" })], [a2], true],
  [
    "a new one comes before one that is named",
    [a1],
    [on(A), on(A, { address: "10.0.0.1" })],
    [undefined, a1],
    false,
  ],
])("%s", (_what, cards, requests, matched, live) => {
  expect(matchCards(cards, requests)).toEqual(matched);
  expect(isLive(cards, requests)).toBe(live);
});

test("a derived hardware address is local, no group's, and its own for each VM, network and attempt", () => {
  const macs = [
    derivedMac("vm_1", A, 0),
    derivedMac("vm_2", A, 0),
    derivedMac("vm_1", B, 0),
    derivedMac("vm_1", A, 1),
  ];
  expect(new Set(macs).size).toBe(4);
  for (const mac of macs) {
    expect(mac).toMatch(/^[0-9a-f]{2}(:[0-9a-f]{2}){5}$/);
    expect(Number.parseInt(mac.slice(0, 2), 16) & 3).toBe(2);
  }
  expect(derivedMac("vm_1", A, 0)).toBe(macs[0]);
});
