// The rules for the tunnels between the hosts of a network (VXLAN, RFC 7348). Pure.
//
//   another host --UDP 4789--> input: its address is one of the network's hosts, the hardware address inside is of a card that is there
//                --unpacked--> tunnel's interface: addresses inside are those of that card, for a card of this host
//
// Hosts do not trust one another with more than their own guests: one that was left behind by a move, or a stranger who knows the
// network's number, sends nothing in.
import type { NetworkDocument } from "@croft/schemas/generated/typescript/messages.ts";
import { bridgeMac, linkLocalOf, tableName, tunnelName } from "./names.ts";
import { addressNumber, familyOf } from "./range.ts";

/** https://www.iana.org/assignments/service-names-port-numbers (vxlan) */
export const TUNNEL_PORT = 4789;

type Overlay = NonNullable<NetworkDocument["overlay"]>;
type Card = Overlay["peers"][number]["leases"][number];
type Chain = { name: string; lines: string[] };

// Behind the UDP header, of 8 bytes: the VXLAN header with the number in its bytes 4 to 6, then the frame inside, whose source
// stands in its bytes 6 to 11. This version of nftables has no names for these.
const VNI = "@th,96,24";
const INNER_SOURCE = "@th,176,48";

/** Lines of the hook `input` that lead the network's packets to their chain; none where it is on one host. */
export const fromTunnel = ({ overlay }: NetworkDocument): string[] =>
  overlay === undefined ? [] : [`udp dport ${TUNNEL_PORT} ${VNI} ${overlay.vni} goto from_tunnel`];

/** The chains that these lead to. */
export function peerChains({ overlay }: NetworkDocument, drop: string): Chain[] {
  if (overlay === undefined) return [];
  const family = familyOf(overlay.address) === 4 ? "ip" : "ip6";
  const peers = overlay.peers.filter(({ leases }) => leases.length > 0);
  const chains = peers.map(({ leases }, index) => ({
    name: `peer_${index}`,
    lines: [`${INNER_SOURCE} ${setOf(leases.map(({ mac_address }) => hexOf(mac_address)))} accept`, drop],
  }));
  const verdicts = peers.map(({ address }, index) => `${address} : goto peer_${index}`);
  const known = verdicts.length === 0 ? [] : [`${family} saddr vmap { ${verdicts.join(", ")} }`];
  const lines = [`${family} daddr != ${overlay.address} ${drop}`, ...known, drop];
  return [...chains, { name: "from_tunnel", lines }];
}

/** The input for `nft -f` that guards what comes out of the tunnels, in one transaction. The interface must be there. */
export function tunnelGuard(document: NetworkDocument & { overlay: Overlay }): string {
  const table = `netdev ${tableName(document.id)}`;
  const name = tunnelName(document.id);
  return [
    `add table ${table}`,
    `delete table ${table}`,
    `table ${table} {`,
    `  chain ${name} {`,
    `    type filter hook ingress device "${name}" priority filter; policy accept;`,
    ...guardLines(document).map((line) => `    ${line}`),
    "  }",
    "}",
    "",
  ].join("\n");
}

function guardLines(document: NetworkDocument & { overlay: Overlay }): string[] {
  const { leases, overlay, ipv6_cidr } = document;
  const remote = overlay.peers.flatMap((peer) => peer.leases);
  if (remote.length === 0 || leases.length === 0) return ["counter drop"];
  const pairs = (family: "ipv4" | "ipv6") =>
    remote.flatMap((card) => (card[family] === null ? [] : [`${card.mac_address} . ${card[family]}`]));
  const ipv4 = pairs("ipv4");
  return [
    // Also none for all: these are answered on their own host.
    `ether daddr != ${setOf(leases.map(({ mac_address }) => mac_address))} counter drop`,
    `ether saddr != ${setOf(remote.map(({ mac_address }) => mac_address))} counter drop`,
    `ether type != { arp, ip${ipv6_cidr === null ? "" : ", ip6"} } counter drop`,
    ...(ipv4.length === 0
      ? ["ether type { arp, ip } counter drop"]
      : [
          `arp saddr ether . arp saddr ip != ${setOf(ipv4)} counter drop`,
          `meta protocol ip ether saddr . ip saddr != ${setOf(ipv4)} counter drop`,
        ]),
    "meta protocol ip udp sport 67 counter drop",
    ...(ipv6_cidr === null ? [] : ipv6Lines(document, remote, pairs("ipv6"))),
  ];
}

// As at the cards (card-table.ts): the target of an advertisement lies 8 bytes behind the beginning of the ICMPv6 header.
function ipv6Lines(
  { id, leases }: NetworkDocument,
  remote: readonly Card[],
  pairs: readonly string[],
): string[] {
  const own = [bridgeMac(id), ...leases.map(({ mac_address }) => mac_address)].map(
    (mac) => `0x${linkLocalOf(mac)}`,
  );
  const theirs = remote.flatMap(({ ipv6 }) =>
    ipv6 === null ? [] : [`0x${addressNumber(ipv6).toString(16)}`],
  );
  const ownAddresses = own.map((hex) => hex.slice(2).replace(/(.{4})(?=.)/g, "$1:"));
  const advert = "icmpv6 type nd-neighbor-advert";
  const notLocal = "@th,64,64 != 0xfe80000000000000";
  return [
    "icmpv6 type { nd-router-advert, nd-redirect } counter drop",
    "meta protocol ip6 udp sport 547 counter drop",
    `ip6 saddr ${setOf(ownAddresses)} counter drop`,
    `ip6 saddr != fe80::/64${pairs.length === 0 ? "" : ` ether saddr . ip6 saddr != ${setOf(pairs)}`} counter drop`,
    `${advert} @th,64,128 ${setOf(own)} counter drop`,
    `${advert} ${notLocal}${theirs.length === 0 ? "" : ` @th,64,128 != ${setOf(theirs)}`} counter drop`,
  ];
}

const setOf = (elements: readonly string[]): string => `{ ${[...new Set(elements)].join(", ")} }`;

const hexOf = (mac: string): string => `0x${mac.replaceAll(":", "")}`;
