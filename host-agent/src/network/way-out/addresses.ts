// Names and addresses of a VM's way out on its host. Pure.
//
//   host                                   namespace croft-<vm id>
//     cw-<11 of the id>  ---- veth ----      eth0
//     169.254.1.1, fe80::c:1                 <ports>/32, <ssh>/32 (a pair of the range), <ipv6>/128
//
// Every VM's host end has the same address, because nothing routes to it: it is what the namespace sends its packets to, asks
// for names, and is connected from.
import { createHash } from "node:crypto";
import { isIPv4, isIPv6 } from "node:net";

export interface Passage {
  /** Where forwarded ports listen in the namespace, each under the number that the guest has. */
  ports: string;
  /** Where the guest's SSH server is reached, on port 22, by root of the host only. */
  ssh: string;
  /** Of the namespace; null where the host has no IPv6 to give. */
  ipv6: string | null;
}

export const GATEWAY = "169.254.1.1";
export const GATEWAY_IPV6 = "fe80::c:1";
/** The guest's end within QEMU; a unique local one, so that guests prefer IPv4 where both lead somewhere. */
export const GUEST_PREFIX_IPV6 = "fd5e:c0f7:9a31:78::";

export const LINK_PREFIX = "cw-";
/** The kernel takes 15 bytes. */
export const linkOf = (vm: string): string => `${LINK_PREFIX}${vm.slice(3, 14)}`;
export const namespaceOf = (vm: string): string => `croft-${vm}`;

/** The nftables table of one agent; two agents of a machine have different runtime folders. */
export const tableOf = (runtimeDir: string): string =>
  `croft_out_${createHash("sha256").update(runtimeDir).digest("hex").slice(0, 8)}`;

/** Whether a text is a prefix of either family without bits beyond its length. */
export function isPrefix(text: string): boolean {
  const [address = "", length = ""] = text.split("/");
  const bits = Number(length);
  if (isIPv4(address)) return bits <= 32 && (numberOf(address) & ~maskOf(bits)) >>> 0 === 0;
  return isIPv6(address) && bits <= 128;
}

/**
 * The pair of a VM: one that begins at a hash of its id, so that a VM mostly keeps its own, and is not taken. Null when the
 * range is full. The first pair is left out, because it holds the network's own address.
 */
export function choosePassage(
  vm: string,
  range: string,
  taken: ReadonlySet<string>,
  ipv6: boolean,
): Passage | null {
  const { number, bits } = parse(range);
  const pairs = 2 ** (31 - bits) - 1;
  const start = createHash("sha256").update(vm).digest().readUInt32BE(0) % pairs;
  for (let i = 0; i < pairs; i++) {
    const pair = 1 + ((start + i) % pairs);
    const ports = addressOf(number + 2 * pair);
    if (!taken.has(ports))
      return { ports, ssh: addressOf(number + 2 * pair + 1), ipv6: ipv6 ? sixth(pair) : null };
  }
  return null;
}

// A prefix that was random once for Croft, and is translated before it leaves the host: the same number as the pair has, which a range of /10 or smaller keeps below 2^21.
const sixth = (pair: number): string =>
  `fd5e:c0f7:9a31:77::${(pair >>> 16).toString(16)}:${(pair & 0xffff).toString(16)}`;

const maskOf = (bits: number): number => (bits === 0 ? 0 : (0xffffffff << (32 - bits)) >>> 0);

const numberOf = (address: string): number =>
  address.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);

const addressOf = (number: number): string =>
  [24, 16, 8, 0].map((shift) => (number >>> shift) & 255).join(".");

function parse(prefix: string): { number: number; bits: number } {
  const [address = "", length = "32"] = prefix.split("/");
  return { number: numberOf(address), bits: Number(length) };
}
