// Turns of requests: of a project (or of a token that belongs to none) a few requests are worked on at a time. Its further ones
// wait unread, so however many it sends at once, other projects' requests stand behind those few only.
//
// Of those one begins in each turn of the event loop: each statement of somebody's transaction waits for such a turn to end, so that
// eight cheap requests in each made an ordinary write of another project take seconds.
//
//   arrives --a turn is free--> body read, handled --response over, begins to wait, or MOST_MS--> turn is free
//      `--none is--> waits, unread, in its project's queue

import type { Request, RequestHandler } from "express";
import { fairSlots } from "../coordination/memory/fair-slots.ts";
import { type Principal, principalOf } from "./authentication.ts";

/** Requests of one project that are worked on at once. */
export const TURNS_OF_A_PROJECT = 32;
/** What is slow, such as a body that comes in drops, keeps its project's further requests no longer from theirs. */
const MOST_MS = 5_000;

/** Whose requests, bodies and waits are counted together. */
export const shareOf = ({ project, account, id }: Principal): string => project ?? account ?? id;

const ownerOf = (request: Request): string => shareOf(principalOf(request));

/** Of what is open to all. */
export const addressOf = ({ socket }: Request): string => socket.remoteAddress ?? "this machine";

/** Begins at once what is its owner's first in this turn of the event loop, and the others one by one in those after it. */
class Beginnings {
  readonly #waiting = new Map<string, (() => void)[]>();

  add(owner: string, begin: () => void): void {
    const waiting = this.#waiting.get(owner);
    if (waiting !== undefined) return void waiting.push(begin);
    this.#waiting.set(owner, []);
    if (this.#waiting.size === 1) setImmediate(() => this.#next());
    begin();
  }

  #next(): void {
    for (const [owner, waiting] of this.#waiting) {
      const begin = waiting.shift();
      if (begin === undefined) this.#waiting.delete(owner);
      else begin();
    }
    if (this.#waiting.size > 0) setImmediate(() => this.#next());
  }
}

const ends = new WeakMap<Request, () => void>();

/** For a request that waits for something from now on, or streams: it is no work meanwhile. */
export const endTurn = (request: Request): void => ends.get(request)?.();

/** `ownerBy`: whose request it is; for callers who are known, behind `authenticate`, and else by their address. */
export function takeTurns(
  ownerBy: (request: Request) => string = ownerOf,
  each = TURNS_OF_A_PROJECT,
): RequestHandler {
  const slots = fairSlots({ total: Number.POSITIVE_INFINITY, each });
  const beginnings = new Beginnings();
  return (request, response, next) => {
    const owner = ownerBy(request);
    const left = new AbortController();
    response.once("close", () => {
      endTurn(request);
      left.abort();
    });
    const turn = (): Promise<void> =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, MOST_MS);
        ends.set(request, () => {
          clearTimeout(timer);
          resolve();
        });
        beginnings.add(owner, next);
      });
    // It rejects only when the client has left before its turn came: nobody is there to answer.
    slots.run(owner, left.signal, turn).catch(() => undefined);
  };
}
