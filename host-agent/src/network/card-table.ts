// The nftables tables of a VM's cards. Pure.
//
//   netdev: what a guest sends is checked where it leaves its card, before any bridge learns from it: its addresses are its own,
//           it is no DHCP server and no router, and floods to all have a bound. What is dropped is counted.
//   inet:   ports of the host that lead to the guest
//
// A netdev chain belongs to one interface, so hundreds of cards cost a packet nothing.
import type { VmDocument } from "@croft/schemas/generated/typescript/messages.ts";
import { linkLocalOf, tableName } from "./names.ts";
import { FROM_GUEST_MARK } from "./network-table.ts";
import { addressNumber } from "./range.ts";

export type Nic = NonNullable<VmDocument["nics"]>[number];

export interface GuardedCard {
  tap: string;
  nic: Nic;
  /** Whether the network has IPv6; else guests of a `nat` network do not speak it. */
  ipv6: boolean;
  /** Hardware addresses whose link-local addresses are others': the gateway's and those of the network's other cards. */
  others: readonly string[];
}

/** Frames to many that a card may send in a second, and at once. ARP, DHCP, mDNS and neighbor discovery need few. */
const FLOOD = "limit rate over 300/second burst 600 packets";

/** The input for `nft -f` that guards the cards, in one transaction. The interfaces must be there. */
export function guardRules(vm: string, cards: readonly GuardedCard[]): string {
  const table = `netdev ${tableName(vm)}`;
  return [
    `add table ${table}`,
    `delete table ${table}`,
    `table ${table} {`,
    ...cards.flatMap(({ tap, ...card }) => [
      `  chain ${tap} {`,
      `    type filter hook ingress device "${tap}" priority filter; policy accept;`,
      ...cardLines(card).map((line) => `    ${line}`),
      "  }",
    ]),
    "}",
    "",
  ].join("\n");
}

function cardLines({ nic, ipv6, others }: Omit<GuardedCard, "tap">): string[] {
  const mac = nic.mac_address;
  return [
    `ether saddr != ${mac} counter drop`,
    ...protocols(nic, ipv6),
    `ether daddr & 01:00:00:00:00:00 == 01:00:00:00:00:00 ${FLOOD} counter drop`,
    ...(nic.mode === "bridge" ? [`meta mark set meta mark | ${FROM_GUEST_MARK}`] : []),
    `arp saddr ether != ${mac} counter drop`,
    // 0.0.0.0: whether an address is taken is asked with it.
    ...(nic.ipv4 === null ? [] : [`arp saddr ip != { 0.0.0.0, ${nic.ipv4.address} } counter drop`]),
    "meta protocol ip udp sport 67 counter drop",
    "ip saddr 0.0.0.0 udp sport 68 udp dport 67 accept",
    ...(nic.ipv4 === null ? [] : [`meta protocol ip ip saddr != ${nic.ipv4.address} counter drop`]),
    ...(ipv6 || nic.mode === "bridge" ? ipv6Lines(nic, others) : []),
  ];
}

/** Nothing but IP and ARP on Croft's own bridges; on the host's no VLAN tags and nothing that is for bridges themselves. */
function protocols({ mode }: Nic, ipv6: boolean): string[] {
  if (mode === "nat") return [`ether type != { arp, ip${ipv6 ? ", ip6" : ""} } counter drop`];
  return [
    "ether type { 0x8100, 0x88a8, 0x9100 } counter drop",
    "ether daddr & ff:ff:ff:ff:ff:f0 == 01:80:c2:00:00:00 counter drop",
  ];
}

// The target of an advertisement lies 8 bytes behind the beginning of the ICMPv6 header; this version of nftables has no name
// for it. https://www.rfc-editor.org/rfc/rfc4861#section-4.4
const TARGET = "@th,64,128";
const TARGET_PREFIX = "@th,64,64";

function ipv6Lines({ ipv6: own }: Nic, others: readonly string[]): string[] {
  const taken = others.map(linkLocalOf);
  const advert = "icmpv6 type nd-neighbor-advert";
  const takenSet = `{ ${taken.map((hex) => `0x${hex}`).join(", ")} }`;
  const takenAddresses = `{ ${taken.map((hex) => hex.replace(/(.{4})(?=.)/g, "$1:")).join(", ")} }`;
  return [
    "icmpv6 type { nd-router-advert, nd-redirect } counter drop",
    "meta protocol ip6 udp sport 547 counter drop",
    ...(taken.length === 0
      ? []
      : [`ip6 saddr ${takenAddresses} counter drop`, `${advert} ${TARGET} ${takenSet} counter drop`]),
    ...(own === null
      ? []
      : [
          `${advert} ${TARGET_PREFIX} != 0xfe80000000000000 ${TARGET} != 0x${hexOf(own.address)} counter drop`,
          `ip6 saddr != { ::, fe80::/64, ${own.address} } counter drop`,
        ]),
  ];
}

const hexOf = (address: string): string => addressNumber(address).toString(16).padStart(32, "0");

type Port = VmDocument["ports"][number];

/** What nftables calls dstnat, but not in the hook `output`. */
const DESTINATION = -100;

/** The input for `nft -f` that leads ports of the host to a guest; null when there are none to lead. */
export function portRules(
  vm: string,
  ports: readonly Port[],
  guest: { ipv4: string | null; ipv6: string | null },
): string | null {
  const lines = ports.flatMap((port) => portLines(port, guest));
  if (lines.length === 0) return null;
  const table = `inet ${tableName(vm)}`;
  const chain = (name: string, hook: string, body: readonly string[]) => [
    `  chain ${name} {`,
    `    type nat hook ${hook} priority ${DESTINATION}; policy accept;`,
    ...body.map((line) => `    ${line}`),
    "  }",
  ];
  return [
    `add table ${table}`,
    `delete table ${table}`,
    `table ${table} {`,
    // The loopback is nobody's but the host's own.
    ...chain(
      "from_outside",
      "prerouting",
      lines.filter(({ loopback }) => !loopback).map(({ line }) => line),
    ),
    ...chain(
      "from_host",
      "output",
      lines.map(({ line }) => line),
    ),
    "}",
    "",
  ].join("\n");
}

function portLines(
  { host_address, host_port, guest_port, protocol }: Port,
  { ipv4, ipv6 }: { ipv4: string | null; ipv6: string | null },
): { line: string; loopback: boolean }[] {
  const is6 = host_address.includes(":");
  const guest = is6 ? ipv6 : ipv4;
  if (guest === null) return [];
  const family = is6 ? "ip6" : "ip";
  const any = host_address === "0.0.0.0" || host_address === "::";
  const where = any
    ? `meta nfproto ${is6 ? "ipv6" : "ipv4"} fib daddr type local`
    : `${family} daddr ${host_address}`;
  const target = is6 ? `[${guest}]:${guest_port}` : `${guest}:${guest_port}`;
  const line = `${where} ${protocol} dport ${host_port} dnat ${family} to ${target}`;
  return [{ line, loopback: host_address.startsWith("127.") || host_address === "::1" }];
}
