// Takes an agent's report in: checked whole, what is new in it stored, and the host's loop woken for the objects that
// it is about. What it means for them is worked out there, from what is stored.

import { GIB } from "@croft/schemas/bytes.ts";
import { OLDEST_CONTRACT_VERSION } from "@croft/schemas/contract.ts";
import { CroftError } from "@croft/schemas/errors.ts";
import type { HostReport } from "@croft/schemas/generated/typescript/messages.ts";
import { validateHostReport } from "@croft/schemas/generated/validators/messages.js";
import { fieldErrors } from "@croft/schemas/validation.ts";
import { keyedLock } from "../images/keyed-lock.ts";
import type { Presence } from "../loop/presence.ts";
import type { Reads, ReportChange, ReportEntry, Store } from "../store/store.ts";
import { meetRestored, type RestoredParts } from "./restored-database.ts";

export interface ReportIntakeParts {
  store: Store;
  presence: Presence;
  wake: (host: string, ids: readonly string[]) => void;
  /** Milliseconds since 1970. */
  now: () => number;
  /** Who is told that a host knows more than the database. */
  restored?: RestoredParts;
}

/** Takes one report of a host in. Throws `invalid_request`, naming every fault, and changes nothing then. */
export type ReportIntake = (host: string, body: unknown) => Promise<void>;

/** A report as far as it can differ from another one, as text. */
interface Known {
  /** Generation of the config that it answers. */
  observed: number;
  /** Contract version of the agent. */
  contract: number;
  head: string;
  disks: string;
  /** By kind and id. */
  entries: ReadonlyMap<string, string>;
}

export function reportIntake({
  store,
  presence,
  wake,
  now,
  restored = { store, now, found: () => undefined },
}: ReportIntakeParts): ReportIntake {
  // What is stored; a cache, filled from the store when it does not know.
  const known = new Map<string, Known>();
  const lock = keyedLock();

  return (host, body) =>
    lock(host, async () => {
      const report = checked(host, body);
      const before = known.get(host) ?? (await store.snapshot((reads) => storedReport(reads, host)));
      const fresh = comparable(report);
      const wasSilent = presence.heard(host);
      const isNew = await meetRestored(report, restored);
      const change = changeOf(report, fresh, before);
      if (change !== undefined) {
        await store.write((tx) => tx.hosts.changeReport(host, change, new Date(now()).toISOString()));
      }
      known.set(host, fresh);
      if (change === undefined && !wasSilent && !isNew) return;
      // What waited for this answer may be settled by it although its entry is the same.
      const answered = await store.hostConfigs.changedBetween(host, before?.observed ?? 0, fresh.observed);
      const changed = [...(change?.entries ?? []), ...(change?.gone ?? [])].map(({ id }) => id);
      // An agent whose version is another, or was not known yet, is told everything anew.
      const respoken = before?.contract !== fresh.contract;
      const all = respoken || isNew ? await store.documents.idsOnHost(host) : [];
      wake(host, [...changed, ...answered, ...all]);
    });
}

async function storedReport(reads: Reads, host: string): Promise<Known | undefined> {
  const head = (await reads.hosts.get(host))?.report;
  if (head == null) return undefined;
  const [disks, objects] = [await reads.hosts.disks(host), await reads.hosts.reported(host)];
  return comparable({ ...head, disks, objects });
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

function checked(host: string, body: unknown): HostReport {
  if (!validateHostReport(body)) {
    throw refused(host, fieldErrors(validateHostReport.errors));
  }
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

const refused = (host: string, errors: ReturnType<typeof fieldErrors>): CroftError =>
  new CroftError("invalid_request", `The report of host ${host} is refused; it changes nothing.`, {
    detail: errors.map(({ pointer, message }) => `${pointer}: ${message}`).join("; "),
    errors,
  });

function comparable({ objects, disks, ...head }: HostReport): Known {
  // Free room moves all the time; only a whole GiB of it is news.
  const storage_free_bytes = Math.floor(head.facts.storage_free_bytes / GIB);
  return {
    observed: head.observed_generation,
    contract: head.contract_version,
    head: JSON.stringify({ ...head, facts: { ...head.facts, storage_free_bytes } }),
    disks: JSON.stringify(disks),
    entries: new Map(objects.map((entry) => [keyOf(entry), JSON.stringify(entry)])),
  };
}
