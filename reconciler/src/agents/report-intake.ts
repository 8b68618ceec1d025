// Takes an agent's report in: checked whole, what is new in it stored, and the host's loop woken for the objects that
// it is about. What it means for them is worked out there, from what is stored.

import { GIB } from "@croft/schemas/bytes.ts";
import { cleanValue } from "@croft/schemas/clean-text.ts";
import { OLDEST_CONTRACT_VERSION } from "@croft/schemas/contract.ts";
import { CroftError, type FieldError } from "@croft/schemas/errors.ts";
import type { HostReport } from "@croft/schemas/generated/typescript/messages.ts";
import { validateHostReport } from "@croft/schemas/generated/validators/messages.js";
import { fieldErrors } from "@croft/schemas/validation.ts";
import type { ConfirmedCapacity } from "../coordination/confirmed-capacity.ts";
import { createKeyedLock } from "../coordination/memory/keyed-lock.ts";
import type { OneMachine } from "../coordination/one-machine.ts";
import type { Presence } from "../coordination/presence.ts";
import type { HostRecord, Reads, ReportChange, ReportEntry, Store } from "../store/store.ts";
import { withHeldGrowth } from "./capacity-growth.ts";
import { movedBy, PART, partsOf } from "./message-parts.ts";
import { meetRestored, type RestoredParts } from "./restored-database.ts";

export interface ReportIntakeParts {
  store: Store;
  presence: Presence;
  /** Refuses reports of a second machine that is the same host. */
  oneMachine?: OneMachine;
  wake: (host: string, ids: readonly string[]) => void;
  /** Milliseconds since 1970. */
  now: () => number;
  /** Shared with whoever takes an admin's word. */
  confirmed?: ConfirmedCapacity;
  /** Who is told that a host knows more than the database. */
  restored?: RestoredParts;
}

/** Takes one report of a host in. Throws `invalid_request`, naming every fault, and changes nothing then. */
export type ReportIntake = (host: string, body: unknown) => Promise<void>;

/** A report as far as it can differ from another one, as text. */
interface Known {
  /** When it was stored (RFC 3339): it is proof of that, and of nothing that another reconciler stored later. */
  storedAt: string;
  /** Generation of the config that it answers. */
  observed: number;
  /** Contract version of the agent. */
  contract: number;
  head: string;
  /** By which address others reach it for networks that span hosts. */
  overlay: string;
  disks: string;
  /** By kind and id. */
  entries: ReadonlyMap<string, string>;
  /** Keys of entries that the host was never told of. */
  strangers: ReadonlySet<string>;
}

/** What a host may report that it was not told of: guests of a database that was lost, and no more than a person can look at. */
const MOST_STRANGERS = 256;
const MOST_ENTRIES = 10_000;

export function reportIntake({
  store,
  presence,
  oneMachine,
  wake,
  now,
  confirmed,
  restored = { store, now, lastAtStart: Number.MAX_SAFE_INTEGER, found: () => undefined },
}: ReportIntakeParts): ReportIntake {
  // What is stored; a cache, filled from the store when it does not know, or the store was written by another.
  const known = new Map<string, Known>();
  const lock = createKeyedLock();
  const counted = (report: HostReport, stored: HostRecord | undefined): HostReport =>
    withHeldGrowth(report, confirmed?.take(report.host) ? undefined : stored?.report?.facts);

  return (host, body) =>
    lock(host, async () => {
      const cleaned = await clean(await checked(host, body));
      const stored = await store.hosts.get(host);
      const sent = counted(cleaned, stored);
      oneMachine?.heard(host, sent.boot_id);
      const before =
        proven(known.get(host), stored) ?? (await store.snapshot((reads) => storedReport(reads, host)));
      const { report, strangers } = await withoutCrowds(store, sent, before);
      const at = new Date(now()).toISOString();
      const fresh = comparable(report, strangers, before?.storedAt ?? at);
      const wasSilent = presence.heard(host);
      const isNew = await meetRestored(report, restored);
      const change = changeOf(report, fresh, before);
      if (change !== undefined) {
        // Read again when this is left half written.
        known.delete(host);
        for (const part of slices(change)) {
          await store.write((tx) => tx.hosts.changeReport(host, part, at));
        }
        fresh.storedAt = at;
      }
      known.set(host, fresh);
      if (change === undefined && !wasSilent && !isNew) return;
      // What waited for this answer may be settled by it although its entry is the same.
      const answered = await store.hostConfigs.changedBetween(host, before?.observed ?? 0, fresh.observed);
      const changed = [...(change?.entries ?? []), ...(change?.gone ?? [])].map(({ id }) => id);
      // An agent whose version is another, or was not known yet, is told everything anew.
      const respoken = before?.contract !== fresh.contract;
      const inTables = await untold(store, host, change?.entries ?? []);
      const all = respoken || isNew ? await store.documents.idsOnHost(host) : [];
      wake(host, [...changed, ...answered, ...inTables, ...all]);
      if ((before?.overlay ?? "null") !== fresh.overlay) await wakeSpanning(store, host, wake);
    });
}

/** Whoever shares networks with a host is told by which address it is reached now. */
async function wakeSpanning(store: Store, host: string, wake: ReportIntakeParts["wake"]): Promise<void> {
  const networks = (await store.documents.ofKindOnHost(host, "vm")).flatMap(({ status }) =>
    (status.nics ?? []).map(({ network }) => network),
  );
  for (const network of new Set(networks)) {
    for (const name of await store.documents.hostsOfReferrers(network)) wake(name, [network]);
  }
}

async function storedReport(reads: Reads, host: string): Promise<Known | undefined> {
  const { report: head, reported_at } = (await reads.hosts.get(host)) ?? {};
  if (head == null || reported_at == null) return undefined;
  const [disks, objects] = [await reads.hosts.disks(host), await reads.hosts.reported(host)];
  const strangers = await strangersOf(reads, host, objects);
  return comparable({ ...head, disks, objects }, strangers, reported_at);
}

/** What is remembered, when nobody stored another report of the host since. */
const proven = (known: Known | undefined, stored: HostRecord | undefined): Known | undefined =>
  known?.storedAt === stored?.reported_at ? known : undefined;

/** Keys of entries that are about what the host was not told of. */
async function strangersOf(
  reads: Pick<Reads, "hostConfigs" | "documents">,
  host: string,
  entries: readonly Pick<ReportEntry, "kind" | "id">[],
): Promise<Set<string>> {
  if (entries.length === 0) return new Set();
  const told = await reads.hostConfigs.entries(
    host,
    entries.map(({ id }) => id),
  );
  const known = new Set([
    ...told.keys(),
    ...(await reads.hostConfigs.givenUp(host)).map(({ id }) => id),
    ...(await reads.documents.idsOnHost(host)),
  ]);
  return new Set(entries.filter(({ id }) => !known.has(id)).map(keyOf));
}

/** What stands in the tables of disks that changed and the host was not sent: its partitions that were missing may be back. */
async function untold(
  { hostConfigs }: Pick<Reads, "hostConfigs">,
  host: string,
  entries: readonly ReportEntry[],
): Promise<string[]> {
  const ids = entries
    .flatMap((entry) => (entry.kind === "disk" ? (entry.partitions ?? []) : []))
    .map(({ id }) => id);
  if (ids.length === 0) return [];
  const told = await hostConfigs.entries(host, ids);
  return ids.filter((id) => !told.has(id));
}

/** The report without what comes after the first so many entries that the host was not told of. */
async function withoutCrowds(
  store: Pick<Store, "hostConfigs" | "documents">,
  report: HostReport,
  before: Known | undefined,
): Promise<{ report: HostReport; strangers: ReadonlySet<string> }> {
  const added = report.objects.filter((entry) => !before?.entries.has(keyOf(entry)));
  const newcomers = await strangersOf(store, report.host, added);
  const present = new Set(report.objects.map(keyOf));
  const earlier = [...(before?.strangers ?? [])].filter((key) => present.has(key));
  const kept = new Set([...earlier, ...newcomers].slice(0, MOST_STRANGERS));
  const objects = report.objects.filter((entry) => kept.has(keyOf(entry)) || !newcomers.has(keyOf(entry)));
  return { report: { ...report, objects }, strangers: kept };
}

/** A change piece by piece; the head, which says what is answered, comes last. */
function slices({ entries, ...rest }: ReportChange): ReportChange[] {
  const parts: ReportChange[] = [];
  // Of the first report of all the head is there before its entries.
  for (let from = 0; from + PART < entries.length; from += PART) {
    parts.push({ entries: entries.slice(from, from + PART), gone: [] });
  }
  return [...parts, { ...rest, entries: entries.slice(parts.length * PART) }];
}

/** Undefined when the report says nothing new. */
function changeOf(report: HostReport, fresh: Known, before: Known | undefined): ReportChange | undefined {
  const { objects, disks, ...head } = report;
  const entries = [...new Map(objects.map((entry) => [keyOf(entry), entry]))].flatMap(([key, entry]) =>
    fresh.entries.get(key) === before?.entries.get(key) ? [] : [entry],
  );
  const gone = [...(before?.entries.keys() ?? [])].flatMap((key) => {
    const [kind, id] = key.split(" ") as [ReportEntry["kind"], string];
    return fresh.entries.has(key) ? [] : [{ kind, id }];
  });
  const sameHead = fresh.head === before?.head && fresh.disks === before.disks;
  if (sameHead && entries.length + gone.length === 0) return undefined;
  return { head, entries, gone, ...(fresh.disks === before?.disks ? {} : { disks }) };
}

const keyOf = ({ kind, id }: Pick<ReportEntry, "kind" | "id">): string => `${kind} ${id}`;

async function clean({ objects, ...head }: HostReport): Promise<HostReport> {
  const cleaned: ReportEntry[] = [];
  for await (const { part } of partsOf(objects)) cleaned.push(...cleanValue(part as ReportEntry[]));
  return { ...cleanValue(head), objects: cleaned };
}

/** What the schema says is wrong, entries part by part. */
async function faultsOf(body: unknown): Promise<FieldError[]> {
  const objects = entriesOf(body);
  const whole = objects.length <= 1 ? body : { ...(body as object), objects: [] };
  if (!validateHostReport(whole)) return fieldErrors(validateHostReport.errors);
  if (objects.length <= 1) return [];
  for await (const { from, part } of partsOf(objects, 1)) {
    if (validateHostReport({ ...(body as object), conditions: [], disks: [], objects: part })) continue;
    return fieldErrors(validateHostReport.errors).map((fault) => movedBy(from, "objects", fault));
  }
  return [];
}

function entriesOf(body: unknown): readonly unknown[] {
  const { objects } = (body ?? {}) as { objects?: unknown };
  return Array.isArray(objects) ? objects : [];
}

async function checked(host: string, body: unknown): Promise<HostReport> {
  // Before each entry is looked at.
  if (entriesOf(body).length > MOST_ENTRIES) {
    const message = `takes at most ${MOST_ENTRIES} items`;
    throw refused(host, [{ code: "out_of_range", pointer: "/objects", message }]);
  }
  const faults = await faultsOf(body);
  if (faults.length > 0) throw refused(host, faults);
  const report = body as HostReport;
  if (report.host !== host) {
    throw refused(host, [
      {
        code: "invalid_value",
        pointer: "/host",
        message: `the certificate is that of ${host}, not of ${report.host}`,
      },
    ]);
  }
  // One that is newer is taken as long as it says nothing that is not known here.
  if (report.contract_version < OLDEST_CONTRACT_VERSION) {
    const message = `version ${report.contract_version} is no longer spoken here: update the agent`;
    throw refused(host, [{ code: "invalid_value", pointer: "/contract_version", message }]);
  }
  return report;
}

const refused = (host: string, errors: readonly FieldError[]): CroftError =>
  new CroftError("invalid_request", `The report of host ${host} is refused; it changes nothing.`, {
    detail: errors.map(({ pointer, message }) => `${pointer}: ${message}`).join("; "),
    errors,
  });

function comparable(
  { objects, disks, ...head }: HostReport,
  strangers: ReadonlySet<string>,
  storedAt: string,
): Known {
  // Free room moves all the time; only a whole GiB of it is news.
  const storage_free_bytes = Math.floor(head.facts.storage_free_bytes / GIB);
  return {
    storedAt,
    observed: head.observed_generation,
    contract: head.contract_version,
    overlay: JSON.stringify(head.facts.network?.overlay ?? null),
    head: JSON.stringify({ ...head, facts: { ...head.facts, storage_free_bytes } }),
    disks: JSON.stringify(disks),
    entries: new Map(objects.map((entry) => [keyOf(entry), JSON.stringify(entry)])),
    strangers,
  };
}
