// What Croft's pieces of a network are called on the host. All follow from ids, so every step can be repeated and whatever is
// there can be recognized; an interface's name has at most 15 bytes. Pure.
import { createHash } from "node:crypto";

/** What the kernel calls interfaces of Croft; nftables matches all bridges of Croft by the first. */
export const BRIDGE_PREFIX = "cb-";
const TAP_PREFIX = "ct-";
const TUNNEL_PREFIX = "cv-";

const withoutKind = (id: string): string => id.slice(id.indexOf("_") + 1);

/** The bridge of a network with mode `nat`. */
export const bridgeName = (network: string): string => BRIDGE_PREFIX + withoutKind(network).slice(0, 11);

/** The interface of a network that leads to other hosts, a port of its bridge. */
export const tunnelName = (network: string): string => TUNNEL_PREFIX + withoutKind(network).slice(0, 11);

/** The host's end of a card: `card` counts from 0 and has one digit. */
export const tapName = (vm: string, card: number): string =>
  `${TAP_PREFIX}${withoutKind(vm).slice(0, 11)}${card}`;

/** The nftables tables of a network or of a VM's cards. */
export const tableName = (id: string): string => `croft_${id}`;

/** By which an interface is known to be Croft's, and to belong to a network. */
export const aliasOf = (network: string): string => `croft:${network}`;

/**
 * The hardware address of a network's bridge. One that is given stays when cards come and go, else a bridge takes the lowest
 * of its ports' and guests would lose their gateway for a while.
 */
export function bridgeMac(network: string): string {
  const hex = createHash("sha256").update(`croft bridge ${network}`).digest("hex");
  return ["52:54:01", hex.slice(0, 2), hex.slice(2, 4), hex.slice(4, 6)].join(":");
}

/** The link-local address that follows from a hardware address (RFC 4291, modified EUI-64), as 32 hexadecimal digits. */
export function linkLocalOf(mac: string): string {
  const bytes = mac.split(":").map((byte) => Number.parseInt(byte, 16));
  const [first = 0, second = 0, third = 0, ...rest] = bytes;
  const eui = [first ^ 2, second, third, 0xff, 0xfe, ...rest];
  return `fe80000000000000${eui.map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}
