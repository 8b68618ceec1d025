// Writes that wait for what others have (`?on_conflict=wait`): a project has so many at a time, and of those that are woken together
// a few are tried at once. A change of one object that hundreds wait for would keep all other writers waiting otherwise.

import { CroftError } from "@croft/schemas/errors.ts";
import { fairSlots } from "../coordination/memory/fair-slots.ts";
import { Shares } from "../coordination/memory/shares.ts";

/** More than Terraform runs at once in any use that is known. */
const MOST_WAITING = 512;
const TRIED_AT_ONCE = 8;

export class WaitingWrites {
  readonly #tried = fairSlots({ total: Number.POSITIVE_INFINITY, each: TRIED_AT_ONCE });
  readonly #waiting: Shares;

  constructor(most = MOST_WAITING) {
    this.#waiting = new Shares(most, (_share, count) => tooMany(count));
  }

  /** Runs `wait` with what makes an attempt one of the project's few. Throws `too_many_requests`. */
  async run<T>(
    share: string,
    wait: (inTurn: <A>(attempt: () => Promise<A>) => Promise<A>) => Promise<T>,
  ): Promise<T> {
    const release = this.#waiting.take(share);
    const never = new AbortController().signal;
    try {
      return await wait((attempt) => this.#tried.run(share, never, attempt));
    } finally {
      release();
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
