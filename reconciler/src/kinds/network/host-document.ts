// A network as its hosts are sent it.

import type { NetworkDocument } from "@croft/schemas/generated/typescript/messages.ts";
import type { CardHolder, Stored } from "../../store/store.ts";
import type { Span } from "./span.ts";

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

/** What of a VM those are told that have cards in the same network. */
type Member = Omit<CardHolder, "host">;

const memberOf = ({ id, project, created_at, name, spec, status }: Stored<"vm">): Member => ({
  id,
  project,
  created_at,
  hostname: status.hostname ?? spec.hostname ?? name ?? id,
  nics: status.nics ?? [],
});

/** Names by which clients look for a server of their network by themselves, and for their own machine. */
const NOBODYS = ["wpad", "isatap", "localhost"];

/**
 * The name of each VM in the network's DNS, by VM. In a shared network the VMs of several projects meet, and none is to be
 * looked up under the name of another's: the network's own project goes first, then who was there first. Others have their id.
 */
function namesIn(project: string | null, users: readonly Member[]): Map<string, string> {
  const rank = ({ project: of, created_at, id }: Member): string =>
    `${of === project ? 0 : 1} ${created_at} ${id}`;
  const taken = new Set(NOBODYS);
  const ranked = [...users].sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
  return new Map(
    ranked.map((vm) => {
      const hostname = vm.hostname.toLowerCase();
      const name = taken.has(hostname) ? vm.id.replaceAll("_", "-") : hostname;
      taken.add(name);
      return [vm.id, name];
    }),
  );
}

const byId = <M extends Member>(members: readonly M[]): M[] =>
  [...members].sort((a, b) => (a.id < b.id ? -1 : 1));

/** Cards that a VM has in the network. */
const cardsIn = ({ nics }: Member, network: string, hostname: string): Omit<Lease, "vm">[] =>
  nics
    .filter((card) => card.network === network)
    .map(({ mac_address, ip_addresses }) => ({
      hostname,
      mac_address,
      ipv4: ip_addresses.find((address) => !address.includes(":")) ?? null,
      ipv6: ip_addresses.find((address) => address.includes(":")) ?? null,
    }));

/** Its other hosts with their cards, by address. */
function overlayOf({ vni, address, mtu, peers }: Span, network: string, names: ReadonlyMap<string, string>) {
  const told = peers.map((peer) => ({
    address: peer.address,
    leases: byId(peer.holders).flatMap((vm) => cardsIn(vm, network, names.get(vm.id) ?? vm.id)),
  }));
  return { vni, address, mtu, peers: told.sort((a, b) => (a.address < b.address ? -1 : 1)) };
}

/**
 * `users`: the VMs of the host that have cards in it; without any it is to be removed there. `span`: how it spans hosts; absent
 * where it does not.
 */
export function networkDocument(
  { id, generation, project, name, spec, status }: Stored<"network">,
  users: readonly Stored<"vm">[],
  span?: Span,
): NetworkDocument {
  const members = byId(users.map(memberOf));
  const elsewhere = span?.peers.flatMap(({ holders }) => holders) ?? [];
  const names = namesIn(project, [...members, ...elsewhere]);
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
    leases: members.flatMap((vm) =>
      cardsIn(vm, id, names.get(vm.id) ?? vm.id).map((card) => ({ vm: vm.id, ...card })),
    ),
    ...(span === undefined ? {} : { overlay: overlayOf(span, id, names) }),
    wanted: users.length === 0 ? "deleted" : "present",
  };
}
