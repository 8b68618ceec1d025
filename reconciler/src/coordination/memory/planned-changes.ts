// Plans that were asked of this process.

import type { PlannedChanges } from "../planned-changes.ts";

const KEPT_MS = 6 * 60 * 60_000;
/** Of one principal; the oldest are forgotten first. */
const MOST_IDS = 20_000;
const MOST_PRINCIPALS = 200;

interface Plans {
  /** When any was last asked for. */
  at: number;
  /** Ids by the time of the plan, the latest last. */
  readonly ids: Map<string, number>;
}

export const createPlannedChanges = (now: () => Date): PlannedChanges => new MemoryPlannedChanges(now);

class MemoryPlannedChanges implements PlannedChanges {
  readonly #now: () => Date;
  readonly #plans = new Map<string, Plans>();

  constructor(now: () => Date) {
    this.#now = now;
  }

  note(principal: string, ids: readonly string[]): void {
    const at = this.#now().getTime();
    const { ids: known } = this.#plans.get(principal) ?? { ids: new Map<string, number>() };
    for (const id of ids) {
      known.delete(id);
      known.set(id, at);
    }
    forgetOldest(known, MOST_IDS);
    this.#plans.delete(principal);
    this.#plans.set(principal, { at, ids: known });
    forgetOldest(this.#plans, MOST_PRINCIPALS);
  }

  mayChange(principal: string, id: string): boolean {
    const since = this.#now().getTime() - KEPT_MS;
    const plans = this.#plans.get(principal);
    if (plans === undefined || plans.at < since) return true;
    return (plans.ids.get(id) ?? 0) >= since;
  }
}

function forgetOldest(map: Map<string, unknown>, most: number): void {
  for (const key of map.keys()) {
    if (map.size <= most) return;
    map.delete(key);
  }
}
