// What is long (event streams, waits, uploads, tunnels, consoles, deletions that wait) lives no longer than the right to it:
// it ends when its token is deleted or expires.
//
//   watch --deleted (topic `tokens`)--> ended, once
//         --expires_at (timer)--------> ended, once; a renewal moves it
//         --released------------------> nothing more

import { CroftError } from "@croft/schemas/errors.ts";
import { createRepeatedRead, type RepeatedRead } from "../coordination/repeated-read.ts";
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

/** `failed` gets what a callback throws; the others are called nonetheless. */
export function tokenLifetimes(
  store: Pick<Store, "access" | "subscribe">,
  now: () => Date,
  failed: (error: unknown) => void,
): TokenLifetimes {
  return new Lifetimes(store, now, failed);
}

/** What lives by one token. */
interface Dependents {
  /** As last read; a token may be renewed. */
  expires_at: string | null;
  listeners: Set<Ended>;
  read: RepeatedRead;
}

class Lifetimes implements TokenLifetimes {
  readonly #store: Pick<Store, "access">;
  readonly #now: () => Date;
  readonly #failed: (error: unknown) => void;
  readonly #watched = new Map<string, Dependents>();

  constructor(store: Pick<Store, "access" | "subscribe">, now: () => Date, failed: (error: unknown) => void) {
    this.#store = store;
    this.#now = now;
    this.#failed = failed;
    store.subscribe("tokens", () => {
      for (const { read } of this.#watched.values()) read.begin();
    });
  }

  watch({ id, expires_at }: Watched, ended: Ended): () => void {
    const dependents = this.#dependentsOf(id, expires_at);
    let timer: NodeJS.Timeout | undefined;
    const release = (): void => {
      clearTimeout(timer);
      dependents.listeners.delete(end);
      if (dependents.listeners.size > 0) return;
      dependents.read.end();
      if (this.#watched.get(id) === dependents) this.#watched.delete(id);
    };
    const end: Ended = (why) => {
      release();
      try {
        ended(why);
      } catch (error) {
        this.#failed(error);
      }
    };
    dependents.listeners.add(end);
    const arm = (): void => {
      const until = dependents.expires_at;
      if (until === null) return;
      const left = Date.parse(until) - this.#now().getTime();
      if (left <= 0) end(tokenExpired(until));
      else timer = setTimeout(arm, Math.min(left, LONGEST_TIMER_MS)).unref();
    };
    arm();
    // It may have been deleted while the request was on its way here, which is not reported again.
    dependents.read.begin();
    return release;
  }

  #dependentsOf(id: string, expires_at: string | null): Dependents {
    const known = this.#watched.get(id);
    if (known !== undefined) return known;
    const read = createRepeatedRead(() => this.#check(id));
    const dependents: Dependents = { expires_at, listeners: new Set<Ended>(), read };
    this.#watched.set(id, dependents);
    return dependents;
  }

  async #check(id: string): Promise<void> {
    const token = await this.#store.access.token(id);
    const dependents = this.#watched.get(id);
    if (dependents === undefined) return;
    if (token !== undefined) dependents.expires_at = token.expires_at;
    else for (const end of [...dependents.listeners]) end(tokenDeleted());
  }
}

/** Whether a signal was aborted by the end of a token. */
export const endOfToken = ({ reason }: AbortSignal): CroftError | undefined =>
  reason instanceof CroftError && reason.code === "unauthorized" ? reason : undefined;
