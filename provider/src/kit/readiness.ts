/** What a wait for an object has come to. Newer reconcilers may have states that are not known here: they wait. */
import { ERROR_CODES, isErrorCode } from "@croft/schemas/errors.ts";
import { KINDS } from "@croft/schemas/generated/typescript/kinds.ts";
import { waitsInVain } from "@croft/schemas/waits.ts";
import { isObject, type TfValue } from "../tfplugin/value.ts";
import type { RestDocument } from "./rest-document.ts";

export type Readiness = "waiting" | "ready" | "failed";

export function readinessOf({ kind, generation, status }: RestDocument): Readiness {
  if (Number(status.observed_generation ?? 0) < generation) return "waiting";
  if (waitsInVain(status)) return "failed";
  // A host is made when it is declared: its machine may join later, by a token that needs it.
  // One that goes into maintenance is waited for until what can be moved away is.
  if (kind === "host") return isDraining(status.conditions) ? "waiting" : "ready";
  return (kind === "vm" ? status.ready === true : status.state === "ready") ? "ready" : "waiting";
}

const isDraining = (conditions: TfValue | undefined): boolean =>
  Array.isArray(conditions) &&
  conditions.some((one) => isObject(one) && one.type === "draining" && one.status === "true");

/** Whether a deletion ends by itself once the last user has gone, so that nobody need wait for it. */
export function waitsForUsers({ deleting, status }: RestDocument): boolean {
  const { conditions } = status;
  return (
    deleting &&
    Array.isArray(conditions) &&
    conditions.some((one) => isObject(one) && one.type === "waiting_for_users" && one.status === "true")
  );
}

/** Silence ends by itself, and what may be tried again is tried again by the host; a guest that holds on is not asked twice. */
const endsAsError = (code: string): boolean =>
  code === "detach_timeout" || (isErrorCode(code) && !ERROR_CODES[code].retryable);

/** Whether a deletion is stuck: the host answered it with an error that nobody is going to cure by waiting. */
export function isStuck({ deleting, generation, status }: RestDocument): boolean {
  const { observed_generation, state_code } = status;
  return (
    deleting &&
    Number(observed_generation ?? 0) >= generation &&
    typeof state_code === "string" &&
    endsAsError(state_code)
  );
}

/** Where it stands in words: state, reason and code. */
export function standing({ status }: RestDocument): string {
  const [state, reason, code] = [text(status.state), text(status.state_reason), text(status.state_code)];
  return `State: ${state ?? "unknown"}${reason === undefined ? "." : `. ${reason}`}${code === undefined ? "" : ` (${code})`}`;
}

/** What a host makes. Images are made by the reconciler, which has no generations to answer. */
const ON_HOSTS: ReadonlySet<string> = new Set(
  Object.values(KINDS).flatMap(({ kind, onHost }) => (onHost ? [kind] : [])),
);

/** What a wait was for, and what was last seen: for whoever waited in vain. */
export function waitedFor(document: RestDocument): string {
  const { generation, spec, status } = document;
  const observed = Number(status.observed_generation ?? 0);
  const behind =
    observed < generation && ON_HOSTS.has(document.kind)
      ? ` Its host has answered generation ${observed} of ${generation}.`
      : "";
  return `Waited for: ${aim(document.kind, spec)}.\nLast seen: ${standing(document)}${behind}${unmet(status.conditions)}`;
}

function aim(kind: string, { power_state, wait_for }: RestDocument["spec"]): string {
  if (kind === "host") return "that what can be moved away from it is";
  if (kind !== "vm") return "that it is made";
  if (typeof power_state === "string" && power_state !== "running") return `that it is ${power_state}`;
  const wanted = Array.isArray(wait_for) ? wait_for.filter((one) => typeof one === "string") : [];
  return wanted.length === 0 ? "that it is placed" : wanted.join(", ");
}

/** Conditions say more than a state; those that hold are no reason to wait. */
function unmet(conditions: TfValue | undefined): string {
  const open = (Array.isArray(conditions) ? conditions.filter(isObject) : []).filter(
    ({ status, message }) => status !== "true" && text(message) !== undefined,
  );
  return open.map(({ type, message }) => `\n${String(type)}: ${String(message)}`).join("");
}

const text = (value: TfValue | undefined): string | undefined =>
  typeof value === "string" && value !== "" ? value : undefined;
