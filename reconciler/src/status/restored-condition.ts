// Tells that this database was restored from a backup, as long as hosts have what it does not know.

import type { Log } from "../log.ts";
import type { Store } from "../store/store.ts";
import type { ConditionBook } from "./condition-book.ts";

const CONDITION = "database_restored";
const MOST_NAMED = 20;

export interface RestoredConditionParts {
  store: Store;
  conditions: ConditionBook;
  log: Log;
}

export class RestoredCondition {
  readonly #parts: RestoredConditionParts;

  constructor(parts: RestoredConditionParts) {
    this.#parts = parts;
  }

  /** A host turned out to know more than the database. */
  found = (what: { host: string; ours: number; theirs: number; strangers: number }): void => {
    this.#parts.log.warn("a host knows more than the database, which was restored from a backup", what);
    void this.look().catch((error) =>
      this.#parts.log.error("unknown objects could not be listed", { error }),
    );
  };

  async look(): Promise<void> {
    const { store, conditions } = this.#parts;
    const strangers = await store.strangers.all();
    if (strangers.length === 0) return conditions.clear(CONDITION);
    const named = strangers.slice(0, MOST_NAMED).map(({ host, kind, id }) => `${kind} ${id} on ${host}`);
    const more = strangers.length > MOST_NAMED ? ` and ${strangers.length - MOST_NAMED} more` : "";
    conditions.set({
      type: CONDITION,
      status: "true",
      reason: "unknown_objects",
      message:
        `This database was restored from a backup: hosts have what it does not know (${named.join(", ")}${more}). It runs on ` +
        "as it is; `croft unknown list` (GET /v1/unknown_objects) says what can be done.",
    });
  }
}
