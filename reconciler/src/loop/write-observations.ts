// Writes what was observed: status where it differs, rows of what is gone, each with its event. An object
// that somebody wrote since it was read is left for the next pass, which that write woke.

import type { StatusOf } from "@croft/schemas/generated/typescript/kinds.ts";
import { finishRemoval } from "../commands/finish-removal.ts";
import { returnToDisk } from "../kinds/disk/disk-quarantine.ts";
import { observeHost } from "../kinds/host/host-status.ts";
import { isQuarantined } from "../kinds/partition/quarantine.ts";
import type { HostView } from "../planner/observation.ts";
import type { HostKind, Observation } from "../planner/observe-snapshot.ts";
import type { AnyStored, GivenUp, Stored, Writes } from "../store/store.ts";
import type { HostReading } from "./read-snapshot.ts";
import { relatedTo } from "./related.ts";

const LAST_SEEN_EVERY_MS = 60_000;

/**
 * Returns ids of what has to be looked at again, because a row is gone, a drive was let go, or a partition came into
 * quarantine or was found there.
 */
export async function writeObservations(
  tx: Writes,
  host: string,
  observations: readonly Observation[],
): Promise<Set<string>> {
  const again = new Set<string>();
  if (observations.length === 0) return again;
  const actor = `host:${host}`;
  // Removals last: one may take others' rows with it or write their status.
  for (const observation of observations) {
    const { object, observed, internal } = observation;
    if (observed.gone || !(await writeStatus(tx, observation, observed.status, actor))) continue;
    for (const id of await foundOn(tx, observation, observed.status, actor)) again.add(id);
    const kept = observed.status.state === "quarantined" && !isQuarantined(object);
    for (const id of internal === undefined && !kept ? [] : tied(object)) again.add(id);
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
  for (const order of removed) {
    const { kind, id } = order;
    const [project, name] = order.kind === "vm" ? [order.project, order.name] : [null, null];
    const about = { kind, object: id, project, name, actor: `host:${host}`, data: { host } };
    await tx.events.append({ ...about, type: `${kind}.removed_from_host` });
  }
  // Those whose ports it had are known by nothing else.
  const waiting = (await tx.documents.ofKindOnHost(host, "vm")).filter(
    ({ status }) => status.state === "pending",
  );
  return [
    ...waiting.map(({ id }) => id),
    ...removed.flatMap((order) => [
      order.id,
      ...(order.kind === "vm" ? [...order.drives, ...order.detaching].map(({ partition }) => partition) : []),
    ]),
  ];
}

const tied = (object: Stored<HostKind>): string[] => [
  object.id,
  ...relatedTo(object as unknown as AnyStored),
];

/** Whether there is anything to write. */
export const differs = ({ object, observed, internal }: Observation): boolean =>
  observed.gone ||
  internal !== undefined ||
  JSON.stringify(observed.status) !== JSON.stringify(object.status);

/** False when somebody wrote the object since it was read. */
async function writeStatus(
  tx: Writes,
  { object, internal }: Observation,
  status: StatusOf<HostKind>,
  actor: string,
): Promise<boolean> {
  const update = { status, ...(internal && { internal }) };
  if ((await tx.documents.observe<HostKind>(object, update)) === undefined) return false;
  if (status.state === object.status.state) return true;
  await tx.events.append({
    ...about(object),
    actor,
    type: `${object.kind}.state`,
    data: { from: object.status.state, to: status.state, code: status.state_code },
  });
  return true;
}

// A disk that was adopted may hold what came into quarantine on it before. Only then: it is looked for by an index.
async function foundOn(
  tx: Writes,
  { object, entries }: Observation,
  status: StatusOf<HostKind>,
  actor: string,
): Promise<string[]> {
  if (object.kind !== "disk" || status.state !== "ready" || object.status.state === "ready") return [];
  const { identity } = status as StatusOf<"disk">;
  return identity ? returnToDisk(tx, object as Stored<"disk">, { identity, entries }, actor) : [];
}

// Attachments end with their VM: there is nothing left that they could be detached from.
async function remove(tx: Writes, object: Stored<HostKind>, actor: string): Promise<string[]> {
  const ending = [object as unknown as AnyStored];
  if (object.kind === "vm")
    ending.unshift(...(await tx.documents.referrers(object.id, "partition_attachment")));
  for (const one of ending) await finishRemoval(tx, one, actor);
  return ending.flatMap((one) => [one.id, ...relatedTo(one)]);
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
  { document: host, used }: HostReading,
  view: HostView,
  lastHeard: number | undefined,
): HostStatusChange | undefined {
  const status = observeHost(host, view, used);
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
