// How a network with the mode `nat` spans hosts: as far as its hosts announce addresses by which they reach each other. Pure but for
// `spansOf`, which reads what it takes.
//
//   host announces an address, whose tunnels take the network's packets --> told all other hosts that do, with their cards
//   host does not --> is told of its own VMs alone: the network is on one host then, and placing keeps it there

import type { SpecOf } from "@croft/schemas/generated/typescript/kinds.ts";
import { familyOf } from "../../scheduling/place-vm.ts";
import type { CardHolder, Overlay, Reads, Stored } from "../../store/store.ts";

type NetworkSpec = Pick<SpecOf<"network">, "mtu">;

/** A network as one of its hosts sees the others. */
export interface Span {
  vni: number;
  /** Of this host. */
  address: string;
  /** What guests are told. */
  mtu: number;
  /** The other hosts, with their VMs that have cards in it. */
  peers: readonly { host: string; address: string; holders: readonly CardHolder[] }[];
}

/** Of a bridge that Croft makes. */
const USUAL_MTU = 1500;

/** Whether a host's tunnels take the packets that a network promises its guests. One that has never had any takes none. */
export const takes = ({ mtu }: Overlay, spec: NetworkSpec): boolean => mtu > 0 && (spec.mtu ?? 0) <= mtu;

/** The largest packet that guests are told to send: what all tunnels of the network's hosts take. */
export const guestMtu = (spec: NetworkSpec, overlays: readonly Overlay[]): number =>
  Math.min(spec.mtu ?? USUAL_MTU, ...overlays.map(({ mtu }) => mtu));

/** How the networks span hosts, as this host sees it; without those that are on it alone. */
export async function spansOf(
  reads: Reads,
  { host, overlay }: { host: string; overlay: Overlay | undefined },
  networks: readonly Stored<"network">[],
): Promise<Map<string, Span>> {
  const spans = new Map<string, Span>();
  if (overlay === undefined) return spans;
  const able = networks.filter(({ spec }) => spec.mode === "nat" && takes(overlay, spec));
  if (able.length === 0) return spans;
  const numbers = await reads.addresses.numbers(able.map(({ id }) => id));
  for (const { id, spec } of able) {
    const vni = numbers.get(id);
    if (vni === undefined) continue;
    const holders = await reads.addresses.cardHolders(id, host);
    const theirs = await reads.hosts.overlays([...new Set(holders.map((holder) => holder.host))]);
    const met = [...theirs].filter(
      ([, other]) => takes(other, spec) && familyOf(other.address) === familyOf(overlay.address),
    );
    spans.set(id, {
      vni,
      address: overlay.address,
      mtu: guestMtu(spec, [overlay, ...met.map(([, other]) => other)]),
      peers: met.map(([name, { address }]) => ({
        host: name,
        address,
        holders: holders.filter((holder) => holder.host === name),
      })),
    });
  }
  return spans;
}
