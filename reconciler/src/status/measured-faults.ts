// What is wrong by figures rather than by what objects say of themselves: the same bounds as the alerts that are shipped
// (`docs/operate/alerts/croft.rules.yaml`), as far as one look is enough for them.
import { type Fault, faultOfReconciler } from "@croft/schemas/faults.ts";
import type { Condition, HostCounters } from "@croft/schemas/generated/typescript/messages.ts";
import type { LoopFigures } from "../loop/keyed-loop.ts";

const DAY_MS = 86_400_000;
const CERTIFICATE_DAYS = 7;
const BACKUP_DAYS = 3;
const LARGE_LOG_BYTES = 256 * 1024 * 1024;
const FULL_SHARE = 0.95;

export interface OwnFigures {
  conditions: readonly Condition[];
  databaseLogBytes: number;
  loops: Readonly<Record<string, LoopFigures>>;
  /** Seconds since 1970. */
  certificates: readonly { name: string; endsAt: number }[];
  /** Seconds since 1970; 0 for never; undefined where none is expected. */
  lastBackup: number | undefined;
  startedAt: Date;
}

type Own = Pick<Fault, "severity" | "object" | "what" | "advice"> & { code: string; since?: string };

const own = ({ severity, object, code, since, what, advice }: Own): Fault => ({
  severity,
  kind: "reconciler",
  id: null,
  project: null,
  object,
  host: null,
  since: since ?? null,
  code,
  what,
  advice,
  trace_id: null,
});

/** Of the reconciler itself. */
export function ownFaults(figures: OwnFigures, now: Date): Fault[] {
  return [
    ...figures.conditions.map(faultOfReconciler),
    ...figures.certificates.flatMap((one) => certificateFault(one, now)),
    ...backupFault(figures, now),
    ...logFault(figures),
    ...Object.entries(figures.loops).flatMap(loopFault),
  ];
}

function certificateFault({ name, endsAt }: OwnFigures["certificates"][number], now: Date): Fault[] {
  const left = endsAt * 1000 - now.getTime();
  if (left > CERTIFICATE_DAYS * DAY_MS) return [];
  const what = `the certificate ${left > 0 ? "ends" : "ended"} at ${new Date(endsAt * 1000).toISOString()}`;
  const advice = "One that comes from files of yours is replaced there; see the alert CroftCertificateEnds.";
  return [
    own({
      severity: left > 0 ? "waits" : "bad",
      object: `certificate ${name}`,
      code: "certificate_ends",
      what,
      advice,
    }),
  ];
}

function backupFault({ lastBackup, startedAt }: OwnFigures, now: Date): Fault[] {
  if (lastBackup === undefined || now.getTime() - startedAt.getTime() < DAY_MS) return [];
  if (now.getTime() - lastBackup * 1000 <= BACKUP_DAYS * DAY_MS) return [];
  const since = lastBackup === 0 ? undefined : new Date(lastBackup * 1000).toISOString();
  const what = since === undefined ? "the database has no backup" : `the last backup is of ${since}`;
  const advice = "`croft-reconciler backup` makes one: docs/operate/backup.md.";
  return [
    own({
      severity: "waits",
      object: "backup",
      code: "backup_old",
      what,
      advice,
      ...(since !== undefined && { since }),
    }),
  ];
}

function logFault({ databaseLogBytes }: OwnFigures): Fault[] {
  if (databaseLogBytes <= LARGE_LOG_BYTES) return [];
  const what = `the database's write-ahead log has ${Math.round(databaseLogBytes / 1024 ** 2)} MiB and is not taken in`;
  const advice = "Another program keeps the database open; see the alert CroftDatabaseLogGrows.";
  return [own({ severity: "waits", object: "database", code: "database_log_grows", what, advice })];
}

function loopFault([loop, { failing }]: [string, LoopFigures]): Fault[] {
  if (failing === 0) return [];
  const what = `the loop ${loop} fails at ${failing} ${failing === 1 ? "object" : "objects"} and tries again`;
  const advice = "The reconciler's log names each with its cause: `journalctl -u croft-reconciler`.";
  return [own({ severity: "waits", object: `loop ${loop}`, code: "loop_failing", what, advice })];
}

/** Disks that say that they are failing (SMART). */
export const failingDisks = (hosts: readonly ({ host: string } & Pick<HostCounters, "disks">)[]): Fault[] =>
  hosts.flatMap(({ host, disks = [] }) =>
    disks
      .filter(({ healthy }) => !healthy)
      .map(
        ({ disk, path }): Fault => ({
          severity: "bad",
          kind: "disk",
          id: disk,
          project: null,
          object: disk ?? path,
          host,
          since: null,
          code: "disk_failing",
          what: `the disk ${path} of host ${host} says that it is failing (SMART)`,
          advice:
            "Move what is on it now, while it can be read: docs/operate/maintenance.md. `smartctl --all` there says more.",
          trace_id: null,
        }),
      ),
  );

/** File systems inside guests that are nearly full, by the id of the VM, and the host that says so. */
export const fullFileSystems = (
  all: readonly { host: string; counters: HostCounters["vms"][number] }[],
): { host: string; vm: string; mountpoint: string; share: number }[] =>
  all.flatMap(({ host, counters: { id, filesystems = [] } }) =>
    filesystems
      .map(({ mountpoint, used_bytes, size_bytes }) => ({
        host,
        vm: id,
        mountpoint,
        share: used_bytes / Math.max(1, size_bytes),
      }))
      .filter(({ share }) => share > FULL_SHARE),
  );
