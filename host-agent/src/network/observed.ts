// The addresses that the cards of a guest really have, as far as somebody says so: the guest agent, dnsmasq's leases, and the
// host's table of neighbors. Two of them forget for moments: dnsmasq empties the file of its leases before it writes it anew, and
// the kernel drops a neighbor that was too busy to answer three times. So what one of these showed holds a while longer.
import { join } from "node:path";
import type { NetworkDocument, VmReport } from "@croft/schemas/generated/typescript/messages.ts";
import { readTextIfThere } from "../host/files.ts";
import type { Paths } from "../host/paths.ts";
import type { Nic } from "./card-table.ts";
import { parseGiven } from "./dnsmasq-files.ts";
import type { Neighbor } from "./glance.ts";
import { bridgeName } from "./names.ts";

type Observed = NonNullable<VmReport["nics"]>[number];
type Address = Observed["addresses"][number];

/** What is known of addresses from one place. */
interface Sighting {
  mac: string;
  address: string;
  source: Address["source"];
}

const MOST_ADDRESSES = 16;
/** How long an address holds that nobody shows any more and nobody contradicts. */
export const HOLDS_MS = 60_000;

/** What each VM's cards were seen to have, while they run. */
export class SeenAddresses {
  readonly #now: () => number;
  readonly #last = new Map<string, Map<string, Sighting & { at: number }>>();

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** For a VM whose cards are gone. */
  forget(vm: string): void {
    this.#last.delete(vm);
  }

  /** The sightings of now, and those of the last minute that they do not contradict. */
  withLast(
    vm: string,
    nics: readonly Pick<Nic, "mac_address">[],
    sightings: readonly Sighting[],
  ): Sighting[] {
    const at = this.#now();
    const own = new Set(nics.map(({ mac_address }) => mac_address));
    const told = new Set(sightings.filter(({ source }) => source === "guest_agent").map(({ mac }) => mac));
    const shown = new Set(sightings.map(({ address }) => address));
    const held = [...(this.#last.get(vm)?.values() ?? [])].filter(
      ({ mac, address, source, at: seenAt }) =>
        own.has(mac) &&
        source !== "guest_agent" &&
        !told.has(mac) &&
        !shown.has(address) &&
        at - seenAt <= HOLDS_MS,
    );
    const current = sightings
      .filter(({ mac }) => own.has(mac))
      .map(({ mac, address, source }) => ({ mac, address, source, at }));
    // The first that shows an address is the best that knows it.
    this.#last.set(
      vm,
      new Map([...held, ...current].reverse().map((one) => [`${one.mac} ${one.address}`, one])),
    );
    return [...sightings, ...held];
  }
}

/** Of each card the addresses that are more than link-local, each with the best of those that know it. Pure. */
function joined(nics: readonly Pick<Nic, "mac_address">[], sightings: readonly Sighting[]): Observed[] {
  return nics.map(({ mac_address }) => {
    const addresses = new Map<string, Address>();
    for (const { mac, address, source } of sightings) {
      if (mac !== mac_address || /^fe80:/i.test(address) || addresses.has(address)) continue;
      addresses.set(address, { address, source });
    }
    return { mac_address, addresses: [...addresses.values()].slice(0, MOST_ADDRESSES) };
  });
}

export async function observedAddresses(
  {
    paths,
    neighbors,
    seen,
  }: { paths: Pick<Paths, "runtimeNetwork">; neighbors: readonly Neighbor[]; seen: SeenAddresses },
  vm: string,
  nics: readonly Nic[],
  networks: readonly NetworkDocument[],
  guest: VmReport["guest"] | null,
): Promise<Observed[]> {
  const told = (guest?.interfaces ?? []).flatMap(({ mac_address, ip_addresses }) =>
    ip_addresses.map((address): Sighting => ({ mac: mac_address ?? "", address, source: "guest_agent" })),
  );
  const given: Sighting[] = [];
  const sighted: Sighting[] = [];
  for (const network of networks) {
    given.push(...(await leasesOf(paths, network)));
    sighted.push(...neighborsOf(network, neighbors));
  }
  return joined(nics, seen.withLast(vm, nics, [...told, ...given, ...sighted]));
}

/** DHCPv6 knows guests by a number of their own, so the card follows from the address that was leased to it. */
async function leasesOf(paths: Pick<Paths, "runtimeNetwork">, network: NetworkDocument): Promise<Sighting[]> {
  if (network.mode !== "nat") return [];
  const file = (await readTextIfThere(join(paths.runtimeNetwork(network.id), "given"))) ?? "";
  return parseGiven(file).flatMap(({ mac, address }) => {
    const card = mac ?? network.leases.find(({ ipv6 }) => ipv6 === address)?.mac_address;
    return card === undefined ? [] : [{ mac: card, address, source: "lease" as const }];
  });
}

function neighborsOf(network: NetworkDocument, neighbors: readonly Neighbor[]): Sighting[] {
  const bridge = network.mode === "nat" ? bridgeName(network.id) : network.bridge;
  return neighbors
    .filter(({ device }) => device === bridge)
    .map(({ mac, address }) => ({ mac, address, source: "neighbor" as const }));
}
