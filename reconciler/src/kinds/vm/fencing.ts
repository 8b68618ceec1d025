// Which VMs end with the lease of their host, and whether it is proven that one has.
//
// A VM is fenced when losing its host costs nothing but its root disk's changes, and its owner says so: on_host_loss is
// "recreate", it is pinned to no host and has no partition. The guests of all others outlive everything but their host.

import type { Reads, Stored } from "../../store/store.ts";
import type { FieldChange } from "../field-changes.ts";
import { detachingOf, drivesOf } from "./drive-use.ts";

export function isFenced(vm: Stored<"vm">, attachments: readonly Stored<"partition_attachment">[]): boolean {
  if (vm.deleting || vm.spec.on_host_loss !== "recreate" || vm.spec.host !== undefined) return false;
  return drivesOf(vm, attachments).length + detachingOf(vm, attachments).length === 0;
}

/** What a change of `on_host_loss` does, by its pointer. */
export const fencingChange = (changes: readonly FieldChange[]): [pointer: string, text: string][] =>
  changes.flatMap(({ pointer, after }) => {
    if (pointer !== "/on_host_loss") return [];
    const text =
      after === "recreate"
        ? "from its next start on its guest ends when its host does not reach the reconciler for the length of a lease, and the VM is made anew elsewhere"
        : "its guest outlives a reconciler that is away from its next start on";
    return [[pointer, text]];
  });

/**
 * Why nobody knows that its guest on a silent host ended with the lease, as a clause; undefined when it has. An agent may
 * have begun whatever it was sent, so only what it reported after that proves something.
 */
export async function whyMayRun(
  reads: Reads,
  { id, status }: Stored<"vm">,
  host: string,
): Promise<string | undefined> {
  // After the database was restored from a backup: what the host was sent since is not known.
  if ((await reads.hostConfigs.generation(host)) > 0 && (await reads.hostConfigs.offered(host)) === 0) {
    return "its host was not met since the database was restored from a backup";
  }
  const sent = (await reads.hostConfigs.entries(host, [id])).get(id);
  // What a host was never sent it does not have.
  if (sent === undefined) return undefined;
  const observed = (await reads.hosts.get(host))?.report?.observed_generation ?? 0;
  const entry = (await reads.hosts.reported(host, [id])).find(({ kind }) => kind === "vm");
  if (observed < sent.since || entry?.kind !== "vm" || entry.incarnation < (status.incarnation ?? 1)) {
    return "its host had not answered what it was sent last of it";
  }
  return entry.fenced === true
    ? undefined
    : "its guest was started before it was to end with the lease of its host";
}
