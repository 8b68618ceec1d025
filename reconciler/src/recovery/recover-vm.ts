// One VM of a host whose lease is over: made anew on another host, in one transaction, if one has room for it now.

import { leaveInstruction } from "../commands/abandon.ts";
import { whyMayRun } from "../kinds/vm/fencing.ts";
import { recreateElsewhere, whyItWaits } from "../kinds/vm/loss.ts";
import type { Reads, Store, Stored } from "../store/store.ts";

/** What became of it: its new host, or why it stays, as a clause. */
export type Recovery = { host: string } | { waits: string };

/** Undoes what was written in the same transaction. */
class NoRoom extends Error {}

/** Why a VM stays with its silent host although the lease of that is over; undefined when it need not. */
const whyItStays = async (reads: Reads, vm: Stored<"vm">, host: string): Promise<string | undefined> =>
  (await whyItWaits(reads, vm)) ?? (await whyMayRun(reads, vm, host));

/** Its copy is removed when the lost host returns. Without room elsewhere it waits for its host as well as for room. */
export async function recoverVm(store: Store, id: string, lost: string): Promise<Recovery> {
  try {
    return await store.write(async (tx) => {
      const vm = await tx.documents.get("vm", id);
      if (vm?.status.host !== lost) return { waits: "it is not there any more" };
      const stays = await whyItStays(tx, vm, lost);
      if (stays !== undefined) return { waits: stays };
      await leaveInstruction(tx, vm, lost);
      const host = await recreateElsewhere(tx, vm, "croft");
      if (host === null) throw new NoRoom();
      return { host };
    });
  } catch (error) {
    if (error instanceof NoRoom) return { waits: "no other host has room for it" };
    throw error;
  }
}
