// Counters that hosts sent to this process; a restart forgets them.

import type { CounterBook, OwnCounters, VmCounters } from "../counter-book.ts";

export const FORGET_AFTER_MS = 60_000;

/** `now` is in milliseconds. */
export function createCounterBook(now: () => number): CounterBook {
  const hosts = new Map<string, { at: number; vms: ReadonlyMap<string, VmCounters>; own: OwnCounters }>();
  const fresh = (host: string) => {
    const sent = hosts.get(host);
    if (sent !== undefined && now() - sent.at <= FORGET_AFTER_MS) return sent;
    hosts.delete(host);
    return undefined;
  };
  return {
    put(host, vms, own) {
      hosts.set(host, { at: now(), vms: new Map(vms.map((counters) => [counters.id, counters])), own });
    },
    of: (host, vm) => fresh(host)?.vms.get(vm),
    hosts: () => [...hosts.keys()].flatMap((host) => ({ host, ...fresh(host)?.own })),
    all: () =>
      [...hosts.keys()].flatMap((host) =>
        [...(fresh(host)?.vms.values() ?? [])].map((counters) => ({ host, counters })),
      ),
  };
}
