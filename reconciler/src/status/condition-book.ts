// What is wrong with this reconciler now: one condition for each thing that somebody has to know. In memory: whoever sets
// a condition looks again after a start.

import type { Condition } from "@croft/schemas/generated/typescript/messages.ts";

export class ConditionBook {
  readonly #conditions = new Map<string, Condition>();

  /** Replaces the condition of that type. */
  set(condition: Condition): void {
    this.#conditions.set(condition.type, condition);
  }

  clear(type: string): void {
    this.#conditions.delete(type);
  }

  list(): Condition[] {
    return [...this.#conditions.values()];
  }
}
