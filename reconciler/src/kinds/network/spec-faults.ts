// What no network can be: fields that contradict one another, and texts that are no addresses. Pure.

import type { FieldError } from "@croft/schemas/errors.ts";
import type { SpecOf } from "@croft/schemas/generated/typescript/kinds.ts";
import {
  type Cidr,
  contains,
  type Family,
  formatAddress,
  formatCidr,
  overlap,
  parseAddress,
  parseCidr,
  parseRange,
  type Range,
  usable,
} from "./addresses.ts";
import { firewallFaults } from "./firewall-faults.ts";

export type NetworkSpec = SpecOf<"network">;

/** Shortest and longest prefix of a network. */
const PREFIXES: Readonly<Record<Family, readonly [number, number]>> = { 4: [8, 30], 6: [48, 126] };

/** Ranges in which no network and no name server can be. */
const SPECIAL: readonly (readonly [string, string])[] = [
  ["127.0.0.0/8", "loopback addresses"],
  ["0.0.0.0/8", "addresses of no host"],
  ["169.254.0.0/16", "link-local addresses"],
  ["224.0.0.0/3", "multicast and reserved addresses"],
  ["::/8", "loopback and mapped addresses"],
  ["fe80::/10", "link-local addresses"],
  ["ff00::/8", "multicast addresses"],
];

/** Private, shared, benchmark and documentation ranges: what is nobody's on the internet. */
const NOBODYS = [
  ...["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "198.18.0.0/15"],
  ...["192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "fc00::/7"],
];

const fault = (field: string, message: string): FieldError => ({
  code: "invalid_value",
  pointer: `/spec/${field}`,
  message,
});

export function networkFaults(spec: NetworkSpec): FieldError[] {
  return [
    ...modeFaults(spec),
    ...cidrFaults("cidr", spec.cidr, 4),
    ...cidrFaults("ipv6_cidr", spec.ipv6_cidr, 6),
    ...gatewayFaults(spec),
    ...dnsFaults(spec),
    ...reservedFaults(spec),
    ...firewallFaults(spec),
  ];
}

function modeFaults({ mode, bridge, vlan, cidr, ipv6_cidr, mtu }: NetworkSpec): FieldError[] {
  const faults: FieldError[] = [];
  const missing = (field: string): FieldError => ({
    code: "missing_field",
    pointer: `/spec/${field}`,
    message: `is required with mode = "${mode}"`,
  });
  if (mode === "bridge" && bridge === undefined) faults.push(missing("bridge"));
  if (mode === "nat" && cidr === undefined) faults.push(missing("cidr"));
  if (mode === "nat" && bridge !== undefined) faults.push(fault("bridge", ONLY_BRIDGE));
  if (mode === "nat" && vlan !== undefined) faults.push(fault("vlan", ONLY_BRIDGE));
  if (ipv6_cidr !== undefined && mtu !== undefined && mtu < 1280) {
    faults.push(fault("mtu", "must be at least 1280 with ipv6_cidr, which IPv6 needs"));
  }
  return faults;
}

const ONLY_BRIDGE = 'only goes with mode = "bridge": with "nat" Croft makes the bridge itself';

function cidrFaults(field: string, text: string | undefined, family: Family): FieldError[] {
  if (text === undefined) return [];
  const cidr = parseCidr(text);
  if (cidr?.family !== family) {
    const example = family === 4 ? "10.20.0.0/24" : "fd00:20::/64";
    return [fault(field, `is no IPv${family} range; write one such as ${example}`)];
  }
  const [shortest, longest] = PREFIXES[family];
  if (cidr.prefix_length < shortest || cidr.prefix_length > longest) {
    return [fault(field, `must have a prefix from /${shortest} to /${longest}`)];
  }
  if (parseAddress(text.split("/")[0] ?? "")?.value !== cidr.first) {
    return [fault(field, `has bits behind its prefix; write ${formatCidr(cidr)}`)];
  }
  const special = SPECIAL.find(([range]) => overlap(rangeOf(range), cidr));
  return special === undefined ? [] : [fault(field, `holds ${special[1]}; choose another range`)];
}

/**
 * Ranges that only an admin may give a network: on its host they lead to its guests, and no longer to whom they belong, such as
 * the name server that the host asks. Of a spec without faults.
 */
export const foreignRangeFaults = ({ cidr, ipv6_cidr }: NetworkSpec): FieldError[] =>
  [
    { field: "cidr", text: cidr },
    { field: "ipv6_cidr", text: ipv6_cidr },
  ].flatMap(({ field, text }) => {
    const range = text === undefined ? undefined : parseCidr(text);
    if (range === undefined || NOBODYS.some((one) => within(range, rangeOf(one)))) return [];
    const among = NOBODYS.filter((one) => rangeOf(one).family === range.family).join(", ");
    return [fault(field, `must be within one of ${among}; other ranges are given by admins`)];
  });

const within = (inner: Range, outer: Range): boolean =>
  inner.family === outer.family && inner.first >= outer.first && inner.last <= outer.last;

const rangeOf = (text: string): Range => parseRange(text) ?? { family: 4, first: 1n, last: 0n };

function gatewayFaults({ cidr: text, gateway }: NetworkSpec): FieldError[] {
  if (gateway === undefined) return [];
  const address = parseAddress(gateway);
  if (address?.family !== 4) return [fault("gateway", "is no IPv4 address")];
  const cidr = text === undefined ? undefined : parseCidr(text);
  if (text === undefined) return [fault("gateway", "needs cidr: without it Croft hands out no addresses")];
  if (cidr === undefined || contains(usable(cidr), address)) return [];
  return [fault("gateway", `must be an address inside cidr, ${text}`)];
}

const dnsFaults = ({ dns = [] }: NetworkSpec): FieldError[] =>
  dns.flatMap((text, index) => {
    const address = parseAddress(text);
    if (address === undefined) return [fault(`dns/${index}`, "is no IPv4 or IPv6 address")];
    // Croft's name server asks from the host, where these are services of the host and of its link.
    const special = SPECIAL.find(([range]) => contains(rangeOf(range), address));
    if (special === undefined) return [];
    return [fault(`dns/${index}`, `is among ${special[1]}; name a server that others reach too`)];
  });

function reservedFaults(spec: NetworkSpec): FieldError[] {
  const own = cidrsOf(spec);
  const seen: { range: Range; text: string }[] = [];
  return (spec.reserved ?? []).flatMap((text, index): FieldError[] => {
    const pointer = `reserved/${index}`;
    const range = parseRange(text);
    if (range === undefined) {
      return [fault(pointer, "is no address, range or CIDR, such as 192.0.2.10-192.0.2.19")];
    }
    const twin = seen.find((other) => overlap(other.range, range));
    seen.push({ range, text });
    if (twin !== undefined) return [fault(pointer, `overlaps with ${twin.text}`)];
    const around = own.find(({ family }) => family === range.family);
    if (around !== undefined && range.first >= around.first && range.last <= around.last) return [];
    return [fault(pointer, `must be inside ${range.family === 4 ? "cidr" : "ipv6_cidr"}`)];
  });
}

/** The ranges that a network leases from, as far as they are ranges. */
const cidrsOf = ({ cidr, ipv6_cidr }: NetworkSpec): Cidr[] =>
  [cidr, ipv6_cidr].flatMap((text) => (text === undefined ? [] : (parseCidr(text) ?? [])));

export const cidrOf = (spec: NetworkSpec, family: Family): Cidr | undefined =>
  cidrsOf(spec).find((cidr) => cidr.family === family);

/** The router's address; undefined where there is none. With `nat` it is the first address of the range unless given. */
export function gatewayOf(spec: NetworkSpec, family: Family): string | undefined {
  if (family === 4 && spec.gateway !== undefined) return spec.gateway;
  const cidr = spec.mode === "nat" ? cidrOf(spec, family) : undefined;
  return cidr && formatAddress({ family, value: usable(cidr).first });
}
