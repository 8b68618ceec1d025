// Figures of requests by route, method and status. The route is the operation of the table, never a path, so there are only so many
// series. Requests that wait on purpose (long polls, streams) are counted and not timed: they would hide how quick the others are.
import type { Exposition } from "./exposition.ts";
import { labelsOf } from "./exposition.ts";

/** Upper bounds in seconds. */
const BOUNDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10] as const;

interface Counted {
  route: string;
  method: string;
  status: string;
  count: number;
}

interface Timed {
  counts: number[];
  sum: number;
  count: number;
}

export class RequestFigures {
  /** By route, method and status; labels are written only when they are read. */
  readonly #counts = new Map<string, Counted>();
  readonly #times = new Map<string, Timed>();
  #open = 0;
  #waiting = 0;

  begin(waits = false): void {
    this.#open += 1;
    if (waits) this.#waiting += 1;
  }

  /** `seconds` is undefined for one that waited on purpose. */
  end(route: string, method: string, status: number, seconds: number | undefined, waited = false): void {
    this.#open -= 1;
    if (waited) this.#waiting -= 1;
    const key = `${route} ${method} ${status}`;
    const counted = this.#counts.get(key);
    if (counted === undefined) this.#counts.set(key, { route, method, status: String(status), count: 1 });
    else counted.count += 1;
    if (seconds === undefined) return;
    const timed = this.#times.get(route) ?? { counts: BOUNDS.map(() => 0), sum: 0, count: 0 };
    this.#times.set(route, timed);
    timed.sum += seconds;
    timed.count += 1;
    const at = BOUNDS.findIndex((bound) => seconds <= bound);
    if (at >= 0) timed.counts[at] = (timed.counts[at] ?? 0) + 1;
  }

  addTo(out: Exposition): void {
    const total = out.figure("croft_http_requests", "counter", "Requests that were answered.");
    for (const { route, method, status, count } of this.#counts.values())
      total.add(labelsOf({ route, method, status }), count);
    out
      .figure("croft_http_requests_open", "gauge", "Requests under way, waiting ones included.")
      .add("", this.#open);
    out
      .figure("croft_http_requests_waiting", "gauge", "Of these, those that wait on purpose.")
      .add("", this.#waiting);
    const times = out.figure(
      "croft_http_request_duration_seconds",
      "histogram",
      "Time to the end of an answer, without requests that wait on purpose.",
    );
    for (const [route, { counts, sum, count }] of this.#times) {
      let below = 0;
      BOUNDS.forEach((bound, at) => {
        below += counts[at] ?? 0;
        times.add(labelsOf({ route, le: String(bound) }), below, "_bucket");
      });
      times.add(labelsOf({ route, le: "+Inf" }), count, "_bucket");
      times.add(labelsOf({ route }), sum, "_sum");
      times.add(labelsOf({ route }), count, "_count");
    }
  }
}
