// How an object is called in a sentence for people.

import { KINDS, type Kind } from "@croft/schemas/generated/typescript/kinds.ts";

interface Named {
  kind: Kind;
  id: string;
  project: string | null;
  name: string | null;
}

/** `VM web/app-1`, `Partition web/data`, or the id of what has no name. */
export function title({ kind, id, project, name }: Named): string {
  const { noun } = KINDS[kind];
  const called = name === null ? id : project === null ? name : `${project}/${name}`;
  return `${noun.charAt(0).toUpperCase()}${noun.slice(1)} ${called}`;
}
