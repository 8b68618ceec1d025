// Time that really passed. Whatever cannot be undone (wiping what is in quarantine, forgetting events and answers) is judged
// by this clock, never by the machine's, which one wrong setting moves by years.
//
//   steady --the machine's clock is more than an hour off--> leapt --it came back--> steady
//     ^                                                        |
//     +--- a person confirms it, or it ran on evenly for as long as the leap, at most a week
//
// Steady, it is the machine's clock. Leapt, it counts on from where it was by the monotonic clock, so nothing is due
// earlier than it really is. What is stored each minute lets the next start see a leap that came while nothing ran; a
// reconciler that was stopped for long looks the same, and is the same: nobody knows which it was.

import type { ClockRecord } from "../store/store.ts";

export interface Leap {
  /** Milliseconds since 1970 by this clock and by the machine's. */
  counted: number;
  machine: number;
  /** When it was seen, by this clock. */
  since: number;
}

export interface ClockSources {
  /** The machine's clock, in milliseconds since 1970. */
  machine(): number;
  /** Milliseconds since any moment; never set. */
  monotonic(): number;
}

/** Larger differences than this are no correction. */
export const LEAP_MS = 3_600_000;
const LONGEST_PROOF_MS = 7 * 24 * LEAP_MS;

export class CountedClock {
  readonly #sources: ClockSources;
  /** What this clock said at a moment of the monotonic one. */
  #base: number;
  #at: number;
  #leap: { offset: number; since: number } | undefined;

  /** `stored` is what the last run left; without it the machine's clock is believed. */
  constructor(sources: ClockSources, stored?: ClockRecord) {
    this.#sources = sources;
    this.#at = sources.monotonic();
    this.#base = stored?.counted ?? sources.machine();
    if (stored?.since != null) this.#leap = { offset: stored.offset, since: stored.since };
  }

  /** Milliseconds since 1970. */
  now(): number {
    const monotonic = this.#sources.monotonic();
    const machine = this.#sources.machine();
    this.#base += monotonic - this.#at;
    this.#at = monotonic;
    const offset = machine - this.#base;
    if (Math.abs(offset) <= LEAP_MS) this.#follow(machine);
    else if (this.#leap === undefined || Math.abs(offset - this.#leap.offset) > LEAP_MS) {
      this.#leap = { offset, since: this.#base };
    } else if (this.#base - this.#leap.since >= Math.min(Math.abs(offset), LONGEST_PROOF_MS)) {
      this.#follow(machine);
    }
    return this.#base;
  }

  /** How the two clocks differ; undefined while they agree. */
  leap(): Leap | undefined {
    const counted = this.now();
    if (this.#leap === undefined) return undefined;
    return { counted, machine: counted + this.#leap.offset, since: this.#leap.since };
  }

  /** A person says that the machine's clock is right. */
  confirm(): void {
    this.#follow(this.#sources.machine());
  }

  record(): ClockRecord {
    const counted = Math.round(this.now());
    const { offset = 0, since = null } = this.#leap ?? {};
    return { counted, offset: Math.round(offset), since: since === null ? null : Math.round(since) };
  }

  #follow(machine: number): void {
    this.#base = machine;
    this.#at = this.#sources.monotonic();
    this.#leap = undefined;
  }
}
