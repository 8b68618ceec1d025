// Virtual time: it goes on only when nothing real is under way. Between two events the queries to SQLite and the files of
// ledgers are waited for, so what happens depends on the seed and not on how fast the machine is.
//
//   event --> code of the reconciler and of agents runs --> settled: all wait for virtual time --> next event

interface Entry {
  at: number;
  number: number;
  run(): void;
}

/** Turns of the event loop without anything real under way after which all has settled. */
const QUIET_TURNS = 2;

export class VirtualTime {
  /** Milliseconds since the start. */
  now = 0;
  events = 0;
  #number = 0;
  #busy = 0;
  /** Resolve who waits for the end of what is real. */
  #tellIdle: (() => void)[] = [];
  readonly #queue: Entry[] = [];

  /** Runs it later; the returned function cancels that. */
  after(milliseconds: number, run: () => void): () => void {
    const entry = { at: this.now + Math.max(0, milliseconds), number: this.#number++, run };
    const index = this.#queue.findLastIndex(({ at }) => at <= entry.at);
    this.#queue.splice(index + 1, 0, entry);
    return () => {
      const at = this.#queue.indexOf(entry);
      if (at >= 0) this.#queue.splice(at, 1);
    };
  }

  /** Something that takes real time, such as a query. */
  async real<T>(work: () => Promise<T>): Promise<T> {
    this.#busy += 1;
    try {
      return await work();
    } finally {
      this.#ended();
    }
  }

  /** A wait for virtual time within something real. */
  async virtual<T>(work: () => Promise<T>): Promise<T> {
    this.#ended();
    try {
      return await work();
    } finally {
      this.#busy += 1;
    }
  }

  /** Resolves once all wait for virtual time. */
  async settled(): Promise<void> {
    for (let quiet = 0; quiet < QUIET_TURNS; ) {
      await new Promise(setImmediate);
      quiet = this.#busy === 0 ? quiet + 1 : 0;
      if (this.#busy > 0) await this.#idle();
    }
  }

  /** Waits without turning: the processor belongs to the threads that do the work. */
  #idle(): Promise<void> {
    return new Promise((resolve) => {
      this.#tellIdle.push(resolve);
    });
  }

  #ended(): void {
    this.#busy -= 1;
    if (this.#busy > 0) return;
    for (const tell of this.#tellIdle.splice(0)) tell();
  }

  /** Goes on until then; `check` is called after each event. */
  async run(until: number, check: () => Promise<void> | void): Promise<void> {
    await this.settled();
    for (let next = this.#queue[0]; next !== undefined && next.at <= until; next = this.#queue[0]) {
      this.#queue.shift();
      this.now = next.at;
      this.events += 1;
      next.run();
      await this.settled();
      await check();
    }
    this.now = Math.max(this.now, until);
  }
}
