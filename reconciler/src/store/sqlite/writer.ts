// The queue of the one writer.
//
//   idle --write()--> turn: BEGIN, every waiting write, COMMIT --------------------------------+--> idle
//                      ^  \--one threw and had written--> ROLLBACK, again with savepoints --->-+
//                      |                                                                       |
//                      +---------------------- more came in meanwhile -------------------------+
//
// What comes in while a turn runs shares the next commit, and so its one sync to the disk. A write that throws undoes
// itself only: one that had written nothing has nothing to undo, and for the rare other one the turn begins anew with
// every write behind a savepoint of its own. Savepoints for all would cost two statements for each. Nobody is answered
// before the commit; when the commit fails, nobody of that turn succeeded.

import type { Change } from "../store.ts";
import { type Connection, isFull, type Value } from "./connection.ts";

/** More would make the first of a turn wait for too long. */
const WRITES_PER_TURN = 64;

type Outcome = () => void;
interface Job {
  /** Does the work, perhaps twice; returns how to answer once the turn is committed. */
  run: () => Promise<Outcome>;
  fail: (error: unknown) => void;
}

export class Writer {
  readonly #connection: Connection;
  readonly #deliver: (changes: readonly Change[]) => void;
  #queue: Job[] = [];
  #turn: Promise<void> | undefined;
  #closed = false;
  /** Settled when what runs between turns has ended. */
  #idle: Promise<void> = Promise.resolve();
  readonly #undone: () => void;
  /** Of the database, as SQLite counts what other connections commit. */
  #version: Value | undefined;
  readonly #createRoom: () => Promise<void>;
  /** What the writes of this turn changed; statements add to it. */
  changes: Change[] = [];
  /** Whether the write under way has written; statements set it. */
  wrote = false;

  /**
   * `undone` is called whenever something that was written is taken back, or another connection wrote; `createRoom` when the file system is full: the
   * turn begins anew then.
   */
  constructor(
    connection: Connection,
    deliver: (changes: readonly Change[]) => void,
    undone: () => void,
    createRoom: () => Promise<void> = async () => undefined,
  ) {
    this.#connection = connection;
    this.#deliver = deliver;
    this.#undone = undone;
    this.#createRoom = createRoom;
  }

  /** Runs between two turns, when nobody writes: for what is no transaction. */
  between(fn: () => Promise<void>): Promise<void> {
    const ran = this.#idle.then(fn);
    this.#idle = ran.catch(() => undefined);
    return ran;
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
    while (this.#queue.length > 0) {
      const jobs = this.#queue.splice(0, WRITES_PER_TURN);
      await this.between(() => this.#takeTurn(jobs));
    }
    this.#turn = undefined;
  }

  async #takeTurn(jobs: Job[]): Promise<void> {
    try {
      const outcomes = await this.#withRoom(jobs);
      const changes = this.changes;
      this.changes = [];
      for (const answer of outcomes) answer();
      if (changes.length > 0) this.#deliver(changes);
    } catch (error) {
      await this.#rollBack();
      for (const job of jobs) job.fail(error);
    }
  }

  async #withRoom(jobs: Job[]): Promise<Outcome[]> {
    try {
      return (await this.#together(jobs, true)) ?? (await this.#apart(jobs, true));
    } catch (error) {
      if (!isFull(error)) throw error;
      await this.#rollBack();
      await this.#createRoom();
      // Who still finds no room then is told so, and nobody else.
      return (await this.#together(jobs, false)) ?? (await this.#apart(jobs, false));
    }
  }

  /** Undefined when one of several threw after it had written: nothing is written then. */
  async #together(jobs: readonly Job[], endsFull: boolean): Promise<Outcome[] | undefined> {
    const outcomes: Outcome[] = [];
    await this.#begin();
    for (const job of jobs) {
      this.wrote = false;
      try {
        outcomes.push(await job.run());
      } catch (error) {
        if (endsFull && isFull(error)) throw error;
        if (this.wrote && jobs.length === 1) throw error;
        if (this.wrote) {
          await this.#rollBack();
          return undefined;
        }
        outcomes.push(() => job.fail(error));
      }
    }
    await this.#connection.all("COMMIT");
    return outcomes;
  }

  async #apart(jobs: readonly Job[], endsFull: boolean): Promise<Outcome[]> {
    const outcomes: Outcome[] = [];
    await this.#begin();
    for (const job of jobs) {
      const before = this.changes.length;
      await this.#connection.all("SAVEPOINT write");
      try {
        outcomes.push(await job.run());
      } catch (error) {
        if (endsFull && isFull(error)) throw error;
        await this.#connection.all("ROLLBACK TO write");
        this.changes.length = before;
        this.#undone();
        outcomes.push(() => job.fail(error));
      }
      await this.#connection.all("RELEASE write");
    }
    await this.#connection.all("COMMIT");
    return outcomes;
  }

  async #begin(): Promise<void> {
    this.changes = [];
    await this.#connection.all("BEGIN IMMEDIATE");
    await this.#proveCache();
  }

  /** What is cached is what a query would find, unless another connection wrote since the last turn. */
  async #proveCache(): Promise<void> {
    const [row] = await this.#connection.all("PRAGMA data_version");
    if (this.#version !== row?.data_version) this.#undone();
    this.#version = row?.data_version;
  }

  async #rollBack(): Promise<void> {
    this.#undone();
    await this.#connection.all("ROLLBACK").catch(() => undefined);
  }
}
