// One pass over one host: what is wanted of it becomes its next config, and what it reported becomes the status of its
// objects. A pass reads everything and may be repeated at any time; it writes only what differs.
//
//   read snapshot --> execute --> config (when it says something new)
//        ^               |
//        |               +--> observe --> status, removed rows, drives let go, ports moved
//        |                                       |
//        +------------- again, while one of these changes what is wanted

import type { HostConfig } from "@croft/schemas/generated/typescript/messages.ts";
import { manifest, nextConfig } from "../execute/host-config.ts";
import { hostDocuments } from "../execute/host-documents.ts";
import type { HostSnapshot } from "../execute/snapshot.ts";
import type { HostView } from "../observe/observation.ts";
import type { Store } from "../store/store.ts";
import { movePorts } from "./move-ports.ts";
import { observeSnapshot } from "./observe-snapshot.ts";
import type { Presence } from "./presence.ts";
import { readSnapshot } from "./read-snapshot.ts";
import { writeHostStatus, writeObservations } from "./write-observations.ts";

export interface HostPassParts {
  store: Store;
  presence: Presence;
  /** Milliseconds since 1970. */
  now: () => number;
  /** Public line of the authority that guests trust for logins. */
  userAuthority: string;
}

// Each round ends a stage of a removal, and there are three; more means that two rules undo each other.
const MOST_ROUNDS = 8;

/** Brings one host's config and statuses up to date. */
export async function passHost(host: string, parts: HostPassParts): Promise<void> {
  for (let round = 0; round < MOST_ROUNDS; round++) {
    if (!(await oneRound(host, parts))) return;
  }
  throw new Error(`host ${host} did not settle within ${MOST_ROUNDS} rounds`);
}

/** Returns whether it changed what is wanted of the host. */
async function oneRound(host: string, parts: HostPassParts): Promise<boolean> {
  const { store, presence, userAuthority } = parts;
  const record = await store.hosts.get(host);
  if (record === undefined) return false;
  presence.watch(host);
  const view: HostView = { host, report: record.report, silent: presence.isSilent(host), now: parts.now() };

  const snapshot = await readSnapshot(store, host, userAuthority);
  const documents = hostDocuments(snapshot);
  const config = await publish(store, snapshot, manifest(documents));
  const moved = await movePorts(store, snapshot, view);
  const answered = view.report?.observed_generation === (config?.generation ?? 0);
  const observations = observeSnapshot(snapshot, documents.blocked, answered, view);
  const removed = await writeObservations(store, host, observations);
  await writeHostStatus(store, record.id, view, presence.lastHeard(host));
  return moved || removed;
}

async function publish(
  store: Store,
  { host }: HostSnapshot,
  { entries, blobs }: ReturnType<typeof manifest>,
): Promise<HostConfig | undefined> {
  const current = await store.hostConfigs.current(host);
  const next = nextConfig(host, entries, current);
  if (next === undefined) return current;
  const stored = new Set(current?.documents.flatMap((entry) => [entry.digest, entry.secret_digest]));
  const fresh = blobs.filter((blob) => !stored.has(blob.digest));
  await store.write((tx) => tx.hostConfigs.put(next, fresh));
  return next;
}
