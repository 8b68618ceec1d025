/**
 * Whether this apply still changes anything. What waits for another change of the same apply waits for as long as there
 * are any; it does not count as one meanwhile, so changes that wait for one another only come to an end.
 */
export class Progress {
  #running = 0;
  #movedAt = performance.now();

  /** A change of the apply, from its begin to its end. */
  async change<T>(work: () => Promise<T>): Promise<T> {
    this.#running += 1;
    try {
      return await work();
    } finally {
      this.#running -= 1;
      this.#movedAt = performance.now();
    }
  }

  /** A part of a change in which it only waits for others. */
  async standAside<T>(wait: () => Promise<T>): Promise<T> {
    this.#running -= 1;
    try {
      return await wait();
    } finally {
      this.#running += 1;
    }
  }

  /** For how many milliseconds nothing of this apply has changed. */
  get standingMs(): number {
    return this.#running > 0 ? 0 : performance.now() - this.#movedAt;
  }
}
