// A port that Croft allocated and that another process of the host turned out to hold is exchanged for another one. A
// port that the user gave is never exchanged: its VM fails with `port_in_use` (kinds/vm). Ports that were found taken are
// remembered with the VM: a report names only those of the last try, and two that are taken would be tried in turn.

import type { EntryOf, HostView } from "../kinds/host-side.ts";
import type { HostSnapshot } from "../kinds/host-snapshot.ts";
import type { PortLease, Writes } from "../store/store.ts";

const MOST_REMEMBERED = 256;

/** Leases of ports that the last report found held by others, and that are Croft's to exchange. */
export function busyLeases(snapshot: HostSnapshot, entryOf: EntryOf, view: HostView): PortLease[] {
  if (view.report === null || view.silent) return [];
  return snapshot.objects.of("vm").flatMap((vm) => {
    const busy = vm.deleting ? [] : (entryOf("vm", vm.id)?.busy_ports ?? []);
    return (snapshot.ports.get(vm.id) ?? []).filter((lease) => lease.allocated && busy.includes(lease.port));
  });
}

/** Returns the VMs that have other ports now. */
export async function movePorts(
  tx: Writes,
  leases: readonly PortLease[],
  { host, report }: HostView,
): Promise<Set<string>> {
  const moved = new Set<string>();
  if (leases.length === 0 || report === null) return moved;
  const allBusy = await tx.hosts.busyPorts(host);
  for (const lease of leases) {
    if (await exchange(tx, lease, report.facts.port_range, allBusy)) moved.add(lease.vm);
  }
  return moved;
}

async function exchange(
  tx: Writes,
  lease: PortLease,
  [first = 0, last = 0]: readonly number[],
  busy: readonly number[],
): Promise<boolean> {
  const vm = await tx.documents.get("vm", lease.vm);
  const held = await tx.ports.holder(lease.host, lease.protocol, lease.port);
  if (vm === undefined || held?.vm !== lease.vm) return false;
  const known = [...new Set([...(vm.internal.busy_ports ?? []), ...busy, lease.port])];
  const free = (taken: readonly number[]) =>
    tx.ports.free(lease.host, lease.protocol, { first, last, busy: taken });
  const port = (await free(known)) ?? (await free(busy));
  // None is left: the lease stays, and the VM shows what the agent says of it.
  if (port === undefined) return false;
  await tx.ports.release(lease.vm, [lease]);
  await tx.ports.lease({ ...lease, port });
  const name = `${lease.guest_port}/${lease.protocol}`;
  const status =
    lease.purpose === "ssh"
      ? { ...vm.status, ssh_port: port }
      : { ...vm.status, allocated_ports: { ...vm.status.allocated_ports, [name]: port } };
  const internal = { ...vm.internal, busy_ports: known.slice(-MOST_REMEMBERED) };
  await tx.documents.updateStatus("vm", vm.id, { status, internal });
  await tx.events.append({
    type: "vm.port_moved",
    actor: "croft",
    kind: "vm",
    object: vm.id,
    project: vm.project,
    name: vm.name,
    data: { host: lease.host, protocol: lease.protocol, from: lease.port, to: port, reason: "port_in_use" },
  });
  return true;
}
