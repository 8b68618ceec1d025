// Writes that wait for what others have (`?on_conflict=wait`): a project has so many at a time, and of those that are woken together
// a few are tried at once. A change of one object that hundreds wait for would keep all other writers waiting otherwise.

import { CroftError } from "@croft/schemas/errors.ts";
import { fairSlots } from "../coordination/memory/fair-slots.ts";

/** More than Terraform runs at once in any use that is known. */
const MOST_WAITING = 512;
const TRIED_AT_ONCE = 8;

export class WaitingWrites {
  readonly #most: number;
  readonly #tried = fairSlots({ total: Number.POSITIVE_INFINITY, each: TRIED_AT_ONCE });
  readonly #counts = new Map<string, number>();

  constructor(most = MOST_WAITING) {
    this.#most = most;
  }

  /** Runs `wait` with what makes an attempt one of the project's few. Throws `too_many_requests`. */
  async run<T>(
    share: string,
    wait: (inTurn: <A>(attempt: () => Promise<A>) => Promise<A>) => Promise<T>,
  ): Promise<T> {
    const count = this.#counts.get(share) ?? 0;
    if (count >= this.#most) throw tooMany(count);
    this.#counts.set(share, count + 1);
    const never = new AbortController().signal;
    try {
      return await wait((attempt) => this.#tried.run(share, never, attempt));
    } finally {
      const left = (this.#counts.get(share) ?? 1) - 1;
      if (left > 0) this.#counts.set(share, left);
      else this.#counts.delete(share);
    }
  }
}

const tooMany = (count: number): CroftError =>
  new CroftError(
    "too_many_requests",
    `${count} writes of this project wait already for what other objects have.`,
    {
      detail: "Retry when some of them are over, or without on_conflict=wait.",
    },
  );
