/**
 * Collects what is asked at about the same time into one call.
 *
 * While a call is under way the next ones gather, so that there are as few calls as the server's pace allows and
 * nothing waits for a timer.
 */
export type Batched<Q, A> = (question: Q) => Promise<A>;

interface Waiting<Q, A> {
  readonly question: Q;
  resolve(answer: A): void;
  reject(error: unknown): void;
}

/** `ask` answers as many as it was asked, in order, at most `most` at once. An error is everybody's. */
export function batched<Q, A>(most: number, ask: (questions: Q[]) => Promise<readonly A[]>): Batched<Q, A> {
  let waiting: Waiting<Q, A>[] = [];
  let running = false;

  const run = async (): Promise<void> => {
    running = true;
    // What arrives with this turn of the event loop comes along.
    await new Promise(setImmediate);
    while (waiting.length > 0) {
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
