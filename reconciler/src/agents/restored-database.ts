// A host that knows more than the database: this one was restored from a backup (or its file was replaced by an older one).
//
//   host reports generation n > ours, or was not met since `restore`
//     --> ours goes on above n; what the host has and we do not know is written down; told --> the host takes our config
//
// What the host has beside our config runs on: nothing that is not known is stopped or wiped.

import type { HostReport } from "@croft/schemas/generated/typescript/messages.ts";
import type { ReportEntry, Store, StrangerEntry } from "../store/store.ts";

export interface RestoredParts {
  store: Store;
  /** Milliseconds since 1970. */
  now: () => number;
  /** A host turned out to know more: `ours` and `theirs` are the generations of its config. */
  found: (what: { host: string; ours: number; theirs: number; strangers: number }) => void;
}

/** Returns whether the host was met by this report. */
export async function meetRestored(
  report: HostReport,
  { store, now, found }: RestoredParts,
): Promise<boolean> {
  const { host, observed_generation: theirs, objects } = report;
  if (!(await store.hostConfigs.isUnmet(host, theirs))) return false;
  const met = await store.write(async (tx) => {
    if (!(await tx.hostConfigs.isUnmet(host, theirs))) return undefined;
    const ours = await tx.hostConfigs.generation(host);
    await tx.strangers.put(host, objects.filter(isObject), new Date(now()).toISOString());
    const strangers = (await tx.strangers.all()).filter((one) => one.host === host).length;
    const generation = await tx.hostConfigs.met(host, theirs);
    await tx.events.append({
      type: "host.database_restored",
      actor: "croft",
      kind: "host",
      object: (await tx.hosts.get(host))?.id ?? host,
      project: null,
      name: host,
      data: { ours, theirs, generation, strangers },
    });
    return { host, ours, theirs, strangers };
  });
  if (met !== undefined) found(met);
  return met !== undefined;
}

/** Moves that the database does not know were begun after it was backed up; nothing of them is an object. */
const isObject = (entry: ReportEntry): entry is StrangerEntry => entry.kind !== "move";
