// A tier of equal machines over several hosts. Each host has a private network of its own, because such a network lives on one
// host, and the machines whose data lie on it.
import { Network } from "@croft/cdktn/lib/network";
import { Construct } from "constructs";
import { DataVm, type DataVmConfig } from "./data-vm.ts";

/** What one host has of the tier. */
export interface HostShare {
  /** IPv4 range of the private network. */
  readonly network: string;
  /** Names of the machines. */
  readonly machines: readonly string[];
}

export interface SpreadTierConfig {
  readonly project: string;
  /**
   * By name of the host. The machines stand beside their host, and are not dealt out by a position in a list: another host
   * changes nothing of those that are there.
   */
  readonly hosts: Readonly<Record<string, HostShare>>;
  /** TCP ports on which the machines are reached from outside. */
  readonly ports: readonly number[];
  /** What all machines have in common. */
  readonly machine: Omit<DataVmConfig, "name" | "project" | "networks" | "ports">;
}

export class SpreadTier extends Construct {
  /** By name. */
  readonly machines: ReadonlyMap<string, DataVm>;

  constructor(scope: Construct, id: string, config: SpreadTierConfig) {
    super(scope, id);
    const names = Object.values(config.hosts).flatMap(({ machines }) => machines);
    const twice = names.find((name, index) => names.indexOf(name) !== index);
    if (twice !== undefined) throw new Error(`the machine ${twice} stands beside two hosts`);
    this.machines = new Map(
      Object.entries(config.hosts).flatMap(([host, share]) => this.#createShare(host, share, config)),
    );
  }

  #createShare(host: string, share: HostShare, config: SpreadTierConfig): [string, DataVm][] {
    const { project, ports, machine } = config;
    const network = new Network(this, host, {
      project,
      name: `${this.node.id}-${host}`,
      mode: "nat",
      cidr: share.network,
      firewall: [
        { from: "network" },
        { protocol: "tcp", ports: ports.map(String) },
        // Answers to pings tell that a machine is there.
        { protocol: "icmp" },
      ],
    });
    return share.machines.map((name) => [
      name,
      new DataVm(this, name, {
        ...machine,
        project,
        name,
        data: { ...machine.data, host },
        networks: [{ network: network.id }],
        ports: ports.map((guestPort) => ({ guestPort })),
      }),
    ]);
  }
}
