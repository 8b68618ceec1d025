// What the agent's loops are made of: steps that are run again and again, and a flag that can be waited for.
import { setTimeout as sleep } from "node:timers/promises";
import { type Log, sentenceOf } from "./log.ts";

/** Runs a step again and again until the signal; after a failure it waits, longer each time up to 10 s. */
export async function repeat(
  name: string,
  step: () => Promise<void>,
  signal: AbortSignal,
  tell: { log: Log; ran(loop: string, result: "done" | "failed"): void },
): Promise<void> {
  let waitMs = 0;
  while (!signal.aborted) {
    try {
      await step();
      tell.ran(name, "done");
      waitMs = 0;
    } catch (error) {
      if (signal.aborted) return;
      tell.ran(name, "failed");
      waitMs = Math.min(Math.max(waitMs * 2, 500), 10_000);
      tell.log("warn", `${name} failed`, { error: sentenceOf(error), again_in_ms: waitMs });
      // Not all at the same moment when a reconciler comes back.
      await sleep(waitMs * (0.75 + Math.random() / 2), undefined, { signal }).catch(() => {});
    }
  }
}

/** The step, and after its first success something besides. */
export function once(step: () => Promise<void>, after: () => void): () => Promise<void> {
  let done = false;
  return async () => {
    await step();
    if (!done) after();
    done = true;
  };
}

/** A flag that can be waited for. */
export function createSignal() {
  let up = false;
  let tell = () => {};
  return {
    raise() {
      up = true;
      tell();
    },
    lower() {
      up = false;
    },
    async wait(limitMs: number, signal: AbortSignal): Promise<void> {
      if (up) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(() => tell(), limitMs);
        tell = () => {
          clearTimeout(timer);
          signal.removeEventListener("abort", tell);
          resolve();
        };
        signal.addEventListener("abort", tell);
      });
    },
  };
}
