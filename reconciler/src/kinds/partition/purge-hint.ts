// What a disk without room keeps in quarantine: bytes that were promised to whoever deleted them, so only a person gives them up.

import type { Stored } from "../../store/store.ts";
import { isQuarantined } from "./quarantine.ts";

const MOST_NAMED = 5;

/**
 * Names what may be purged to make room, oldest first, or nothing. Of other projects only how much it is. `onDisks`: all partitions
 * of the disks in question.
 */
export function purgeHint(onDisks: readonly Stored<"partition">[], project: string): string {
  const kept = onDisks.filter(isQuarantined);
  const own = kept
    .filter((one) => one.project === project)
    .sort((a, b) => (a.status.quarantined_at ?? "").localeCompare(b.status.quarantined_at ?? ""));
  const others = kept
    .filter((one) => one.project !== project)
    .reduce((gib, { spec }) => gib + spec.size_gib, 0);
  const named = own
    .slice(0, MOST_NAMED)
    .map(
      ({ id, spec, status }) =>
        `${id} (${spec.size_gib} GiB, kept until ${status.wipe_at ?? "it is purged"})`,
    );
  const more = own.length > MOST_NAMED ? ` and ${own.length - MOST_NAMED} more` : "";
  return [
    ...(named.length === 0
      ? []
      : [
          `Deleted partitions of this project are in quarantine there and may be purged: ${named.join(", ")}${more}.`,
        ]),
    ...(others === 0 ? [] : [`${others} GiB there are in quarantine for others; an admin may purge them.`]),
  ].join(" ");
}
