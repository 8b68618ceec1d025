// Slots of this process.

import type { FairSlots } from "../fair-slots.ts";

interface Owner {
  held: number;
  waiting: (() => void)[];
}

export const fairSlots = ({ total, each }: { total: number; each: number }): FairSlots =>
  new Slots(total, each);

class Slots implements FairSlots {
  readonly #total: number;
  readonly #each: number;
  #held = 0;
  /** In the order of their turns. */
  readonly #owners = new Map<string, Owner>();

  constructor(total: number, each: number) {
    this.#total = total;
    this.#each = each;
  }

  isFull(owner: string): boolean {
    return this.#held >= this.#total || (this.#owners.get(owner)?.held ?? 0) >= this.#each;
  }

  async run<T>(owner: string, signal: AbortSignal, fn: () => Promise<T>): Promise<T> {
    await this.#take(owner, signal);
    try {
      return await fn();
    } finally {
      this.#release(owner);
    }
  }

  #take(name: string, signal: AbortSignal): Promise<void> {
    const owner = this.#owners.get(name) ?? { held: 0, waiting: [] };
    this.#owners.set(name, owner);
    return new Promise((resolve, reject) => {
      const start = (): void => {
        signal.removeEventListener("abort", leave);
        resolve();
      };
      const leave = (): void => {
        owner.waiting = owner.waiting.filter((one) => one !== start);
        this.#forget(name);
        reject(signal.reason);
      };
      if (signal.aborted) return leave();
      signal.addEventListener("abort", leave, { once: true });
      owner.waiting.push(start);
      this.#next();
    });
  }

  #release(name: string): void {
    const owner = this.#owners.get(name);
    this.#held -= 1;
    if (owner) {
      owner.held -= 1;
      this.#last(name, owner);
    }
    this.#forget(name);
    this.#next();
  }

  #next(): void {
    for (const [name, owner] of this.#owners) {
      if (this.#held >= this.#total) return;
      const start = owner.held < this.#each ? owner.waiting.shift() : undefined;
      if (start === undefined) continue;
      owner.held += 1;
      this.#held += 1;
      // The iteration meets it again there.
      this.#last(name, owner);
      start();
    }
  }

  /** Its turn comes after all others'. */
  #last(name: string, owner: Owner): void {
    this.#owners.delete(name);
    this.#owners.set(name, owner);
  }

  #forget(name: string): void {
    const owner = this.#owners.get(name);
    if (owner?.held === 0 && owner.waiting.length === 0) this.#owners.delete(name);
  }
}
