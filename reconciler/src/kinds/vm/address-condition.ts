// What cards were seen to have beside what was leased to them. A guest may have more addresses than Croft knows; that it does
// not have the leased one is told, because others are told that one. Pure.

import type { StatusOf } from "@croft/schemas/generated/typescript/kinds.ts";
import type { Condition, VmReport } from "@croft/schemas/generated/typescript/messages.ts";
import { withoutCondition } from "../kind-rules.ts";
import { formatAddress, parseAddress } from "../network/addresses.ts";
import { type Card, familyOf } from "./cards.ts";

export type SeenAddress = NonNullable<StatusOf<"vm">["seen_addresses"]>[number];

const TYPE = "addresses_differ";

const canonical = (text: string): string => {
  const address = parseAddress(text);
  return address === undefined ? text : formatAddress(address);
};

const SOURCES = {
  guest_agent: "its guest agent",
  lease: "the DHCP server",
  neighbor: "its host's neighbor table",
};

/** Addresses of the VM's own cards; what is not one of an IP is left out. */
export function seenAddresses(cards: readonly Card[], { nics = [] }: Pick<VmReport, "nics">): SeenAddress[] {
  const own = new Set(cards.map(({ mac_address }) => mac_address));
  return nics
    .filter(({ mac_address }) => own.has(mac_address.toLowerCase()))
    .flatMap(({ mac_address, addresses }) =>
      addresses
        .filter(({ address }) => parseAddress(address) !== undefined)
        .map(({ address, source }) => ({
          mac_address: mac_address.toLowerCase(),
          address: canonical(address),
          source,
        })),
    );
}

/** Whether the guest was seen to have what was leased to its first card, or anything where nothing was. */
export function hasAddress(cards: readonly Card[], seen: readonly SeenAddress[]): boolean {
  const [first] = cards;
  if (first === undefined || first.ip_addresses.length === 0) return seen.length > 0;
  return seen.some(
    ({ mac_address, address }) => mac_address === first.mac_address && first.ip_addresses.includes(address),
  );
}

export function withAddresses(
  conditions: readonly Condition[],
  cards: readonly Card[],
  seen: readonly SeenAddress[],
): Condition[] {
  const others = withoutCondition(conditions, TYPE);
  const differences = cards.flatMap((card) =>
    card.ip_addresses.flatMap((leased) => difference(card, leased, seen)),
  );
  if (differences.length === 0) return others;
  const message = `${differences.join("; ")}. Croft's names and rules are for the leased address.`;
  return [...others, { type: TYPE, status: "true", reason: "other_address", message }];
}

/** Of a family in which the card was seen without what was leased to it. */
function difference({ mac_address }: Card, leased: string, seen: readonly SeenAddress[]): string[] {
  const own = seen.filter(
    (one) => one.mac_address === mac_address && familyOf(one.address) === familyOf(leased),
  );
  const [first] = own;
  if (first === undefined || own.some(({ address }) => address === leased)) return [];
  return [
    `card ${mac_address} has ${first.address} by ${SOURCES[first.source]}, and ${leased} is leased to it`,
  ];
}
