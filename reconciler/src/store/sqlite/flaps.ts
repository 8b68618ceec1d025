// States that come and go: the same change of the same object again and again. The log keeps the first and the newest of
// them, which says how often it happened and since when; else a guest that crashes in a loop would push all else out.
//
//   1st, 2nd --> written     3rd, 4th, ... --> written in place of the one before, as long as they come often enough
//
// In memory only: what is forgotten is not folded.

import type { NewEvent } from "../store.ts";

/** Changes that are further apart than this are told one by one. */
const OFTEN_MS = 10 * 60_000;
const MOST = 1000;

interface Flap {
  count: number;
  since: string;
  latest: string;
  /** Number of the newest event of it. */
  number: number;
}

export interface Seen {
  /** Number of the event that this one takes the place of. */
  folds: number | undefined;
  /** What the event says beside its own data. */
  told: { count: number; since: string };
  /** To be told the number under which it was written. */
  written(number: number): void;
}

export class Flaps {
  readonly #known = new Map<string, Flap>();

  forget(): void {
    this.#known.clear();
  }

  /** Undefined for an event that is no change of a state. `time` is RFC 3339. */
  seen({ type, object, data }: Pick<NewEvent, "type" | "object" | "data">, time: string): Seen | undefined {
    if (!type.endsWith(".state")) return undefined;
    const key = `${object} ${JSON.stringify(data)}`;
    const known = this.#known.get(key);
    const before = known && Date.parse(time) - Date.parse(known.latest) <= OFTEN_MS ? known : undefined;
    const count = (before?.count ?? 0) + 1;
    const since = before?.since ?? time;
    return {
      folds: count > 2 ? before?.number : undefined,
      told: { count, since },
      written: (number) => {
        if (this.#known.size >= MOST) this.#known.clear();
        this.#known.set(key, { count, since, latest: time, number });
      },
    };
  }
}
