// What is wrong with objects now, and what to do about it, out of what they say of themselves. Pure: the reconciler serves it
// (`GET /v1/status`), and `croft status` makes it of the lists of a reconciler that does not.
//
// Worst first: what does not work, then what nobody knows, then what may become right. Among equals a cause comes before what
// follows from it: a silent host before its VMs.
import type { Document, Kind } from "../generated/typescript/kinds.ts";
import { nameOf } from "./display-name.ts";
import { adviceOfCode, remedyOf, SEVERITIES, type Severity } from "./fault-advice.ts";
import { waitReason } from "./wait-reason.ts";

export interface Fault {
  severity: Severity;
  kind: Kind | "reconciler";
  /** Null for the reconciler's own. */
  id: string | null;
  project: string | null;
  /** As commands take it: `project/name`, a name, an id; the condition's type for the reconciler's own. */
  object: string;
  /** The host that it is on, or that it is about. */
  host: string | null;
  /** RFC 3339; null where nobody knows. */
  since: string | null;
  /** Code of an error, or reason of a condition. */
  code: string | null;
  /** One or two sentences. */
  what: string;
  advice: string;
  /** Trace of the last request that changed the object. */
  trace_id: string | null;
}

/** What is read of an object. */
export type FaultSource = Pick<
  Document,
  "kind" | "id" | "project" | "name" | "generation" | "deleting" | "updated_at" | "status"
> & {
  spec: object;
  trace_id?: string | null;
  /** Since when it is in its state, where that is known. */
  state_since?: string;
};

/** Partitions whose bytes are wiped sooner are named. */
const WIPE_SOON_MS = 24 * 3_600_000;
/** What has just been made is expected to wait. */
const PATIENCE_MS = 30_000;
/** Restarts without ten minutes in between from which on they are a fault. */
const MANY_RESTARTS = 3;

/** Hosts always have these; all is well while they are true. Every other condition is there only when somebody has to know. */
const WELL_WHEN_TRUE: ReadonlySet<string> = new Set(["way_out", "config", "overlay"]);
/** What a machine is, and what a person asked for, whichever way it stands. */
const NO_FAULTS: ReadonlySet<string> = new Set([
  "accelerator",
  "confinement",
  "limits",
  "drained",
  "draining",
  "confirmed_off",
]);
/** Why a host gives no way out, or a VM has none, where that was decided or is a fact of the machine. */
const DECIDED: ReadonlySet<string> = new Set(["disabled", "no_root", "no_namespaces", "host_has_none"]);

type OneCondition = Document["status"]["conditions"][number];

function isFault({ type, status, reason, message }: OneCondition, stateReason: string | null): boolean {
  if (NO_FAULTS.has(type) || stateReason?.includes(message) === true) return false;
  if (type === "way_out" && DECIDED.has(reason)) return false;
  return status !== "true" || !WELL_WHEN_TRUE.has(type);
}

type Told = Pick<Fault, "severity" | "what" | "advice"> & Partial<Pick<Fault, "code" | "since">>;

/** Of one object; none when all is well with it. */
export function faultsOf(source: FaultSource, now: Date): Fault[] {
  const object = nameOf(source);
  return told(source, object, now).map(({ severity, what, advice, code, since }) => ({
    severity,
    kind: source.kind,
    id: source.id,
    project: source.project,
    object,
    host: hostOf(source),
    since: since ?? null,
    code: code ?? null,
    what,
    advice,
    trace_id: source.trace_id ?? null,
  }));
}

function told(source: FaultSource, object: string, now: Date): Told[] {
  const { kind, status, id } = source;
  const wipe =
    "wipe_at" in status && typeof status.wipe_at === "string" ? Date.parse(status.wipe_at) : undefined;
  if (wipe !== undefined && wipe - now.getTime() <= WIPE_SOON_MS) {
    const what = `its bytes are wiped at ${new Date(wipe).toISOString()}`;
    return [{ severity: "waits", what, advice: `\`croft partition restore ${id}\` keeps them.` }];
  }
  const conditions = status.conditions
    .filter((one) => isFault(one, status.state_reason))
    .map(({ type, reason, message }): Told => {
      const { severity, advice } = remedyOf(type, kind);
      return { severity, code: reason, what: `${type}: ${message}`, advice: advice({ kind, object }) };
    });
  const { state_since: since } = source;
  const ofState = faultOfState(source, object, now).map((one) =>
    since === undefined ? one : { since, ...one },
  );
  return [...ofState, ...faultOfRestarts(source, object), ...conditions];
}

function hostOf({ kind, name, status }: FaultSource): string | null {
  if (kind === "host") return name;
  return "host" in status && typeof status.host === "string" ? status.host : null;
}

function faultOfState(source: FaultSource, object: string, now: Date): Told[] {
  const { kind, status, updated_at } = source;
  const { state, state_reason, state_code } = status;
  const reason = state_reason ?? "no reason is known";
  const code = state_code;
  const advice = adviceOfCode(code, { kind, object });
  if (state === "failed" || state === "error")
    return [{ severity: "bad", code, what: `${state}: ${reason}`, advice }];
  if (state === "silent") return [silentHost(source, object, reason)];
  if (state === "unknown") return [{ severity: "silent", code, what: `unknown: ${reason}`, advice }];
  if (now.getTime() - Date.parse(updated_at) < PATIENCE_MS && state_reason === null) return [];
  if (stoppedByItself(source)) {
    const what = `${state}, although it is to run${state_reason === null ? "" : `: ${state_reason}`}`;
    const start = `Applying \`power_state = "running"\` again starts it; \`croft log ${object}\` shows its last words.`;
    return [{ severity: "bad", code, what, advice: start }];
  }
  const why = waitReason(source, undefined, now);
  return why === undefined ? [] : [{ severity: "waits", code, what: `${state}: ${why}`, advice }];
}

const silentHost = ({ status }: FaultSource, object: string, reason: string): Told => ({
  severity: "silent",
  code: "host_silent",
  ...("last_seen_at" in status && typeof status.last_seen_at === "string" && { since: status.last_seen_at }),
  what: `not heard: ${reason}`,
  advice: `Look whether ${object} runs and reaches the reconciler: \`systemctl status croft-agent\` there.`,
});

/** Settled, and not as it is wanted: the guest ended, and nothing starts it again. */
function stoppedByItself({ kind, status, spec, generation, deleting }: FaultSource): boolean {
  if (kind !== "vm" || deleting || status.observed_generation < generation) return false;
  const wanted = (spec as { power_state?: string | null }).power_state ?? "running";
  return wanted === "running" && (status.state === "stopped" || status.state === "paused");
}

function faultOfRestarts({ kind, status }: FaultSource, object: string): Told[] {
  const restarts = "restarts" in status ? (status.restarts ?? 0) : 0;
  if (kind !== "vm" || restarts < MANY_RESTARTS) return [];
  const advice = `\`exit\` of \`croft describe vm ${object}\` says how it ended, \`croft log ${object}\` what the guest said.`;
  const what = `was started again ${restarts} times without ten minutes in between`;
  return [{ severity: "bad", code: "vm_exited", what, advice }];
}

/** One of the reconciler's own conditions. */
export const faultOfReconciler = ({ type, reason, message }: OneCondition): Fault => ({
  severity: remedyOf(type, "reconciler").severity,
  kind: "reconciler",
  id: null,
  project: null,
  object: type,
  host: null,
  since: null,
  code: reason,
  what: message,
  advice: remedyOf(type, "reconciler").advice({ kind: "reconciler", object: type }),
  trace_id: null,
});

/** Causes before what follows from them. */
const CAUSES: readonly Fault["kind"][] = [
  "reconciler",
  "host",
  "disk",
  "network",
  "image",
  "partition",
  "vm",
];
const rankOf = (kind: Fault["kind"]): number =>
  (CAUSES.indexOf(kind) + CAUSES.length + 1) % (CAUSES.length + 1);

export const worstFirst = <F extends Fault>(faults: readonly F[]): F[] =>
  [...faults].sort(
    (a, b) =>
      SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
      rankOf(a.kind) - rankOf(b.kind) ||
      (a.object < b.object ? -1 : a.object > b.object ? 1 : 0),
  );

export const countBySeverity = (faults: readonly Fault[]): Record<Severity, number> => {
  const counts = { bad: 0, silent: 0, waits: 0 };
  for (const { severity } of faults) counts[severity] += 1;
  return counts;
};
