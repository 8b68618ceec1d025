// When a source is due for a run, and when one that failed is followed by another.
import type { RunTrigger } from "@croft/schemas/gitops-run.ts";
import { nextTime, type Source } from "./config.ts";
import type { Run } from "./run-files.ts";

const DAY_MS = 86_400_000;

/** Why a run is to be started now; undefined: there is no reason. `head` is what the branch is at. */
export function triggerOf(
  source: Pick<Source, "schedule">,
  newest: Run | undefined,
  head: string,
  now: number,
): RunTrigger | undefined {
  if (newest === undefined) return "change";
  // The repository could not be read, and now it can.
  if (newest.commit === null) return "retry";
  if (newest.commit !== head) return "change";
  if (newest.retry_at !== null && newest.retry_at <= now) return "retry";
  if (newest.state === "waiting_for_approval" || source.schedule === undefined) return undefined;
  // What was missed while the runner did not run is caught up, once.
  const next = nextTime(source.schedule, new Date(newest.started_at));
  return next !== undefined && next.getTime() <= now ? "schedule" : undefined;
}

/** A signature does not become right by itself. */
const FINAL = ["signature_refused"];
const AT_ONCE = ["plan_stale"];
/** A plan that is stale again and again is somebody else's quarrel. */
const MOST_AT_ONCE = 3;

/** When another run follows one that failed, the `failures`-th in a row; null: not by itself. */
export function retryAt(
  { retry_seconds }: Pick<Source, "retry_seconds">,
  code: string,
  failures: number,
  now: number,
): number | null {
  if (FINAL.includes(code)) return null;
  if (AT_ONCE.includes(code) && failures < MOST_AT_ONCE) return now;
  return now + Math.min(retry_seconds * 1000 * 2 ** Math.min(failures - 1, 20), DAY_MS);
}
