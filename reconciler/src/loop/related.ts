// Ids that a document names and whose own documents or statuses depend on it. What is tied to an object now is found by
// looking (`documents.onHost`); these are for what was tied to it before a write, or before it went.

import { isOf, WRITABLE_KINDS, type WritableKind } from "../kinds/host-kind.ts";
import { kindModule } from "../kinds/kinds.ts";
import type { Stored } from "../store/store.ts";

export function relatedTo(document: Stored): readonly string[] {
  const kind = WRITABLE_KINDS.find((one) => one === document.kind);
  return kind === undefined ? [] : tiedTo(kind, document);
}

function tiedTo<K extends WritableKind>(kind: K, document: Stored): readonly string[] {
  return isOf(document, kind) ? (kindModule(kind).relations.tied?.(document) ?? []) : [];
}
