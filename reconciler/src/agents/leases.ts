// An agent asks for more time for the guests that may be made anew elsewhere.
//
// It is refused while something left its host whose removal is not in its config yet: an agent that is renewed begins what
// its newest config says.

import { CroftError } from "@croft/schemas/errors.ts";
import type { HostLeases } from "../coordination/host-leases.ts";
import type { Reads, Store } from "../store/store.ts";

export interface LeaseAnswer {
  seconds: number;
  /** Of the host's newest config. */
  generation: number;
}

/** Throws `unavailable` while none is given. */
export async function renewLease(store: Store, leases: HostLeases, host: string): Promise<LeaseAnswer> {
  // First renewed, then read: whatever leaves the host later does so after this lease is over.
  if (!leases.renew(host)) throw withheld(host, "what it lost is being made anew elsewhere");
  const generation = await store.snapshot((reads) => settledGeneration(reads, host));
  if (generation === undefined) throw withheld(host, "its newest config is still being made");
  return { seconds: leases.seconds, generation };
}

/** Undefined while the config lacks a removal, or may not be offered. */
async function settledGeneration(reads: Reads, host: string): Promise<number | undefined> {
  const orders = await reads.hostConfigs.givenUp(host);
  const entries = await reads.hostConfigs.entries(
    host,
    orders.map(({ id }) => id),
  );
  if (orders.some(({ id, generation }) => (entries.get(id)?.entry.generation ?? 0) < generation))
    return undefined;
  const generation = await reads.hostConfigs.offered(host);
  return generation === 0 ? undefined : generation;
}

const withheld = (host: string, why: string): CroftError =>
  new CroftError("unavailable", `Host ${host} gets no lease now: ${why}.`, { detail: "Ask again." });
