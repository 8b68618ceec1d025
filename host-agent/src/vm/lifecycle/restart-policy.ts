// Whether a VM that ended is started again, and when. Pure.
//
//   ended --+-- something else is asked for, or the agent ended it,
//           |   or its watcher did because the lease was over -------> start now
//           +-- the host was booted since ---------------------------> start now, unless start_on_boot is false
//           |                                                          (a guest that powered itself off stays off,
//           |                                                          unless its policy is `always`)
//           +-- QEMU refused it, or it held on to a partition -------> stays: nothing would be different
//           +-- powered itself off ----------------------------------> `always`: start later, else stays
//           +-- panicked, crashed, killed, lost ---------------------> `never`: stays, else start later
//
// Later: 2 s after the end, twice as long each time up to 5 minutes, until a guest has run for 10 minutes.
import type { VmDocument } from "@croft/schemas/generated/typescript/messages.ts";
import type { End, Run } from "./record.ts";

const FIRST_DELAY_MS = 2_000;
const LONGEST_DELAY_MS = 5 * 60_000;
const GOOD_RUN_MS = 10 * 60_000;

type Verdict =
  /** `restarts`: how many in a row by the policy, this one included. */
  { start: true; restarts: number } | { start: false; at: null } | { start: false; at: Date };

/** What becomes of a VM that shall run and does not. `key` is that of its document now. */
export function verdictOf(
  end: End | null,
  document: Pick<VmDocument, "restart_policy" | "start_on_boot">,
  now: { key: string; bootId: string; time: Date },
): Verdict {
  const start: Verdict = { start: true, restarts: 0 };
  const stay: Verdict = { start: false, at: null };
  if (end === null || end.key !== now.key) return start;
  const policy = document.restart_policy ?? "on_failure";
  const byItself = end.reason === "shutdown";
  if (end.boot_id !== now.bootId || end.reason === "host_down") {
    if (document.start_on_boot === false) return stay;
    return byItself && policy !== "always" ? stay : start;
  }
  switch (end.reason) {
    case "stopped":
    case "forced":
    case "lease_expired":
      return start;
    case "not_started":
    case "detached":
      return stay;
    default:
      return (byItself ? policy === "always" : policy !== "never") ? later(end, now.time) : stay;
  }
}

function later(end: End, now: Date): Verdict {
  const delay = delayMs(end.restarts);
  const due = Date.parse(end.at) + delay;
  // A clock that was set back must not make it wait for hours.
  if (due <= now.getTime() || due > now.getTime() + delay) return { start: true, restarts: end.restarts + 1 };
  return { start: false, at: new Date(due) };
}

/** How long to wait after so many restarts in a row. */
export const delayMs = (restarts: number): number =>
  Math.min(FIRST_DELAY_MS * 2 ** Math.min(restarts, 20), LONGEST_DELAY_MS);

/** How many restarts in a row a run counts for once it has ended, or so far. */
export const restartsAfter = (run: Pick<Run, "started_at" | "restarts">, now: Date): number =>
  now.getTime() - Date.parse(run.started_at) >= GOOD_RUN_MS ? 0 : (run.restarts ?? 0);
