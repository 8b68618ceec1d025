// Which name server guests' questions go to. A guest asks QEMU's user networking, which asks the gateway, and the host sends
// that on, so another server of the host is one change of its rules.
//
//   resolv.conf names a server elsewhere      -> there
//   it names systemd-resolved on loopback     -> the servers that this one has, from its own file
//   it names another one on loopback, or IPv6 -> by the forwarder (forwarder.ts), which may connect to it
import { isIPv4, isIPv6 } from "node:net";

export type Resolver = { address: string; direct: boolean };

/** The server to be used; null when the files name none. Pure. */
export function chooseResolver(resolvConf: string, ofResolved: string): Resolver | null {
  const named = serversOf(resolvConf);
  const elsewhere = (address: string) => isIPv4(address) && !address.startsWith("127.");
  const isResolved = named.some((address) => /^127\.0\.0\.5[34]$/.test(address));
  const direct = [...named, ...(isResolved ? serversOf(ofResolved) : [])].find(elsewhere);
  if (direct !== undefined) return { address: direct, direct: true };
  const [first] = named;
  return first === undefined ? null : { address: first, direct: false };
}

/** All servers that the files name, without those on loopback. Pure. */
export const serversElsewhere = (...files: readonly string[]): string[] => [
  ...new Set(files.flatMap(serversOf).filter((address) => address !== "::1" && !address.startsWith("127."))),
];

const serversOf = (text: string): string[] =>
  text.split("\n").flatMap((line) => {
    const address = /^\s*nameserver\s+(\S+)/.exec(line)?.[1]?.replace(/%.*$/, "");
    return address !== undefined && (isIPv4(address) || isIPv6(address)) ? [address] : [];
  });
