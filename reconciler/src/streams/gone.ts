// Whoever asks for a stream may leave before it is there, also in the moment before somebody listens for that.

/** A socket, or an answer that is being written. */
interface Leaving {
  readonly destroyed: boolean;
  once(event: "close", listener: () => void): unknown;
}

/** Calls back when it is gone, at once when it is gone already: its `close` would not come again. */
export function onceGone(one: Leaving, listener: () => void): void {
  if (one.destroyed) listener();
  else one.once("close", listener);
}

/** Aborted when it is gone, at once when it is gone already. */
export function whenGone(one: Leaving): AbortSignal {
  const gone = new AbortController();
  onceGone(one, () => gone.abort());
  return gone.signal;
}
