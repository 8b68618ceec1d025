// The rules of a network's `firewall` as rules of nftables. Pure.
//
// Each rule has a counter with a name that follows from what it says, so that a live change of the list leaves the counts of
// the rules that stay.
import { createHash } from "node:crypto";
import type { NetworkDocument } from "@croft/schemas/generated/typescript/messages.ts";
import { familyOf } from "./range.ts";

export type FirewallRule = NetworkDocument["firewall"][number];
type Ranges = Pick<NetworkDocument, "cidr" | "ipv6_cidr">;

/** What a matching packet does in nftables. */
export interface Verdicts {
  allow: string;
  deny: string;
}

/** The counter of each rule, in their order; equal rules are told apart by their place among themselves. */
export function counterNames(rules: readonly FirewallRule[]): string[] {
  const seen = new Map<string, number>();
  return rules.map((rule) => {
    const { direction, protocol, ports, from, to, action } = rule;
    const text = JSON.stringify([direction, protocol, ports, from, to, action]);
    const before = seen.get(text) ?? 0;
    seen.set(text, before + 1);
    return `rule_${createHash("sha256").update(text).digest("hex").slice(0, 12)}_${before}`;
  });
}

/** The lines of one direction, in the order of the rules. */
export function ruleLines(
  rules: readonly FirewallRule[],
  direction: FirewallRule["direction"],
  network: Ranges,
  verdicts: Verdicts,
): string[] {
  const names = counterNames(rules);
  return rules.flatMap((rule, index) => {
    if (rule.direction !== direction) return [];
    const verdict = `counter name "${names[index]}" ${verdicts[rule.action]}`;
    return matchesOf(rule, network).map((match) => (match === "" ? verdict : `${match} ${verdict}`));
  });
}

/** What a rule matches: one text per family where it says addresses, none when it can match nothing. */
function matchesOf(rule: FirewallRule, network: Ranges): string[] {
  const service = serviceOf(rule);
  const from = addressesOf(rule.from, network);
  const to = addressesOf(rule.to, network);
  if (from === null && to === null) return [service];
  return ([4, 6] as const).flatMap((family) => {
    const source = matchOf("saddr", from, family);
    const destination = matchOf("daddr", to, family);
    if (source === null || destination === null) return [];
    return [[source, destination, service].filter((part) => part !== "").join(" ")];
  });
}

/** Null for any address. */
function addressesOf(text: string, { cidr, ipv6_cidr }: Ranges): string[] | null {
  if (text === "any") return null;
  return text === "network" ? [cidr, ipv6_cidr].filter((range) => range !== null) : [text];
}

/** Null when nothing of the family is meant. */
function matchOf(end: "saddr" | "daddr", ranges: readonly string[] | null, family: 4 | 6): string | null {
  if (ranges === null) return "";
  const range = ranges.find((one) => familyOf(one) === family);
  return range === undefined ? null : `${family === 4 ? "ip" : "ip6"} ${end} ${range}`;
}

function serviceOf({ protocol, ports }: FirewallRule): string {
  if (protocol === "icmp") return "meta l4proto { icmp, ipv6-icmp }";
  const protocols = protocol === "any" ? "{ tcp, udp }" : protocol;
  if (ports.length > 0) return `meta l4proto ${protocols} th dport { ${ports.join(", ")} }`;
  return protocol === "any" ? "" : `meta l4proto ${protocol}`;
}
