// What an agent reported about one object -> the status that REST shows. Pure, and the same whenever it is asked again:
// a report that arrives twice changes nothing.
//
// Two kinds of what is here depend on time: a host that is silent makes its objects `unknown` (they may be fine), and
// an entry of an older generation tells the state of now, but answers no newer write: `observed_generation` says which.

import { gibDown } from "@croft/schemas/bytes.ts";
import type { StatusOf } from "@croft/schemas/generated/typescript/kinds.ts";
import type { DiskReport, PartitionReport, VmReport } from "@croft/schemas/generated/typescript/messages.ts";
import { intoQuarantine, isQuarantined, keepsBytes } from "../kinds/partition/quarantine.ts";
import { withMedia } from "../kinds/vm/cdrom-condition.ts";
import { withDrives } from "../kinds/vm/drive-condition.ts";
import type { Blocked } from "../kinds/vm/image-documents.ts";
import { vmReady } from "../kinds/vm/vm-ready.ts";
import type { GivenUp, PortLease, ReportEntry, ReportHead, Stored } from "../store/store.ts";

export interface HostView {
  host: string;
  /** Of the host's last report; null before the first. */
  report: ReportHead | null;
  /** Whether nothing was heard of the host for so long that the report says nothing about now. */
  silent: boolean;
  /** Milliseconds since 1970. */
  now: number;
}

export type Observed<K extends "disk" | "partition" | "vm" | "partition_attachment"> =
  | { gone: true }
  | { gone: false; status: StatusOf<K> };

type Entry = ReportEntry;

/** Finds what a report says of an object; an entry of another kind than the object says nothing. */
export type EntryOf = <K extends Entry["kind"]>(
  kind: K,
  id: string,
) => Extract<Entry, { kind: K }> | undefined;

export function entriesOf(reported: readonly Entry[]): EntryOf {
  const entries = new Map(reported.map((entry) => [`${entry.kind} ${entry.id}`, entry]));
  return <K extends Entry["kind"]>(kind: K, id: string) =>
    entries.get(`${kind} ${id}`) as Extract<Entry, { kind: K }> | undefined;
}

export function observeDisk(
  disk: Stored<"disk">,
  entry: DiskReport | undefined,
  view: HostView,
): Observed<"disk"> {
  if (entry === undefined) return unreported(disk, view);
  if (isFinal(disk, entry, ["released", "erased"])) return { gone: true };
  return kept(disk, view, {
    ...told(disk, entry),
    // Once known it stays: what is in quarantine on a disk is found again by it.
    identity: entry.identity ?? disk.status.identity ?? null,
    model: entry.model,
    size_gib: entry.size_bytes === null ? null : gibDown(entry.size_bytes),
    size_bytes: entry.size_bytes,
    free_gib: entry.free_bytes === null ? null : gibDown(entry.free_bytes),
    largest_gap_gib: entry.largest_gap_bytes === null ? null : gibDown(entry.largest_gap_bytes),
    sector_size: entry.sector_size,
    path: entry.path,
  });
}

export function observePartition(
  partition: Stored<"partition">,
  entry: PartitionReport | undefined,
  user: string | undefined,
  view: HostView,
): Observed<"partition"> {
  const attached_to = user ?? null;
  if (isQuarantined(partition)) {
    // Nothing that its host says changes it, but that nothing of it is left. What it holds is new of one that was found.
    const gone = entry !== undefined && isFinal(partition, entry, ["wiped"]);
    if (gone) return { gone };
    const filesystem = partition.status.filesystem ?? entry?.filesystem ?? null;
    return { gone, status: { ...partition.status, filesystem } };
  }
  if (entry === undefined) {
    const observed = unreported(partition, view);
    return observed.gone ? observed : { gone: false, status: { ...observed.status, attached_to } };
  }
  if (isFinal(partition, entry, ["wiped"])) return { gone: true };
  if (isFinal(partition, entry, ["kept"]) && keepsBytes(partition)) {
    return { gone: false, status: quarantined(partition, entry, view.now) };
  }
  return kept(partition, view, {
    ...told(partition, entry),
    // Once known they stay: an agent that cannot read the table now does not unmake the entry.
    number: entry.number ?? partition.status.number ?? null,
    part_uuid: entry.part_uuid ?? partition.status.part_uuid ?? null,
    start_bytes: entry.start_bytes ?? partition.status.start_bytes ?? null,
    size_bytes: entry.size_bytes ?? partition.status.size_bytes ?? null,
    filesystem: entry.filesystem ?? partition.status.filesystem ?? null,
    attached_to,
  });
}

function quarantined(
  partition: Stored<"partition">,
  entry: PartitionReport,
  now: number,
): StatusOf<"partition"> {
  const { state, state_reason, quarantined_at, wipe_at, attached_to } = intoQuarantine(partition, now);
  return {
    ...told(partition, entry),
    state,
    state_reason,
    quarantined_at,
    wipe_at,
    attached_to,
    filesystem: entry.filesystem ?? partition.status.filesystem ?? null,
  };
}

/**
 * `blocked` says why the VM has no document; `conflict` is a port that the user gave and that another process of the
 * host holds; `ports` are all that the VM has now, and `missing` its media that are not here.
 */
export function observeVm(
  vm: Stored<"vm">,
  entry: VmReport | undefined,
  {
    blocked,
    conflict,
    ports,
    missing = [],
  }: {
    blocked?: Blocked | undefined;
    missing?: readonly (Blocked & { id: string })[] | undefined;
    conflict?: PortLease | undefined;
    ports?: readonly PortLease[] | undefined;
  },
  view: HostView,
): Observed<"vm"> {
  if (blocked !== undefined) return blockedVm(vm, blocked);
  // A lower incarnation is a copy that was given up; it says nothing about the VM.
  if (entry === undefined || entry.incarnation < (vm.status.incarnation ?? 1)) return unreported(vm, view);
  if (isFinal(vm, entry, ["deleted"])) return { gone: true };
  return kept(vm, view, {
    ...told(vm, entry),
    ...vmReady(vm, entry),
    ...(wasMoved(entry, ports) ? STARTS_ELSEWHERE : {}),
    ...(conflict === undefined ? {} : portInUse(conflict)),
    conditions: withMedia(withDrives(vm.status.conditions, entry.drives), missing, entry.cdroms),
    power_state: observedPower(vm, entry),
    accelerator: entry.accelerator,
    started_at: entry.started_at,
    exit: entry.exit ?? null,
    restarts: entry.restarts ?? 0,
    next_start_at: entry.next_start_at ?? null,
    // Absent in what was stored before agents told it.
    guest: entry.guest ?? null,
  });
}

/** On its way somewhere a VM has the power state that is wanted. */
function observedPower(vm: Stored<"vm">, { state }: VmReport): "running" | "stopped" | "paused" {
  if (state === "stopped" || state === "failed") return "stopped";
  return state === "paused" ? "paused" : (vm.spec.power_state ?? "running");
}

// The ports that stood in the way are no longer the VM's: it is about to be started with others.
const wasMoved = ({ code, busy_ports }: VmReport, ports: readonly PortLease[] | undefined): boolean =>
  code === "port_in_use" &&
  ports !== undefined &&
  busy_ports.length > 0 &&
  !ports.some(({ port }) => busy_ports.includes(port));

const STARTS_ELSEWHERE = {
  state: "starting" as const,
  state_code: null,
  state_reason: "A port was held by another process of the host; the VM is started with another one.",
};

const portInUse = ({ port, protocol, host_address, host }: PortLease) => ({
  state: "failed" as const,
  state_code: "port_in_use",
  state_reason:
    `Port ${port}/${protocol} of ${host_address} on host ${host} is held by another process; ` +
    "give another host_port, or leave it out and Croft allocates one.",
});

// No document can be made for it, so no agent will ever answer: the state has to come from here.
function blockedVm(vm: Stored<"vm">, blocked: Blocked): Observed<"vm"> {
  if (vm.deleting) return { gone: true };
  const failed = blocked.code !== null;
  return {
    gone: false,
    status: {
      ...vm.status,
      observed_generation: failed ? vm.generation : vm.status.observed_generation,
      state: failed ? "failed" : "pending",
      state_reason: blocked.reason,
      state_code: blocked.code,
    },
  };
}

export function observeAttachment(
  attachment: Stored<"partition_attachment">,
  entry: VmReport | undefined,
  /** Whether the report answers the config that says of this VM what is wanted now. */
  answered: boolean,
  view: HostView,
): Observed<"partition_attachment"> {
  const drive = entry?.drives.find((other) => other.partition === attachment.spec.partition);
  const attached = drive?.attached ?? false;
  if (attachment.deleting && answered && !attached) return { gone: true };
  if (drive?.code) {
    return kept(attachment, view, {
      ...attachment.status,
      observed_generation: answered ? attachment.generation : attachment.status.observed_generation,
      state: "failed",
      state_code: drive.code,
      state_reason: drive.message,
      attached,
    });
  }
  // A VM that does not run has nothing plugged in; its next start will have it.
  const made = attached || (answered && (entry?.state === "stopped" || entry?.state === "failed"));
  if (!made && !answered && attachment.status.state === "pending") return unreported(attachment, view);
  return kept(attachment, view, {
    ...attachment.status,
    observed_generation: made ? attachment.generation : attachment.status.observed_generation,
    state: made ? "ready" : "creating",
    state_code: null,
    state_reason: null,
    attached,
  });
}

/** Drives of a VM that it was to let go and that it has no more. */
export const letGo = (detaching: readonly { partition: string }[], entry: VmReport): string[] =>
  detaching
    .map(({ partition }) => partition)
    .filter((partition) => !entry.drives.some((drive) => drive.partition === partition && drive.attached));

const REMOVED = { disk: ["released"], partition: ["wiped"], vm: ["deleted"] };

/** Whether the host has removed what was given up. */
export function isRemoved({ kind, id, generation }: GivenUp, entryOf: EntryOf): boolean {
  const entry = entryOf(kind, id);
  return entry !== undefined && isFinal({ deleting: true, generation }, entry, REMOVED[kind]);
}

const isFinal = (
  object: { deleting: boolean; generation: number },
  entry: Entry,
  states: string[],
): boolean => object.deleting && entry.generation >= object.generation && states.includes(entry.state);

// What every entry tells. A final state of an object that is not being deleted is the agent's memory of another life
// of it: it is about to be made again.
function told<K extends "disk" | "partition" | "vm">(object: Stored<K>, entry: Entry): StatusOf<K> {
  const final = ["released", "erased", "kept", "wiped", "deleted"].includes(entry.state);
  return {
    ...object.status,
    observed_generation: Math.min(entry.generation, object.generation),
    state: final ? "creating" : entry.state,
    state_reason: entry.message,
    state_code: entry.code,
  } as StatusOf<K>;
}

// The host has not said anything about it: it may not have heard of it yet.
function unreported<K extends "disk" | "partition" | "vm" | "partition_attachment">(
  object: Stored<K>,
  view: HostView,
): { gone: false; status: StatusOf<K> } {
  const code = object.status.state_code;
  const known = object.status.state === "unknown" || code === "host_silent" || code === "agent_outdated";
  const status = known
    ? ({ ...object.status, state: "pending", state_reason: null, state_code: null } as StatusOf<K>)
    : object.status;
  return kept(object, view, status);
}

// Silence changes the state and nothing else, and a deletion under way stays one.
function kept<K extends "disk" | "partition" | "vm" | "partition_attachment">(
  object: Stored<K>,
  view: HostView,
  status: StatusOf<K>,
): { gone: false; status: StatusOf<K> } {
  if (view.silent) {
    return {
      gone: false,
      status: {
        ...object.status,
        state: object.deleting ? "deleting" : "unknown",
        state_code: "host_silent",
        state_reason: `Host ${view.host} is silent: its agent does not report, so nothing is known about now.`,
      } as StatusOf<K>,
    };
  }
  return {
    gone: false,
    status: object.deleting ? ({ ...status, state: "deleting" } as StatusOf<K>) : status,
  };
}
