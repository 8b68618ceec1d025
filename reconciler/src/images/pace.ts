// The least speed of a fetch, over all its connections and the pauses between them: a server that brings next to nothing
// would else hold a slot for as long as it likes.

export interface LeastPace {
  /** Bytes that have to arrive in each period. */
  bytes: number;
  /** Length of a period, in milliseconds. */
  periodMs: number;
}

export interface Pace {
  /** Notes bytes that arrived. */
  arrived(bytes: number): void;
  /** Aborted when a period brought too little. */
  signal: AbortSignal;
  end(): void;
}

export function watchPace({ bytes, periodMs }: LeastPace): Pace {
  const slow = new AbortController();
  let count = 0;
  const timer = setInterval(() => {
    if (count < bytes) slow.abort();
    count = 0;
  }, periodMs);
  timer.unref();
  return {
    arrived(more) {
      count += more;
    },
    signal: slow.signal,
    end: () => clearInterval(timer),
  };
}
