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
  /** Resolves when nothing runs and nothing is queued; what waits after a failure does not count. */
  idle(): Promise<void>;
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

export function keyedLoop(options: KeyedLoopOptions): KeyedLoop {
  const {
    run,
    keys,
    failed,
    concurrency = 8,
    sweepMs = SWEEP_MS,
    apartMs = 0,
    timers = realTimers,
  } = options;
  const states = new Map<string, KeyState>();
  const queue: string[] = [];
  const stopping = new AbortController();
  const idleWaiters = new Set<() => void>();
  let running = 0;
  let resting = 0;
  let cancelSweep: (() => void) | undefined;

  const wake = (key: string): void => {
    if (stopping.signal.aborted) return;
    const state = states.get(key) ?? newState();
    states.set(key, state);
    if (state.cancelBackoff) {
      if (state.early) return;
      state.early = true;
      endBackoff(state);
    }
    if (state.woken) return;
    state.woken = true;
    if (!state.running && !state.resting) enqueue(key);
  };

  const endBackoff = (state: KeyState): void => {
    state.cancelBackoff?.();
    state.cancelBackoff = undefined;
  };

  const enqueue = (key: string): void => {
    queue.push(key);
    // Later, so that many wakes in one turn make one run.
    setImmediate(startQueued);
  };

  const startQueued = (): void => {
    while (running < concurrency && !stopping.signal.aborted) {
      const key = queue.shift();
      if (key === undefined) break;
      void runOnce(key, states.get(key) as KeyState);
    }
    tellIdle();
  };

  const runOnce = async (key: string, state: KeyState): Promise<void> => {
    state.running = true;
    state.woken = false;
    running += 1;
    try {
      await run(key, stopping.signal);
      state.failures = 0;
      state.early = false;
    } catch (error) {
      if (!stopping.signal.aborted) {
        failed(key, error);
        backOff(key, state);
      }
    }
    running -= 1;
    state.running = false;
    if (apartMs === 0) goOn(key, state);
    else rest(key, state);
    startQueued();
  };

  const goOn = (key: string, state: KeyState): void => {
    if (state.cancelBackoff) return;
    if (state.woken && !stopping.signal.aborted) enqueue(key);
    else if (state.failures === 0) states.delete(key);
  };

  const rest = (key: string, state: KeyState): void => {
    state.resting = true;
    resting += 1;
    timers.after(apartMs, () => {
      state.resting = false;
      resting -= 1;
      goOn(key, state);
      tellIdle();
    });
  };

  const backOff = (key: string, state: KeyState): void => {
    const length = Math.min(FIRST_BACKOFF_MS * 2 ** state.failures, LONGEST_BACKOFF_MS);
    state.failures += 1;
    // What woke it during the run was written by it, or is read by the retry.
    state.woken = false;
    state.cancelBackoff = timers.after(length, () => {
      state.cancelBackoff = undefined;
      state.early = false;
      wake(key);
    });
  };

  const tellIdle = (): void => {
    if (running > 0 || (queue.length + resting > 0 && !stopping.signal.aborted)) return;
    for (const resolve of idleWaiters) resolve();
    idleWaiters.clear();
  };

  const idle = (): Promise<void> =>
    new Promise((resolve) => {
      idleWaiters.add(resolve);
      setImmediate(tellIdle);
    });

  const sweep = async (): Promise<void> => {
    try {
      for (const key of await keys()) wake(key);
    } catch (error) {
      failed("*", error);
    }
    if (!stopping.signal.aborted) cancelSweep = timers.after(sweepMs, () => void sweep());
  };

  return {
    wake,
    idle,
    start: sweep,
    async stop() {
      stopping.abort();
      cancelSweep?.();
      for (const state of states.values()) state.cancelBackoff?.();
      await idle();
    },
  };
}
