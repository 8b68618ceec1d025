// Which addresses a fetch may reach. What is private, local or reserved is out of reach, because whoever writes an
// image's URL would otherwise read what only this machine can read; an operator may allow ranges by name.

import { BlockList, isIP, isIPv4 } from "node:net";
import { CroftError } from "@croft/schemas/errors.ts";

/** Whether an address (in text, without brackets) may be reached. */
export type AddressPolicy = (address: string) => boolean;

// IANA's special-purpose registries: what is not globally reachable, or carries another address inside.
const REFUSED_V4 = [
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.0.0.0/24",
  "192.0.2.0/24",
  "192.88.99.0/24",
  "192.168.0.0/16",
  "198.18.0.0/15",
  "198.51.100.0/24",
  "203.0.113.0/24",
  "224.0.0.0/4",
  "240.0.0.0/4",
];
const GLOBAL_V6 = "2000::/3";
const REFUSED_V6 = ["2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"];

/** `allow` are CIDRs (`10.0.0.0/8`, `fd00::/8`) or single addresses. Throws `invalid_value` for anything else. */
export function addressPolicy(allow: readonly string[]): AddressPolicy {
  const allowed = blockList(allow);
  const refusedV4 = blockList(REFUSED_V4);
  const globalV6 = blockList([GLOBAL_V6]);
  const refusedV6 = blockList(REFUSED_V6);
  return (text) => {
    const address = unmapped(text);
    if (isIP(address) === 0) return false;
    if (isIPv4(address)) return allowed.check(address, "ipv4") || !refusedV4.check(address, "ipv4");
    const reachable = globalV6.check(address, "ipv6") && !refusedV6.check(address, "ipv6");
    return allowed.check(address, "ipv6") || reachable;
  };
}

// An IPv4 address in IPv6's clothes (`::ffff:10.0.0.1`) is the IPv4 address; so is one with a zone, without it.
function unmapped(text: string): string {
  const address = text.replace(/%.*$/, "");
  const dotted = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (dotted !== undefined) return dotted;
  const hex = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/i.exec(address);
  if (hex === null) return address;
  const [high, low] = [Number.parseInt(hex[1] as string, 16), Number.parseInt(hex[2] as string, 16)];
  return [high >> 8, high & 255, low >> 8, low & 255].join(".");
}

function blockList(cidrs: readonly string[]): BlockList {
  const list = new BlockList();
  for (const cidr of cidrs) {
    const [address = "", length] = cidr.split("/");
    const family = isIP(address);
    const bits = family === 4 ? 32 : 128;
    const prefix = length === undefined ? bits : Number(length);
    if (family === 0 || !Number.isInteger(prefix) || prefix < 0 || prefix > bits) {
      throw new CroftError(
        "invalid_value",
        `CROFT_FETCH_ALLOW names ${JSON.stringify(cidr)}, which is no range.`,
        {
          detail: "Give CIDRs separated by commas, such as 10.0.0.0/8,fd00::/8.",
        },
      );
    }
    list.addSubnet(address, prefix, family === 4 ? "ipv4" : "ipv6");
  }
  return list;
}
