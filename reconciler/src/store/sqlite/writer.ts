// The queue of the one writer.
//
//   idle --write()--> turn: BEGIN, every waiting write behind a savepoint of its own, COMMIT --+--> idle
//                      ^                                                                       |
//                      +---------------------- more came in meanwhile -------------------------+
// A write that is alone needs no savepoint: its transaction is one.
//
// What comes in while a turn runs shares the next commit, and so its one sync to the disk. A write that throws undoes
// itself only. Nobody is answered before the commit; when the commit fails, nobody of that turn succeeded.

import type { Change } from "../store.ts";
import type { Connection } from "./connection.ts";

/** More would make the first of a turn wait for too long. */
const WRITES_PER_TURN = 64;

type Outcome = () => void;
interface Job {
  /** Does the work; returns how to answer once the turn is committed. */
  run: () => Promise<Outcome>;
  fail: (error: unknown) => void;
}

export class Writer {
  readonly #connection: Connection;
  readonly #deliver: (changes: readonly Change[]) => void;
  #queue: Job[] = [];
  #turn: Promise<void> | undefined;
  #closed = false;
  /** What the writes of this turn changed; statements add to it. */
  changes: Change[] = [];

  constructor(connection: Connection, deliver: (changes: readonly Change[]) => void) {
    this.#connection = connection;
    this.#deliver = deliver;
  }

  write<T>(fn: () => Promise<T>): Promise<T> {
    if (this.#closed) return Promise.reject(new Error("the store is closed"));
    const done = new Promise<T>((resolve, reject) => {
      this.#queue.push({
        run: async () => {
          const result = await fn();
          return () => resolve(result);
        },
        fail: reject,
      });
    });
    this.#turn ??= this.#work();
    return done;
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#turn;
  }

  async #work(): Promise<void> {
    // Let everything that arrives in the same tick into the first turn.
    await Promise.resolve();
    while (this.#queue.length > 0) await this.#takeTurn(this.#queue.splice(0, WRITES_PER_TURN));
    this.#turn = undefined;
  }

  async #takeTurn(jobs: Job[]): Promise<void> {
    this.changes = [];
    const outcomes: Outcome[] = [];
    const waiting = new Set(jobs);
    try {
      await this.#connection.all("BEGIN IMMEDIATE");
      for (const job of jobs) {
        const outcome = jobs.length === 1 ? await job.run() : await this.#attempt(job);
        if (outcome) outcomes.push(outcome);
        else waiting.delete(job);
      }
      await this.#connection.all("COMMIT");
    } catch (error) {
      await this.#connection.all("ROLLBACK").catch(() => undefined);
      for (const job of waiting) job.fail(error);
      return;
    }
    const changes = this.changes;
    this.changes = [];
    for (const answer of outcomes) answer();
    if (changes.length > 0) this.#deliver(changes);
  }

  async #attempt(job: Job): Promise<Outcome | undefined> {
    const before = this.changes.length;
    await this.#connection.all("SAVEPOINT write");
    let outcome: Outcome | undefined;
    try {
      outcome = await job.run();
    } catch (error) {
      await this.#connection.all("ROLLBACK TO write");
      this.changes.length = before;
      job.fail(error);
    }
    await this.#connection.all("RELEASE write");
    return outcome;
  }
}
