// Ranges of addresses, of both families. Pure.
import { isIP } from "node:net";

export interface Range {
  family: 4 | 6;
  first: bigint;
  last: bigint;
}

/** The addresses of a CIDR, or of one address. Throws RangeError when the text is neither. */
export function parseRange(text: string): Range {
  const [address = "", length] = text.split("/");
  const family = isIP(address);
  if (family === 0) throw new RangeError(`"${text}" is no range of addresses`);
  const bits = family === 4 ? 32n : 128n;
  const prefix = length === undefined ? bits : BigInt(length);
  const size = 1n << (bits - prefix);
  const first = (addressNumber(address) / size) * size;
  return { family: family === 4 ? 4 : 6, first, last: first + size - 1n };
}

/** An address as a number. */
export function addressNumber(address: string): bigint {
  if (isIP(address) === 4) {
    return address.split(".").reduce((sum, part) => (sum << 8n) + BigInt(part), 0n);
  }
  return expanded(address).reduce((sum, part) => (sum << 16n) + BigInt(`0x${part || "0"}`), 0n);
}

/** The eight groups of an IPv6 address. */
function expanded(address: string): string[] {
  const plain = address.replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (...parts) => {
    const [a = 0, b = 0, c = 0, d = 0] = parts.slice(1, 5).map(Number);
    return `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`;
  });
  const [head = "", tail] = plain.split("::");
  const before = head === "" ? [] : head.split(":");
  if (tail === undefined) return before;
  const after = tail === "" ? [] : tail.split(":");
  return [...before, ...Array<string>(8 - before.length - after.length).fill("0"), ...after];
}

export const overlap = (a: Range, b: Range): boolean =>
  a.family === b.family && a.first <= b.last && b.first <= a.last;

export const familyOf = (text: string): 4 | 6 => (text.includes(":") ? 6 : 4);

export const prefixLengthOf = (cidr: string): number => Number(cidr.split("/")[1]);

/** The network's own address with its length, as routes name it. */
export const networkAddress = (cidr: string): string => {
  const { first, family } = parseRange(cidr);
  return `${formatted(first, family)}/${prefixLengthOf(cidr)}`;
};

function formatted(number: bigint, family: 4 | 6): string {
  const [count, bits] = family === 4 ? [4, 8n] : [8, 16n];
  const parts = Array.from({ length: count }, (_, i) =>
    BigInt.asUintN(Number(bits), number >> (bits * BigInt(count - 1 - i))),
  );
  return family === 4 ? parts.join(".") : parts.map((part) => part.toString(16)).join(":");
}
