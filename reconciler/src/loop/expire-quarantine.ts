// What is in quarantine is wiped when its time is over, by the clock that counts. One look now and then, of its own: an
// hour more does no harm. What was ordered by a clock that turned out to be wrong is withdrawn, as far as it is not done.

import { isQuarantined, purge, withdrawWiping } from "../kinds/partition/quarantine.ts";
import type { Store } from "../store/store.ts";

const ACTOR = "croft";

/** Orders the wiping of all whose time is over at `now` (milliseconds) and whose disk is here; returns their ids. */
export async function expireQuarantine(store: Store, now: number): Promise<string[]> {
  await withdrawEarly(store, now);
  const { items } = await store.documents.list("partition", { state: "quarantined" });
  const due = items.filter(({ status }) => status.wipe_at != null && Date.parse(status.wipe_at) <= now);
  const purged: string[] = [];
  for (const { id } of due) {
    await store.write(async (tx) => {
      const partition = await tx.documents.get("partition", id);
      if (!partition || !isQuarantined(partition) || !partition.status.disk) return;
      // A disk that is being released takes it along; it is wiped when the disk is back.
      const disk = await tx.documents.get("disk", partition.status.disk);
      if (!disk || disk.deleting) return;
      await purge(tx, partition, { actor: ACTOR, reason: "retention_over", now });
      purged.push(id);
    });
  }
  return purged;
}

async function withdrawEarly(store: Store, now: number): Promise<void> {
  const { items } = await store.documents.list("partition", { state: "deleting" });
  for (const { id, internal } of items) {
    if (internal.retention_over === undefined) continue;
    await store.write(async (tx) => {
      const partition = await tx.documents.get("partition", id);
      if (partition) await withdrawWiping(tx, partition, { actor: ACTOR, now });
    });
  }
}
