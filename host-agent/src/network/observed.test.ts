// What cards are seen to have, while those who know it forget for moments.

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { NetworkDocument } from "@croft/schemas/generated/typescript/messages.ts";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import type { Nic } from "./card-table.ts";
import { HOLDS_MS, observedAddresses, SeenAddresses } from "./observed.ts";

const MAC = "52:54:00:00:00:01";
const OTHER = "52:54:00:00:00:02";
const nics = [{ mac_address: MAC }] as Nic[];
const network = { id: "net-1", mode: "nat", leases: [] } as unknown as NetworkDocument;

let folder: string;
let now = 0;
let seen: SeenAddresses;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "croft-observed-"));
  now = 0;
  seen = new SeenAddresses(() => now);
});
afterEach(() => rm(folder, { recursive: true }));

/** Of the card, by a file of leases with these lines, and nothing among the neighbors but what is said. */
async function addresses(
  given: readonly string[],
  interfaces: readonly { mac_address: string; ip_addresses: string[] }[] | null = null,
): Promise<string[]> {
  await writeFile(join(folder, "given"), given.map((line) => `${line}\n`).join(""));
  const guest = interfaces === null ? null : ({ interfaces } as never);
  const places = { paths: { runtimeNetwork: () => folder }, neighbors: [], seen };
  const [card] = await observedAddresses(places, "vm-1", nics, [network], guest);
  return card?.addresses.map(({ address, source }) => `${address} ${source}`) ?? [];
}

const lease = (address: string, mac = MAC): string => `0 ${mac} ${address} one *`;

test("an address stays while dnsmasq writes its file anew", async () => {
  expect(await addresses([lease("10.0.0.5")])).toEqual(["10.0.0.5 lease"]);
  now = HOLDS_MS;
  expect(await addresses([])).toEqual(["10.0.0.5 lease"]);
  expect(await addresses([lease("10.0.0.5")])).toEqual(["10.0.0.5 lease"]);
});

test("one that nobody shows for longer is gone", async () => {
  await addresses([lease("10.0.0.5")]);
  now = HOLDS_MS + 1;
  expect(await addresses([])).toEqual([]);
});

test("one that another card has now is gone at once", async () => {
  await addresses([lease("10.0.0.5")]);
  expect(await addresses([lease("10.0.0.5", OTHER)])).toEqual([]);
});

test("where the guest tells what it has, that is all it has", async () => {
  await addresses([lease("10.0.0.5")]);
  const told = [{ mac_address: MAC, ip_addresses: ["10.0.0.9"] }];
  expect(await addresses([], told)).toEqual(["10.0.0.9 guest_agent"]);
  expect(await addresses([])).toEqual([]);
});

test("nothing is remembered of a VM whose cards are gone", async () => {
  await addresses([lease("10.0.0.5")]);
  seen.forget("vm-1");
  expect(await addresses([])).toEqual([]);
});
