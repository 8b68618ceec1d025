// Long lists in messages of agents, looked at a part at a time: others' requests are answered in between.

import type { FieldError } from "@croft/schemas/errors.ts";
import { createTurns } from "../coordination/turns.ts";

/** Items that are looked at, or written, at once. */
export const PART = 200;

/** `size`: 1 where an item alone may be long work. */
export async function* partsOf(
  items: readonly unknown[],
  size = PART,
): AsyncGenerator<{ from: number; part: unknown[] }> {
  const turns = createTurns();
  for (let from = 0; from < items.length; from += size) {
    await turns();
    yield { from, part: items.slice(from, from + size) };
  }
}

/** A fault of a part as one of the whole list `name`. */
export const movedBy = (from: number, name: string, fault: FieldError): FieldError => ({
  ...fault,
  pointer: fault.pointer.replace(
    new RegExp(`^/${name}/(\\d+)`),
    (_all, at: string) => `/${name}/${from + Number(at)}`,
  ),
});
