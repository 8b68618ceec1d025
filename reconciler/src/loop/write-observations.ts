// Writes what was observed: status where it differs, rows of what is gone, each with its event, in one transaction. An
// object that somebody wrote since it was read is left for the next pass, which that write woke.

import type { StatusOf } from "@croft/schemas/generated/typescript/kinds.ts";
import { returnToDisk } from "../domain/quarantine.ts";
import { finishRemoval } from "../domain/removal.ts";
import { observeHost } from "../observe/host-status.ts";
import type { HostView } from "../observe/observation.ts";
import type { AnyStored, Store, Stored, Writes } from "../store/store.ts";
import type { HostKind, Observation } from "./observe-snapshot.ts";

const LAST_SEEN_EVERY_MS = 60_000;

/**
 * Returns whether what is wanted of the host is now something else: a row is gone, a drive was let go, or a partition
 * came into quarantine or was found there.
 */
export async function writeObservations(
  store: Store,
  host: string,
  observations: readonly Observation[],
): Promise<boolean> {
  const changed = observations.filter(differs);
  if (changed.length === 0) return false;
  return store.write(async (tx) => {
    let wantedChanged = false;
    for (const observation of changed) {
      const { object, observed, internal } = observation;
      const current = await tx.documents.get(object.kind, object.id);
      if (current === undefined || current.revision !== object.revision) continue;
      if (observed.gone) await remove(tx, object, `host:${host}`);
      else await writeStatus(tx, observation, observed.status, `host:${host}`);
      wantedChanged ||= observed.gone || internal !== undefined || movesQuarantine(object, observed.status);
    }
    return wantedChanged;
  });
}

// A disk that is being released waits for what comes into quarantine; one that was adopted may bring some along.
const movesQuarantine = (object: Stored<HostKind>, { state }: StatusOf<HostKind>): boolean =>
  state !== object.status.state &&
  ((object.kind === "partition" && state === "quarantined") || (object.kind === "disk" && state === "ready"));

const differs = ({ object, observed, internal }: Observation): boolean =>
  observed.gone ||
  internal !== undefined ||
  JSON.stringify(observed.status) !== JSON.stringify(object.status);

async function writeStatus(
  tx: Writes,
  { object, internal }: Observation,
  status: StatusOf<HostKind>,
  actor: string,
): Promise<void> {
  await tx.documents.updateStatus<HostKind>(object.kind, object.id, {
    status,
    ...(internal && { internal }),
  });
  if (status.state === object.status.state) return;
  if (object.kind === "disk" && status.state === "ready") {
    const { identity } = status as StatusOf<"disk">;
    if (identity) await returnToDisk(tx, object as Stored<"disk">, identity, actor);
  }
  await tx.events.append({
    ...about(object),
    actor,
    type: `${object.kind}.state`,
    data: { from: object.status.state, to: status.state, code: status.state_code },
  });
}

// Attachments end with their VM: there is nothing left that they could be detached from.
async function remove(tx: Writes, object: Stored<HostKind>, actor: string): Promise<void> {
  if (object.kind === "vm") {
    for (const attachment of await tx.documents.referrers(object.id, "partition_attachment")) {
      await finishRemoval(tx, attachment, actor);
    }
  }
  await finishRemoval(tx, object as unknown as AnyStored, actor);
}

const about = ({ kind, id, project, name }: Pick<AnyStored, "kind" | "id" | "project" | "name">) => ({
  kind,
  object: id,
  project,
  name,
});

/** Writes the host's own status; `lastHeard` (milliseconds) at most once a minute, because it moves with time. */
export async function writeHostStatus(
  store: Store,
  id: string,
  view: HostView,
  lastHeard: number | undefined,
): Promise<void> {
  const host = await store.documents.get("host", id);
  if (host === undefined) return;
  const status = observeHost(host, view, await store.reservations.usedByHost(view.host));
  const written = Date.parse(host.status.last_seen_at ?? "") || 0;
  if (lastHeard !== undefined && (lastHeard - written >= LAST_SEEN_EVERY_MS || view.silent)) {
    status.last_seen_at = new Date(lastHeard).toISOString();
  }
  if (JSON.stringify(status) === JSON.stringify(host.status)) return;
  await store.write(async (tx) => {
    await tx.documents.updateStatus("host", id, { status });
    if (status.state === host.status.state) return;
    const data = { from: host.status.state, to: status.state, code: status.state_code };
    await tx.events.append({ ...about(host), actor: `host:${view.host}`, type: "host.state", data });
  });
}
