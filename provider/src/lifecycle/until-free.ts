/**
 * A name, a host port or a partition that one object has and another is to have, within one apply: Terraform orders changes
 * by references alone, so the one that takes often comes first. Its refusal is final only when nothing else moves.
 */
import { ProblemError } from "@croft/schemas/client/failures.ts";
import type { Progress } from "./progress.ts";

/** Refusals that may end by themselves while other changes of the same apply are made. */
export const WAITED_FOR: ReadonlySet<string> = new Set([
  "already_exists",
  "port_in_use",
  "address_in_use",
  "partition_attached",
  "deleting",
]);
/** For so long everything may stand still: Terraform may have more to begin. */
const STANDING_MS = 20_000;
/** What is in the way is told to the log as often. */
const LONGEST_SECONDS = 10;
/** Clocks of two programs differ by this much over a wait. */
const TOLERANCE_MS = 250;

/**
 * Sends a write; when it is refused for what another object has, once more with so many seconds for the reconciler to wait.
 * `until`: the end of the resource's time, as `performance.now()` counts.
 */
export async function untilFree<T>(
  progress: Progress,
  until: number,
  send: (seconds: number) => Promise<T>,
): Promise<T> {
  try {
    return await send(0);
  } catch (error) {
    if (!isConflict(error)) throw error;
    return progress.standAside(() => waited(progress, until, send, error));
  }
}

async function waited<T>(
  progress: Progress,
  until: number,
  send: (seconds: number) => Promise<T>,
  first: ProblemError,
): Promise<T> {
  for (let before = first; ; ) {
    const begun = performance.now();
    const leftMs = Math.min(until - begun, STANDING_MS - progress.standingMs);
    if (leftMs <= 0) throw unresolved(before);
    const seconds = Math.min(LONGEST_SECONDS, Math.max(1, Math.ceil(leftMs / 1000)));
    try {
      return await send(seconds);
    } catch (error) {
      // A reconciler older than this provider does not know how to wait.
      if (error instanceof ProblemError && error.code === "invalid_request") throw before;
      if (!isConflict(error)) throw error;
      // What is refused without a wait is in the way of nobody's change.
      if (performance.now() - begun < seconds * 1000 - TOLERANCE_MS) throw error;
      before = error;
    }
  }
}

const isConflict = (error: unknown): error is ProblemError =>
  error instanceof ProblemError && WAITED_FOR.has(error.code);

const unresolved = (refusal: ProblemError): ProblemError =>
  new ProblemError(refusal.status, {
    ...refusal.members,
    detail: `${refusal.detail.trimEnd()}\n\nNothing that this apply was changing gave it up. If another change of this apply is to do so, Terraform did not begin that while this one waited: apply again, with a larger \`-parallelism\` than before.`,
  });
