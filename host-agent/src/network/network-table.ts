// The nftables table of a network: what its guests may reach, and who may reach them. Pure.
//
//   from a guest to this host ---- input ----> to_host: DHCP, DNS and neighbor discovery, else dropped and counted
//   from a guest out of the network -- forward --> outgoing: never to another network of Croft, to link-local and other addresses
//                                                 of no network, or to the reconciler; `out` rules
//   from another host of it --- input ----> from_tunnel: by the addresses of its hosts alone, each with the cards that it has
//   into the network ---------------- forward --> incoming: `in` rules, then published ports, else dropped and counted
//   from guest to guest ------------- forward --> within: both lists, where the bridge shows such packets to IP's rules; else
//                                                 a table of the family `bridge` does it. On a bridge of the host the same, for
//                                                 networks with rules: those without are as open as their LAN
//
// `accept` of one table is no last word, `drop` is: tables of docker, firewalld and others go on as they are. The text flushes
// the table's rules and writes them anew in one transaction, so that there is no moment without rules and counters stay.
import type { NetworkDocument } from "@croft/schemas/generated/typescript/messages.ts";
import { counterNames, ruleLines } from "./firewall-rules.ts";
import { BRIDGE_PREFIX, bridgeName, tableName } from "./names.ts";
import { neverOut, OPEN, type Outside } from "./outside.ts";
import { fromTunnel, peerChains } from "./tunnel-rules.ts";

/** Counters of what is dropped though no rule of the user says so. */
export const DENIED = {
  in: "denied_in",
  out: "denied_out",
  host: "denied_host",
  networks: "denied_networks",
  never: "denied_never",
  tunnel: "denied_tunnel",
};

/** Marks packets of guests that come by a bridge of the host (card-table.ts), so that its rules know them apart from others'. */
export const FROM_GUEST_MARK = "0x10000000";

/** Before the usual rules of others, so that what is to be dropped is, whatever those accept. */
const PRIORITY = "filter - 5";

interface Chain {
  name: string;
  hook?: string;
  lines: string[];
}

/** The counters that the network's table shall have. */
const countersOf = ({ firewall }: NetworkDocument): string[] => [
  ...counterNames(firewall),
  ...Object.values(DENIED),
];

/**
 * Where the kernel tracks connections between ports of a bridge, which rules for these need: in the family `bridge`, or in IP's
 * own, to which the bridge shows its packets then.
 */
export type Tracking = "bridge" | "inet";

/** The whole input for `nft -f`. `present`: counters that the tables have now; those of rules that are gone go too. */
export function networkRules(
  document: NetworkDocument,
  tracking: Tracking = "inet",
  present: Present = { inet: [], bridge: [] },
  outside: Outside = OPEN,
): string {
  const { firewall, mode } = document;
  const joined = firewall.length > 0 && (mode === "bridge" || tracking === "bridge");
  const own = mode === "nat" ? natChains(document, outside) : bridgeChains(document);
  const between = joined ? bridgedChains(document, tracking) : [];
  const inet = tableText(document, "inet", tracking === "inet" ? [...own, ...between] : own, present.inet);
  return `${inet}${tableText(document, "bridge", tracking === "bridge" ? between : [], present.bridge)}`;
}

/** Names of counters by the family of their table; null where there is no such table. */
export interface Present {
  inet: readonly string[] | null;
  bridge: readonly string[] | null;
}

function tableText(
  document: NetworkDocument,
  family: "inet" | "bridge",
  chains: readonly Chain[],
  present: readonly string[] | null,
): string {
  const table = `${family} ${tableName(document.id)}`;
  if (chains.length === 0) return present === null || present.length === 0 ? "" : `delete table ${table}\n`;
  const counters = countersOf(document);
  const gone = (present ?? []).filter((name) => !counters.includes(name));
  return [
    `add table ${table}`,
    `flush table ${table}`,
    ...gone.map((name) => `delete counter ${table} ${name}`),
    `table ${table} {`,
    ...counters.map((name) => `  counter ${name} {\n  }`),
    ...chains.map(chainText),
    "}",
    "",
  ].join("\n");
}

const chainText = ({ name, hook, lines }: Chain): string =>
  [
    `  chain ${name} {`,
    ...(hook === undefined ? [] : [`    type ${hook}; policy accept;`]),
    ...lines.map((line) => `    ${line}`),
    "  }",
  ].join("\n");

function natChains(document: NetworkDocument, outside: Outside): Chain[] {
  const bridge = bridgeName(document.id);
  return [
    { name: "spoofed", hook: "filter hook prerouting priority raw", lines: spoofed(document, bridge) },
    { name: "to_host", lines: toHost(document) },
    ...ruleChains(document, bridge),
    ...peerChains(document, `counter name "${DENIED.tunnel}" drop`),
    { name: "outgoing", lines: outgoing(outside) },
    { name: "incoming", lines: ["ct state established,related accept", "jump rules_in"] },
    { name: "within", lines: ["ct state established,related accept", "jump rules_out", "jump rules_in"] },
    {
      name: "input",
      hook: `filter hook input priority ${PRIORITY}`,
      lines: [...fromTunnel(document), `iifname "${bridge}" jump to_host`],
    },
    { name: "forward", hook: `filter hook forward priority ${PRIORITY}`, lines: forward(bridge) },
    { name: "source", hook: "nat hook postrouting priority srcnat", lines: masquerades(document, bridge) },
  ];
}

/** What nobody sends who means well. The host's loopback is reachable through the bridge only for replies (cards.ts). */
function spoofed({ cidr, ipv6_cidr }: NetworkDocument, bridge: string): string[] {
  const elsewhere = `iifname != { "lo", "${bridge}" }`;
  return [
    `iifname "${bridge}" ip daddr 127.0.0.0/8 drop`,
    ...(cidr === null ? [] : [`${elsewhere} ip saddr ${cidr} drop`]),
    ...(ipv6_cidr === null ? [] : [`${elsewhere} ip6 saddr ${ipv6_cidr} drop`]),
  ];
}

function toHost({ gateway, ipv6_gateway, ipv6_cidr }: NetworkDocument): string[] {
  return [
    // Not by state alone: a connection that began while somebody had removed the rules would go on.
    "ct direction reply ct state established,related accept",
    "udp sport 68 udp dport 67 accept",
    ...(gateway === null ? [] : [`ip daddr ${gateway} meta l4proto { tcp, udp } th dport 53 accept`]),
    ...(ipv6_cidr === null ? [] : NEIGHBOR_DISCOVERY),
    ...(ipv6_gateway === null
      ? []
      : [`ip6 daddr ${ipv6_gateway} meta l4proto { tcp, udp } th dport 53 accept`]),
    `counter name "${DENIED.host}" drop`,
  ];
}

const NEIGHBOR_DISCOVERY = [
  "ip6 hoplimit 255 icmpv6 type { nd-neighbor-solicit, nd-neighbor-advert, nd-router-solicit } accept",
  "ip6 saddr fe80::/10 udp sport 546 udp dport 547 accept",
];

const outgoing = (outside: Outside): string[] => [
  `oifname "${BRIDGE_PREFIX}*" counter name "${DENIED.networks}" drop`,
  ...neverOut(outside, `counter name "${DENIED.never}" drop`),
  ...(outside.shut
    ? // Replies of published ports, and no connection that began before the way was shut.
      ["ct direction reply ct state established,related accept", `counter name "${DENIED.out}" drop`]
    : ["ct state established,related accept", "jump rules_out"]),
];

function forward(bridge: string): string[] {
  return [
    // Paths with a smaller packet than the network's, whose routers may not say so.
    `iifname "${bridge}" tcp flags syn tcp option maxseg size set rt mtu`,
    `oifname "${bridge}" tcp flags syn tcp option maxseg size set rt mtu`,
    `iifname "${bridge}" oifname "${bridge}" goto within`,
    `iifname "${bridge}" goto outgoing`,
    `oifname "${bridge}" goto incoming`,
  ];
}

/** Both lists return what is allowed and drop the rest; what is published on the host is allowed when no rule denies it. */
function ruleChains(document: NetworkDocument, bridge: string): Chain[] {
  const verdicts = { allow: "return", deny: "drop" };
  const { firewall } = document;
  const has = (direction: "in" | "out") => firewall.some((rule) => rule.direction === direction);
  return [
    {
      name: "rules_out",
      lines: [
        ...ruleLines(firewall, "out", document, verdicts),
        ...(has("out") ? [`counter name "${DENIED.out}" drop`] : []),
      ],
    },
    {
      name: "rules_in",
      lines: [
        ...ruleLines(firewall, "in", document, verdicts),
        "ct status dnat return",
        ...(has("in") ? [] : [`iifname "${bridge}" return`]),
        `counter name "${DENIED.in}" drop`,
      ],
    },
  ];
}

/** What a bridge passes on between its ports, by the hardware addresses of the network's cards, which card-table.ts holds them to. */
function bridgedChains(document: NetworkDocument, tracking: Tracking): Chain[] {
  const { firewall, leases } = document;
  const bridge = document.mode === "nat" ? bridgeName(document.id) : document.bridge;
  const cards = leases.map(({ mac_address }) => mac_address);
  const has = (direction: "in" | "out") => firewall.some((rule) => rule.direction === direction);
  const chain = (direction: "in" | "out"): Chain => ({
    name: `bridged_${direction}`,
    lines: [
      ...ruleLines(firewall, direction, document, { allow: "return", deny: "drop" }),
      ...(has(direction) ? [`counter name "${DENIED[direction]}" drop`] : []),
    ],
  });
  const where = tracking === "inet" ? `iifname "${bridge}" oifname "${bridge}" ` : "";
  const jumps = [
    `ether saddr { ${cards.join(", ")} } jump bridged_out`,
    `ether daddr { ${cards.join(", ")} } jump bridged_in`,
  ];
  const lines = [
    ...(tracking === "inet" ? [] : ["ether type arp accept"]),
    ...ALWAYS_BRIDGED.map((line) => `${where}${line}`),
    ...(cards.length === 0 ? [] : jumps.map((line) => `${where}${line}`)),
  ];
  return [
    chain("out"),
    chain("in"),
    { name: "bridged", hook: `filter hook forward priority ${PRIORITY}`, lines },
  ];
}

/** Without these no card gets or keeps an address; who may send which of them is checked at the card. */
const ALWAYS_BRIDGED = [
  "ct state established,related accept",
  "udp sport 67-68 udp dport 67-68 accept",
  "udp sport 546-547 udp dport 546-547 accept",
  "icmpv6 type { nd-router-solicit, nd-router-advert, nd-neighbor-solicit, nd-neighbor-advert } accept",
];

function masquerades({ cidr, ipv6_cidr }: NetworkDocument, bridge: string): string[] {
  const ranges = [
    ...(cidr === null ? [] : [`ip saddr ${cidr}`]),
    ...(ipv6_cidr === null ? [] : [`ip6 saddr ${ipv6_cidr}`]),
  ];
  return [
    ...ranges.map((range) => `${range} oifname != "${bridge}" masquerade`),
    // To a published port of the same network: the reply has to come back through the host.
    ...ranges.map((range) => `${range} oifname "${bridge}" ct status dnat masquerade`),
    // From the host's own loopback to a published port.
    `ip saddr 127.0.0.0/8 oifname "${bridge}" masquerade`,
  ];
}

/** On a bridge of the host only the way to the host itself is Croft's: DHCP and DNS may be served there. */
function bridgeChains({ bridge }: NetworkDocument): Chain[] {
  const toHostLines = [
    "ct direction reply ct state established,related accept",
    "udp dport { 53, 67, 547 } accept",
    "tcp dport 53 accept",
    "icmpv6 type { nd-neighbor-solicit, nd-neighbor-advert, nd-router-solicit } accept",
    `counter name "${DENIED.host}" drop`,
  ];
  const guests = `iifname "${bridge}" meta mark & ${FROM_GUEST_MARK} == ${FROM_GUEST_MARK}`;
  return [
    { name: "to_host", lines: toHostLines },
    { name: "input", hook: `filter hook input priority ${PRIORITY}`, lines: [`${guests} jump to_host`] },
  ];
}
