// Which objects of each host have to be looked at by its next pass. In memory only, and it may be dropped at any moment:
// of a host that nothing is known about, everything has to be looked at.
//
//   unknown --take: all--> known --add ids--> known, with ids --take: these ids--> known
//      ^                     |
//      +--- a pass failed ---+--- it fell silent or was heard again, or was long not looked at: take: all

import type { Scope } from "./host-pass.ts";

export interface Outdated {
  add(host: string, ids: Iterable<string>): void;
  /** What the pass that starts now has to look at; it is no longer outdated then. */
  take(host: string, silent: boolean): Scope;
  /** What was taken was not looked at. */
  forget(host: string): void;
}

const WHOLE_EVERY_MS = 600_000;
/** Hosts that were looked at together are not due together. */
const APART_MS = 10_000;

interface Known {
  ids: Set<string>;
  silent: boolean;
  /** When it has to be looked at as a whole; undefined: now. */
  due: number | undefined;
}

/** `now` in milliseconds. */
export function outdated(now: () => number): Outdated {
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
