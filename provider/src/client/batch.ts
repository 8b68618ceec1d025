/**
 * Collects what is asked at about the same time into one call.
 *
 * While a call is under way the next ones gather. Before a call, those are waited for that come right after one another,
 * because Terraform sends what it has in flight one by one: a millisecond here saves requests that cost more.
 */
import { setTimeout as sleep } from "node:timers/promises";

export type Batched<Q, A> = (question: Q) => Promise<A>;

interface Waiting<Q, A> {
  readonly question: Q;
  resolve(answer: A): void;
  reject(error: unknown): void;
}

const MOST_ROUNDS = 5;

/** `ask` answers as many as it was asked, in order, at most `most` at once. An error is everybody's. */
export function batched<Q, A>(most: number, ask: (questions: Q[]) => Promise<readonly A[]>): Batched<Q, A> {
  let waiting: Waiting<Q, A>[] = [];
  let running = false;

  /** Until nothing more came within a millisecond, or enough is here, or for a few milliseconds in all. */
  const untilQuiet = async (): Promise<void> => {
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const before = waiting.length;
      await sleep(1);
      if (waiting.length === before || waiting.length >= most) return;
    }
  };

  const run = async (): Promise<void> => {
    running = true;
    while (waiting.length > 0) {
      await untilQuiet();
      const turn = waiting.slice(0, most);
      waiting = waiting.slice(most);
      try {
        const answers = await ask(turn.map((one) => one.question));
        for (const [index, one] of turn.entries()) one.resolve(answers[index]!);
      } catch (error) {
        for (const one of turn) one.reject(error);
      }
    }
    running = false;
  };

  return (question) =>
    new Promise((resolve, reject) => {
      waiting.push({ question, resolve, reject });
      if (!running) void run();
    });
}
