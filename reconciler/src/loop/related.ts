// Ids that a document names and whose own documents or statuses depend on it. What is tied to an object now is found by
// looking (`documents.onHost`); these are for what was tied to it before a write, or before it went.

import type { AnyStored } from "../store/store.ts";

export function relatedTo(document: AnyStored): string[] {
  switch (document.kind) {
    case "vm":
      return [...(document.spec.partitions ?? []), ...(document.internal.detaching ?? [])].map(
        ({ partition }) => partition,
      );
    case "partition_attachment":
      return [document.spec.vm, document.spec.partition];
    case "partition":
      return [document.status.disk ?? document.spec.disk ?? []].flat();
    default:
      return [];
  }
}
