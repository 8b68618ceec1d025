// Every object of a host with what its host's report says of it.

import type { Condition, DiskReport, VmReport } from "@croft/schemas/generated/typescript/messages.ts";
import { withoutCondition } from "../kinds/kind-rules.ts";
import { type Blocked, missingMedia } from "../kinds/vm/image-documents.ts";
import type { Internal, Stored } from "../store/store.ts";
import type { HostDocuments } from "./host-documents.ts";
import { detachingOf, type HostSnapshot, partitionOwners, partitionUsers } from "./host-snapshot.ts";
import {
  type EntryOf,
  type HostView,
  letGo,
  type Observed,
  observeAttachment,
  observeDisk,
  observePartition,
  observeVm,
} from "./observation.ts";

export type HostKind = "disk" | "partition" | "vm" | "partition_attachment";

export interface Observation<K extends HostKind = HostKind> {
  object: Stored<K>;
  observed: Observed<K>;
  /** New internal facts, when they change. */
  internal?: Internal;
  /** Of a disk: Croft's partitions in its table, as far as its agent tells. */
  entries?: DiskReport["partitions"];
}

/** One observation per object; `answered`: the report answers the config that says what is wanted of the VM now. */
export function observeSnapshot(
  snapshot: HostSnapshot,
  { blocked, outdated }: Pick<HostDocuments, "blocked" | "outdated">,
  entryOf: EntryOf,
  answered: (vm: string) => boolean,
  view: HostView,
): Observation[] {
  const users = partitionUsers(snapshot);
  const owners = partitionOwners(snapshot);
  const observations: Observation[] = [];
  const add = <K extends HostKind>(object: Stored<K>, observed: Observed<K>, internal?: Internal): void => {
    const told = withOutdated(object, observed, outdated.get(object.id));
    observations.push({ object, observed: told, ...(internal && { internal }) } as unknown as Observation);
  };
  for (const vm of snapshot.vms) {
    const entry = entryOf("vm", vm.id);
    const ports = snapshot.ports.get(vm.id);
    const conflict = ports?.find((lease) => !lease.allocated && entry?.busy_ports.includes(lease.port));
    const missing = missingMedia(vm.spec, snapshot.images);
    const facts = { blocked: blocked.get(vm.id), conflict, ports, missing };
    add(vm, observeVm(vm, entry, facts, view), internalOf(vm, entry));
  }
  for (const attachment of snapshot.attachments) {
    const entry = entryOf("vm", attachment.spec.vm);
    add(attachment, observeAttachment(attachment, entry, answered(attachment.spec.vm), view));
  }
  for (const partition of snapshot.partitions) {
    const entry = entryOf("partition", partition.id);
    const observed = observePartition(partition, entry, users.get(partition.id), view);
    add(partition, withWaiting(partition, observed, owners.get(partition.id)));
  }
  for (const disk of snapshot.disks) {
    const entry = entryOf("disk", disk.id);
    add(disk, observeDisk(disk, entry, view));
    const entries = entry?.partitions;
    const added = observations.at(-1);
    if (entries !== undefined && added !== undefined) added.entries = entries;
  }
  return observations;

  // What a VM let go is forgotten once the report that answers the removal no longer shows it.
  function internalOf(vm: Stored<"vm">, entry: VmReport | undefined): Internal | undefined {
    const remembered = vm.internal.detaching;
    if (!remembered?.length || !answered(vm.id) || view.silent || entry === undefined) return undefined;
    const gone = new Set(letGo(detachingOf(vm, snapshot.attachments), entry));
    const left = remembered.filter(({ partition }) => !gone.has(partition));
    return left.length === remembered.length ? undefined : { ...vm.internal, detaching: left };
  }
}

// Its agent will not answer this write; it may run on as it was told before.
function withOutdated<K extends HostKind>(
  { generation, status: before }: Stored<K>,
  observed: Observed<K>,
  outdated: Blocked | undefined,
): Observed<K> {
  if (observed.gone || outdated === undefined || observed.status.state_code === "host_silent")
    return observed;
  const fresh = before.observed_generation === 0 || before.state_code === "agent_outdated";
  const state = fresh && observed.status.state === "pending" ? "failed" : observed.status.state;
  const said = { state_code: outdated.code, state_reason: outdated.reason };
  return { gone: false, status: { ...observed.status, ...said, state, observed_generation: generation } };
}

const WAITING = "waiting_for_users";

// Tells whoever waits for a deletion that it ends with the last user. A VM that is letting go or being deleted is no
// reason: that ends by itself.
function withWaiting(
  partition: Stored<"partition">,
  observed: Observed<"partition">,
  wantedBy: string | undefined,
): Observed<"partition"> {
  if (observed.gone || !partition.deleting) return observed;
  const { conditions } = observed.status;
  if (wantedBy === undefined) {
    return { gone: false, status: { ...observed.status, conditions: withoutCondition(conditions, WAITING) } };
  }
  if (conditions.some(({ type }) => type === WAITING)) return observed;
  const waiting: Condition = {
    type: WAITING,
    status: "true",
    reason: "in_use",
    message: `It goes when VM ${wantedBy} no longer has it.`,
  };
  return { gone: false, status: { ...observed.status, conditions: [...conditions, waiting] } };
}
