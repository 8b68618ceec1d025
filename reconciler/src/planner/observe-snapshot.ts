// Every object of a host with what its host's report says of it.

import { type EntryByKind, HOST_KINDS, type HostKind } from "../kinds/host-kind.ts";
import type { Blocked, EntryOf, HostView, Observed, Observing } from "../kinds/host-side.ts";
import type { HostSnapshot } from "../kinds/host-snapshot.ts";
import { hostSide } from "../kinds/kinds.ts";
import { driveUse } from "../kinds/vm/drive-use.ts";
import type { ReportEntry, Stored } from "../store/store.ts";
import type { PlannedDocuments } from "./host-documents.ts";

export interface Observation<K extends HostKind = HostKind> {
  object: Stored<K>;
  observed: Observed<K>;
}

export function entriesOf(entries: readonly ReportEntry[]): EntryOf {
  const byId = new Map(entries.map((entry) => [`${entry.kind} ${entry.id}`, entry]));
  return <K extends keyof EntryByKind>(kind: K, id: string) =>
    byId.get(`${kind} ${id}`) as EntryByKind[K] | undefined;
}

/** One observation per object; `answered`: the report answers the config that says what is wanted of the object now. */
export function observeSnapshot(
  snapshot: HostSnapshot,
  { blocked, outdated }: Pick<PlannedDocuments, "blocked" | "outdated">,
  entryOf: EntryOf,
  answered: (id: string) => boolean,
  view: HostView,
): Observation[] {
  const observing: Observing = { snapshot, drives: driveUse(snapshot), blocked, entryOf, answered, view };
  return HOST_KINDS.toReversed().flatMap((kind) => observeKind(kind, observing, outdated));
}

function observeKind<K extends HostKind>(
  kind: K,
  observing: Observing,
  outdated: ReadonlyMap<string, Blocked>,
): Observation[] {
  const side = hostSide(kind);
  return observing.snapshot.objects.of(kind).map((object): Observation<K> => {
    const observed = side.observe(object, observing);
    const tooOld = side.onManyHosts === true ? undefined : outdated.get(object.id);
    return { object, observed: withOutdated(object, observed, tooOld) };
  });
}

// Its agent will not answer this write; it may run on as it was told before.
function withOutdated<K extends HostKind>(
  { generation, status: before }: Stored<K>,
  observed: Observed<K>,
  outdated: Blocked | undefined,
): Observed<K> {
  if (observed.gone || outdated === undefined || observed.status.state_code === "host_silent")
    return observed;
  const fresh = before.observed_generation === 0 || before.state_code === "agent_outdated";
  const state = fresh && observed.status.state === "pending" ? "failed" : observed.status.state;
  return {
    ...observed,
    status: {
      ...observed.status,
      state_code: outdated.code,
      state_reason: outdated.reason,
      state,
      observed_generation: generation,
    },
  };
}
