// The network configuration that a guest finds in its seed: version 2 of cloud-init's format, as JSON, which is YAML. Cards
// are found by their hardware addresses, because names depend on the guest. Pure.

import type { StatusOf } from "@croft/schemas/generated/typescript/kinds.ts";
import type { Stored } from "../../store/store.ts";
import { type Family, parseCidr } from "../network/addresses.ts";
import type { Span } from "../network/span.ts";
import { addressOf, type Card } from "./cards.ts";

type Networks = ReadonlyMap<string, Stored<"network">>;

interface Ethernet {
  match: { macaddress: string };
  "set-name": string;
  dhcp4: boolean;
  dhcp6: boolean;
  addresses?: string[];
  routes?: { to: string; via: string }[];
  nameservers?: { addresses?: string[]; search?: string[] };
  mtu?: number;
}

/** Prefix length of a network's range; undefined where Croft hands out no addresses of the family. */
export function prefixLength({ spec }: Stored<"network">, family: Family): number | undefined {
  const text = family === 4 ? spec.cidr : spec.ipv6_cidr;
  return text === undefined ? undefined : parseCidr(text)?.prefix_length;
}

// Old versions of cloud-init know these and not `default`.
const EVERYTHING: Readonly<Record<Family, string>> = { 4: "0.0.0.0/0", 6: "::/0" };

const routerOf = ({ status }: Stored<"network">, family: Family): string | null | undefined =>
  family === 4 ? status.gateway : status.ipv6_gateway;

/** What a card's network says about names. In one of Croft's own its router answers. */
function nameservers(network: Stored<"network">): Ethernet["nameservers"] {
  const { spec, status } = network;
  const own = [status.gateway, status.ipv6_gateway].flatMap((address) => address ?? []);
  const addresses = spec.mode === "nat" ? own : (spec.dns ?? []);
  if (addresses.length === 0 && spec.search_domain === undefined) return undefined;
  return {
    ...(addresses.length === 0 ? {} : { addresses }),
    ...(spec.search_domain === undefined ? {} : { search: [spec.search_domain] }),
  };
}

/**
 * `spans`: of networks that span hosts, where packets between these have to be smaller. Null for a VM without cards of its own. The first card whose
 * network has a router leads everywhere else.
 */
export function networkConfig(
  { nics = [] }: StatusOf<"vm">,
  networks: Networks,
  spans: ReadonlyMap<string, Pick<Span, "mtu">>,
): string | null {
  const routed = new Set<Family>();
  const ethernets = nics.flatMap((card, index): [string, Ethernet][] => {
    const network = networks.get(card.network);
    if (network === undefined) return [];
    const mtu = spans.get(network.id)?.mtu ?? network.spec.mtu;
    return [[`eth${index}`, ethernet(card, { network, mtu }, `eth${index}`, routed)]];
  });
  if (ethernets.length === 0) return null;
  return `${JSON.stringify({ version: 2, ethernets: Object.fromEntries(ethernets) }, null, 1)}\n`;
}

function ethernet(
  card: Card,
  { network, mtu }: { network: Stored<"network">; mtu: number | undefined },
  name: string,
  routed: Set<Family>,
): Ethernet {
  const addresses: string[] = [];
  const routes: { to: string; via: string }[] = [];
  for (const family of [4, 6] as const) {
    const [address, length] = [addressOf(card, family), prefixLength(network, family)];
    if (address === undefined || length === undefined) continue;
    addresses.push(`${address}/${length}`);
    const via = routerOf(network, family);
    if (via == null || routed.has(family)) continue;
    routed.add(family);
    routes.push({ to: EVERYTHING[family], via });
  }
  const names = nameservers(network);
  return {
    match: { macaddress: card.mac_address },
    "set-name": name,
    // Where the LAN hands out addresses, it is asked for one.
    dhcp4: addressOf(card, 4) === undefined,
    dhcp6: false,
    ...(addresses.length === 0 ? {} : { addresses }),
    ...(routes.length === 0 ? {} : { routes }),
    ...(names === undefined ? {} : { nameservers: names }),
    ...(mtu === undefined ? {} : { mtu }),
  };
}
