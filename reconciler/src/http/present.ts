// What of a stored document is shown. Everything not named here stays inside.

import type { Document, Kind } from "@croft/schemas/generated/typescript/kinds.ts";
import { usageOf } from "../kinds/project/quota.ts";
import type { AnyStored, Reads, Stored } from "../store/store.ts";

export function present<K extends Kind>(stored: Stored<K>): Document<K> {
  const { create_digest: _, internal: __, ...document } = stored;
  return document as unknown as Document<K>;
}

/** Shows a document with what is only summed up when somebody looks: a project's usage. */
export async function presentWhole(reads: Reads, stored: AnyStored): Promise<Document> {
  if (stored.kind !== "project") return present(stored as Stored<Kind>);
  const usage = await usageOf(reads, stored.name ?? "");
  return present({ ...stored, status: { ...stored.status, usage } }) as Document;
}
