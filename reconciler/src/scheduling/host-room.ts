// What a host has for VMs: in all, and what is left of it. Pure.

import { gibDown } from "@croft/schemas/bytes.ts";
import type { Amounts } from "../store/belongings.ts";
import type { HostFacts } from "../store/host-facts.ts";

/** A host with what is reserved on it. */
export interface HostRoom extends HostFacts {
  used: Amounts;
}

/** What a host has for VMs in all, overcommitment counted in. */
export interface Room {
  cpus: number;
  memory_mib: number;
  root_gib: number;
}

export function totalRoom(host: HostFacts): Room {
  const { facts } = host;
  if (!facts) return { cpus: 0, memory_mib: 0, root_gib: 0 };
  return {
    cpus: Math.floor(facts.cpus * facts.cpu_overcommit),
    memory_mib: Math.max(0, facts.memory_mib - facts.memory_reserved_mib),
    root_gib: gibDown(facts.storage_bytes),
  };
}

export function freeRoom(host: HostRoom): Room {
  const total = totalRoom(host);
  return {
    cpus: total.cpus - host.used.cpus,
    memory_mib: total.memory_mib - host.used.memory_mib - usedOverhead(host),
    root_gib: total.root_gib - host.used.root_gib,
  };
}

/** What QEMU needs on a host for one running VM besides the guest's memory. */
export const overheadOf = ({ facts }: Pick<HostFacts, "facts">): number => facts?.vm_overhead_mib ?? 0;

/**
 * What QEMU needs for all VMs that run. How many do is not summed up: those that are stopped take no CPUs and all others at
 * least one, so no more run than there are CPUs in use.
 */
export const usedOverhead = (host: Pick<HostFacts, "facts"> & { used: Amounts }): number =>
  overheadOf(host) * Math.min(host.used.vms, host.used.cpus);

/** What a host has for a single VM that runs there alone. */
export function roomForOne(host: HostFacts): Room {
  const total = totalRoom(host);
  return { ...total, memory_mib: Math.max(0, total.memory_mib - overheadOf(host)) };
}
