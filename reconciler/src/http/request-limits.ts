// What one caller may ask of the reconciler at once and in a second, so that a client in a loop does not take what others need.
//
//   requests a second   a bucket of ten seconds' worth, refilled evenly
//   open requests       those that wait, and WebSockets, included; counted until the response was sent or its client disconnected
import { CroftError } from "@croft/schemas/errors.ts";
import type { Request, RequestHandler } from "express";
import { type Principal, principalOf } from "./authentication.ts";

export interface RequestLimits {
  requestsPerSecond: number;
  openRequests: number;
}

interface Usage {
  open: number;
  /** Requests that may begin now. */
  left: number;
  /** When `left` was counted, monotonic milliseconds. */
  at: number;
}

const BURST_SECONDS = 10;
const FORGET_EVERY = 1000;

/** Who is counted. */
export const callerOf = ({ id, account = id }: Principal): string => account;

export class RequestBudgets {
  readonly #limits: RequestLimits;
  readonly #monotonic: () => number;
  readonly #most: number;
  readonly #usages = new Map<string, Usage>();
  #requests = 0;

  /** `monotonic`: milliseconds. */
  constructor(limits: RequestLimits, monotonic: () => number) {
    this.#limits = limits;
    this.#monotonic = monotonic;
    this.#most = limits.requestsPerSecond * BURST_SECONDS;
  }

  /** Counts a request; to be called when it is over. Throws `too_many_requests`. */
  begin(caller: string): () => void {
    const { requestsPerSecond, openRequests } = this.#limits;
    const now = this.#monotonic();
    this.#requests += 1;
    if (this.#requests % FORGET_EVERY === 0) this.#forget(now);
    const usage = this.#usages.get(caller) ?? { open: 0, left: this.#most, at: now };
    this.#usages.set(caller, usage);
    this.#refill(usage, now);
    if (usage.left < 1)
      throw tooMany(`more than ${requestsPerSecond} requests a second`, "max_requests_per_second");
    if (usage.open >= openRequests) throw tooMany(`${usage.open} requests open`, "max_open_requests");
    usage.left -= 1;
    usage.open += 1;
    return () => {
      usage.open -= 1;
    };
  }

  #refill(usage: Usage, now: number): void {
    const { requestsPerSecond } = this.#limits;
    usage.left = Math.min(this.#most, usage.left + ((now - usage.at) / 1000) * requestsPerSecond);
    usage.at = now;
  }

  #forget(now: number): void {
    for (const [caller, usage] of this.#usages) {
      this.#refill(usage, now);
      if (usage.open === 0 && usage.left === this.#most) this.#usages.delete(caller);
    }
  }
}

/** Behind `authenticate`. */
export const limitRequests =
  (
    budgets: Pick<RequestBudgets, "begin">,
    callerBy = (request: Request) => callerOf(principalOf(request)),
  ): RequestHandler =>
  (request, response, next) => {
    response.once("close", budgets.begin(callerBy(request)));
    next();
  };

const tooMany = (what: string, setting: string): CroftError =>
  new CroftError("too_many_requests", `This caller has ${what}.`, {
    detail: `Retry after a second, with fewer at once. An operator changes the limit in the reconciler's settings (${setting}).`,
  });
