// Reads what the store says about some objects of one host and what is tied to them. All at one moment, so a partition
// never looks unused while somebody has it.

import { CONTRACT_VERSION, OLDEST_CONTRACT_VERSION } from "@croft/schemas/contract.ts";
import { ofKind } from "../kinds/host-kind.ts";
import type { EntryOf } from "../kinds/host-side.ts";
import { HostObjects, type HostSnapshot } from "../kinds/host-snapshot.ts";
import { spansOf } from "../kinds/network/span.ts";
import { isQuarantined } from "../kinds/partition/quarantine.ts";
import { imagesOf } from "../kinds/vm/images.ts";
import { waitsForRoom } from "../kinds/vm/placement.ts";
import { entriesOf } from "../planner/observe-snapshot.ts";
import type {
  AnyStored,
  HostOverview,
  PortLease,
  Reads,
  ReportEntry,
  ReportHead,
  Stored,
  StoredEntry,
} from "../store/store.ts";

export interface HostReading extends HostOverview {
  snapshot: HostSnapshot;
  entryOf: EntryOf;
  /** Entries of the current config of the objects looked at. */
  entries: ReadonlyMap<string, StoredEntry>;
}

/** Undefined when there is no such host. */
export async function readHost(
  reads: Reads,
  host: string,
  looked: ReadonlySet<string>,
  userAuthority: string,
): Promise<HostReading | undefined> {
  const overview = await reads.hosts.overview(host);
  if (overview === undefined) return undefined;
  const givenUp = overview.gaveUp ? await reads.hostConfigs.givenUp(host) : [];
  const moves = await reads.moves.onHost(host);
  const objects = looked.size === 0 ? [] : await reads.documents.onHost(host, [...looked]);
  // What was asked for may be gone: its entry has to go then.
  const ids = [
    ...new Set([...looked, ...objects.map(({ id }) => id), ...[...givenUp, ...moves].map(({ id }) => id)]),
  ];
  const nothing = ids.length === 0;
  const entries = nothing ? new Map() : await reads.hostConfigs.entries(host, ids);
  const reported = nothing ? [] : await reads.hosts.reported(host, ids);
  const known = {
    told: new Set(entries.keys()),
    userAuthority,
    givenUp,
    moves,
    contract: spokenWith(overview.report),
    spans: await spansOf(
      reads,
      { host, overlay: overview.report?.facts.network?.overlay },
      ofKind(objects, "network"),
    ),
  };
  const snapshot = await snapshotOf(reads, host, objects, known);
  return { ...overview, snapshot, entryOf: entriesOf(believed(reported, overview)), entries };
}

/** Of another database's configs a report tells the state of now, and answers nothing that was written here. */
const believed = (
  reported: readonly ReportEntry[],
  { report, fence }: HostOverview,
): readonly ReportEntry[] =>
  (report?.observed_generation ?? 0) >= fence
    ? reported
    : reported.map((entry) => ({ ...entry, generation: 0 }));

/** The newest contract version that both know; the oldest before the agent told. */
const spokenWith = (report: ReportHead | null): number =>
  Math.min(CONTRACT_VERSION, report?.contract_version ?? OLDEST_CONTRACT_VERSION);

async function snapshotOf(
  reads: Reads,
  host: string,
  objects: readonly AnyStored[],
  known: Pick<HostSnapshot, "spans" | "told" | "userAuthority" | "givenUp" | "moves" | "contract">,
): Promise<HostSnapshot> {
  const byKind = new HostObjects(objects);
  const [disks, vms, networks] = [byKind.of("disk"), byKind.of("vm"), byKind.of("network")];
  const ids = vms.map(({ id }) => id);
  const some = vms.length > 0;
  const images = some
    ? await reads.documents.findAll([...new Set(vms.flatMap(({ spec }) => imagesOf(spec)))])
    : [];
  const ports = new Map<string, PortLease[]>(ids.map((id) => [id, []]));
  const leases = some ? await reads.ports.onHost(host, ids) : [];
  for (const lease of leases) ports.get(lease.vm)?.push(lease);
  return {
    ...known,
    host,
    objects: byKind,
    networks: new Map(networks.map((network) => [network.id, network])),
    users:
      networks.length === 0
        ? new Map()
        : await reads.documents.usersOnHost(
            host,
            networks.map(({ id }) => id),
          ),
    elsewhere: await elsewhereOf(reads, host, networks),
    images: new Map(ofKind(images, "image").map((image) => [image.id, image])),
    seeds: some ? await reads.secrets.seeds(ids) : new Map(),
    ports,
    awaited: await awaitedOf(reads, byKind.of("partition")),
    copied: await copiedOf(reads, [...vms, ...byKind.of("partition")]),
    occupied: disks.length > 0 ? await reads.documents.referred(disks.map(({ id }) => id)) : new Set(),
  };
}

/** Asked only of those that are to go. */
async function elsewhereOf(
  reads: Reads,
  host: string,
  networks: readonly Stored<"network">[],
): Promise<Set<string>> {
  const elsewhere = new Set<string>();
  for (const { id, deleting, internal } of networks) {
    if (!deleting) continue;
    const removed = new Set([...(internal.removed_from ?? []), host]);
    const hosts = (await reads.hostConfigs.hostsWith(id)).filter((name) => !removed.has(name));
    const users = await reads.documents.referrers(id, "vm");
    if (hosts.length + users.length > 0) elsewhere.add(id);
  }
  return elsewhere;
}

/** Asked only where something is in doubt. */
async function copiedOf(reads: Reads, objects: readonly Stored<"vm" | "partition">[]): Promise<Set<string>> {
  if (objects.every(({ internal }) => internal.in_doubt === undefined)) return new Set();
  return new Set((await reads.strangers.all()).map(({ id }) => id));
}

async function awaitedOf(
  reads: Reads,
  partitions: readonly Stored<"partition">[],
): Promise<Map<string, string>> {
  const awaited = new Map<string, string>();
  for (const partition of partitions) {
    const { id, deleting } = partition;
    const users = deleting && !isQuarantined(partition) ? await reads.documents.referrers(id, "vm") : [];
    const waiting = users.find((vm) => waitsForRoom(vm) && !vm.deleting);
    if (waiting) awaited.set(id, waiting.id);
  }
  return awaited;
}
