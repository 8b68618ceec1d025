// Which addresses of a network can be leased. Pure.
//
//   cidr --[ network and broadcast address, router, reserved ranges ]--> those for cards
//        --[ leased, or freed less than ten minutes ago ]--> the first of the rest is chosen
//
// What was freed may stand in caches of neighbors and in clients' configurations, so it is not the next one's at once. Who
// names it gets it.

import type { TakenAddress } from "../../store/store.ts";
import {
  type Address,
  type Cidr,
  contains,
  type Family,
  formatAddress,
  overlap,
  parseAddress,
  parseRange,
  type Range,
  usable,
} from "./addresses.ts";
import { cidrOf, gatewayOf, type NetworkSpec } from "./spec-faults.ts";

export const NOT_CHOSEN_AGAIN_MS = 10 * 60 * 1000;

interface Pool {
  range: Range;
  /** Ranges that are never leased, in their order. */
  excluded: readonly Range[];
}

const ranges = (texts: readonly string[], family: Family): Range[] =>
  texts.flatMap((text) => {
    const range = parseRange(text);
    return range?.family === family ? [range] : [];
  });

function poolOf(spec: NetworkSpec, cidr: Cidr): Pool {
  const { family } = cidr;
  const reserved = ranges(spec.reserved ?? [], family);
  const gateway = ranges([gatewayOf(spec, family) ?? ""], family).filter(
    (one) => !reserved.some((range) => overlap(range, one)),
  );
  const excluded = [...reserved, ...gateway].sort((a, b) => (a.first < b.first ? -1 : 1));
  return { range: usable(cidr), excluded };
}

/** Why a card cannot have the address, whoever has it; undefined when it can. */
export function addressRefusal(spec: NetworkSpec, address: Address): string | undefined {
  const cidr = cidrOf(spec, address.family);
  const field = address.family === 4 ? "cidr" : "ipv6_cidr";
  if (cidr === undefined) return `cannot be given: the network has no ${field}, so Croft leases none there`;
  const text = address.family === 4 ? spec.cidr : spec.ipv6_cidr;
  if (!contains(cidr, address)) return `is outside of the network's ${field}, ${text}`;
  if (!contains(usable(cidr), address))
    return `is the address of the network ${text} itself or its broadcast`;
  if (formatAddress(address) === canonical(gatewayOf(spec, address.family)))
    return "is the network's gateway";
  const reserved = (spec.reserved ?? []).find((range) =>
    ranges([range], address.family).some((one) => contains(one, address)),
  );
  return reserved === undefined ? undefined : `is reserved by the network (${reserved})`;
}

const canonical = (text: string | undefined): string | undefined => {
  const address = text === undefined ? undefined : parseAddress(text);
  return address && formatAddress(address);
};

/** The first address that can be chosen; undefined when there is none. */
export function firstFree(spec: NetworkSpec, family: Family, taken: ReadonlySet<string>): string | undefined {
  const cidr = cidrOf(spec, family);
  if (cidr === undefined) return undefined;
  const { range, excluded } = poolOf(spec, cidr);
  let value = range.first;
  for (const gap of excluded) {
    const found = freeBetween(value, gap.first - 1n, family, taken);
    if (found !== undefined) return found;
    if (gap.last >= value) value = gap.last + 1n;
  }
  return freeBetween(value, range.last, family, taken);
}

function freeBetween(
  first: bigint,
  last: bigint,
  family: Family,
  taken: ReadonlySet<string>,
): string | undefined {
  for (let value = first; value <= last; value++) {
    const address = formatAddress({ family, value });
    if (!taken.has(address)) return address;
  }
  return undefined;
}

/** How many addresses can be leased now, those freed a while ago counted in; null where none are. */
export function countFree(
  spec: NetworkSpec,
  family: Family,
  taken: readonly Pick<TakenAddress, "address" | "vm">[],
): number | null {
  const cidr = cidrOf(spec, family);
  if (cidr === undefined) return null;
  const { range, excluded } = poolOf(spec, cidr);
  const size = ({ first, last }: Range): bigint => (last < first ? 0n : last - first + 1n);
  const within = ({ first, last }: Range): Range => ({
    family,
    first: first < range.first ? range.first : first,
    last: last > range.last ? range.last : last,
  });
  const without = excluded.reduce((left, gap) => left - size(within(gap)), size(range));
  const leased = taken.filter(({ address, vm }) => {
    const own = vm === null ? undefined : parseAddress(address);
    return own !== undefined && !excluded.some((gap) => contains(gap, own));
  });
  const free = without - BigInt(leased.length);
  return free > BigInt(Number.MAX_SAFE_INTEGER) ? Number.MAX_SAFE_INTEGER : Number(free);
}
