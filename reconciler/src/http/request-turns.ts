// Turns of requests: of a project (or of a token that belongs to none) a few requests are worked on at a time. Its further ones
// wait unread, so however many it sends at once, other projects' requests stand behind those few only.
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

const ends = new WeakMap<Request, () => void>();

/** For a request that waits for something from now on, or streams: it is no work meanwhile. */
export const endTurn = (request: Request): void => ends.get(request)?.();

/** `ownerBy`: whose request it is; for callers who are known, behind `authenticate`, and else by their address. */
export function takeTurns(
  ownerBy: (request: Request) => string = ownerOf,
  each = TURNS_OF_A_PROJECT,
): RequestHandler {
  const slots = fairSlots({ total: Number.POSITIVE_INFINITY, each });
  return (request, response, next) => {
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
        next();
      });
    // It rejects only when the client has left before its turn came: nobody is there to answer.
    slots.run(ownerBy(request), left.signal, turn).catch(() => undefined);
  };
}
