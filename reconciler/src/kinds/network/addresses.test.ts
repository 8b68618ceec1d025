import { expect, test } from "@jest/globals";
import {
  formatAddress,
  formatCidr,
  overlap,
  parseAddress,
  parseCidr,
  parseRange,
  usable,
} from "./addresses.ts";

const shown = (text: string): string | undefined => {
  const address = parseAddress(text);
  return address && formatAddress(address);
};

test.each([
  ["192.0.2.20", "192.0.2.20"],
  ["0.0.0.0", "0.0.0.0"],
  ["FD00:0:0::0020", "fd00::20"],
  ["fd00:20:0:0:1:0:0:1", "fd00:20::1:0:0:1"],
  ["192.0.2.020", undefined],
  ["192.0.2", undefined],
  ["0x7f.0.0.1", undefined],
  ["192.0.2.256", undefined],
  ["fe80::1%eth0", undefined],
  ["", undefined],
])("address %s is %s", (text, expected) => {
  expect(shown(text)).toBe(expected);
});

test.each([
  ["10.20.0.0/24", "10.20.0.0/24"],
  ["10.20.0.7/24", "10.20.0.0/24"],
  ["fd00:20::5/64", "fd00:20::/64"],
  ["0.0.0.0/0", "0.0.0.0/0"],
  ["10.20.0.0/33", undefined],
  ["10.20.0.0/024", undefined],
  ["10.20.0.0", undefined],
  ["10.20.0.0/", undefined],
])("CIDR %s is %s", (text, expected) => {
  const cidr = parseCidr(text);
  expect(cidr && formatCidr(cidr)).toBe(expected);
});

test("ranges are single addresses, spans and CIDRs; none runs backwards or over families", () => {
  expect(parseRange("10.0.0.5")).toMatchObject({ family: 4, first: 0x0a000005n, last: 0x0a000005n });
  expect(parseRange("10.0.0.5-10.0.0.9")).toMatchObject({ first: 0x0a000005n, last: 0x0a000009n });
  expect(parseRange("10.0.0.16/28")).toMatchObject({ first: 0x0a000010n, last: 0x0a00001fn });
  expect(parseRange("fd00::1-fd00::ff")).toMatchObject({ family: 6 });
  for (const text of ["10.0.0.9-10.0.0.5", "10.0.0.5-fd00::1", "10.0.0.5-", "1-2-3", "all"]) {
    expect(parseRange(text)).toBeUndefined();
  }
});

test("network and broadcast address are nobody's; of IPv6 only the first", () => {
  const last = (text: string) => {
    const cidr = parseCidr(text);
    const range = cidr && usable(cidr);
    return range && [range.first, range.last].map((value) => formatAddress({ family: range.family, value }));
  };
  expect(last("192.0.2.0/30")).toEqual(["192.0.2.1", "192.0.2.2"]);
  expect(last("fd00::/126")).toEqual(["fd00::1", "fd00::3"]);
});

test("only ranges of one family overlap", () => {
  const range = (text: string) => parseRange(text) ?? { family: 4 as const, first: 0n, last: 0n };
  expect(overlap(range("10.0.0.0/24"), range("10.0.0.255"))).toBe(true);
  expect(overlap(range("10.0.0.0/24"), range("10.0.1.0"))).toBe(false);
  expect(overlap(range("0.0.0.0/0"), range("::/0"))).toBe(false);
});
