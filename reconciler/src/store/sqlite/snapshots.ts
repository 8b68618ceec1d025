// Reads that all see the same moment: each turn is one read transaction, on a connection that nobody else uses.
//
//   take() --> [ queue ] --> BEGIN, the reads of one caller, COMMIT --> next

import type { Reads } from "../store.ts";
import type { Connection } from "./connection.ts";

export class Snapshots {
  readonly #connection: Connection;
  readonly #reads: Reads;
  #last: Promise<unknown> = Promise.resolve();
  #closed = false;

  constructor(connection: Connection, reads: Reads) {
    this.#connection = connection;
    this.#reads = reads;
  }

  take<T>(fn: (reads: Reads) => Promise<T>): Promise<T> {
    if (this.#closed) return Promise.reject(new Error("the store is closed"));
    const turn = this.#last.then(() => this.#turn(fn));
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  /** Ends after the turns that wait. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#last;
    await this.#connection.close();
  }

  async #turn<T>(fn: (reads: Reads) => Promise<T>): Promise<T> {
    await this.#connection.all("BEGIN");
    try {
      const found = await fn(this.#reads);
      await this.#connection.all("COMMIT");
      return found;
    } catch (error) {
      // Nothing was written; it only must not stay open. What failed first is what the caller is told.
      await this.#connection.all("ROLLBACK").catch(() => undefined);
      throw error;
    }
  }
}
