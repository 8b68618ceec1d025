// What is wrong with a Croft now, worst first, out of what its objects say of themselves.
//
//   bad: it does not work, and does not mend itself   |   silent: nobody knows   |   waits: it may become right
import { type Document, KINDS, type Kind } from "@croft/schemas/generated/typescript/kinds.ts";
import { nameOf } from "./output/object-table.ts";
import { waitReason } from "./wait-reason.ts";

const SEVERITIES = ["bad", "silent", "waits"] as const;

export interface Fault {
  severity: (typeof SEVERITIES)[number];
  kind: Kind | "reconciler";
  /** Name, or type of the condition. */
  object: string;
  what: string;
  advice: string;
}

/** Partitions whose bytes are wiped sooner are named. */
const WIPE_SOON_MS = 24 * 3_600_000;
/** What has just been made is expected to wait. */
const PATIENCE_MS = 30_000;

export function faultsOf(document: Document, now: Date): Fault[] {
  const { kind, status } = document;
  const object = nameOf(document);
  const look = `croft describe ${kind} ${object}`;
  const conditions = status.conditions
    .filter((one) => isFault(one, status.state_reason))
    .map(
      ({ type, message }): Fault => ({
        severity: "waits",
        kind,
        object,
        what: `${type}: ${message}`,
        advice: look,
      }),
    );
  const state = faultOfState(document, { object, look, now });
  const wipe =
    "wipe_at" in status && typeof status.wipe_at === "string" ? Date.parse(status.wipe_at) : undefined;
  if (wipe === undefined || wipe - now.getTime() > WIPE_SOON_MS) return [...state, ...conditions];
  const what = `its bytes are wiped at ${status.state === "quarantined" && "wipe_at" in status ? status.wipe_at : ""}`;
  return [{ severity: "waits", kind, object, what, advice: `croft partition restore ${document.id}` }];
}

/** Hosts always have these; all is well while they are true. Every other condition is there only when somebody has to know. */
const WELL_WHEN_TRUE: ReadonlySet<string> = new Set(["way_out", "config"]);
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

interface About {
  object: string;
  look: string;
  now: Date;
}

function faultOfState(document: Document, { object, look, now }: About): Fault[] {
  const { kind, status, updated_at } = document;
  const reason = status.state_reason ?? "no reason is known";
  const fault = (severity: Fault["severity"], what: string, advice = look): Fault[] => [
    { severity, kind, object, what, advice },
  ];
  if (status.state === "failed" || status.state === "error")
    return fault("bad", `${status.state}: ${reason}`);
  if (status.state === "unknown" || status.state === "silent") {
    if (kind !== "host") return fault("silent", `unknown: ${reason}`);
    return fault("silent", `not heard: ${reason}`, `look whether ${object} runs, and its croft-agent`);
  }
  if (now.getTime() - Date.parse(updated_at) < PATIENCE_MS && status.state_reason === null) return [];
  const why = waitReason(document, undefined, now);
  return why === undefined ? [] : fault("waits", `${status.state}: ${why}`);
}

export const worstFirst = (faults: readonly Fault[]): Fault[] =>
  [...faults].sort(
    (a, b) =>
      SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) || a.object.localeCompare(b.object),
  );

/** `3 hosts, 12 VMs (11 running, 1 stopped)`. */
export function summary(documents: ReadonlyMap<Kind, readonly Document[]>): string {
  const count = (kind: Kind): string => {
    const found = documents.get(kind) ?? [];
    const noun =
      found.length === 1 ? KINDS[kind].noun : KINDS[kind].plural.replaceAll("_", " ").replace("vms", "VMs");
    const states = new Map<string, number>();
    for (const { status } of found) states.set(status.state, (states.get(status.state) ?? 0) + 1);
    const list = [...states].map(([state, number]) => `${number} ${state}`).join(", ");
    return `${found.length} ${noun}${list === "" ? "" : ` (${list})`}`;
  };
  return (["host", "vm", "partition"] as const).map(count).join(", ");
}
