// Large bodies of requests: a project has a few in memory at a time, its further ones are left unread until then, and one is parsed
// at a time, others' requests in between. So nobody's memory or processor is taken by however many a project sends at once.
//
//   arrives --the project has a free slot--> read --its turn--> parsed --> handler --response, or SLOT_MS--> slot is free
//      `--none--> waits, unread, in its project's queue

import { setImmediate } from "node:timers/promises";
import type { Request, Response } from "express";
import { fairSlots } from "../coordination/memory/fair-slots.ts";
import { createKeyedLock } from "../coordination/memory/keyed-lock.ts";
import { principalOf } from "./authentication.ts";

const EACH = 4;
/** A request that waits for something else keeps its project's further ones no longer from being read. */
const SLOT_MS = 5_000;

export class LargeBodies {
  readonly #slots = fairSlots({ total: Number.POSITIVE_INFINITY, each: EACH });
  readonly #turns = createKeyedLock();

  /** Reads and parses in the project's turn. Rejects with what they throw; stays open when the client leaves. */
  take(request: Request, response: Response, read: () => Promise<void>, parse: () => void): Promise<void> {
    const { project, account, id } = principalOf(request);
    const left = new AbortController();
    response.once("close", () => left.abort());
    return new Promise((resolve, reject) => {
      const whole = async (): Promise<void> => {
        await read();
        await this.#turns("parsing", async () => {
          await setImmediate();
          parse();
        });
      };
      const held = async (): Promise<void> => {
        await whole().then(resolve, reject);
        await over(left.signal);
      };
      this.#slots.run(project ?? account ?? id, left.signal, held).catch((error) => {
        if (!left.signal.aborted) reject(error);
      });
    });
  }
}

/** Resolves when the response is over, or has taken long. */
function over(left: AbortSignal): Promise<void> {
  if (left.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, SLOT_MS);
    left.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
