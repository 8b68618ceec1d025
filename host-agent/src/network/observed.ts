// The addresses that the cards of a guest really have, as far as somebody says so: the guest agent, dnsmasq's leases, and the
// host's table of neighbors. Pure, but for the reading of the two.
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
  { paths, neighbors }: { paths: Pick<Paths, "runtimeNetwork">; neighbors: readonly Neighbor[] },
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
  return joined(nics, [...told, ...given, ...sighted]);
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
