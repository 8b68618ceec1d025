// Ports of hosts that are leased to VMs.

import type { PortLease } from "./belongings.ts";

export interface PortReads {
  /**
   * The first port from `from` (default `first`) up to `last`, then from `first` on, that nobody leases and that is not
   * in `busy`; undefined when all are taken.
   */
  free(
    host: string,
    protocol: "tcp" | "udp",
    range: { first: number; last: number; from?: number; busy?: readonly number[] },
  ): Promise<number | undefined>;
  of(vm: string): Promise<PortLease[]>;
  /** Of these VMs, or of all VMs on a host. */
  onHost(host: string, vms?: readonly string[]): Promise<PortLease[]>;
  holder(host: string, protocol: "tcp" | "udp", port: number): Promise<PortLease | undefined>;
  /** Hosts of which a VM holds this port, with the VM. */
  holders(protocol: "tcp" | "udp", port: number): Promise<{ host: string; vm: string }[]>;
}

export interface PortWrites extends PortReads {
  /** Throws `port_in_use` when another VM holds it. */
  lease(lease: PortLease): Promise<void>;
  release(vm: string, keys: readonly { protocol: "tcp" | "udp"; port: number }[]): Promise<void>;
  releaseAll(vm: string): Promise<void>;
}
