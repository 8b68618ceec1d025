// What one token may ask of the reconciler at once and in a second, so that a client in a loop does not take what others need.
//
//   requests a second   a bucket of ten seconds' worth, refilled evenly
//   open requests       those that wait included; counted until the response was sent or its client disconnected
import { CroftError } from "@croft/schemas/errors.ts";
import type { Request, RequestHandler } from "express";
import { principalOf } from "./authentication.ts";

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

const tokenOf = (request: Request): string => {
  const { id, account = id } = principalOf(request);
  return account;
};

/** Behind `authenticate`. `monotonic`: milliseconds; `callerOf`: who is counted. */
export function limitRequests(
  limits: RequestLimits,
  monotonic: () => number,
  callerOf: (request: Request) => string = tokenOf,
): RequestHandler {
  const most = limits.requestsPerSecond * BURST_SECONDS;
  const usages = new Map<string, Usage>();
  let requests = 0;
  const refill = (usage: Usage, now: number): void => {
    usage.left = Math.min(most, usage.left + ((now - usage.at) / 1000) * limits.requestsPerSecond);
    usage.at = now;
  };
  const forget = (now: number): void => {
    for (const [token, usage] of usages) {
      refill(usage, now);
      if (usage.open === 0 && usage.left === most) usages.delete(token);
    }
  };
  return (request, response, next) => {
    const id = callerOf(request);
    const now = monotonic();
    requests += 1;
    if (requests % FORGET_EVERY === 0) forget(now);
    const usage = usages.get(id) ?? { open: 0, left: most, at: now };
    usages.set(id, usage);
    refill(usage, now);
    if (usage.left < 1)
      throw tooMany(`more than ${limits.requestsPerSecond} requests a second`, "max_requests_per_second");
    if (usage.open >= limits.openRequests) throw tooMany(`${usage.open} requests open`, "max_open_requests");
    usage.left -= 1;
    usage.open += 1;
    response.once("close", () => {
      usage.open -= 1;
    });
    next();
  };
}

const tooMany = (what: string, setting: string): CroftError =>
  new CroftError("too_many_requests", `This caller has ${what}.`, {
    detail: `Retry after a second, with fewer at once. An operator changes the limit in the reconciler's settings (${setting}).`,
  });
