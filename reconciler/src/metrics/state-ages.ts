// Since when objects are in their state, as far as this process saw: documents tell when they last changed, not when their state
// did. In memory: after a start the time of the last change counts, which is never too early.

export class StateAges {
  readonly #seen = new Map<string, { state: string; since: number }>();

  /** Seconds since 1970. `updatedAt` is what counts for an object that was not seen before, or is in another state now. */
  since(id: string, state: string, updatedAt: string): number {
    const known = this.#seen.get(id);
    if (known?.state === state) return known.since;
    const since = Date.parse(updatedAt) / 1000;
    this.#seen.set(id, { state, since });
    return since;
  }

  /** Forgets all but these. */
  keep(ids: ReadonlySet<string>): void {
    for (const id of this.#seen.keys()) if (!ids.has(id)) this.#seen.delete(id);
  }
}
