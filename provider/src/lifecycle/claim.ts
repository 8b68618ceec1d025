/**
 * Tells the reconciler that an object is in a state, so that no later create is answered with it.
 *
 * A create whose answer was lost is asked for again by the next apply, and answered with the object that was made.
 * That must not happen to an object that somebody's state has: the first call whose prior state names it says so.
 */
import type { ReconcilerClient } from "../reconciler-client.ts";
import type { Log } from "../rpc/provider-definition.ts";
import type { Croft } from "./croft.ts";
import type { Remembered } from "./remembered.ts";

/** Whether it is claimed now. A reconciler that is away is told the next time. */
export async function claimOnce(
  { client, claimed }: Pick<Croft, "claimed"> & { client: ReconcilerClient },
  id: string,
  memory: Remembered,
  log: Log,
): Promise<boolean> {
  if (memory.claimed === true) claimed.add(id);
  if (claimed.has(id)) return true;
  try {
    await client.claim(id);
    claimed.add(id);
    return true;
  } catch (error) {
    log("warn", `could not claim ${id}: ${error instanceof Error ? error.message : String(error)}`);
    return false;
  }
}
