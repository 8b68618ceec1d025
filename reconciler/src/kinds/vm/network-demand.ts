// The networks of a VM, as placing asks for them and as its rules need them.

import { CroftError } from "@croft/schemas/errors.ts";
import type { SpecOf } from "@croft/schemas/generated/typescript/kinds.ts";
import { familyOf, type NetworkDemand, place } from "../../scheduling/place-vm.ts";
import type { Reads, Stored } from "../../store/store.ts";
import { label } from "../kind-rules.ts";
import { takes } from "../network/span.ts";
import { NOTHING } from "../project/quota.ts";
import type { References } from "../references.ts";
import { type Card, cardsOf } from "./cards.ts";
import type { Networks } from "./lease-cards.ts";

type VmSpec = SpecOf<"vm">;

/** Ids of the networks that a VM has cards in. */
export const networksOf = ({ networks = [] }: Pick<VmSpec, "networks">): string[] => [
  ...new Set(networks.map(({ network }) => network)),
];

/** The networks of a VM, with faults noted for those that it may not use. Those that it `had` may be on their way out by now. */
export async function findNetworks(
  reads: Reads,
  references: References,
  { networks = [] }: VmSpec,
  had: readonly Card[] = [],
): Promise<Networks> {
  const found = new Map<string, Stored<"network">>();
  for (const [index, { network: id }] of networks.entries()) {
    if (found.has(id)) continue;
    const network = had.some(({ network }) => network === id)
      ? await reads.documents.get("network", id)
      : await references.find("network", id, `/spec/networks/${index}/network`);
    if (network) found.set(id, network);
  }
  return found;
}

/** What placing asks of hosts for the networks of a VM. Where the VM itself is now ties a network to no host. */
export async function networkDemands(
  reads: Reads,
  { id: vm, spec }: Pick<Stored<"vm">, "id" | "spec">,
): Promise<NetworkDemand[]> {
  const demands: NetworkDemand[] = [];
  for (const id of networksOf(spec)) {
    const network = await reads.documents.get("network", id);
    if (network === undefined) continue;
    const { mode, bridge } = network.spec;
    const host = mode === "nat" ? await reads.documents.hostOfReferrers(id, vm) : undefined;
    const spans = host === undefined ? undefined : await spanDemand(reads, network, host);
    demands.push({ title: label(network), mode, bridge, host: spans ? undefined : host, spans });
  }
  return demands;
}

/** What other hosts need for a network with VMs on this one; undefined when it can be on this one only. */
async function spanDemand(
  reads: Reads,
  { spec }: Stored<"network">,
  host: string,
): Promise<NetworkDemand["spans"]> {
  const overlay = (await reads.hosts.overlays([host])).get(host);
  return overlay !== undefined && takes(overlay, spec)
    ? { family: familyOf(overlay.address), mtu: spec.mtu }
    : undefined;
}

/** Throws `no_capacity` when the VM's own host cannot give it a network that it has no card in yet. */
export async function refuseNetworksElsewhere(
  reads: Reads,
  before: Stored<"vm">,
  spec: VmSpec,
): Promise<void> {
  const had = new Set(cardsOf(before.status).map(({ network }) => network));
  const networks = (spec.networks ?? []).filter(({ network }) => !had.has(network));
  if (networks.length === 0) return;
  const hosts = (await reads.hosts.facts()).filter(({ name }) => name === before.status.host);
  const demands = await networkDemands(reads, { id: before.id, spec: { ...spec, networks } });
  const nothing = { cpus: 0, memory_mib: 0, root_gib: 0, partitionHosts: [] };
  const { refusals } = place(
    hosts.map((host) => ({ ...host, used: NOTHING })),
    { ...nothing, networks: demands },
  );
  const refusal = refusals.find(({ filter }) => filter.startsWith("network"));
  if (refusal === undefined) return;
  throw new CroftError(
    "no_capacity",
    `Host ${before.status.host} cannot give ${label(before)} these networks.`,
    {
      detail: `Host ${before.status.host}: ${refusal.reason}. Use a network that this host can have, or replace the VM, by which its root disk is lost.`,
    },
  );
}
