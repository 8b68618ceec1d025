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

const hostnameOf = ({ id, name, spec, status }: Stored<"vm">): string =>
  (status.hostname ?? spec.hostname ?? name ?? id).toLowerCase();

/** Names by which clients look for a server of their network by themselves, and for their own machine. */
const NOBODYS = ["wpad", "isatap", "localhost"];

/**
 * The name of each VM in the network's DNS, by VM. In a shared network the VMs of several projects meet, and none is to be
 * looked up under the name of another's: the network's own project goes first, then who was there first. Others have their id.
 */
function namesIn(project: string | null, users: readonly Stored<"vm">[]): Map<string, string> {
  const rank = ({ project: of, created_at, id }: Stored<"vm">): string =>
    `${of === project ? 0 : 1} ${created_at} ${id}`;
  const taken = new Set(NOBODYS);
  const ranked = [...users].sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
  return new Map(
    ranked.map((vm) => {
      const hostname = hostnameOf(vm);
      const name = taken.has(hostname) ? vm.id.replaceAll("_", "-") : hostname;
      taken.add(name);
      return [vm.id, name];
    }),
  );
}

/** Cards that a VM has in the network. */
const leasesOf = ({ id, status }: Stored<"vm">, network: string, hostname: string): Lease[] =>
  (status.nics ?? [])
    .filter((card) => card.network === network)
    .map(({ mac_address, ip_addresses }) => ({
      vm: id,
      hostname,
      mac_address,
      ipv4: ip_addresses.find((address) => !address.includes(":")) ?? null,
      ipv6: ip_addresses.find((address) => address.includes(":")) ?? null,
    }));

/** `users`: the VMs of the host that have cards in it; without any it is to be removed there. */
export function networkDocument(
  { id, generation, project, name, spec, status }: Stored<"network">,
  users: readonly Stored<"vm">[],
): NetworkDocument {
  const names = namesIn(project, users);
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
    leases: sorted.flatMap((vm) => leasesOf(vm, id, names.get(vm.id) ?? vm.id)),
    wanted: users.length === 0 ? "deleted" : "present",
  };
}
