// What nftables is told about VMs' ways out, as text. Pure.
//
// The same ranges are shut at two places: in each VM's namespace, where no `nft flush ruleset` of the host reaches, and on the
// host, which also knows its own addresses as they change, and other VMs. QEMU may change neither.
import { TUNNEL_PORT } from "../tunnel-rules.ts";
import { GATEWAY, LINK_PREFIX, type Passage } from "./addresses.ts";

/** Private, shared, link-local, multicast, reserved: https://www.iana.org/assignments/iana-ipv4-special-registry */
const SHUT_IPV4 = [
  ...["0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12"],
  ...["192.0.0.0/24", "192.168.0.0/16", "198.18.0.0/15", "224.0.0.0/4", "240.0.0.0/4"],
];
/** The same, and what carries an IPv4 address into another network (6to4, NAT64 of local use). */
const SHUT_IPV6 = [
  ...["::/32", "64:ff9b:1::/48", "100::/64", "2002::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8"],
  ...SHUT_IPV4.map(throughNat64),
];

/** The wanted rules of the host's table. */
export interface HostRules {
  table: string;
  /** Host ends of all VMs. */
  links: readonly string[];
  range: string;
  allow: readonly string[];
  /** Where a guest's question for a name is sent, by this host; null when it knows no server. */
  resolver: { address: string; port: number } | null;
  /** Interfaces that forward packets only because the agent made them; nothing but VMs may use that. */
  opened: readonly string[];
}

const CONNECTED = "ct state established,related accept";
const NEIGHBORS = "icmpv6 type { nd-neighbor-solicit, nd-neighbor-advert } accept";

/** Replaces the host's table in one step. */
export function hostRules(wanted: HostRules): string {
  const { table, links, resolver, opened } = wanted;
  const toResolver = resolver === null ? [] : [askedFor(resolver.port)];
  return script(table, [
    set("links", "ifname", links.map(quoted), false),
    ...ranges(wanted),
    chain("outward", null, [
      `oifname "${LINK_PREFIX}*" counter drop`,
      'oifname "cb-*" counter drop',
      // By the address that it is sent on with it would be a tunnel of this host's.
      `udp dport ${TUNNEL_PORT} counter drop`,
      CONNECTED,
      ...toResolver,
      ...shut,
      "accept",
    ]),
    chain("inward", null, [CONNECTED, NEIGHBORS, ...toResolver, "counter drop"]),
    chain("stranger", null, ['oifname "cb-*" return', 'iifname "cb-*" return', CONNECTED, "counter drop"]),
    chain("forward", "filter hook forward priority filter - 5; policy accept", [
      "iifname @links goto outward",
      `oifname @links ${CONNECTED}`,
      "oifname @links counter drop",
      ...(opened.length === 0 ? [] : [`iifname { ${opened.map(quoted).join(", ")} } goto stranger`]),
    ]),
    chain("input", "filter hook input priority filter - 5; policy accept", ["iifname @links goto inward"]),
    // A VM's way in is for the agent: other users of the host have the forwarded ports.
    chain("output", "filter hook output priority filter - 5; policy accept", [
      "oifname @links meta skuid != 0 counter reject",
    ]),
    chain(
      "names",
      "nat hook prerouting priority dstnat; policy accept",
      resolver === null ? [] : [toNames(resolver)],
    ),
    chain("translate", "nat hook postrouting priority srcnat; policy accept", [
      `iifname @links oifname != "${LINK_PREFIX}*" masquerade`,
    ]),
  ]);
}

/** Packets that were addressed to the gateway's port 53 and sent on from there. */
const askedFor = (port: number): string =>
  `ct status dnat ct original ip daddr ${GATEWAY} meta l4proto { tcp, udp } th dport ${port} accept`;

const toNames = ({ address, port }: { address: string; port: number }): string =>
  `iifname @links ip daddr ${GATEWAY} meta l4proto { tcp, udp } th dport 53 dnat ip to ${address}:${port}`;

/** Connections of one VM that the host has to know of at a time; its table has room for some 260,000 of all. */
const MOST_CONNECTIONS = 8_192;

/** The rules within a VM's namespace. `host`: the addresses that the host has now; `bounded`: whether this kernel can count. */
export function namespaceRules(
  { ports, ssh }: Passage,
  rules: Pick<HostRules, "range" | "allow">,
  host: readonly string[],
  bounded: boolean,
): string {
  return script("croft", [
    ...ranges(rules),
    set("host4", "ipv4_addr", host.filter(isIpv4)),
    set(
      "host6",
      "ipv6_addr",
      host.filter((address) => !isIpv4(address)),
    ),
    chain("input", "filter hook input priority filter; policy drop", [
      'iifname "lo" accept',
      CONNECTED,
      // Only root may connect from such a port.
      `ip saddr ${GATEWAY} ip daddr ${ssh} tcp dport 22 tcp sport < 1024 accept`,
      `ip saddr ${GATEWAY} ip daddr ${ports} accept`,
      NEIGHBORS,
      "counter drop",
    ]),
    chain("output", "filter hook output priority filter; policy drop", [
      'oifname "lo" accept',
      CONNECTED,
      NEIGHBORS,
      `ip daddr ${GATEWAY} meta l4proto { tcp, udp } th dport 53 accept`,
      "ip daddr @host4 counter drop",
      "ip6 daddr @host6 counter drop",
      ...shut,
      ...(bounded ? [`ct state new ct count over ${MOST_CONNECTIONS} counter drop`] : []),
      "accept",
    ]),
    chain("forward", "filter hook forward priority filter; policy drop", []),
  ]);
}

const shut = [
  "ip daddr @allowed4 accept",
  "ip6 daddr @allowed6 accept",
  "ip daddr @shut4 counter drop",
  "ip6 daddr @shut6 counter drop",
];

const ranges = ({ range, allow }: Pick<HostRules, "range" | "allow">): string[] => [
  set("shut4", "ipv4_addr", [...SHUT_IPV4, range]),
  set("shut6", "ipv6_addr", SHUT_IPV6),
  set("allowed4", "ipv4_addr", allow.filter(isIpv4)),
  set(
    "allowed6",
    "ipv6_addr",
    allow.filter((prefix) => !isIpv4(prefix)),
  ),
];

const isIpv4 = (address: string): boolean => !address.includes(":");
const quoted = (name: string): string => `"${name}"`;

/** An IPv4 prefix as RFC 6052 writes it into an IPv6 one. */
function throughNat64(prefix: string): string {
  const [address = "", bits] = prefix.split("/");
  const [a = 0, b = 0, c = 0, d = 0] = address.split(".").map(Number);
  return `64:ff9b::${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}/${96 + Number(bits)}`;
}

function set(name: string, type: string, elements: readonly string[], interval = true): string {
  const flags = interval ? " flags interval; auto-merge;" : "";
  const content = elements.length === 0 ? "" : ` elements = { ${elements.join(", ")} };`;
  return `  set ${name} { type ${type};${flags}${content} }`;
}

function chain(name: string, hook: string | null, rules: readonly string[]): string {
  const lines = [...(hook === null ? [] : [`type ${hook};`]), ...rules].map((line) => `    ${line}\n`);
  return `  chain ${name} {\n${lines.join("")}  }`;
}

/** `nft -f` makes all of it in one transaction; the first line lets the deletion succeed when there is none. */
const script = (table: string, parts: readonly string[]): string =>
  [`table inet ${table} {}`, `delete table inet ${table}`, `table inet ${table} {`, ...parts, "}", ""].join(
    "\n",
  );
