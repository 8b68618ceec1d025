// What a change of `networks` does to a VM's cards, in words.

import type { SpecOf } from "@croft/schemas/generated/typescript/kinds.ts";
import type { Reads, Stored } from "../../store/store.ts";
import { label } from "../kind-rules.ts";
import {
  addressOf,
  type Card,
  type CardRequest,
  cardsOf,
  givenAddress,
  givenMac,
  matchCards,
} from "./cards.ts";

/** Undefined when nothing of them changes. */
export async function cardChanges(
  reads: Reads,
  vm: Stored<"vm">,
  { networks: requests = [] }: SpecOf<"vm">,
): Promise<string | undefined> {
  const cards = cardsOf(vm.status);
  const matched = matchCards(cards, requests);
  const ids = [...cards, ...requests].map(({ network }) => network);
  const titles = new Map(
    (await reads.documents.findAll([...new Set(ids)])).map((one) => [one.id, label(one)]),
  );
  const titleOf = (id: string): string => titles.get(id) ?? id;
  const removed = cards
    .filter((card) => !matched.includes(card))
    .map((card) => `the card in ${titleOf(card.network)} (${addressesOf(card)}) is removed`);
  const others = matched.flatMap((card, index) => {
    const request = requests[index];
    if (request === undefined) return [];
    if (card === undefined) return [`a card in ${titleOf(request.network)} is added`];
    return changesOfCard(card, request, titleOf(card.network));
  });
  const all = [...removed, ...others, ...orderChange(cards, matched)];
  return all.length === 0 ? undefined : all.join(", ");
}

const addressesOf = ({ ip_addresses, mac_address }: Card): string => ip_addresses.join(", ") || mac_address;

function changesOfCard(card: Card, request: CardRequest, network: string): string[] {
  const values = [
    [addressOf(card, 4), givenAddress(request, 4)],
    [addressOf(card, 6), givenAddress(request, 6)],
    [card.mac_address, givenMac(request)],
  ];
  return values.flatMap(([had, given]) =>
    given === undefined || given === had
      ? []
      : [`the card in ${network} gets ${given} instead of ${had ?? "none"}`],
  );
}

function orderChange(cards: readonly Card[], matched: readonly (Card | undefined)[]): string[] {
  const kept = matched.flatMap((card) => (card === undefined ? [] : [cards.indexOf(card)]));
  const first = matched.indexOf(undefined);
  const between = first >= 0 && matched.slice(first).some((card) => card !== undefined);
  const sorted = kept.every((at, index) => index === 0 || at > (kept[index - 1] ?? -1));
  return sorted && !between ? [] : ["the order of the guest's cards changes"];
}
