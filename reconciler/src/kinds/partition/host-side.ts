// What a host is sent of a partition, and what a report of it means.

import { GIB } from "@croft/schemas/bytes.ts";
import type { StatusOf } from "@croft/schemas/generated/typescript/kinds.ts";
import type { Condition, PartitionReport } from "@croft/schemas/generated/typescript/messages.ts";
import type { Stored } from "../../store/store.ts";
import type {
  Blocked,
  HostSide,
  HostView,
  Instruction,
  Observed,
  Observing,
  Planning,
} from "../host-side.ts";
import { BACK, inDoubt, isBack } from "../in-doubt.ts";
import { withoutCondition } from "../kind-rules.ts";
import { hasEnded, kept, reported, unreported } from "../reported-status.ts";
import { intoQuarantine, isQuarantined, keepsBytes } from "./quarantine.ts";

function document(
  partition: Stored<"partition">,
  { drives, snapshot }: Planning,
): Instruction<"partition"> | Blocked {
  const { id, generation, spec, status, deleting, internal } = partition;
  if (internal.in_doubt !== undefined && !deleting) {
    return inDoubt(
      snapshot.host,
      internal.in_doubt,
      "only when there is none, and its bytes are lost in any case, delete it and make it anew.",
    );
  }
  const gone = keepsBytes(partition) ? "kept" : "wiped";
  const wanted = deleting && !drives.users.has(id) ? gone : "present";
  return {
    document: {
      kind: "partition",
      id,
      generation,
      disk: status.disk ?? spec.disk ?? "",
      size_bytes: spec.size_gib * GIB,
      filesystem: spec.filesystem ?? internal.filesystem ?? null,
      wanted,
    },
    secret: null,
  };
}

function observe(partition: Stored<"partition">, observing: Observing): Observed<"partition"> {
  const { drives, view, entryOf } = observing;
  const entry = entryOf("partition", partition.id);
  const blocked = observing.blocked.get(partition.id);
  if (isBack(partition, observing)) {
    const { in_doubt: _, ...internal } = partition.internal;
    return { gone: false, status: { ...partition.status, ...BACK }, internal };
  }
  if (blocked !== undefined) {
    const { reason: state_reason, code: state_code } = blocked;
    // No host will answer for it: who waits is told so at once.
    const observed_generation = partition.generation;
    const { status } = partition;
    return kept(partition, view, {
      ...status,
      observed_generation,
      state: "error",
      state_reason,
      state_code,
    });
  }
  const observed = isQuarantined(partition)
    ? inQuarantine(partition, entry)
    : inUse(partition, entry, drives.users.get(partition.id), view);
  return withWaiting(partition, located(observed, view), drives.owners.get(partition.id));
}

function located(observed: Observed<"partition">, { declared }: HostView): Observed<"partition"> {
  if (observed.gone || declared === undefined) return observed;
  return { ...observed, status: { ...observed.status, host_region: declared.region ?? null } };
}

// Nothing that its host says changes it, but that nothing of it is left. What it holds is new of one that was found.
function inQuarantine(
  partition: Stored<"partition">,
  entry: PartitionReport | undefined,
): Observed<"partition"> {
  if (entry !== undefined && hasEnded(partition, entry, ["wiped"])) return { gone: true };
  const filesystem = partition.status.filesystem ?? entry?.filesystem ?? null;
  return { gone: false, status: { ...partition.status, filesystem } };
}

function inUse(
  partition: Stored<"partition">,
  entry: PartitionReport | undefined,
  user: string | undefined,
  view: HostView,
): Observed<"partition"> {
  const attached_to = user ?? null;
  if (entry === undefined) {
    return { gone: false, status: { ...unreported(partition, view).status, attached_to } };
  }
  if (hasEnded(partition, entry, ["wiped"])) return { gone: true };
  if (hasEnded(partition, entry, ["kept"]) && keepsBytes(partition)) {
    return { gone: false, status: quarantined(partition, entry, view.now) };
  }
  const { status } = partition;
  return kept(partition, view, {
    ...status,
    ...reported(partition, entry),
    // Once known they stay: an agent that cannot read the table now does not unmake the entry.
    number: entry.number ?? status.number ?? null,
    part_uuid: entry.part_uuid ?? status.part_uuid ?? null,
    start_bytes: entry.start_bytes ?? status.start_bytes ?? null,
    size_bytes: entry.size_bytes ?? status.size_bytes ?? null,
    filesystem: entry.filesystem ?? status.filesystem ?? null,
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
    ...partition.status,
    ...reported(partition, entry),
    state,
    state_reason,
    quarantined_at,
    wipe_at,
    attached_to,
    filesystem: entry.filesystem ?? partition.status.filesystem ?? null,
  };
}

const WAITING = "waiting_for_users";

// Tells a client that waits for a deletion that it ends with the last user. A VM that is detaching it or being deleted is
// no reason: that ends by itself.
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

export const partitionOnHost: HostSide<"partition"> = {
  documents: {
    document,
    removal: (told, generation) => ({ ...told, generation, wanted: "wiped" }),
    removedStates: ["wiped"],
    unknown: {
      advice:
        "Its bytes stay on its disk. Adopt it (`croft unknown adopt`, with its project, name, size_gib and disk). Or release that disk (on_delete = keep) and adopt it again: the partition is in quarantine then, to be restored or purged.",
    },
  },
  observe,
};
