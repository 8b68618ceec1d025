// What becomes of a VM whose host is lost: proven to be off, or given up.
//
//   on_host_loss = "recreate" --proof--> pending on another host, as the next incarnation: anew from its image, with its id,
//     |                                  name, addresses and host keys; the copy on the lost host is removed when that returns
//     `-- pinned there, partitions there, or "wait" --> stays as it is until the host comes back

import type { Reads, Stored, Writes } from "../../store/store.ts";
import { vmAmounts } from "./demand.ts";
import { NO_HOST, placeWaiting } from "./placement.ts";

/** Why a VM stays with its lost host, as a clause; undefined when it is made anew elsewhere. */
export async function whyItWaits(reads: Reads, vm: Stored<"vm">): Promise<string | undefined> {
  if (vm.deleting) return "it is being deleted";
  if (vm.spec.on_host_loss !== "recreate") return 'its on_host_loss is "wait"';
  if (vm.spec.host !== undefined) return `it is pinned to host ${vm.spec.host}`;
  if ((vm.spec.partitions ?? []).length > 0) return "it has partitions on that host";
  const attached = await reads.documents.referrers(vm.id, "partition_attachment");
  return attached.length === 0 ? undefined : "a partition of that host is attached to it";
}

/** What only the run on the lost host was true of. */
const NOT_RUN = {
  state: "pending",
  state_reason: null,
  state_code: null,
  ready: false,
  host: null,
  power_state: null,
  started_at: null,
  exit: null,
  restarts: 0,
  reboots: 0,
  next_start_at: null,
  guest: null,
  accelerator: null,
} as const;

/**
 * Takes a VM off its lost host and places it anew, or lets it wait for room. Whoever calls has left the lost host the
 * instruction to remove its copy. Returns the new host, or null.
 */
export async function recreateElsewhere(tx: Writes, vm: Stored<"vm">, actor: string): Promise<string | null> {
  const { id, spec, status, internal } = vm;
  const { detaching: _, busy_ports: __, misplaced: ___, found_host_key, ...kept } = internal;
  const seed = found_host_key === true ? (await tx.secrets.seeds([id])).get(id) : undefined;
  // Its new root disk gets the key of its seed.
  const ssh = seed && status.ssh ? { ssh: { ...status.ssh, host_key: seed.host_key_public } } : {};
  await tx.ports.release(id, await tx.ports.of(id));
  await tx.reservations.put({
    object: id,
    project: vm.project ?? "",
    host: NO_HOST,
    disk: null,
    ...vmAmounts(spec),
  });
  await tx.documents.updateStatus("vm", id, {
    status: { ...status, ...NOT_RUN, ...ssh, conditions: [] },
    internal: {
      ...kept,
      last_incarnation: status.incarnation ?? 1,
      ready_after_generation: vm.generation,
      start_number: 0,
      restart_number: 0,
    },
    host: null,
  });
  await placeWaiting(tx, id);
  const host = (await tx.documents.get("vm", id))?.status.host ?? null;
  const about = { kind: "vm", object: id, project: vm.project, name: vm.name, actor };
  await tx.events.append({ ...about, type: "vm.recreated", data: { from: status.host ?? null, host } });
  return host;
}
