// Objects whose present copy may be elsewhere, because the database was restored from a backup that is older than a move.

import type { ReportEntry, Stored, StrangerEntry } from "../store/store.ts";
import type { Blocked, Observing } from "./host-side.ts";
import type { InDoubt } from "./vm/internal.ts";

const WHY: Record<InDoubt, string> = {
  missing: "does not have it",
  older_copy: "has a copy that does not run, and rather is not the newest",
};

/** Why its host is not sent it. */
export const inDoubt = (host: string, doubt: InDoubt, wayOut: string): Blocked => ({
  code: "host_error",
  reason:
    `The database was restored from a backup, and host ${host} ${WHY[doubt]}: it was moved, made anew elsewhere or removed since${doubt === "missing" ? ", or its disk is not connected" : ""}. ` +
    `Nothing is started or made meanwhile.${doubt === "missing" ? " Connect its disk, and it is used again." : ""} Else find its copy (\`croft unknown list\`) and adopt that; ${wayOut}`,
});

/** Whether what a host says it has of a VM came after what the database knows. */
export const isNewer = (entry: StrangerEntry, vm: Stored<"vm">): boolean =>
  entry.kind === "vm" && entry.incarnation > (vm.status.incarnation ?? 1);

const GONE: ReadonlySet<string> = new Set(["deleted", "wiped"]);
const RUNS: ReadonlySet<string> = new Set(["running", "paused", "starting", "stopping"]);

/** Whether a host still has what it reports: it goes on naming what it removed. */
export const isThere = ({ state }: ReportEntry): boolean => !GONE.has(state);

/** Whether a VM stands still on its host where it rather left for another one. */
export const standsStill = (entry: ReportEntry, vm: Stored<"vm">): boolean =>
  !RUNS.has(entry.state) && vm.spec.power_state !== "stopped";

/**
 * Whether the host of what was missing reports it again (its disk was unplugged, or its folder not mounted, when the host was met after
 * the restore), and no other host is known to have a copy. A partition that is sent to nobody stands in the table of its disk only.
 */
export function isBack(
  object: Stored<"vm"> | Stored<"partition">,
  { entryOf, snapshot, view }: Pick<Observing, "entryOf" | "snapshot" | "view">,
): boolean {
  const { id, internal } = object;
  if (internal.in_doubt !== "missing" || view.silent || snapshot.copied.has(id)) return false;
  if (object.kind === "vm") {
    const entry = entryOf("vm", id);
    const current = entry !== undefined && entry.incarnation >= (object.status.incarnation ?? 1);
    return current && isThere(entry) && !standsStill(entry, object);
  }
  const entry = entryOf("partition", id);
  if (entry !== undefined) return isThere(entry);
  const { partitions } = entryOf("disk", object.status.disk ?? "") ?? {};
  return partitions?.some((one) => one.id === id) ?? false;
}

/** What is shown of one that is back, until it is sent to its host again. */
export const BACK = {
  state: "pending",
  state_code: null,
  state_reason: "Its host has it again.",
} as const;
