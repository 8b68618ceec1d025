// Network cards of a VM: which card each entry of `networks` goes on with, and what may change while the guest runs. A card
// is known by its hardware address, which never changes with the order of the list. Pure.
//
//   cards it has --[ entries that they satisfy, in order ]--> kept as they are --+--> new cards at the end, others gone: live
//                --[ of the same network ]--> kept, with another address         |
//                                                                                `--> anything else: a restart

import { createHash } from "node:crypto";
import type { SpecOf, StatusOf } from "@croft/schemas/generated/typescript/kinds.ts";
import { type Family, formatAddress, parseAddress } from "../network/addresses.ts";

export type Card = NonNullable<StatusOf<"vm">["nics"]>[number];
export type CardRequest = NonNullable<SpecOf<"vm">["networks"]>[number];

export const cardsOf = ({ nics }: Pick<StatusOf<"vm">, "nics">): readonly Card[] => nics ?? [];

export const familyOf = (address: string): Family => (address.includes(":") ? 6 : 4);

export const addressOf = ({ ip_addresses }: Card, family: Family): string | undefined =>
  ip_addresses.find((address) => familyOf(address) === family);

/** The address that an entry names, in the spelling that is stored. */
export function givenAddress(
  { address, ipv6_address }: Partial<CardRequest>,
  family: Family,
): string | undefined {
  const text = family === 4 ? address : ipv6_address;
  const parsed = text == null ? undefined : parseAddress(text);
  return parsed && formatAddress(parsed);
}

export const givenMac = ({ mac_address }: Partial<CardRequest>): string | undefined =>
  mac_address?.toLowerCase();

/** Whether the card is what the entry asks for. */
function satisfies(card: Card, request: CardRequest): boolean {
  const has = (given: string | undefined, own: string | undefined) => given === undefined || given === own;
  return (
    card.network === request.network &&
    has(givenMac(request), card.mac_address) &&
    has(givenAddress(request, 4), addressOf(card, 4)) &&
    has(givenAddress(request, 6), addressOf(card, 6))
  );
}

/** Whether the entry names one of the card's addresses: nobody else may go on with it. */
const names = (request: CardRequest, card: Card): boolean =>
  card.network === request.network &&
  [givenMac(request), givenAddress(request, 4), givenAddress(request, 6)].some(
    (given) => given !== undefined && (given === card.mac_address || card.ip_addresses.includes(given)),
  );

/** The card that each entry goes on with; undefined for a new one. */
export function matchCards(cards: readonly Card[], requests: readonly CardRequest[]): (Card | undefined)[] {
  const left = new Set(cards);
  const matched: (Card | undefined)[] = requests.map(() => undefined);
  const take = (index: number, card: Card | undefined): void => {
    if (card === undefined) return;
    matched[index] = card;
    left.delete(card);
  };
  const free = (card: Card, request: CardRequest): boolean =>
    left.has(card) && !requests.some((other) => other !== request && names(other, card));
  let from = 0;
  for (const [index, request] of requests.entries()) {
    const at = cards.findIndex((card, i) => i >= from && satisfies(card, request) && free(card, request));
    if (at < 0) continue;
    take(index, cards[at]);
    from = at + 1;
  }
  for (const [index, request] of requests.entries()) {
    if (matched[index] !== undefined) continue;
    const own = cards.filter((card) => card.network === request.network && free(card, request));
    take(
      index,
      own.find((card) => satisfies(card, request)) ?? own.find((card) => card === cards[index]) ?? own[0],
    );
  }
  return matched;
}

/**
 * Whether a guest can have the change while it runs: what it keeps is as it was and in its order, and what is new comes last.
 * A VM without networks has another kind of card, which does not change while it runs.
 */
export function isLive(cards: readonly Card[], requests: readonly CardRequest[]): boolean {
  if ((cards.length === 0) !== (requests.length === 0)) return false;
  const matched = matchCards(cards, requests);
  const kept = matched.flatMap((card, index) => {
    const request = requests[index];
    return card === undefined || request === undefined ? [] : [{ card, request, index }];
  });
  return kept.every(
    ({ card, request, index }, at) =>
      index === at &&
      satisfies(card, request) &&
      cards.indexOf(card) > (at === 0 ? -1 : cards.indexOf(kept[at - 1]?.card ?? card)),
  );
}

/** A hardware address of Croft's own choice (locally administered), the same whenever it is derived again. */
export function derivedMac(vm: string, network: string, attempt: number): string {
  const digest = createHash("sha256").update(`${vm} ${network} ${attempt}`).digest();
  return ["d6", ...[...digest.subarray(0, 5)].map((byte) => byte.toString(16).padStart(2, "0"))].join(":");
}
