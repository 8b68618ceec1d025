// Dirty sets as this process filled them.

import type { DirtySets } from "../dirty-sets.ts";

const WHOLE_EVERY_MS = 600_000;
/** Hosts that were inspected together are not due together. */
const APART_MS = 10_000;

interface Known {
  ids: Set<string>;
  silent: boolean;
  /** When it has to be inspected as a whole; undefined: now. */
  due: number | undefined;
}

/** `now` in milliseconds. */
export function createDirtySets(now: () => number): DirtySets {
  const hosts = new Map<string, Known>();
  const of = (host: string): Known => {
    const known = hosts.get(host) ?? { ids: new Set(), silent: false, due: undefined };
    hosts.set(host, known);
    return known;
  };
  let spread = 0;
  return {
    add(host, ids) {
      const known = of(host);
      for (const id of ids) known.ids.add(id);
    },
    take(host, silent) {
      const known = of(host);
      const ids = known.ids;
      known.ids = new Set();
      if (known.due !== undefined && known.due > now() && known.silent === silent) return ids;
      spread = (spread + APART_MS) % WHOLE_EVERY_MS;
      known.due = now() + WHOLE_EVERY_MS + spread;
      known.silent = silent;
      return "all";
    },
    forget(host) {
      of(host).due = undefined;
    },
  };
}
