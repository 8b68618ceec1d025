// A network as its hosts are sent it.

import type { NetworkDocument } from "@croft/schemas/generated/typescript/messages.ts";
import type { Stored } from "../../store/store.ts";

type Rule = NonNullable<Stored<"network">["spec"]["firewall"]>[number];
type Lease = NetworkDocument["leases"][number];

// What is not written in a rule has its default.
const rule = (given: Rule): NetworkDocument["firewall"][number] => ({
  direction: given.direction ?? "in",
  protocol: given.protocol ?? "any",
  ports: given.ports ?? [],
  from: given.from ?? "any",
  to: given.to ?? "any",
  action: given.action ?? "allow",
});

/** Cards that a VM has in the network. */
const leasesOf = ({ id, name, spec, status }: Stored<"vm">, network: string): Lease[] =>
  (status.nics ?? [])
    .filter((card) => card.network === network)
    .map(({ mac_address, ip_addresses }) => ({
      vm: id,
      hostname: status.hostname ?? spec.hostname ?? name ?? id,
      mac_address,
      ipv4: ip_addresses.find((address) => !address.includes(":")) ?? null,
      ipv6: ip_addresses.find((address) => address.includes(":")) ?? null,
    }));

/** `users`: the VMs of the host that have cards in it; without any it is to be removed there. */
export function networkDocument(
  { id, generation, project, name, spec, status }: Stored<"network">,
  users: readonly Stored<"vm">[],
): NetworkDocument {
  const sorted = [...users].sort((a, b) => (a.id < b.id ? -1 : 1));
  return {
    kind: "network",
    id,
    generation,
    project,
    name: name ?? id,
    mode: spec.mode,
    bridge: spec.bridge ?? null,
    vlan: spec.vlan ?? null,
    cidr: spec.cidr ?? null,
    ipv6_cidr: spec.ipv6_cidr ?? null,
    gateway: status.gateway ?? null,
    ipv6_gateway: status.ipv6_gateway ?? null,
    dns: spec.dns ?? [],
    search_domain: spec.search_domain ?? null,
    mtu: spec.mtu ?? null,
    reserved: spec.reserved ?? [],
    firewall: (spec.firewall ?? []).map(rule),
    leases: sorted.flatMap((vm) => leasesOf(vm, id)),
    wanted: users.length === 0 ? "deleted" : "present",
  };
}
