// The bridge of a network with mode `nat`: what it lacks, as commands of `ip`, and what the kernel is told for it.
import type { NetworkDocument } from "@croft/schemas/generated/typescript/messages.ts";
import type { Run } from "../host/run.ts";
import { type Link, runIp, setSysctls } from "./host-view.ts";
import { aliasOf, bridgeMac, bridgeName, tunnelName } from "./names.ts";
import { prefixLengthOf } from "./range.ts";

const USUAL_MTU = 1500;

/** What the bridge and its ports take. */
export const bridgeMtu = ({ mtu }: Pick<NetworkDocument, "mtu">): number => mtu ?? USUAL_MTU;

/** The commands that bring a bridge to its document, and what was lacking, in words. Pure. */
function bridgeCommands(
  document: NetworkDocument,
  links: ReadonlyMap<string, Link>,
): { commands: string[]; lacking: string[] } {
  const name = bridgeName(document.id);
  const present = links.get(name);
  const mtu = bridgeMtu(document);
  const commands: string[] = [];
  const lacking: string[] = [];
  if (present === undefined) {
    // No learning delay for new cards, no spanning tree: guests do not take part in it.
    commands.push(
      `link add name ${name} address ${bridgeMac(document.id)} type bridge forward_delay 0 stp_state 0 mcast_snooping 0`,
    );
    lacking.push("the bridge");
  }
  if (present?.alias !== aliasOf(document.id))
    commands.push(`link set dev ${name} alias ${aliasOf(document.id)}`);
  if (present?.mtu !== mtu) commands.push(`link set dev ${name} mtu ${mtu}`);
  return { commands: [...commands, ...addressCommands(document, present, lacking)], lacking };
}

function addressCommands(document: NetworkDocument, present: Link | undefined, lacking: string[]): string[] {
  const name = bridgeName(document.id);
  const wanted = addressesOf(document);
  const missing = wanted.filter((address) => !present?.addresses.includes(address));
  const strange = (present?.addresses ?? []).filter((address) => !wanted.includes(address));
  if (present !== undefined && missing.length > 0) lacking.push(`the address ${missing.join(" and ")}`);
  return [
    ...strange.map((address) => `address del ${address} dev ${name}`),
    // Without a card the bridge has no carrier, and an address that waits for its detection of duplicates is not usable.
    ...missing.map((address) => `address add ${address} dev ${name}${address.includes(":") ? " nodad" : ""}`),
  ];
}

/** The addresses of the bridge, with their lengths. */
function addressesOf({ gateway, cidr, ipv6_gateway, ipv6_cidr }: NetworkDocument): string[] {
  return [
    ...(gateway === null || cidr === null ? [] : [`${gateway}/${prefixLengthOf(cidr)}`]),
    ...(ipv6_gateway === null || ipv6_cidr === null ? [] : [`${ipv6_gateway}/${prefixLengthOf(ipv6_cidr)}`]),
  ];
}

/** Whether it is there, up, has its addresses and all cards that were put into it. */
export function bridgeIsWhole(document: NetworkDocument, links: ReadonlyMap<string, Link>): boolean {
  const name = bridgeName(document.id);
  if (bridgeCommands(document, links).commands.length > 0 || links.get(name)?.up !== true) return false;
  return lostCards(document.id, links).length === 0;
}

function lostCards(network: string, links: ReadonlyMap<string, Link>): Link[] {
  const bridge = bridgeName(network);
  const others = new Set([bridge, tunnelName(network)]);
  return [...links.values()].filter(
    ({ alias, name, master }) => alias === aliasOf(network) && !others.has(name) && master !== bridge,
  );
}

/** Makes the bridge what its document says; what was lacking, in words. */
export async function ensureBridge(
  run: Run,
  document: NetworkDocument,
  links: ReadonlyMap<string, Link>,
): Promise<string[]> {
  const name = bridgeName(document.id);
  const { commands, lacking } = bridgeCommands(document, links);
  const isNew = !links.has(name);
  const [create = "", ...others] = commands;
  if (isNew) await runIp(run, [create]);
  // Before it has an address.
  await setSysctls(run, settingsOf(document));
  await runIp(run, isNew ? others : commands);
  const present = links.get(name);
  if (present?.up === false) lacking.push("the bridge being up");
  if (present?.up !== true) await runIp(run, [`link set dev ${name} up`]);
  const lost = lostCards(document.id, links);
  await runIp(
    run,
    lost.map(({ name: tap }) => `link set dev ${tap} master ${name}`),
  );
  if (lost.length > 0 && !isNew) lacking.push("cards in the bridge");
  await showToRules(run, document);
  return lacking;
}

function settingsOf({ id, ipv6_cidr }: NetworkDocument): [string, number][] {
  const name = bridgeName(id);
  return [
    // Without a range of its own the network has no IPv6, and the host no address that a guest could find.
    [`ipv6/conf/${name}/disable_ipv6`, ipv6_cidr === null ? 1 : 0],
    [`ipv6/conf/${name}/accept_ra`, 0],
    [`ipv6/conf/${name}/accept_dad`, 0],
    // Replies to connections from the host's loopback to published ports; network-table.ts refuses everything else.
    [`ipv4/conf/${name}/route_localnet`, 1],
    // A guest that asks for other addresses of the host gets no reply.
    [`ipv4/conf/${name}/arp_ignore`, 1],
  ];
}

/** Packets between two cards pass the firewall only where the bridge shows them to IP's rules. */
async function showToRules(run: Run, { id, firewall }: NetworkDocument): Promise<void> {
  const wanted = firewall.length > 0 ? 1 : 0;
  const words = ["link", "set", "dev", bridgeName(id), "type", "bridge"];
  // A kernel without br_netfilter has no such setting.
  await run("ip", [...words, "nf_call_iptables", `${wanted}`, "nf_call_ip6tables", `${wanted}`], {
    allowedExitCodes: [0, 1, 2],
  });
}
