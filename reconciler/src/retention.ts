// What is kept for a time only: events for 7 days or the newest million, answers for replay for 24 hours.

import type { Log } from "./log.ts";
import type { Store } from "./store/store.ts";

const HOUR_MS = 3_600_000;
const EVENTS_MS = 7 * 24 * HOUR_MS;
const EVENTS_KEPT = 1_000_000;
const REPLAY_MS = 24 * HOUR_MS;

export async function forgetOld(store: Store, now: Date): Promise<void> {
  const ago = (milliseconds: number): string => new Date(now.getTime() - milliseconds).toISOString();
  await store.write(async (tx) => {
    await tx.events.prune(ago(EVENTS_MS), EVENTS_KEPT);
    await tx.idempotency.prune(ago(REPLAY_MS));
  });
}

/** Forgets at once and every hour, until the returned function is called. */
export function keepForgetting(store: Store, now: () => Date, log: Log): () => void {
  const forget = (): void => {
    forgetOld(store, now()).catch((error) => log.error("retention failed", { error }));
  };
  forget();
  const timer = setInterval(forget, HOUR_MS);
  timer.unref();
  return () => clearInterval(timer);
}
