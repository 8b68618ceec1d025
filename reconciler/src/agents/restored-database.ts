// A host that knows more than the database: this one was restored from a backup (or its file was replaced by an older one).
//
//   host reports generation n > ours, or was not met since `restore`
//     --> ours goes on above n; what the host has and we do not know is written down; told --> the host takes our config
//
// What the host has beside our config runs on: nothing that is not known is stopped or wiped. What we have on it and it has not is in
// doubt: its host is not sent it (`kinds/in-doubt.ts`).

import type { HostReport } from "@croft/schemas/generated/typescript/messages.ts";
import { isNewer, isThere, standsStill } from "../kinds/in-doubt.ts";
import { isQuarantined } from "../kinds/partition/quarantine.ts";
import type { Reads, ReportEntry, Store, StrangerEntry, Writes } from "../store/store.ts";

export interface RestoredParts {
  store: Store;
  /** Milliseconds since 1970. */
  now: () => number;
  /** Number of the last document that was there when this process began: a later one is in no backup that was restored. */
  lastAtStart: number;
  /** A host turned out to know more: `ours` and `theirs` are the generations of its config. */
  found: (what: { host: string; ours: number; theirs: number; strangers: number }) => void;
}

/** Returns whether the host was met by this report. */
export async function meetRestored(
  report: HostReport,
  { store, now, lastAtStart, found }: RestoredParts,
): Promise<boolean> {
  const { host, observed_generation: theirs, objects } = report;
  if (!(await store.hostConfigs.isUnmet(host, theirs))) return false;
  const met = await store.write(async (tx) => {
    if (!(await tx.hostConfigs.isUnmet(host, theirs))) return undefined;
    const ours = await tx.hostConfigs.generation(host);
    await tx.strangers.put(host, objects.filter(isObject), new Date(now()).toISOString());
    const strangers = (await tx.strangers.all()).filter((one) => one.host === host).length;
    await doubt(tx, report, lastAtStart);
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

/**
 * What the database has on this host and what is not there, or stands still where it rather left, may be elsewhere by now: were it
 * sent to this host, a second copy of it would begin. What was created since the restore was never there.
 */
async function doubt(tx: Writes, { host, objects }: HostReport, lastAtStart: number): Promise<void> {
  const left = objects.filter(isThere);
  const created = await tx.documents.createdAfter(host, lastAtStart);
  const entries = new Map(left.map((entry) => [`${entry.kind} ${entry.id}`, entry]));
  const leaves = await hasLeft(tx, objects);
  for (const vm of await tx.documents.ofKindOnHost(host, "vm")) {
    if (created.has(vm.id)) continue;
    const entry = entries.get(`vm ${vm.id}`);
    const newer = (await tx.strangers.ofId(vm.id)).some((one) => isNewer(one.entry, vm));
    const stands = entry !== undefined && standsStill(entry, vm);
    const in_doubt = entry === undefined ? "missing" : stands && (leaves || newer) ? "older_copy" : undefined;
    if (in_doubt === undefined) continue;
    await tx.documents.updateStatus("vm", vm.id, {
      status: vm.status,
      internal: { ...vm.internal, in_doubt },
    });
  }
  for (const partition of await tx.documents.ofKindOnHost(host, "partition")) {
    const known = entries.has(`partition ${partition.id}`) || created.has(partition.id);
    if (known || isQuarantined(partition)) continue;
    const internal = { ...partition.internal, in_doubt: "missing" } as const;
    await tx.documents.updateStatus("partition", partition.id, { status: partition.status, internal });
  }
}

/** Whether the host holds a VM for a move that the database does not know: it is not said which one. */
async function hasLeft(reads: Reads, objects: readonly ReportEntry[]): Promise<boolean> {
  for (const entry of objects) {
    const holds = entry.kind === "move" && (entry.state === "stopping" || entry.state === "holding");
    if (holds && (await reads.moves.get(entry.id)) === undefined) return true;
  }
  return false;
}

/** Moves that the database does not know were begun after it was backed up; nothing of them is an object. */
const isObject = (entry: ReportEntry): entry is StrangerEntry => entry.kind !== "move";
