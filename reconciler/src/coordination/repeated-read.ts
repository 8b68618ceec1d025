// A read of the store that decides whether something long may go on: a tunnel, a stream, a wait. A read that fails decides
// nothing, and no later change need come, so it is repeated until one succeeds.
//
//   begin --read--> over
//           `--failed--> after a pause: read
//   end: nothing more

const RETRY_MS = 1000;

export interface RepeatedRead {
  /** Reads now; a pause that is under way ends. */
  begin(): void;
  /** No more reads begin. */
  end(): void;
}

/** `read` rejects when it could not find out. */
export function createRepeatedRead(read: () => Promise<void>, retryMs = RETRY_MS): RepeatedRead {
  let timer: NodeJS.Timeout | undefined;
  let ended = false;
  const begin = (): void => {
    clearTimeout(timer);
    if (ended) return;
    read().catch(() => {
      if (ended) return;
      clearTimeout(timer);
      timer = setTimeout(begin, retryMs).unref();
    });
  };
  return {
    begin,
    end() {
      ended = true;
      clearTimeout(timer);
    },
  };
}
