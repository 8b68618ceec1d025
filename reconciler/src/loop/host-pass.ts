// One pass over one host: what is wanted of it becomes its next config, and what it reported becomes the status of its
// objects. A pass may be repeated at any time and writes only what differs. Given a scope, it looks at these objects and
// at what is tied to them, and says of them what a pass over the whole host would: the scope saves work, nothing else.
//
//   read, at one moment --> execute --> config (when it says something new)      \
//        ^                     |                                                   > one transaction
//        |                     +--> observe --> status, removed rows, drives let go, ports moved /
//        |                                       |
//        +---- again for what was tied to it ----+  while one of these changes what is wanted

import type { Scope } from "../coordination/dirty-sets.ts";
import type { Presence } from "../coordination/presence.ts";
import type { EntryOf, HostView } from "../kinds/host-side.ts";
import { isRemoved } from "../planner/abandoned.ts";
import { manifest, nextConfig } from "../planner/host-config.ts";
import { hostDocuments } from "../planner/host-documents.ts";
import { type Observation, observeSnapshot } from "../planner/observe-snapshot.ts";
import type { GivenUp, HostConfigChange, PortLease, Store, Writes } from "../store/store.ts";
import { busyLeases, movePorts } from "./move-ports.ts";
import { type HostReading, readHost } from "./read-snapshot.ts";
import {
  differs,
  type HostStatusChange,
  hostStatusChange,
  writeHostStatus,
  writeObservations,
  writeRemoved,
} from "./write-observations.ts";

export interface HostPassParts {
  store: Store;
  presence: Presence;
  /** Milliseconds since 1970. */
  now: () => number;
  /** Public line of the authority that guests trust for logins. */
  userAuthority: string;
}

// Each round ends a stage of a removal, and there are three; somebody may write between reading and writing. More means
// that two rules undo each other.
const MOST_ROUNDS = 12;

/** What a pass looks at. */
export interface Look {
  scope: Scope;
  /** Whether the host counts as silent: as it did when the scope was chosen. */
  silent: boolean;
}

// Of a whole host that many objects are looked at together, so that a large one fills neither the memory nor the time
// of all others.
const AT_ONCE = 100;

/** Brings one host's config and statuses up to date, of the whole host or of a part. */
export async function passHost(
  host: string,
  parts: HostPassParts,
  look: Look = { scope: "all", silent: parts.presence.isSilent(host) },
): Promise<void> {
  if (look.scope !== "all") return passObjects(host, look.scope, look.silent, parts);
  const ids = await parts.store.documents.idsOnHost(host);
  for (let at = 0; at === 0 || at < ids.length; at += AT_ONCE) {
    await passObjects(host, new Set(ids.slice(at, at + AT_ONCE)), look.silent, parts);
  }
}

/** Objects of a host and what is tied to them. */
type Objects = ReadonlySet<string>;

async function passObjects(host: string, ids: Objects, silent: boolean, parts: HostPassParts): Promise<void> {
  let left = ids;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    left = await oneRound(host, left, silent, parts);
    if (left.size === 0) return;
  }
  throw new Error(`host ${host} did not settle within ${MOST_ROUNDS} rounds`);
}

/** Returns what has to be looked at again. */
async function oneRound(host: string, ids: Objects, silent: boolean, parts: HostPassParts): Promise<Objects> {
  const { store, presence, userAuthority } = parts;
  const reading = await store.snapshot((reads) => readHost(reads, host, ids, userAuthority));
  if (reading === undefined) return new Set();
  presence.watch(host);
  const declared = reading.document.spec;
  const view: HostView = { host, report: reading.report, silent, now: parts.now(), declared };
  const round = decide(reading, view, presence.lastHeard(host));
  if (round === undefined) return new Set();
  return store.write(async (tx) => ((await isCurrent(tx, reading, round)) ? write(tx, view, round) : ids));
}

/** All that one round writes. */
interface Round {
  config: HostConfigChange | undefined;
  leases: PortLease[];
  observations: Observation[];
  entryOf: EntryOf;
  hostStatus: HostStatusChange | undefined;
  /** What was given up and is now removed. */
  removed: GivenUp[];
}

/** Pure; undefined when nothing is to be written. */
function decide(reading: HostReading, view: HostView, lastHeard: number | undefined): Round | undefined {
  const { snapshot, entryOf, entries, generation, contract } = reading;
  const documents = hostDocuments(snapshot);
  const config = nextConfig(view.host, manifest(documents), entries, {
    generation,
    contract,
    version: snapshot.contract,
    held: new Set(documents.outdated.keys()),
  });
  const [changing, dropped] = [new Set(config?.put.map(({ id }) => id)), new Set(config?.drop)];
  const since = (vm: string): number => (dropped.has(vm) ? 0 : (entries.get(vm)?.since ?? 0));
  const answered = (vm: string): boolean =>
    view.report !== null && !changing.has(vm) && since(vm) <= view.report.observed_generation;
  const round: Round = {
    config,
    leases: busyLeases(snapshot, entryOf, view),
    observations: observeSnapshot(snapshot, documents, entryOf, answered, view).filter(differs),
    entryOf,
    hostStatus: hostStatusChange(reading, view, lastHeard),
    removed: snapshot.givenUp.filter((order) => isRemoved(order, entryOf)),
  };
  const { leases, observations, removed } = round;
  const empty = !config && !round.hostStatus && leases.length + observations.length + removed.length === 0;
  return empty ? undefined : round;
}

// An instruction such as "wipe" goes out only while all it was derived from is as it was read.
async function isCurrent(tx: Writes, { snapshot }: HostReading, { config }: Round): Promise<boolean> {
  if (config === undefined) return true;
  // The host was met after a restore meanwhile: its generations go on elsewhere.
  if ((await tx.hostConfigs.generation(config.host)) + 1 !== config.generation) return false;
  const objects = snapshot.objects.all;
  const revisions = await tx.documents.revisions(objects.map(({ id }) => id));
  return objects.every(({ id, revision }) => revisions.get(id) === revision);
}

async function write(tx: Writes, view: HostView, round: Round): Promise<Set<string>> {
  if (round.config) await tx.hostConfigs.change(round.config);
  const again = await movePorts(tx, round.leases, view);
  for (const id of await writeObservations(tx, view.host, round)) again.add(id);
  for (const id of await writeRemoved(tx, view.host, round.removed)) again.add(id);
  if (round.hostStatus) await writeHostStatus(tx, view.host, round.hostStatus);
  return again;
}
