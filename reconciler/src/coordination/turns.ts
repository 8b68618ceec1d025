// Long work of one request in between others': it gives up the processor now and then.

import { setImmediate } from "node:timers/promises";

/** A write of somebody else takes many turns, one for each statement before it in the queue, so each is short. */
const LONGEST_MS = 2;

/** To be called between two steps of the work: waits until others had their turn, when it is their turn. */
export function createTurns(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < LONGEST_MS) return;
    await setImmediate();
    since = performance.now();
  };
}
