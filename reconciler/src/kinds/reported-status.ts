// What reports of all kinds have in common.
//
// Two things depend on time: a host that is silent makes its objects `unknown` (they may be fine), and an entry of an older
// generation tells the state of now, but answers no newer write: `observed_generation` says which.

import type { StatusOf } from "@croft/schemas/generated/typescript/kinds.ts";
import type { ReportEntry, Stored } from "../store/store.ts";
import type { HostKind } from "./host-kind.ts";
import type { HostView } from "./host-side.ts";

const FINAL = ["released", "erased", "kept", "wiped", "deleted"] as const;
type Final = (typeof FINAL)[number];

const isFinal = (state: string): state is Final => FINAL.some((final) => final === state);

/** Whether the entry answers a deletion, and says that it ended in one of these states. */
export const hasEnded = (
  object: { deleting: boolean; generation: number },
  entry: ReportEntry,
  states: readonly string[],
): boolean => object.deleting && entry.generation >= object.generation && states.includes(entry.state);

/**
 * What every entry says. A final state of an object that is not being deleted is what the agent remembers of another life
 * of it: it is about to be made again.
 */
export function reported<S extends string>(
  object: { generation: number },
  entry: { generation: number; state: S; message: string | null; code: string | null },
) {
  return {
    observed_generation: Math.min(entry.generation, object.generation),
    state: isFinal(entry.state) ? ("creating" as const) : (entry.state as Exclude<S, Final>),
    state_reason: entry.message,
    state_code: entry.code,
  };
}

/** The host has not said anything about it: it may not have received it yet. */
export function unreported<K extends HostKind>(
  object: Stored<K>,
  view: HostView,
): { gone: false; status: StatusOf<K> } {
  const code = object.status.state_code;
  const known = object.status.state === "unknown" || code === "host_silent" || code === "agent_outdated";
  const status: StatusOf<K> = known
    ? { ...object.status, state: "pending", state_reason: null, state_code: null }
    : object.status;
  return kept(object, view, status);
}

/** Silence changes the state and nothing else, and a deletion under way stays one. */
export function kept<K extends HostKind>(
  object: Stored<K>,
  view: HostView,
  status: StatusOf<K>,
): { gone: false; status: StatusOf<K> } {
  if (view.silent) {
    return {
      gone: false,
      status: {
        ...object.status,
        state: object.deleting ? "deleting" : "unknown",
        state_code: "host_silent",
        state_reason: `Host ${view.host} is silent: its agent does not report, so nothing is known about now.`,
      },
    };
  }
  return { gone: false, status: object.deleting ? { ...status, state: "deleting" } : status };
}
