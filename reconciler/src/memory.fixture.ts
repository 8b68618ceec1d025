// Memory and processor time, for tests of what is given back and what others wait for.

import { setImmediate as setTurn } from "node:timers";
import { setImmediate } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

const ROUNDS = 5;

/** What is in memory once garbage was collected: some of it is given back only in the turn after. */
export async function heldBytes(): Promise<number> {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) {
    collect();
    await setImmediate();
    const { heapUsed, external } = process.memoryUsage();
    least = Math.min(least, heapUsed + external);
  }
  return least;
}

/** The most processor time between two moments in which others had their turn, until it is told that all is over. */
export function longestTurn(): () => number {
  let [longest, isOver, last] = [0, false, process.cpuUsage()];
  const look = (): void => {
    const { user, system } = process.cpuUsage(last);
    longest = Math.max(longest, (user + system) / 1e6);
    last = process.cpuUsage();
    if (!isOver) setTurn(look);
  };
  setTurn(look);
  return () => {
    isOver = true;
    return longest;
  };
}

/** Processor time of something that is done at once. */
export function secondsOf(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}
