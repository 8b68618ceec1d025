// What a loop "read, and wait for the next change" waits on. A wake-up that comes between two waits is not lost: the next
// wait is over at once, because the caller takes `next` before it reads.
//
//   next() --wake or end--> resolved; after `end` every next() is resolved

export interface WakeUp {
  wake: () => void;
  /** Wakes now and for good. */
  end: () => void;
  readonly ended: boolean;
  /** Resolves at the first wake-up after this call; at once after `end`. Replaces the one before. */
  next(): Promise<void>;
}

export function createWakeUp(): WakeUp {
  let ended = false;
  let wake = (): void => undefined;
  return {
    wake: () => wake(),
    end() {
      ended = true;
      wake();
    },
    get ended() {
      return ended;
    },
    next: () =>
      new Promise((resolve) => {
        wake = resolve;
        if (ended) resolve();
      }),
  };
}
