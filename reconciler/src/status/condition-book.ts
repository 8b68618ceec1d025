// What is wrong with this reconciler now: one condition for each thing that somebody has to know. In memory: whoever sets
// a condition looks again after a start.

import type { Condition } from "@croft/schemas/generated/typescript/messages.ts";

type Said = Pick<Condition, "type" | "reason">;

export class ConditionBook {
  readonly #conditions = new Map<string, Condition>();
  /** What was ever said since the start, by type and reason. */
  readonly #said = new Map<string, Said>();

  /** Replaces the condition of that type. */
  set(condition: Condition): void {
    const { type, reason } = condition;
    this.#conditions.set(type, condition);
    this.#said.set(`${type} ${reason}`, { type, reason });
  }

  clear(type: string): void {
    this.#conditions.delete(type);
  }

  list(): Condition[] {
    return [...this.#conditions.values()];
  }

  /** What was said since the start and is so no more: its figures go to 0 rather than vanish. */
  over(): Said[] {
    return [...this.#said.values()].filter(
      ({ type, reason }) => this.#conditions.get(type)?.reason !== reason,
    );
  }
}
