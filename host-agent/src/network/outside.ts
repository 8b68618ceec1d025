// What the guests of networks with mode `nat` do not reach of what lies outside of them, whatever a firewall says.
import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import { TUNNEL_PORT } from "./tunnel-rules.ts";

export interface Outside {
  /** Whether nothing goes out at all, because the agent's settings say so. */
  shut: boolean;
  /** Addresses of the reconciler that this host serves, without those of the host's loopback. */
  reconciler: readonly string[];
}

export const OPEN: Outside = { shut: false, reconciler: [] };

/** What leads nowhere, or only to what a host keeps for itself and its link, such as the metadata of a cloud's machine. */
const NEVER_IPV4 = ["0.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "224.0.0.0/4", "240.0.0.0/4"];
/** The same, mapped IPv4 addresses, and those of NAT64 (64:ff9b::/96) that carry one of the above. */
const NEVER_IPV6 = [
  ...["::/32", "fe80::/10", "fec0::/10", "ff00::/8"],
  ...["64:ff9b::/104", "64:ff9b::7f00:0/104", "64:ff9b::a9fe:0/112", "64:ff9b::e000:0/99"],
];

/** The lines of nftables that drop what is never let out. Pure. */
export function neverOut({ reconciler }: Outside, verdict: string): string[] {
  const own4 = reconciler.filter((address) => isIP(address) === 4);
  const own6 = reconciler.filter((address) => isIP(address) === 6);
  return [
    // It would come to another host of the network as one of this host's own: packets are sent on with this host's address.
    `udp dport ${TUNNEL_PORT} ${verdict}`,
    `ip daddr { ${NEVER_IPV4.join(", ")} } ${verdict}`,
    `ip6 daddr { ${NEVER_IPV6.join(", ")} } ${verdict}`,
    // Of connections that a guest begins: replies to who calls a published port from there go back.
    ...(own4.length === 0 ? [] : [`ct direction original ip daddr { ${own4.join(", ")} } ${verdict}`]),
    ...(own6.length === 0 ? [] : [`ct direction original ip6 daddr { ${own6.join(", ")} } ${verdict}`]),
  ];
}

/** How long an answer about the reconciler's name counts; none counts as long, so that a lost name server slows nothing. */
const FRESH_MS = 60_000;

type Resolve = (name: string) => Promise<readonly { address: string }[]>;
const byHost: Resolve = (name) => lookup(name, { all: true });

/**
 * Asks again and again which addresses the reconciler has, in one order. Never throws: without an answer the last one counts.
 * `endpoint`: the URL by which this host knows it.
 */
export function createReconcilerAddresses(
  endpoint: () => string,
  resolve: Resolve = byHost,
  now: () => number = Date.now,
): () => Promise<readonly string[]> {
  let known: readonly string[] = [];
  let askedAt = Number.NEGATIVE_INFINITY;
  return async () => {
    if (now() - askedAt < FRESH_MS) return known;
    askedAt = now();
    const name = new URL(endpoint()).hostname.replace(/^\[(.*)\]$/, "$1");
    const found = isIP(name) === 0 ? await resolve(name).catch(() => null) : [{ address: name }];
    if (found === null) return known;
    const elsewhere = found.map(({ address }) => address).filter((address) => !isLoopback(address));
    known = [...new Set(elsewhere)].sort();
    return known;
  };
}

const isLoopback = (address: string): boolean => address === "::1" || /^(::ffff:)?127\./.test(address);
