// What is kept for a time only: events for 7 days or the newest million, answers for replay for 24 hours. Judged by the
// clock that counts: a wrong setting of the machine's would forget everything at once, for good.

import type { Log } from "./log.ts";
import type { Store } from "./store/store.ts";

const HOUR_MS = 3_600_000;
const EVENTS_MS = 7 * 24 * HOUR_MS;
const EVENTS_KEPT = 1_000_000;
const REPLAY_MS = 24 * HOUR_MS;

/** `now`: milliseconds since 1970 by the clock that counts. */
export async function forgetOld(store: Store, now: number): Promise<void> {
  await store.write(async (tx) => {
    await tx.events.mark(Math.round(now));
    await tx.events.prune(Math.round(now - EVENTS_MS), EVENTS_KEPT);
    await tx.idempotency.prune(new Date(now - REPLAY_MS).toISOString());
  });
}

/** Forgets at once and every hour, until the returned function is called. */
export function keepForgetting(store: Store, now: () => number, log: Log): () => void {
  const forget = (): void => {
    forgetOld(store, now()).catch((error) => log.error("retention failed", { error }));
  };
  forget();
  const timer = setInterval(forget, HOUR_MS);
  timer.unref();
  return () => clearInterval(timer);
}
