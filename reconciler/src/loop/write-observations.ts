// Writes what was observed: status where it differs, rows of what is gone, each with its event. An object
// that somebody wrote since it was read is left for the next pass, which that write woke.

import type { StatusOf } from "@croft/schemas/generated/typescript/kinds.ts";
import { finishRemoval } from "../commands/finish-removal.ts";
import { observeHost } from "../kinds/host/host-status.ts";
import type { HostKind } from "../kinds/host-kind.ts";
import type { EntryOf, HostView } from "../kinds/host-side.ts";
import { hostSide, kindModule } from "../kinds/kinds.ts";
import { isQuarantined } from "../kinds/partition/quarantine.ts";
import { relatedTo } from "../kinds/related.ts";
import { describeAbandoned } from "../planner/abandoned.ts";
import type { Observation } from "../planner/observe-snapshot.ts";
import type { AnyStored, GivenUp, Stored, Writes } from "../store/store.ts";
import type { HostReading } from "./read-snapshot.ts";

const LAST_SEEN_EVERY_MS = 60_000;

/**
 * Returns ids of what has to be looked at again, because a row is gone, a drive was let go, or a partition came into
 * quarantine or was found there.
 */
export async function writeObservations(
  tx: Writes,
  host: string,
  { observations, entryOf }: { observations: readonly Observation[]; entryOf: EntryOf },
): Promise<Set<string>> {
  const again = new Set<string>();
  if (observations.length === 0) return again;
  const actor = `host:${host}`;
  // Removals last: one may take others' rows with it or write their status.
  for (const observation of observations) {
    for (const id of await writeStatus(tx, observation, entryOf, actor)) again.add(id);
  }
  for (const { object, observed } of observations) {
    if (!observed.gone) continue;
    const current = await tx.documents.find(object.id);
    if (current === undefined || current.revision !== object.revision) continue;
    for (const id of await remove(tx, object, actor)) again.add(id);
  }
  return again;
}

/** Ends what was given up and is removed now. Returns what may go on because of it. */
export async function writeRemoved(tx: Writes, host: string, removed: readonly GivenUp[]): Promise<string[]> {
  if (removed.length === 0) return [];
  await tx.hostConfigs.forgetGivenUp(
    host,
    removed.map(({ id }) => id),
  );
  const tied: string[] = [];
  for (const instruction of removed) {
    const { kind, id } = instruction;
    const described = describeAbandoned(kind, instruction);
    tied.push(id, ...described.tied);
    await tx.events.append({
      type: `${kind}.removed_from_host`,
      actor: `host:${host}`,
      kind,
      object: id,
      project: described.project,
      name: described.name,
      data: { host },
    });
  }
  // Those whose ports it had are known by nothing else.
  const waiting = (await tx.documents.ofKindOnHost(host, "vm")).filter(
    ({ status }) => status.state === "pending",
  );
  return [...waiting.map(({ id }) => id), ...tied];
}

const withTied = (object: Stored): string[] => [object.id, ...relatedTo(object)];

/** Whether there is anything to write. */
export const differs = ({ object, observed }: Observation): boolean =>
  observed.gone ||
  observed.internal !== undefined ||
  JSON.stringify(observed.status) !== JSON.stringify(object.status);

/** Nothing is written when somebody wrote the object since it was read. Returns ids of what has to be planned again. */
async function writeStatus<K extends HostKind>(
  tx: Writes,
  { object, observed }: Observation<K>,
  entryOf: EntryOf,
  actor: string,
): Promise<readonly string[]> {
  if (observed.gone) return [];
  const { status, internal } = observed;
  const update = internal === undefined ? { status } : { status, internal };
  if ((await tx.documents.observe(object, update)) === undefined) return [];
  if (status.state !== object.status.state) {
    await tx.events.append({
      ...about(object),
      actor,
      type: `${object.kind}.state`,
      data: { from: object.status.state, to: status.state, code: status.state_code },
    });
  }
  const found = (await hostSide(object.kind).written?.(tx, { object, status, entryOf, actor })) ?? [];
  const kept = status.state === "quarantined" && !isQuarantined(object);
  return internal === undefined && !kept ? found : [...found, ...withTied(object)];
}

async function remove<K extends HostKind>(tx: Writes, object: Stored<K>, actor: string): Promise<string[]> {
  const together = (await kindModule(object.kind).relations.endWith?.(tx, object)) ?? [];
  for (const one of [...together, object]) await finishRemoval(tx, one, actor);
  return [...together, object].flatMap(withTied);
}

const about = ({ kind, id, project, name }: Pick<AnyStored, "kind" | "id" | "project" | "name">) => ({
  kind,
  object: id,
  project,
  name,
});

export interface HostStatusChange {
  host: Stored<"host">;
  status: StatusOf<"host">;
}

/** The host's own status when it differs; `lastHeard` (milliseconds) at most once a minute, because it moves with time. */
export function hostStatusChange(
  { document: host, ...held }: HostReading,
  view: HostView,
  lastHeard: number | undefined,
): HostStatusChange | undefined {
  const status = observeHost(host, view, held);
  const written = Date.parse(host.status.last_seen_at ?? "") || 0;
  const tell = lastHeard !== undefined && (lastHeard - written >= LAST_SEEN_EVERY_MS || view.silent);
  const next = tell ? { ...status, last_seen_at: new Date(lastHeard).toISOString() } : status;
  return JSON.stringify(next) === JSON.stringify(host.status) ? undefined : { host, status: next };
}

export async function writeHostStatus(
  tx: Writes,
  name: string,
  { host, status }: HostStatusChange,
): Promise<void> {
  if ((await tx.documents.observe<"host">(host, { status })) === undefined) return;
  if (status.state === host.status.state) return;
  const data = { from: host.status.state, to: status.state, code: status.state_code };
  await tx.events.append({ ...about(host), actor: `host:${name}`, type: "host.state", data });
}
