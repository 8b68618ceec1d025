// How far those are who follow events: a slow reader is behind what is written, and is told nothing of what happens meanwhile.
import type { Exposition } from "./exposition.ts";

/** Where one reader is. */
interface Position {
  /** Number of the last event that it was sent. */
  at: number;
  /** It waits for the next: what is written between is not for it. */
  isThere: boolean;
}

export class StreamPositions {
  readonly #open = new Set<Position>();

  open(at: number): Position {
    const position = { at, isThere: false };
    this.#open.add(position);
    return position;
  }

  close(position: Position): void {
    this.#open.delete(position);
  }

  /** `last` is the number of the newest event. */
  addTo(out: Exposition, last: number): void {
    const behind = [...this.#open].map(({ at, isThere }) => (isThere ? 0 : Math.max(0, last - at)));
    out.figure("croft_event_streams", "gauge", "Who follows events now.").add("", this.#open.size);
    out
      .figure("croft_event_stream_lag_events", "gauge", "Events that the slowest of them is behind.")
      .add("", Math.max(0, ...behind));
  }
}
