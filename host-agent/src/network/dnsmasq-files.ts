// The files of a network's dnsmasq: DHCP with exactly the leases given, DNS for the network's names, router advertisements.
// Pure. https://thekelleys.org.uk/dnsmasq/docs/dnsmasq-man.html
//
// `dnsmasq.conf` needs a new process; `leases` and `names` are read again on SIGHUP.
import type { NetworkDocument } from "@croft/schemas/generated/typescript/messages.ts";
import { bridgeName } from "./names.ts";
import { networkAddress, prefixLengthOf } from "./range.ts";

/** User and group that dnsmasq becomes; it needs no more than to read its files. */
export const DNSMASQ_GROUP = 65_534;

/** A domain that a document does not name. */
const domainOf = ({ search_domain, name }: NetworkDocument): string => search_domain ?? `${name}.croft`;

export interface DnsmasqFiles {
  /** Needs a new process when it changes. */
  conf: string;
  leases: string;
  names: string;
}

export function dnsmasqFiles(document: NetworkDocument, folder: string): DnsmasqFiles {
  return { conf: confOf(document, folder), leases: leasesOf(document), names: namesOf(document) };
}

function confOf(document: NetworkDocument, folder: string): string {
  const domain = domainOf(document);
  const { dns } = document;
  const lines = [
    `# ${document.id}`,
    ...[`pid-file=${folder}/dnsmasq.pid`, `dhcp-leasefile=${folder}/given`],
    ...[`dhcp-hostsfile=${folder}/leases`, `addn-hosts=${folder}/names`, "no-hosts"],
    ...["user=nobody", "group=nogroup", "quiet-dhcp", "quiet-dhcp6", "quiet-ra"],
    // Addresses of the bridge and nothing else, so that other DNS servers of the host go on, also while the bridge is made anew.
    ...[`interface=${bridgeName(document.id)}`, "except-interface=lo", "bind-dynamic"],
    ...[`domain=${domain}`, `local=/${domain}/`, "expand-hosts", "domain-needed", "bogus-priv"],
    ...(dns.length === 0 ? [] : ["no-resolv", ...dns.map((server) => `server=${server}`)]),
    // What a guest calls itself is no name for others: all names are those of the leases.
    ...["dhcp-authoritative", "dhcp-ignore-names"],
    "dhcp-lease-max=65536",
    ...ipv4Options(document),
    ...ipv6Options(document),
  ];
  return `${lines.join("\n")}\n`;
}

function ipv4Options(document: NetworkDocument): string[] {
  const { cidr, gateway } = document;
  const mtu = guestMtu(document);
  if (cidr === null || gateway === null) return [];
  const [network] = networkAddress(cidr).split("/");
  return [
    // `static`: who has no lease in the file gets no response.
    `dhcp-range=${network},static,infinite`,
    `dhcp-option=option:router,${gateway}`,
    `dhcp-option=option:dns-server,${gateway}`,
    `dhcp-option=option:domain-search,${domainOf(document)}`,
    ...(mtu === null ? [] : [`dhcp-option=option:mtu,${mtu}`]),
  ];
}

function ipv6Options(document: NetworkDocument): string[] {
  const { ipv6_cidr, ipv6_gateway } = document;
  const mtu = guestMtu(document);
  if (ipv6_cidr === null || ipv6_gateway === null) return [];
  const [network] = networkAddress(ipv6_cidr).split("/");
  return [
    "enable-ra",
    ...(mtu === null ? [] : [`ra-param=${bridgeName(document.id)},mtu:${mtu},30`]),
    `dhcp-range=${network},static,${prefixLengthOf(ipv6_cidr)},infinite`,
    `dhcp-option=option6:dns-server,[${ipv6_gateway}]`,
    `dhcp-option=option6:domain-search,${domainOf(document)}`,
  ];
}

/** What guests are told, which may be less than what the bridge takes. */
const guestMtu = ({ mtu, overlay }: NetworkDocument): number | null => overlay?.mtu ?? mtu;

/** One line per card. dnsmasq gives one lease per name, so only a VM's first card has it. */
function leasesOf({ leases }: NetworkDocument): string {
  const named = new Set<string>();
  const lines = leases.flatMap(({ hostname, mac_address, ipv4, ipv6 }) => {
    const addresses = [...(ipv4 === null ? [] : [ipv4]), ...(ipv6 === null ? [] : [`[${ipv6}]`])];
    if (addresses.length === 0) return [];
    const name = named.has(hostname) ? [] : [hostname];
    named.add(hostname);
    return [[mac_address, ...addresses, ...name, "infinite"].join(",")];
  });
  return text(lines);
}

/** Of the network's VMs on other hosts too, whose own dnsmasq gives them their addresses. */
const namesOf = ({ leases, overlay }: NetworkDocument): string =>
  text(
    [...leases, ...(overlay?.peers ?? []).flatMap((peer) => peer.leases)].flatMap(
      ({ hostname, ipv4, ipv6 }) =>
        [ipv4, ipv6].filter((address) => address !== null).map((address) => `${address} ${hostname}`),
    ),
  );

const text = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join("");

export interface GivenLease {
  /** Null for DHCPv6, which knows guests by another number. */
  mac: string | null;
  address: string;
}

/** What dnsmasq has really given, out of its lease file. */
export function parseGiven(file: string): GivenLease[] {
  return file.split("\n").flatMap((line) => {
    const [time, mac = "", address] = line.split(" ");
    if (address === undefined || time === "duid") return [];
    return [{ mac: /^([0-9a-f]{2}:){5}[0-9a-f]{2}$/.test(mac) ? mac : null, address }];
  });
}
