// Writes what was observed: status where it differs, rows of what is gone, each with its event, in one transaction. An
// object that somebody wrote since it was read is left for the next pass, which that write woke.

import type { StatusOf } from "@croft/schemas/generated/typescript/kinds.ts";
import { observeHost } from "../observe/host-status.ts";
import type { HostView } from "../observe/observation.ts";
import type { AnyStored, Store, Stored, Writes } from "../store/store.ts";
import type { HostKind, Observation } from "./observe-snapshot.ts";

const ACTOR = "croft";
const LAST_SEEN_EVERY_MS = 60_000;

/** Returns whether what is wanted of the host is now something else: a row is gone, or a drive was let go. */
export async function writeObservations(
  store: Store,
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
      if (observed.gone) await remove(tx, object);
      else await writeStatus(tx, observation, observed.status);
      wantedChanged ||= observed.gone || internal !== undefined;
    }
    return wantedChanged;
  });
}

const differs = ({ object, observed, internal }: Observation): boolean =>
  observed.gone ||
  internal !== undefined ||
  JSON.stringify(observed.status) !== JSON.stringify(object.status);

async function writeStatus(
  tx: Writes,
  { object, internal }: Observation,
  status: StatusOf<HostKind>,
): Promise<void> {
  await tx.documents.updateStatus<HostKind>(object.kind, object.id, {
    status,
    ...(internal && { internal }),
  });
  if (status.state === object.status.state) return;
  await tx.events.append({
    ...about(object),
    type: `${object.kind}.state`,
    data: { from: object.status.state, to: status.state, code: status.state_code },
  });
}

async function remove(tx: Writes, object: Stored<HostKind>): Promise<void> {
  await removeRow(tx, object);
  if (object.kind !== "vm") return;
  for (const attachment of await tx.documents.referrers(object.id, "partition_attachment")) {
    await removeRow(tx, attachment);
  }
  await removeUnusedImage(tx, (object as Stored<"vm">).spec.image);
}

// An image whose deletion waited for its users ends with the last of them.
async function removeUnusedImage(tx: Writes, id: string): Promise<void> {
  const image = await tx.documents.get("image", id);
  if (!image?.deleting || (await tx.documents.referrers(id, "vm")).length > 0) return;
  await removeRow(tx, image);
}

async function removeRow(
  tx: Writes,
  object: Pick<AnyStored, "kind" | "id" | "project" | "name">,
): Promise<void> {
  await tx.documents.remove(object.id);
  await tx.events.append({ ...about(object), type: `${object.kind}.deleted`, data: {} });
}

const about = ({ kind, id, project, name }: Pick<AnyStored, "kind" | "id" | "project" | "name">) => ({
  actor: ACTOR,
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
    await tx.events.append({ ...about(host), type: "host.state", data });
  });
}
