// The clock that counts, over restarts: stored each minute, and a leap is told by a condition, an event and the log.

import { CroftError } from "@croft/schemas/errors.ts";
import type { Log } from "../log.ts";
import type { ConditionBook } from "../status/condition-book.ts";
import type { Store } from "../store/store.ts";
import { type ClockSources, CountedClock, LEAP_MS, type Leap } from "./counted-clock.ts";

const STORE_EVERY_MS = 60_000;
const CONDITION = "clock_leapt";
/** The reconciler itself, as the object of an event. */
const ABOUT_SELF = { kind: "reconciler", object: "reconciler", project: null, name: null };

export interface KeepClockParts {
  store: Store;
  conditions: ConditionBook;
  log: Log;
  sources: ClockSources;
}

export class KeptClock {
  readonly #parts: KeepClockParts;
  readonly #clock: CountedClock;
  #told = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(parts: KeepClockParts, clock: CountedClock) {
    this.#parts = parts;
    this.#clock = clock;
  }

  /** Milliseconds since 1970 of time that really passed. */
  now = (): number => this.#clock.now();

  /** The earlier of this clock and the machine's: what begins then has begun by both. */
  earliest = (): number => Math.min(this.#clock.now(), this.#parts.sources.machine());

  /** The later of the two: what has ended by one of them has ended. */
  latest = (): number => Math.max(this.#clock.now(), this.#parts.sources.machine());

  /** Looks and stores now, and each minute. */
  async start(): Promise<void> {
    await this.look();
    const failed = (error: unknown) => this.#parts.log.error("the clock could not be stored", { error });
    this.#timer = setInterval(() => void this.look().catch(failed), STORE_EVERY_MS);
    this.#timer.unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    // The next start counts from what was stored a minute ago then.
    await this.look().catch((error) => this.#parts.log.error("the clock could not be stored", { error }));
  }

  /**
   * Stores the clock, and tells of a leap or of its end. While the clock is believed, tokens that were made by one that
   * was ahead are cut to the life that they were made for.
   */
  async look(): Promise<void> {
    const { store, conditions, log } = this.#parts;
    const record = this.#clock.record();
    const leap = this.#clock.leap();
    const changed = this.#told !== (leap !== undefined);
    this.#told = leap !== undefined;
    if (leap === undefined) conditions.clear(CONDITION);
    else conditions.set(conditionOf(leap));
    const times = timesOf(leap);
    if (changed && leap !== undefined) log.warn("the machine's clock leapt", times);
    if (changed && leap === undefined) log.info("the machine's clock is believed again", {});
    const type = leap === undefined ? "reconciler.clock_settled" : "reconciler.clock_leapt";
    await store.write(async (tx) => {
      await tx.clock.put(record);
      if (leap === undefined) await tx.access.rebaseFutureTokens(iso(record.counted));
      if (changed) await tx.events.append({ ...ABOUT_SELF, type, actor: "croft", data: times });
    });
  }

  /** A person says that the machine's clock is right: `machine` is its time as the condition named it (milliseconds). */
  async confirm(machine: number): Promise<void> {
    if (Math.abs(machine - this.#parts.sources.machine()) > LEAP_MS) {
      throw new CroftError(
        "precondition_failed",
        "The machine's clock shows another time than the one given.",
        {
          detail: `It shows ${iso(this.#parts.sources.machine())}. Read GET /v1/status again and confirm the time that is right.`,
        },
      );
    }
    this.#clock.confirm();
    await this.look();
  }
}

/** Opens the clock as the last run left it. */
export async function openKeptClock(parts: KeepClockParts): Promise<KeptClock> {
  return new KeptClock(parts, new CountedClock(parts.sources, await parts.store.clock.get()));
}

const iso = (milliseconds: number): string => new Date(milliseconds).toISOString();

const timesOf = (leap: Leap | undefined): Record<string, string> =>
  leap === undefined
    ? {}
    : { machine_time: iso(leap.machine), counted_time: iso(leap.counted), since: iso(leap.since) };

const conditionOf = (leap: Leap) => ({
  type: CONDITION,
  status: "false" as const,
  reason: "clock_leapt",
  message:
    `The machine's clock shows ${iso(leap.machine)}; by the time that really passed it is ${iso(leap.counted)}. ` +
    "Until both agree nothing is wiped from quarantine or forgotten earlier than by the time that really passed. Correct " +
    "the clock, or, if it is right (Croft was stopped for long), confirm it: `croft clock confirm`.",
});
