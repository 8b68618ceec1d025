// How objects of a kind hang together with others.

import type { Reads, Stored, Writes } from "../store/store.ts";
import type { WritableKind } from "./host-kind.ts";

/** What happens to an object that is being deleted when its last user has gone. */
type Release<K extends WritableKind> =
  | "ends"
  | ((tx: Writes, document: Stored<K>) => Promise<"ends" | undefined>);

export interface Relations<K extends WritableKind> {
  /** Kinds whose objects use one of this kind: while they do, it is not removed. */
  usedBy?: readonly WritableKind[];
  /** Ids of what the object uses. */
  uses?(document: Stored<K>): readonly string[];
  /** Ids of what an update that no longer names it stops using at once; else the host detaches it first. */
  stopsUsingAtOnce?(document: Stored<K>): readonly string[];
  released?: Release<K>;
  /** Ids of what it names, whose documents or statuses depend on it: their hosts are planned again with it. */
  tied?(document: Stored<K>): readonly string[];
  /** Name of the host that it lives on. */
  host?(reads: Reads, document: Stored<K>): Promise<string | undefined>;
  /** What ends together with it. */
  endWith?(reads: Reads, document: Stored<K>): Promise<readonly Stored<WritableKind>[]>;
  /** Before it is marked as deleting. */
  deleting?(tx: Writes, document: Stored<K>, by: { actor: string; now: number }): Promise<void>;
  /**
   * What is special about abandoning it while its host is silent. `kept`: its bytes are in quarantine, and nothing more is
   * to be done.
   */
  abandon?(tx: Writes, document: Stored<K>, now: number): Promise<"kept" | "removed">;
  /** After its row has gone. */
  removed?(tx: Writes, document: Stored<K>, actor: string): Promise<void>;
}

/** Everything of these kinds that refers to an object, what is being deleted included. */
export async function referrersOf(
  reads: Reads,
  id: string,
  kinds: readonly WritableKind[],
): Promise<Stored<WritableKind>[]> {
  const found: Stored<WritableKind>[] = [];
  for (const kind of kinds) found.push(...(await reads.documents.referrers(id, kind)));
  return found;
}
