// What is long (event streams, waits, uploads, tunnels, consoles, deletions that wait) lives no longer than the right to it:
// it ends when its token is deleted or expires.
//
//   watch --deleted (topic `tokens`)--> ended, once
//         --expires_at (timer)--------> ended, once
//         --released------------------> nothing more

import { CroftError } from "@croft/schemas/errors.ts";
import type { Store } from "../store/store.ts";
import { type Principal, tokenDeleted, tokenExpired } from "./authentication.ts";

type Watched = Pick<Principal, "id" | "expires_at">;
type Ended = (why: CroftError) => void;

export interface TokenLifetimes {
  /** Calls back once when the token ends; the function that it returns ends the watch. */
  watch(token: Watched, ended: Ended): () => void;
}

/** The longest delay that a timer of Node takes. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

export function tokenLifetimes(store: Pick<Store, "access" | "subscribe">, now: () => Date): TokenLifetimes {
  return new Lifetimes(store, now);
}

class Lifetimes implements TokenLifetimes {
  readonly #store: Pick<Store, "access">;
  readonly #now: () => Date;
  readonly #watched = new Map<string, Set<Ended>>();

  constructor(store: Pick<Store, "access" | "subscribe">, now: () => Date) {
    this.#store = store;
    this.#now = now;
    store.subscribe("tokens", () => {
      for (const id of this.#watched.keys()) this.#check(id);
    });
  }

  watch({ id, expires_at }: Watched, ended: Ended): () => void {
    const listeners = this.#watched.get(id) ?? new Set();
    this.#watched.set(id, listeners);
    let timer: NodeJS.Timeout | undefined;
    const release = (): void => {
      clearTimeout(timer);
      listeners.delete(end);
      if (listeners.size === 0 && this.#watched.get(id) === listeners) this.#watched.delete(id);
    };
    const end: Ended = (why) => {
      release();
      ended(why);
    };
    listeners.add(end);
    const arm = (): void => {
      if (expires_at === null) return;
      const left = Date.parse(expires_at) - this.#now().getTime();
      if (left <= 0) end(tokenExpired(expires_at));
      else timer = setTimeout(arm, Math.min(left, LONGEST_TIMER_MS)).unref();
    };
    arm();
    // It may have been deleted while the request was on its way here, which is not reported again.
    this.#check(id);
    return release;
  }

  #check(id: string): void {
    this.#store.access.token(id).then(
      (found) => {
        if (found !== undefined) return;
        for (const end of [...(this.#watched.get(id) ?? [])]) end(tokenDeleted());
      },
      // What cannot be read now is read again with the next change.
      () => undefined,
    );
  }
}

/** Whether a signal was aborted by the end of a token. */
export const endOfToken = ({ reason }: AbortSignal): CroftError | undefined =>
  reason instanceof CroftError && reason.code === "unauthorized" ? reason : undefined;
