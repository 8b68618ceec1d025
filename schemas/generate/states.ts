// schema -> the states of each kind, for programs that show every one of them.
import type { Sources } from "./source.ts";
import { HEADER } from "./typescript.ts";

/** `typescript/states.ts`. */
export function stateTable({ kinds }: Sources): string {
  const states = Object.fromEntries(kinds.map(({ kind, states: own }) => [kind, own]));
  return `${HEADER}
/** The states of each kind. */
export const STATES = ${JSON.stringify(states, null, 2)} as const;
`;
}
