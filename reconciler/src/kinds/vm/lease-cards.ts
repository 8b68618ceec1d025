// Addresses of a VM's cards: those that a user names must be free, the others are taken from the network's range. What a card
// has it keeps for as long as the VM has it.

import { CroftError, type FieldError } from "@croft/schemas/errors.ts";
import type { AddressKey, AddressLease, AddressType, Reads, Stored } from "../../store/store.ts";
import { label } from "../kind-rules.ts";
import { type Family, parseAddress } from "../network/addresses.ts";
import { addressRefusal, firstFree, NOT_CHOSEN_AGAIN_MS } from "../network/free-addresses.ts";
import { cidrOf } from "../network/spec-faults.ts";
import { title } from "../title.ts";
import {
  addressOf,
  type Card,
  type CardRequest,
  derivedMac,
  givenAddress,
  givenMac,
  matchCards,
} from "./cards.ts";

type NewLease = Omit<AddressLease, "vm">;

export interface Leasing {
  /** As the VM is to have them, in the order of its `networks`. */
  cards: Card[];
  take: NewLease[];
  release: AddressKey[];
}

interface VmOfCards {
  id: string;
  project: string | null;
  name: string | null;
  spec: { networks?: CardRequest[] };
}

export type Networks = ReadonlyMap<string, Stored<"network">>;

const FAMILIES = [4, 6] as const;
const typeOf = (family: Family): AddressType => (family === 4 ? "ipv4" : "ipv6");
const fieldOf = (type: AddressType): string =>
  ({ ipv4: "address", ipv6: "ipv6_address", mac: "mac_address" })[type];

const keysOf = ({ network, mac_address, ip_addresses }: Card): AddressKey[] => [
  { network, type: "mac", address: mac_address },
  ...ip_addresses.map((address) => ({ network, type: typeOf(address.includes(":") ? 6 : 4), address })),
];

const keyText = ({ network, type, address }: AddressKey): string => `${network} ${type} ${address}`;

/** What an entry names of a card, with where it stands. */
const givenBy = (request: CardRequest, index: number): (AddressKey & { pointer: string })[] => {
  const given: [AddressType, string | undefined][] = [
    ["ipv4", givenAddress(request, 4)],
    ["ipv6", givenAddress(request, 6)],
    ["mac", givenMac(request)],
  ];
  return given.flatMap(([type, address]) =>
    address === undefined
      ? []
      : [
          {
            network: request.network,
            type,
            address,
            pointer: `/spec/networks/${index}/${fieldOf(type)}`,
          },
        ],
  );
};

/** What is wrong with the cards that a VM asks for, whoever has the addresses. */
export function cardFaults(
  requests: readonly CardRequest[],
  networks: Networks,
  had: readonly Card[] = [],
): FieldError[] {
  const seen = new Set<string>();
  const kept = new Set(had.flatMap(keysOf).map(keyText));
  return requests.flatMap((request, index) => {
    const fault = (field: string, message: string): FieldError => ({
      code: "invalid_value",
      pointer: `/spec/networks/${index}/${field}`,
      message,
    });
    const twins = givenBy(request, index)
      .filter((key) => seen.size === seen.add(keyText(key)).size)
      .map(({ type, address }) => fault(fieldOf(type), `${address} is given to two cards`));
    const isNew = (key: AddressKey): boolean => !kept.has(keyText(key));
    const network = networks.get(request.network);
    return [
      ...unreadable(request, fault),
      ...twins,
      ...(network ? givenBy(request, index).filter(isNew) : []).flatMap(({ type, address }) => {
        const parsed = type === "mac" ? undefined : parseAddress(address);
        const refusal = parsed && network && addressRefusal(network.spec, parsed);
        return refusal === undefined ? [] : [fault(fieldOf(type), `${address} ${refusal}`)];
      }),
    ];
  });
}

function unreadable(
  { address, ipv6_address, mac_address }: CardRequest,
  fault: (field: string, message: string) => FieldError,
): FieldError[] {
  const faults: FieldError[] = [];
  if (address !== undefined && parseAddress(address)?.family !== 4) {
    faults.push(fault("address", "is no IPv4 address"));
  }
  if (ipv6_address !== undefined && parseAddress(ipv6_address)?.family !== 6) {
    faults.push(fault("ipv6_address", "is no IPv6 address"));
  }
  // The lowest bit of the first byte is that of groups.
  if (mac_address !== undefined && Number.parseInt(mac_address.slice(0, 2), 16) % 2 === 1) {
    faults.push(fault("mac_address", "is the address of a group: its first byte must be even"));
  }
  return faults;
}

/** What a VM gives up of its addresses when its list of networks becomes another one. */
export function givenUp(cards: readonly Card[], requests: readonly CardRequest[]): AddressKey[] {
  const matched = matchCards(cards, requests);
  const kept = new Set(
    matched.flatMap((card, index) => {
      const request = requests[index];
      if (card === undefined || request === undefined) return [];
      const replaced = new Set(givenBy(request, index).map(({ type }) => type));
      const given = new Set(givenBy(request, index).map(keyText));
      return keysOf(card)
        .filter((key) => !replaced.has(key.type) || given.has(keyText(key)))
        .map(keyText);
    }),
  );
  return cards.flatMap(keysOf).filter((key) => !kept.has(keyText(key)));
}

/** Throws `address_in_use` for what another VM has, or `no_capacity` when a network has no free address. */
export async function leaseCards(
  reads: Reads,
  vm: VmOfCards,
  had: readonly Card[],
  networks: Networks,
  now: number,
): Promise<Leasing> {
  const requests = vm.spec.networks ?? [];
  const own = new Set(had.flatMap(keysOf).map(keyText));
  const given = requests.flatMap(givenBy);
  await refuseHeld(
    reads,
    vm,
    networks,
    given.filter((key) => !own.has(keyText(key))),
  );
  const chosen = new Set<string>(given.map(keyText));
  const cards: Card[] = [];
  for (const [index, card] of matchCards(had, requests).entries()) {
    const request = requests[index];
    const network = request && networks.get(request.network);
    if (request === undefined || network === undefined) continue;
    cards.push(await leaseCard(reads, { vm, network, request, index, card, chosen, now }));
  }
  const take = cards.flatMap((card) =>
    keysOf(card)
      .filter((key) => !own.has(keyText(key)))
      .map((key) => ({ ...key, mac: card.mac_address })),
  );
  return { cards, take, release: givenUp(had, requests) };
}

interface Choice {
  vm: VmOfCards;
  network: Stored<"network">;
  request: CardRequest;
  index: number;
  card: Card | undefined;
  /** Addresses that this VM has or is to have by name, and those chosen so far. */
  chosen: Set<string>;
  now: number;
}

async function leaseCard(reads: Reads, choice: Choice): Promise<Card> {
  const { request, network, card } = choice;
  const mac_address = givenMac(request) ?? card?.mac_address ?? (await chooseMac(reads, choice));
  const ip_addresses: string[] = [];
  for (const family of FAMILIES) {
    const address = givenAddress(request, family) ?? (card && addressOf(card, family));
    if (address !== undefined) ip_addresses.push(address);
    else if (cidrOf(network.spec, family) !== undefined)
      ip_addresses.push(await choose(reads, choice, family));
  }
  return { network: network.id, mac_address, ip_addresses };
}

async function chooseMac(reads: Reads, { vm, network, chosen }: Choice): Promise<string> {
  for (let attempt = 0; ; attempt++) {
    const key = {
      network: network.id,
      type: "mac" as const,
      address: derivedMac(vm.id, network.id, attempt),
    };
    if (chosen.has(keyText(key)) || (await reads.addresses.holder(key)) !== undefined) continue;
    chosen.add(keyText(key));
    return key.address;
  }
}

async function choose(reads: Reads, choice: Choice, family: Family): Promise<string> {
  const { network, chosen, now } = choice;
  const type = typeOf(family);
  const taken = await reads.addresses.taken(network.id, type, now - NOT_CHOSEN_AGAIN_MS);
  const prefix = `${network.id} ${type} `;
  const mine = [...chosen].flatMap((key) => (key.startsWith(prefix) ? [key.slice(prefix.length)] : []));
  const address = firstFree(network.spec, family, new Set([...taken.map((one) => one.address), ...mine]));
  const resting = taken.filter(({ vm }) => vm === null).length;
  if (address === undefined) throw noFreeAddress(choice, family, resting);
  chosen.add(prefix + address);
  return address;
}

function noFreeAddress({ vm, network, index }: Choice, family: Family, resting: number): CroftError {
  const cidr = family === 4 ? network.spec.cidr : network.spec.ipv6_cidr;
  const message = `${title(network)} has no free IPv${family} address in ${cidr}`;
  const rest =
    resting === 0
      ? ""
      : ` ${resting} were freed within the last ten minutes: they are not chosen yet, and can be given by name.`;
  return new CroftError("no_capacity", `${message} for VM ${vm.project}/${vm.name}.`, {
    detail: `All others are leased or reserved.${rest} Reserve less of it, or take cards in it away from VMs that do not need them.`,
    errors: [{ code: "no_capacity", pointer: `/spec/networks/${index}`, message }],
  });
}

/** Throws `address_in_use` for every address that the user named and another VM has. */
async function refuseHeld(
  reads: Reads,
  vm: VmOfCards,
  networks: Networks,
  given: readonly (AddressKey & { pointer: string })[],
): Promise<void> {
  const held: { key: AddressKey; error: FieldError }[] = [];
  for (const { pointer, ...key } of given) {
    const holder = await reads.addresses.holder(key);
    if (holder === undefined || holder.vm === vm.id) continue;
    const other = await reads.documents.get("vm", holder.vm);
    // Of another project neither name nor id is told.
    const seen = other !== undefined && other.project === vm.project;
    const owner = seen ? `${label(other)} (${other.id})` : "another VM";
    const network = networks.get(key.network);
    const message = `${key.address} of ${network ? label(network) : key.network} belongs to ${owner}`;
    const error: FieldError = { code: "address_in_use", pointer, message };
    if (seen) error.holder = other.id;
    held.push({ key, error });
  }
  const [first] = held;
  if (first === undefined) return;
  throw new CroftError("address_in_use", `VM ${vm.project}/${vm.name} cannot have its addresses.`, {
    detail: `${held.map(({ error }) => error.message).join("\n")}\nGive another address, leave it out (then a free one is leased), or let its holder give it up.`,
    errors: held.map(({ error }) => error),
    facts: { held_addresses: held.map(({ key }) => key) },
  });
}
