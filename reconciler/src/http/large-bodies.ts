// Large bodies of requests: a project has a few in memory at a time, its further ones are left unread until then, and one is parsed
// at a time, others' requests in between. So nobody's memory or processor is taken by however many a project sends at once.
//
//   arrives --the project has a free slot--> read --its turn--> parsed --> handler --response----------------> slot is free
//      `--none--> waits, unread, in its project's queue                     `--SLOT_MS, and there is room--> set aside, slot is free
//
// Set aside is what waits for something else (`?on_conflict=wait`). Of that a project has so many bytes; beyond it the slots
// stay taken until a response is over.

import { setImmediate } from "node:timers/promises";
import type { Request, Response } from "express";
import { fairSlots } from "../coordination/memory/fair-slots.ts";
import { createKeyedLock } from "../coordination/memory/keyed-lock.ts";
import { principalOf } from "./authentication.ts";
import { shareOf } from "./request-turns.ts";

const EACH = 4;
/** A request that waits for something else keeps its project's further ones no longer from being read, while there is room. */
const SLOT_MS = 5_000;
const ASIDE_BYTES = 16 * 1024 * 1024;

export class LargeBodies {
  readonly #slots = fairSlots({ total: Number.POSITIVE_INFINITY, each: EACH });
  readonly #turns = createKeyedLock();
  readonly #slotMs: number;
  /** Bytes of the bodies that are set aside, by project. */
  readonly #aside = new Map<string, number>();

  constructor(slotMs = SLOT_MS) {
    this.#slotMs = slotMs;
  }

  /** Reads and parses in the project's turn. Rejects with what they throw; stays open when the client leaves. */
  take(
    request: Request,
    response: Response,
    read: () => Promise<void>,
    parse: () => Promise<void>,
  ): Promise<void> {
    const share = shareOf(principalOf(request));
    const left = new AbortController();
    response.once("close", () => left.abort());
    return new Promise((resolve, reject) => {
      let bytes = 0;
      const whole = async (): Promise<void> => {
        await read();
        bytes = Buffer.isBuffer(request.body) ? request.body.length : 0;
        await this.#turns("parsing", async () => {
          await setImmediate();
          await parse();
        });
      };
      const held = async (): Promise<void> => {
        await whole().then(resolve, reject);
        await this.#over(share, bytes, left.signal);
      };
      this.#slots.run(share, left.signal, held).catch((error) => {
        if (!left.signal.aborted) reject(error);
      });
    });
  }

  /** Resolves when the response is over, or its body was set aside. */
  #over(share: string, bytes: number, left: AbortSignal): Promise<void> {
    if (left.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        if (this.#setAside(share, bytes, left)) resolve();
      }, this.#slotMs);
      left.addEventListener("abort", () => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  #setAside(share: string, bytes: number, left: AbortSignal): boolean {
    const add = (more: number): void => {
      const sum = (this.#aside.get(share) ?? 0) + more;
      if (sum > 0) this.#aside.set(share, sum);
      else this.#aside.delete(share);
    };
    if ((this.#aside.get(share) ?? 0) + bytes > ASIDE_BYTES) return false;
    add(bytes);
    left.addEventListener("abort", () => add(-bytes));
    return true;
  }
}
