// Ids that a document names and whose own documents or statuses depend on it. What is tied to an object now is found by
// looking (`documents.onHost`); these are for what was tied to it before a write, or before it went.

import type { Stored } from "../store/store.ts";
import { isWritten } from "./host-kind.ts";
import { kindModule } from "./kinds.ts";

export const relatedTo = (document: Stored): readonly string[] =>
  isWritten(document) ? (kindModule(document.kind).relations.tied?.(document) ?? []) : [];
