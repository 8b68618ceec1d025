// Where the reconciler listens, and by which names it is reached: what its certificates say and what hosts are told.
import { isIP } from "node:net";
import { hostname } from "node:os";

export interface Reach {
  /** IP address for clients. */
  address: string;
  /** IP address for agents. */
  agentAddress: string;
  /** DNS names and IP addresses beside the machine's own; the first is what hosts join. */
  names: readonly string[];
  /** The certificate for clients and its key; null: one of Croft's authority. */
  certificateFiles: { certificate: string; key: string } | null;
}

export const LOOPBACK_ONLY: Reach = {
  address: "127.0.0.1",
  agentAddress: "127.0.0.1",
  names: [],
  certificateFiles: null,
};

/** Loopback of either family; IPv4 also as IPv6 writes it. */
export const isLoopback = (address: string): boolean => /^(::ffff:)?127\.|^::1$/i.test(address);

const isEveryAddress = (address: string): boolean => address === "0.0.0.0" || /^[0:]+$/.test(address);

/** Names under which a reconciler is reached on its machine. */
export function ownNames(machine = hostname()): string[] {
  const named = /^[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$/.test(machine) ? [machine] : [];
  return [...new Set(["localhost", "127.0.0.1", "::1", ...named])];
}

/** All names that a certificate is for. */
export function certificateNames({ address, agentAddress, names }: Reach): string[] {
  const addresses = [address, agentAddress].filter((one) => !isEveryAddress(one));
  return [...new Set([...names, ...addresses, ...ownNames()])];
}

/** The URL by which others reach a port of an address: with the first name, else the address itself. */
export function urlOf(address: string, names: readonly string[], port: number): string {
  const own = isEveryAddress(address) ? hostname() : address;
  const name = isLoopback(address) ? own : (names[0] ?? own);
  return `https://${isIP(name) === 6 ? `[${name}]` : name}:${port}`;
}
