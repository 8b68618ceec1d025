// Addresses as numbers: what ranges hold, where they overlap, which address is next. Pure.

import ipaddr from "ipaddr.js";

export type Family = 4 | 6;

export interface Address {
  family: Family;
  value: bigint;
}

/** Every address from the first to the last. */
export interface Range {
  family: Family;
  first: bigint;
  last: bigint;
}

export interface Cidr extends Range {
  prefix_length: number;
}

const bitsOf = (family: Family): number => (family === 4 ? 32 : 128);

const IPV4 = /^(0|[1-9]\d{0,2})(\.(0|[1-9]\d{0,2})){3}$/;
const IPV6 = /^[0-9a-fA-F:.]+$/;

/** Undefined for what is no address. Octal and shortened forms of IPv4 mean different things to different programs: none is taken. */
export function parseAddress(text: string): Address | undefined {
  const family = text.includes(":") ? 6 : 4;
  if (!(family === 6 ? IPV6 : IPV4).test(text) || !ipaddr.isValid(text)) return undefined;
  const bytes = ipaddr.parse(text).toByteArray();
  return { family, value: bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n) };
}

/** In the one spelling that Croft stores and shows. */
export function formatAddress({ family, value }: Address): string {
  const bytes: number[] = [];
  for (let at = bitsOf(family) / 8 - 1; at >= 0; at--) bytes.push(Number((value >> BigInt(at * 8)) & 255n));
  const address = ipaddr.fromByteArray(bytes);
  return address instanceof ipaddr.IPv6 ? address.toRFC5952String() : address.toString();
}

/** Undefined for what is no CIDR. The range is that of the prefix, whatever stands behind it. */
export function parseCidr(text: string): Cidr | undefined {
  const [, before = "", length = ""] = /^([^/]+)\/(0|[1-9]\d{0,2})$/.exec(text) ?? [];
  const address = parseAddress(before);
  const prefix_length = Number(length);
  if (address === undefined || length === "" || prefix_length > bitsOf(address.family)) return undefined;
  const size = 1n << BigInt(bitsOf(address.family) - prefix_length);
  const first = address.value - (address.value % size);
  return { family: address.family, first, last: first + size - 1n, prefix_length };
}

export const formatCidr = ({ family, first, prefix_length }: Cidr): string =>
  `${formatAddress({ family, value: first })}/${prefix_length}`;

/** `192.0.2.10`, `192.0.2.10-192.0.2.19` or `192.0.2.16/28`; undefined for anything else, and for a range that runs backwards. */
export function parseRange(text: string): Range | undefined {
  if (text.includes("/")) return parseCidr(text);
  const [from = "", to = from, more] = text.split("-");
  const [first, last] = [parseAddress(from), parseAddress(to)];
  if (first === undefined || last === undefined || more !== undefined) return undefined;
  if (first.family !== last.family || first.value > last.value) return undefined;
  return { family: first.family, first: first.value, last: last.value };
}

export const contains = ({ family, first, last }: Range, address: Address): boolean =>
  address.family === family && address.value >= first && address.value <= last;

export const overlap = (a: Range, b: Range): boolean =>
  a.family === b.family && a.first <= b.last && b.first <= a.last;

/** What can be given to a card: all but the address of the network itself and, of IPv4, that of the broadcast. */
export const usable = ({ family, first, last }: Cidr): Range => ({
  family,
  first: first + 1n,
  last: family === 4 ? last - 1n : last,
});
