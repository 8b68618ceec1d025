// What of a network is only summed up when it is shown: leases, free addresses, where it is, what its firewall counted.

import type { StatusOf } from "@croft/schemas/generated/typescript/kinds.ts";
import type { Reads, Stored, TakenAddress } from "../../store/store.ts";
import { parseAddress } from "./addresses.ts";
import { countFree } from "./free-addresses.ts";
import { guestMtu, takes } from "./span.ts";

/** Without what was freed: who names it gets it. */
const LEASED_ONLY = Number.MAX_SAFE_INTEGER;

const numberOf = ({ address }: Pick<TakenAddress, "address">): bigint => parseAddress(address)?.value ?? 0n;
const inOrder = (a: TakenAddress, b: TakenAddress): number => (numberOf(a) < numberOf(b) ? -1 : 1);

/** Null where it spans no hosts, or has none yet. */
async function overlayOf(reads: Reads, { id, spec, status }: Stored<"network">) {
  const vni = (await reads.addresses.numbers([id])).get(id);
  const overlays = await reads.hosts.overlays((status.hosts ?? []).map(({ host }) => host));
  const spanning = [...overlays.values()].filter((overlay) => takes(overlay, spec));
  if (vni === undefined || spanning.length === 0) return null;
  return { vni, mtu: guestMtu(spec, spanning) };
}

export async function summedUp(reads: Reads, network: Stored<"network">): Promise<StatusOf<"network">> {
  const { id, spec, status } = network;
  const v4 = await reads.addresses.taken(id, "ipv4", LEASED_ONLY);
  const v6 = await reads.addresses.taken(id, "ipv6", LEASED_ONLY);
  const hosts = [];
  for (const row of status.hosts ?? []) {
    const entry = (await reads.hosts.reported(row.host, [id])).find((one) => one.kind === "network");
    hosts.push({ ...row, firewall_counters: entry?.kind === "network" ? entry.firewall_counters : [] });
  }
  return {
    ...status,
    host:
      spec.mode === "nat" ? (hosts[0]?.host ?? (await reads.documents.hostOfReferrers(id)) ?? null) : null,
    overlay: await overlayOf(reads, network),
    free_addresses: countFree(spec, 4, v4) ?? countFree(spec, 6, v6),
    leased_addresses: [...v4.sort(inOrder), ...v6.sort(inOrder)].flatMap(({ address, vm, mac }) =>
      // All projects see a shared network, and not one another's VMs.
      vm === null ? [] : [{ address, vm: network.shared ? null : vm, mac_address: mac }],
    ),
    hosts,
  };
}
