// Long work of one request in between others': it gives up the processor now and then.

import { setImmediate } from "node:timers/promises";

/** Nobody notices so little; and turns cost something, so there are not more of them than needed. */
const LONGEST_MS = 10;

/** To be called between two steps of the work: waits until others had their turn, when it is their turn. */
export function createTurns(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < LONGEST_MS) return;
    await setImmediate();
    since = performance.now();
  };
}
