// A store as one life of a process sees it: every call counts as real time, and may be its last. What a dead process still
// waits for never comes.

import type { Store } from "../../../reconciler/src/store/store.ts";
import type { VirtualTime } from "./virtual-time.ts";

const NEVER = new Promise<never>(() => {});

export function mortalStore(real: Store, time: VirtualTime, died: () => void) {
  let alive = true;
  let left = Number.POSITIVE_INFINITY;
  const die = (): void => {
    alive = false;
    died();
  };
  const call = async (run: () => Promise<unknown>, number: number): Promise<unknown> => {
    if (!alive) return NEVER;
    left -= 1;
    // Every other death comes after the work was done, and before its result was heard of.
    if (left <= 0 && number % 2 === 0) die();
    if (!alive) return NEVER;
    const result = await time.real(run).catch((error) => (alive ? Promise.reject(error) : NEVER));
    if (left <= 0 && alive) die();
    return alive ? result : NEVER;
  };
  let calls = 0;
  const wrap = (target: object): object =>
    new Proxy(target, {
      get(from, name) {
        const value: unknown = Reflect.get(from, name);
        if (name === "subscribe") {
          return (topic: never, listener: (change: never) => void) =>
            real.subscribe(topic, (change) => alive && listener(change as never));
        }
        if (typeof value === "function") {
          return (...args: unknown[]) =>
            call(() => Promise.resolve(Reflect.apply(value, from, args)), calls++);
        }
        return typeof value === "object" && value !== null ? wrap(value) : value;
      },
    });
  return {
    store: wrap(real) as Store,
    alive: () => alive,
    /** Dies at so many calls from now; at once with none. */
    dieAfter(count: number) {
      if (count <= 0) die();
      else left = count;
    },
  };
}
