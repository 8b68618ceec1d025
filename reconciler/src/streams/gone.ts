// Whoever asks for a stream may leave before it is there, also in the moment before somebody listens for that.

/** A socket, or an answer that is being written. */
interface Leaving {
  readonly destroyed: boolean;
  once(event: "close", listener: () => void): unknown;
}

/** Aborted when it is gone, at once when it is gone already. */
export function whenGone(one: Leaving): AbortSignal {
  const gone = new AbortController();
  if (one.destroyed) gone.abort();
  else one.once("close", () => gone.abort());
  return gone.signal;
}
