// Runs work by key: at most once at a time for a key, again when it was woken meanwhile, and again after a failure.
//
//            wake                    done, not woken
//   idle ----------> queued --> running ----------> idle
//                      ^           |                  (for `apartMs` after a run a wake only counts as woken)
//                      |   woken   | meanwhile: when `apartMs` are over
//                      +-----------+
//                      |   threw: after a backoff, twice as long each time
//                      +-----------+
//
// What a run writes wakes its own key, so a wake during a run that fails counts for nothing: the retry reads what it was
// about. A wake during the backoff starts the key at once, but when that run fails too, its backoff runs its whole length:
// two loops that wake each other retry no more than twice as often as one.
//
// An activation takes no input but its key: it reads what it needs, so a wake that is lost costs time, not truth. The
// sweep wakes every key now and then as the backstop.

/** The clock's part that is used here, so that tests need not sleep. */
export interface Timers {
  after(milliseconds: number, fn: () => void): () => void;
}

const realTimers: Timers = {
  after(milliseconds, fn) {
    const timer = setTimeout(fn, milliseconds);
    timer.unref();
    return () => clearTimeout(timer);
  },
};

export interface KeyedLoopOptions {
  /** Does everything there is to do for the key; throwing means: try again later. */
  run(key: string, signal: AbortSignal): Promise<void>;
  /** Every key there is, for the sweep. */
  keys(): Promise<readonly string[]>;
  failed(key: string, error: unknown): void;
  /** How many keys may run at once (default 8). */
  concurrency?: number;
  sweepMs?: number;
  /** Least time between the end of a key's run and its next: what comes in meanwhile is done together (default 0). */
  apartMs?: number;
  timers?: Timers;
}

export interface KeyedLoop {
  wake(key: string): void;
  /** Wakes every key, and from then on every `sweepMs`. Resolves when the keys were read. */
  start(): Promise<void>;
  /** Starts nothing more, aborts what runs and waits for its end. */
  stop(): Promise<void>;
  /** What it does, for the figures. */
  figures(): LoopFigures;
  /** Resolves when nothing runs and nothing is queued; what waits after a failure does not count. */
  idle(): Promise<void>;
}

export interface LoopFigures {
  /** Keys that wait for their turn. */
  queued: number;
  running: number;
  /** Keys whose last run failed. */
  failing: number;
  runs: number;
  failures: number;
}

const FIRST_BACKOFF_MS = 200;
const LONGEST_BACKOFF_MS = 30_000;
const SWEEP_MS = 60_000;

interface KeyState {
  running: boolean;
  /** Woken since the last start. */
  woken: boolean;
  /** Ran just now, and runs again only when `apartMs` are over. */
  resting: boolean;
  failures: number;
  /** The next run was started by a wake before its backoff was over. */
  early: boolean;
  /** Set during a backoff. */
  cancelBackoff: (() => void) | undefined;
}

const newState = (): KeyState => ({
  running: false,
  woken: false,
  resting: false,
  failures: 0,
  early: false,
  cancelBackoff: undefined,
});

export const createKeyedLoop = (options: KeyedLoopOptions): KeyedLoop => new Loop(options);

class Loop implements KeyedLoop {
  readonly #options: KeyedLoopOptions;
  readonly #concurrency: number;
  readonly #apartMs: number;
  readonly #timers: Timers;
  readonly #states = new Map<string, KeyState>();
  readonly #queue: string[] = [];
  readonly #stopping = new AbortController();
  readonly #idleWaiters = new Set<() => void>();
  #running = 0;
  #runs = 0;
  #failures = 0;
  #resting = 0;
  #cancelSweep: (() => void) | undefined;

  constructor(options: KeyedLoopOptions) {
    this.#options = options;
    this.#concurrency = options.concurrency ?? 8;
    this.#apartMs = options.apartMs ?? 0;
    this.#timers = options.timers ?? realTimers;
  }

  // Fields, because they are handed on alone.
  readonly wake = (key: string): void => {
    if (this.#stopping.signal.aborted) return;
    const state = this.#states.get(key) ?? newState();
    this.#states.set(key, state);
    if (state.cancelBackoff) {
      if (state.early) return;
      state.early = true;
      state.cancelBackoff();
      state.cancelBackoff = undefined;
    }
    if (state.woken) return;
    state.woken = true;
    if (!state.running && !state.resting) this.#enqueue(key, state);
  };

  readonly start = (): Promise<void> => this.#sweep();

  readonly stop = async (): Promise<void> => {
    this.#stopping.abort();
    this.#cancelSweep?.();
    for (const state of this.#states.values()) state.cancelBackoff?.();
    await this.idle();
  };

  readonly idle = (): Promise<void> =>
    new Promise((resolve) => {
      this.#idleWaiters.add(resolve);
      setImmediate(() => this.#reportIdle());
    });

  readonly figures = (): LoopFigures => ({
    queued: this.#queue.length,
    running: this.#running,
    failing: [...this.#states.values()].filter(({ failures }) => failures > 0).length,
    runs: this.#runs,
    failures: this.#failures,
  });

  #enqueue(key: string, state: KeyState): void {
    this.#states.set(key, state);
    this.#queue.push(key);
    // Later, so that many wakes in one turn make one run.
    setImmediate(() => this.#startQueued());
  }

  #startQueued(): void {
    while (this.#running < this.#concurrency && !this.#stopping.signal.aborted) {
      const key = this.#queue.shift();
      if (key === undefined) break;
      const state = this.#states.get(key) ?? newState();
      this.#states.set(key, state);
      void this.#runOnce(key, state);
    }
    this.#reportIdle();
  }

  async #runOnce(key: string, state: KeyState): Promise<void> {
    state.running = true;
    state.woken = false;
    this.#running += 1;
    this.#runs += 1;
    try {
      await this.#options.run(key, this.#stopping.signal);
      state.failures = 0;
      state.early = false;
    } catch (error) {
      if (!this.#stopping.signal.aborted) {
        this.#failures += 1;
        this.#options.failed(key, error);
        this.#backOff(key, state);
      }
    }
    this.#running -= 1;
    state.running = false;
    if (this.#apartMs === 0) this.#goOn(key, state);
    else this.#rest(key, state);
    this.#startQueued();
  }

  #goOn(key: string, state: KeyState): void {
    if (state.cancelBackoff) return;
    if (state.woken && !this.#stopping.signal.aborted) this.#enqueue(key, state);
    else if (state.failures === 0) this.#states.delete(key);
  }

  #rest(key: string, state: KeyState): void {
    state.resting = true;
    this.#resting += 1;
    this.#timers.after(this.#apartMs, () => {
      state.resting = false;
      this.#resting -= 1;
      this.#goOn(key, state);
      this.#reportIdle();
    });
  }

  #backOff(key: string, state: KeyState): void {
    const length = Math.min(FIRST_BACKOFF_MS * 2 ** state.failures, LONGEST_BACKOFF_MS);
    state.failures += 1;
    // What woke it during the run was written by it, or is read by the retry.
    state.woken = false;
    state.cancelBackoff = this.#timers.after(length, () => {
      state.cancelBackoff = undefined;
      state.early = false;
      this.wake(key);
    });
  }

  #reportIdle(): void {
    const waiting = this.#queue.length + this.#resting > 0 && !this.#stopping.signal.aborted;
    if (this.#running > 0 || waiting) return;
    for (const resolve of this.#idleWaiters) resolve();
    this.#idleWaiters.clear();
  }

  async #sweep(): Promise<void> {
    try {
      for (const key of await this.#options.keys()) this.wake(key);
    } catch (error) {
      this.#options.failed("*", error);
    }
    if (this.#stopping.signal.aborted) return;
    const sweepMs = this.#options.sweepMs ?? SWEEP_MS;
    this.#cancelSweep = this.#timers.after(sweepMs, () => void this.#sweep());
  }
}
