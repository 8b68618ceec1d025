// What a host still has to remove of objects that were abandoned while it was silent.

import type { DocumentByKind, DocumentKind, EntryByKind } from "../kinds/host-kind.ts";
import type { EntryOf } from "../kinds/host-side.ts";
import { hostDocumentsOf } from "../kinds/kinds.ts";
import { hasEnded } from "../kinds/reported-status.ts";
import type { GivenUp } from "../store/store.ts";

/** What its host was sent last, as an instruction to remove it. */
export const removalOf = <K extends DocumentKind>(kind: K, sent: DocumentByKind[K]): DocumentByKind[K] =>
  hostDocumentsOf(kind).removal(sent, sent.generation + 1);

/** An object that only its host knows, as an instruction to remove it; undefined for what is not removed unseen. */
export const removalOfUnknown = <K extends DocumentKind>(
  kind: K,
  entry: EntryByKind[K],
): DocumentByKind[K] | undefined => hostDocumentsOf(kind).unknown.removal?.(entry);

/** Whether the host has removed it. */
export function isRemoved({ kind, id, generation }: GivenUp, entryOf: EntryOf): boolean {
  const entry = entryOf(kind, id);
  return (
    entry !== undefined &&
    hasEnded({ deleting: true, generation }, entry, hostDocumentsOf(kind).removedStates)
  );
}

/** What the instruction tells of the object: its names, and ids of what may go on when it is removed. */
export function describeAbandoned<K extends DocumentKind>(kind: K, document: DocumentByKind[K]) {
  const nothing = { project: null, name: null, tied: [] };
  return hostDocumentsOf(kind).describe?.(document) ?? nothing;
}
