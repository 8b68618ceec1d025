// What of a stored document is shown. Everything not named here stays inside.

import type { Document, Kind } from "@croft/schemas/generated/typescript/kinds.ts";
import type { AnyStored, Reads, Stored } from "../store/store.ts";

export function present<K extends Kind>(stored: Stored<K>): Document<K> {
  const { create_digest: _, internal: __, ...document } = stored;
  return document as unknown as Document<K>;
}

/** Shows a document with what is only summed up when somebody looks: a project's usage. */
export async function presentWhole(reads: Reads, stored: AnyStored): Promise<Document> {
  if (stored.kind !== "project") return present(stored as Stored<Kind>);
  const used = await reads.reservations.usedByProject(stored.name ?? "");
  const usage = {
    vms: used.vms,
    cpus: used.cpus,
    memory_mib: used.memory_mib,
    storage_gib: used.root_gib + used.partition_gib,
  };
  return present({ ...stored, status: { ...stored.status, usage } }) as Document;
}
