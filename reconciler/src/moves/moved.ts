// What a move moves, a VM or a partition that no VM has: read and written alike.

import type { Move, Reads, Stored, Writes } from "../store/store.ts";

export type Moved = Stored<"vm"> | Stored<"partition">;

/** Undefined when it is gone. */
export async function movedBy(
  { documents }: Reads,
  { vm: id }: Pick<Move, "vm">,
): Promise<Moved | undefined> {
  const [found] = await documents.findAll([id]);
  return found?.kind === "vm" || found?.kind === "partition" ? found : undefined;
}

export async function setConditions(
  tx: Writes,
  moved: Moved,
  conditions: Moved["status"]["conditions"],
): Promise<void> {
  if (moved.kind === "vm") {
    await tx.documents.updateStatus("vm", moved.id, { status: { ...moved.status, conditions } });
  } else {
    await tx.documents.updateStatus("partition", moved.id, { status: { ...moved.status, conditions } });
  }
}
