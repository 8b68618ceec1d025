// How many of something an owner (a project, a token, a host) has at a time.

export class Shares {
  readonly #most: number;
  readonly #refusal: (owner: string, count: number) => Error;
  readonly #counts = new Map<string, number>();

  constructor(most: number, refusal: (owner: string, count: number) => Error) {
    this.#most = most;
    this.#refusal = refusal;
  }

  /** Takes one; what it returns gives it back, once. Throws the refusal. */
  take(owner: string): () => void {
    const count = this.#counts.get(owner) ?? 0;
    if (count >= this.#most) throw this.#refusal(owner, count);
    this.#counts.set(owner, count + 1);
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      const left = (this.#counts.get(owner) ?? 1) - 1;
      if (left > 0) this.#counts.set(owner, left);
      else this.#counts.delete(owner);
    };
  }
}
